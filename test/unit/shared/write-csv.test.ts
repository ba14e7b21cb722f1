import { expect, test } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import * as fc from 'fast-check';
import { writeCsv } from '../../../src/shared/write-csv.ts';

const cell = (value: string): string => writeCsv([{ value }], { value: 'Verdi' }, ';').split('\n')[1] ?? '';

test.each([
  ['=HYPERLINK("http://x")', `"'=HYPERLINK(""http://x"")"`], ['@SUM(A1)', "'@SUM(A1)"], ['-2+3', "'-2+3"], ['+1+cmd|x', "'+1+cmd|x"], ['+47 900 00 009', '+47 900 00 009'], ['+4790000009', '+4790000009'],
  ['a;b', '"a;b"'], ['Åse', 'Åse'],
])('%j is written %j', (value, written) => { expect(cell(value)).toBe(written); });

test('whatever people wrote comes back, but for the mark before a formula', () => {
  fc.assert(fc.property(fc.array(fc.string({ unit: 'grapheme' }), { minLength: 1 }), (values) => {
    const rows = parse(writeCsv(values.map((value) => ({ value })), { value: 'Verdi' }), { bom: true, columns: true, skip_empty_lines: false, relax_quotes: false }) as { Verdi: string }[];
    const back = rows.map(({ Verdi }) => Verdi);
    for (const [at, value] of values.entries()) expect([value, `'${value}`]).toContain(back[at]);
    expect(back.some((value) => /^[=@\t\r-]/u.test(value))).toBe(false);
  }));
});
