/** The part of the live board about shifts: what each needs, has and lacks, and whose names to look at. And where each of the board's lists stands. */
import { z } from 'zod';
import { button, buttonSchema, pageOf, type ButtonData } from '../cards/parts.ts';
import type { Texts } from '../locales/texts.ts';
import type { BoardInput } from './board-input.ts';
import { isOver, type Shift } from './domain.ts';
import { shiftWords } from './shifts.ts';

const text = z.string().min(1);
const colors = z.enum(['default', 'good', 'attention']);

export const shiftsSchema = z.array(z.strictObject({
  heading: text, rows: z.array(z.strictObject({ name: text, count: text, state: text, color: colors })), page: z.array(text), pages: z.array(z.strictObject({ buttons: z.array(buttonSchema) })),
  /** Whose names to show; empty where none may be seen. */
  pick: z.array(z.strictObject({ label: text, value: text, choices: z.array(z.strictObject({ title: text, value: text })), buttons: z.array(buttonSchema) })),
}));

const shiftsPerPage = 5;
const allShifts = '*';

/** What each shift needs, has and lacks, and whose names to look at. */
export function shiftsOf(input: BoardInput, t: Texts): z.infer<typeof shiftsSchema> {
  const { promptId, details, signedUp, now, timeZone, coming } = input;
  const words = t.mobilisation.shifts;
  if (details.shifts === undefined) return [];
  const shown = pageOf(details.shifts, input.shiftPage ?? 1, input.rows?.shifts ?? shiftsPerPage);
  const name = (shift: Shift): string => shiftWords(shift, timeZone, t);
  return [{
    heading: words.heading,
    rows: shown.items.map((shift) => {
      const n = signedUp.get(shift.id) ?? 0;
      const [state, color] = isOver(shift, now) ? [words.over, 'default' as const] : n >= shift.needed ? [words.full, 'good' as const] : [words.missing(shift.needed - n), 'attention' as const];
      return { name: name(shift), count: words.of(n, shift.needed), state, color };
    }),
    page: shown.pages > 1 ? [t.common.page(shown.page, shown.pages)] : [],
    pages: pagesOf(shown, (page) => ({ ...pageData(input), shiftPage: page }), t),
    pick: coming === undefined ? [] : [{
      label: words.pick, value: shownShift(input)?.id ?? allShifts, choices: [{ title: words.all, value: allShifts }, ...details.shifts.map((shift) => ({ title: name(shift), value: shift.id }))],
      buttons: [button(words.show, 'mobilisation.board', { promptId, unitPage: input.unitPage ?? 1, shiftPage: shown.page, comingPage: 1, ...below(input.live) })],
    }],
  }];
}

export const shownShift = ({ details, shift }: BoardInput): Shift | undefined => details.shifts?.find(({ id }) => id === shift);

const below = (live: boolean | undefined): ButtonData => (live ? { from: 'list' } : {});

/** Where each list stands, so that turning one leaves the others. */
export const pageData = ({ promptId, unitPage = 1, comingPage = 1, shiftPage, shift, live }: BoardInput): ButtonData =>
  ({ promptId, unitPage, comingPage, ...below(live), ...(shiftPage === undefined ? {} : { shiftPage }), ...(shift === undefined ? {} : { shift }) });

/** Buttons to the page before and after. */
export const pagesOf = (at: { readonly page: number; readonly pages: number }, dataOf: (page: number) => ButtonData, t: Texts): { buttons: z.infer<typeof buttonSchema>[] }[] =>
  (at.pages === 1 ? [] : [{ buttons: [
    ...(at.page > 1 ? [button(t.common.previous, 'mobilisation.board', dataOf(at.page - 1))] : []),
    ...(at.page < at.pages ? [button(t.common.next, 'mobilisation.board', dataOf(at.page + 1))] : []),
  ] }]);
