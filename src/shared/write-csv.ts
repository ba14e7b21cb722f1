/** CSV as people open it in a spreadsheet: UTF-8 with a mark, a header row, and nothing in it that the spreadsheet would run. */
import { stringify } from 'csv-stringify/sync';

/** A cell that begins with one of these is run as a formula. */
const formula = /^[=+\-@\t\r]/;
/** A phone number begins with + and is none. */
const phoneNumber = /^\+\d[\d ]*$/;

const defused = (value: string): string => (formula.test(value) && !phoneNumber.test(value) ? `'${value}` : value);

/**
 * @param columns field → heading, in the order to write.
 * @param delimiter `;` is what a Norwegian spreadsheet takes apart by itself.
 * @param part `next` has neither mark nor headings: it follows the first, in a file written little by little.
 */
export const writeCsv = (rows: readonly Readonly<Record<string, unknown>>[], columns: Readonly<Record<string, string>>, delimiter: ',' | ';' = ',', part: 'first' | 'next' = 'first'): string =>
  stringify([...rows], { header: part === 'first', columns: { ...columns }, delimiter, bom: part === 'first', cast: { string: defused } });
