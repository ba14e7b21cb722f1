import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { readCsv, type CsvRow, type Problems } from '../../../src/shared/csv.ts';

const columns = { required: ['id', 'name', 'who'] };
const rowsOf = (file: Uint8Array | string): readonly CsvRow[] => {
  const read = readCsv(file, columns);
  if (!('rows' in read)) throw new Error(JSON.stringify(read));
  return read.rows;
};
const problemsOf = (file: Uint8Array | string): Problems => {
  const read = readCsv(file, columns);
  if ('rows' in read) throw new Error('expected problems');
  return read;
};
const reasonOf = (file: Uint8Array | string): string => problemsOf(file).errors.map(({ line, reason }) => `${line}: ${reason}`).join('\n');
const row = (line: number, id: string, name: string, who: string): CsvRow => ({ line, cells: { id, name, who } });

describe('what is read', () => {
  const expected = [row(2, 'a', 'Blåbær', 'x;y')];
  test.each([
    ['plain', 'id,name,who\na,Blåbær,x;y\n'],
    ['BOM and CRLF', '\uFEFFid,name,who\r\na,Blåbær,x;y\r\n'],
    ['semicolons, as Excel in Norwegian writes', 'id;name;who\r\na;Blåbær;"x;y"\r\n'],
    ['no line break at the end, spaces, upper case header', ' ID , Name,WHO\n a , Blåbær , x;y '],
    ['quoted header', '"id","name","who"\n"a","Blåbær","x;y"'],
    ['empty lines and lines of separators', 'id,name,who\na,Blåbær,x;y\n\n,,\n'],
  ])('%s', (_, text) => {
    expect(rowsOf(text)).toEqual(expected);
    expect(rowsOf(new TextEncoder().encode(text))).toEqual(expected);
  });

  test('columns in another order', () => {
    expect(rowsOf('who,id,name\nx;y,a,Blåbær')).toEqual(expected);
  });

  test('line numbers are where a row begins, also behind line breaks inside cells', () => {
    expect(rowsOf('id,name,who\na,"to\nlinjer",\n\nb,en,\n').map(({ line }) => line)).toEqual([2, 5]);
  });

  test('whatever text is in the cells comes back', () => {
    const cell = fc.string({ unit: 'grapheme', maxLength: 20 }).map((text) => text.replaceAll('\0', '').trim());
    fc.assert(fc.property(fc.constantFrom(',', ';'), fc.array(fc.tuple(fc.stringMatching(/^[a-z]{1,5}$/), cell, cell), { minLength: 1, maxLength: 5 }), (delimiter, rows) => {
      const quote = (text: string): string => `"${text.replaceAll('"', '""')}"`;
      const text = [['id', 'name', 'who'], ...rows].map((cells) => cells.map(quote).join(delimiter)).join('\r\n');
      expect(rowsOf(text).map(({ cells }) => [cells['id'], cells['name'], cells['who']])).toEqual(rows);
    }));
  });
});

describe('what is refused', () => {
  test.each<[string, Uint8Array | string, string]>([
    ['an empty file', '', '1: filen er tom'],
    ['only a BOM', new Uint8Array([0xef, 0xbb, 0xbf]), '1: filen er tom'],
    ['only a header', 'id,name,who\r\n', '1: filen har bare overskriftsraden; det er ingenting å importere'],
    ['Latin-1', Buffer.from('id,name,who\na,Blåbær,\n', 'latin1'), '1: filen er ikke UTF-8; lagre den på nytt som CSV UTF-8'],
    ['UTF-16', Buffer.from('\uFEFFid,name,who\na,Blåbær,\n', 'utf16le'), '1: filen er ikke UTF-8; lagre den på nytt som CSV UTF-8'],
    ['a missing and an unknown column', 'id,navn,who\na,b,c', '1: mangler kolonne: name; ukjent kolonne: navn. Kolonnene skal være id,name,who'],
    ['a column twice', 'id,name,who,id\na,b,c,d', '1: kolonne står flere ganger: id. Kolonnene skal være id,name,who'],
    ['a nameless column', 'id,name,who,\na,b,c,d', '1: ukjent kolonne: (uten navn). Kolonnene skal være id,name,who'],
    ['too many cells', 'id,name,who\na,b,c\nd,e,f,g\n', '3: raden har 4 celler, overskriften har 3; en celle med «,» i må stå i anførselstegn'],
    ['an unclosed quotation mark', 'id,name,who\na,"b,c\nd,e,f\n', '2: et anførselstegn (") blir ikke lukket'],
    ['a quotation mark inside a cell', 'id,name,who\na,b"c,d\n', '2: anførselstegn (") står feil; sett hele cellen i anførselstegn og skriv "" for et anførselstegn i teksten'],
  ])('%s', (_, file, reason) => { expect(reasonOf(file)).toBe(reason); });

  test('an unclosed quotation mark does not read ten megabytes into one cell', () => {
    expect(reasonOf(`id,name,who\na,"b${'x'.repeat(10_000_000)}`)).toMatch(/^2: raden er alt for lang/);
  });

  test('more than twenty megabytes', () => {
    expect(reasonOf(new Uint8Array(20 * 1024 * 1024 + 1))).toBe('1: filen er større enn 20 MB; del den opp');
  });

  test('megabytes of short rows: the first fifty are listed and the rest counted', () => {
    const rows = 300_000;
    const { errors, more } = problemsOf(`id,name,who\n${'a,bcde\n'.repeat(rows)}`);
    expect(errors).toHaveLength(50);
    expect(errors[0]?.line).toBe(2);
    expect(errors.length + more).toBe(rows);
  });
});
