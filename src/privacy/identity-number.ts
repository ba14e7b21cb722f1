/**
 * Norwegian identity numbers in free text. Recognises too much rather than too little: a number that cannot be told from one
 * (a bank account whose first six digits happen to be a date) is refused as well.
 * Source of the rules: Skatteetaten's description of fødselsnummer, D-number, synthetic numbers and the check digits from 2032.
 */

const k1Weights = [3, 7, 6, 1, 8, 9, 4, 5, 2, 1];
const k2Weights = [5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1];
/** From 2032 the first check digit may leave any of the remainders 0–3; until then only 0. */
const k1Remainders = 4;

const weighedSum = (digits: readonly number[], weights: readonly number[]): number =>
  weights.reduce((sum, weight, index) => sum + weight * (digits[index] ?? 0), 0);

/** Two digits do not tell the century (and from 2032 the individual number does not either): 29 February is accepted if it exists in any. */
function isDate(day: number, month: number, year: number): boolean {
  if (month < 1 || month > 12) return false;
  return day >= 1 && day <= Temporal.PlainYearMonth.from({ year: 2000 + year, month }).daysInMonth;
}

/** Eleven digits: DDMMYY, individual number, two check digits. D-number: day + 40. Synthetic: month + 40 or + 80. */
export function isIdentityNumber(text: string): boolean {
  if (!/^\d{11}$/.test(text)) return false;
  const digits = [...text].map(Number);
  const [day, month, year] = [Number(text.slice(0, 2)), Number(text.slice(2, 4)), Number(text.slice(4, 6))];
  return isDate(day > 40 ? day - 40 : day, month > 80 ? month - 80 : month > 40 ? month - 40 : month, year)
    && weighedSum(digits, k1Weights) % 11 < k1Remainders
    && weighedSum(digits, k2Weights) % 11 === 0;
}

/** Invisible characters that text brings along when it is pasted. */
const invisible = /\p{Cf}/gu;
/** Digits with at most three spaces, dots, dashes or slashes between them. */
const digitRun = /\d(?:[\p{Zs}\s.,\p{Pd}/_]{0,3}\d)*/gu;
/** How an identity number is written when it stands among other numbers. */
const usualGroupings = new Set(['11', '6 5', '2 2 2 5', '6 3 2', '2 2 2 3 2', Array.from({ length: 11 }, () => '1').join(' ')]);

/**
 * Whether an identity number stands anywhere in the text. Eleven digits are looked at however they are grouped. Within a
 * longer run of digits (two numbers after each other, a list number before one) only whole groups in a usual grouping are:
 * so neither phone numbers in a row nor the id of a Teams meeting (`312 456 789 012 34`) are cut up until something fits.
 * More than eleven digits written together are another kind of number.
 */
export function containsIdentityNumber(text: string): boolean {
  const plain = text.normalize('NFKC').replace(invisible, '');
  return [...plain.matchAll(digitRun)].some(([run]) => {
    const groups = run.split(/\D+/);
    const all = groups.join('');
    return all.length === 11 ? isIdentityNumber(all) : windowsOf(groups).some(isIdentityNumber);
  });
}

function windowsOf(groups: readonly string[]): string[] {
  const windows: string[] = [];
  for (let from = 0; from < groups.length; from += 1) {
    for (let to = from + 1; to <= Math.min(groups.length, from + 11); to += 1) {
      const window = groups.slice(from, to);
      if (usualGroupings.has(window.map(({ length }) => length).join(' '))) windows.push(window.join(''));
    }
  }
  return windows;
}
