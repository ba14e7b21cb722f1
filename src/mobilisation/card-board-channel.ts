/** View model of the board in a channel: everybody there reads along and nothing can be pressed, so it is numbers in full, on one page. */
import type { z } from 'zod';
import type { Texts } from '../locales/texts.ts';
import { boardModel, type boardCard } from './card-board.ts';
import type { BoardInput } from './board-input.ts';
import { mostShifts } from './shifts.ts';

/** Of units: what the card's size allows beside every shift, or without any. */
const mostUnits = ({ details }: Pick<BoardInput, 'details'>): number => (details.shifts === undefined ? 14 : 6);

export function channelBoardModel(input: Omit<BoardInput, 'mayLead' | 'toCall'>, t: Texts): z.infer<typeof boardCard.schema> {
  const units = mostUnits(input);
  const board = boardModel({ ...input, mayLead: false, toCall: 0, rows: { units, shifts: mostShifts } }, t);
  const hidden = input.tally.byUnit.size - units;
  return { ...board, shifts: board.shifts.map((shifts) => ({ ...shifts, pick: [] })), page: hidden > 0 ? [t.preview.more(hidden)] : [], pages: [], sending: [], more: [], buttons: [] };
}
