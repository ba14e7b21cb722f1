/** A report as Word gets it: headings as headings, tables that keep their header, charts with their numbers, text that cannot break the file. */
import { describe, expect, test } from '@jest/globals';
import { strFromU8, unzipSync } from 'fflate';
import { createWordDocuments } from '../../../src/adapters/docx/word-document.ts';
import type { ReportDocument, ReportPart } from '../../../src/ports/document-writer.ts';

const write = async (parts: readonly ReportPart[], more: Partial<ReportDocument> = {}): Promise<Readonly<Record<string, string>>> => {
  const files = unzipSync(await createWordDocuments().write({ title: 'Rapport', locale: 'nb', foot: 'SaLTo', parts, ...more }));
  return Object.fromEntries(Object.entries(files).map(([name, bytes]) => [name, strFromU8(bytes)]));
};

describe('a Word document', () => {
  test('has headings, a list and a table whose header comes again', async () => {
    const { 'word/document.xml': xml = '' } = await write([
      { kind: 'heading', level: 2, text: 'Tidslinje' }, { kind: 'list', items: ['Først', 'Så'] },
      { kind: 'table', columns: [{ heading: 'Enhet', width: 3 }, { heading: 'Svart', align: 'right' }], rows: [['Bydel Alna', '4'], ['Sum', '4']], totals: true },
    ]);
    for (const words of ['w:val="Title"', 'w:val="Heading2"', '<w:tblHeader', 'Bydel Alna', 'w:val="right"', '<w:cantSplit']) expect(xml).toContain(words);
  });

  test('has a chart with its numbers, and says in words what it shows', async () => {
    const files = await write([{ kind: 'chart', shape: 'line', title: 'Svar over tid', text: 'Etter 10 min hadde 4 svart.', categories: [0, 5, 10], series: [{ name: 'Har svart', values: [0, 2, 4] }, { name: 'Kommer', values: [0, 1, 1] }] }]);
    const chart = Object.entries(files).find(([name]) => /charts?\/chart\d*\.xml$/u.test(name))?.[1] ?? '';
    expect(chart).toContain('c:lineChart');
    expect(chart).toContain('Har svart');
    expect(files['word/document.xml']).toContain('descr="Etter 10 min hadde 4 svart."');
  });

  test.each<ReportPart>([
    { kind: 'chart', shape: 'stacked-bar', title: 'T', text: 't', categories: ['A'], series: [{ name: 's', values: [1] }] },
    { kind: 'chart', shape: 'bar', title: 'T', text: 't', categories: ['A'], series: [{ name: 's', values: [1] }] },
    { kind: 'chart', shape: 'column', title: 'T', text: 't', categories: ['A'], series: [{ name: 's', values: [1], color: '0B4A6F' }] },
    { kind: 'table', columns: [{ heading: 'Tom' }], rows: [] },
  ])('takes %j', async (part) => { expect((await write([part]))['word/document.xml']).toContain('<w:body>'); });

  test('holds what people wrote literally, without what XML cannot hold', async () => {
    const nasty = `<w:p/> & "æøå" \u0000\u0008\ud800 😀\nny linje`;
    const { 'word/document.xml': xml = '' } = await write([{ kind: 'paragraph', text: nasty }, { kind: 'table', columns: [{ heading: nasty }], rows: [[nasty]] }], { title: nasty, subtitle: nasty });
    expect(xml).toContain('&lt;w:p/&gt; &amp;');
    expect(xml).toContain('😀');
    // eslint-disable-next-line no-control-regex
    expect(xml).not.toMatch(/[\u0000-\u0008\ud800-\udfff](?![\udc00-\udfff])/u);
    expect(xml).toContain('<w:br/>');
  });

  test('says on every page what it is, in its language', async () => {
    const files = await write([], { mark: 'ØVELSE', locale: 'nn' });
    expect(Object.entries(files).find(([name]) => /header\d*\.xml$/u.test(name))?.[1]).toContain('ØVELSE');
    expect(files['word/styles.xml']).toContain('nn-NO');
  });
});
