/** View models of the live board and its call list: how many come, who and when, by level and unit, what did not arrive. */
import { z } from 'zod';
import { barOf, barPartSchema, button, buttonSchema, pageOf } from '../cards/parts.ts';
import { byName, formatClock } from '../locales/format.ts';
import type { Texts } from '../locales/texts.ts';
import { defineCard } from '../ports/card-renderer.ts';
import { shortened } from '../shared/cut-text.ts';
import { networkLevels } from '../shared/network-terms.ts';
import { pageData, pagesOf, shiftsOf, shiftsSchema, shownShift } from './card-board-shifts.ts';
import { clockOf, exerciseMark, exerciseSchema, meetWords, mostOfName } from './card-parts.ts';
import { comingAnswers, isOver, stoodDown, type Standing } from './domain.ts';
import { followUpButtons } from './follow-ups.ts';
import { shiftWords } from './shifts.ts';
import type { BoardCounts, BoardInput, ComingPerson } from './board-input.ts';

const text = z.string().min(1);
const colors = z.enum(['default', 'good', 'accent', 'warning', 'attention']);
/** The colours of the board: green arrived, yellow on the way, blue digital, red cannot, grey silent. */
const standingColors = { 'er-fremme': 'good', 'kan-stille': 'warning', 'kan-bista-digitalt': 'accent', 'kan-ikke': 'attention', 'takket-av': 'default', silent: 'default' } as const satisfies Record<Standing, z.infer<typeof colors>>;
const count = z.strictObject({ label: text, count: text, color: colors });
const row = z.strictObject({ name: text, cells: z.array(z.strictObject({ text, color: colors })) });

export const boardCard = defineCard('mobilisation/board', z.strictObject({
  exercise: exerciseSchema,
  state: text,
  updated: text,
  kind: text,
  situation: text,
  where: text,
  led: text,
  quota: z.array(z.strictObject({ text, note: z.array(text), style: z.enum(['good', 'warning', 'emphasis']), buttons: z.array(z.strictObject({ buttons: z.array(buttonSchema) })) })),
  counts: z.array(count),
  bar: z.array(barPartSchema),
  answered: text,
  warnings: z.array(text),
  waves: z.array(z.strictObject({ lines: z.array(text), buttons: z.array(z.strictObject({ buttons: z.array(buttonSchema) })) })),
  shifts: shiftsSchema,
  people: z.array(z.strictObject({ heading: text, empty: z.array(text), rows: z.array(z.strictObject({ name: text, detail: text, when: text, color: colors })), page: z.array(text), pages: z.array(z.strictObject({ buttons: z.array(buttonSchema) })) })),
  columns: z.strictObject({ heads: z.array(text), explain: text }),
  tables: z.array(z.strictObject({ heading: text, rows: z.array(row) })),
  page: z.array(text),
  pages: z.array(z.strictObject({ buttons: z.array(buttonSchema) })),
  sending: z.array(z.strictObject({ heading: text, counts: z.array(count) })),
  more: z.array(z.strictObject({ buttons: z.array(buttonSchema) })),
  buttons: z.array(buttonSchema),
}));

/** Rows of a list; fewer where shifts need room. */
const unitsPerPage = ({ details, rows }: BoardInput): number => rows?.units ?? (details.shifts === undefined ? 6 : 3);
const peoplePerPage = ({ details }: BoardInput): number => (details.shifts === undefined ? 6 : 4);

/** Verbs: `mobilisation.board` `{ promptId, unitPage, comingPage, shiftPage, shift, from, live }`, `.message`, `.cancel`, `.enough`, `.wave`, each `{ promptId }`. */
export function boardModel(input: BoardInput, t: Texts): z.infer<typeof boardCard.schema> {
  const { promptId, details, state, tally, now, timeZone } = input;
  const words = t.mobilisation.board;
  const open = state === 'open';
  const units = pageOf([...tally.byUnit].map(([id, counts]) => ({ name: shortened(input.unitName(id), mostOfName.unit), counts })).sort(byName), input.unitPage ?? 1, unitsPerPage(input));
  const shown: readonly Standing[] = ['er-fremme', 'kan-stille', 'kan-bista-digitalt', 'kan-ikke', ...(countOf(tally.total, stoodDown) > 0 ? [stoodDown] as const : []), 'silent'];
  const counts = shown.map((standing) => ({ standing, n: countOf(tally.total, standing) }));
  const today = now.toZonedDateTimeISO(timeZone).toPlainDate().toString();
  // Nobody is on the way to what is on another day.
  const comingWords = details.date !== undefined && details.date > today ? words.ahead : words.onTheWay;
  return {
    exercise: exerciseMark(details.exercise, t),
    state: words.states[state],
    updated: t.live.updated(formatClock(now, timeZone)),
    kind: t.mobilisation.kinds[details.mobilisationKind],
    situation: shortened(details.situation, mostOfName.situation),
    where: `${shortened(details.place, mostOfName.place)} · ${meetWords(details, today, t)}`,
    led: words.led(shortened(input.lead, mostOfName.person)),
    quota: quotaOf(input, t),
    counts: counts.map(({ standing, n }) => ({ label: standing === 'kan-stille' ? comingWords.label : t.mobilisation.short[standing], count: String(n), color: n === 0 ? 'default' as const : standingColors[standing] })),
    bar: barOf(counts.map(({ standing, n }) => ({ count: n, color: standingColors[standing] }))),
    answered: [words.answered(tally.total.addressed - tally.total.silent, tally.total.addressed), ...(input.medianMinutes === undefined ? [] : [words.median(input.medianMinutes)])].join(' · '),
    warnings: warningsOf(input, t),
    waves: wavesOf(input, t),
    shifts: shiftsOf(input, t),
    people: input.coming === undefined ? [] : [peopleOf(input, input.coming, t)],
    columns: { heads: shown.map((standing) => (standing === 'kan-stille' ? comingWords.column : words.columns[standing])), explain: [words.explain(`${comingWords.column}: ${comingWords.said}`), ...(shown.includes(stoodDown) ? [words.explainThanked] : [])].join('  ·  ') },
    tables: [
      ...(units.page > 1 ? [] : [{ heading: words.byLevel, rows: networkLevels.filter((level) => tally.byLevel.has(level)).map((level) => rowOf(t.levelsShort[level], tally.byLevel.get(level), shown)) }]),
      { heading: words.byUnit, rows: units.items.map(({ name, counts: of }) => rowOf(name, of, shown)) },
    ].filter(({ rows }) => rows.length > 0),
    page: units.pages > 1 ? [t.common.page(units.page, units.pages)] : [],
    pages: pagesOf(units, (page) => ({ ...pageData(input), unitPage: page }), t),
    sending: state === 'draft' || state === 'scheduled' ? [] : [{ heading: words.sending, counts: sendingOf(input.delivery, t) }],
    more: followUpButtons(promptId, input.followUps ?? [], t, input.leadId),
    buttons: [
      button(words.refresh, 'mobilisation.board', { promptId, unitPage: 1, comingPage: 1, ...(input.live ? { live: true } : {}) }),
      ...(input.toCall > 0 ? [button(t.live.callList, 'prompts.call-list', { promptId })] : []),
      ...(input.mayLead && open ? [button(words.update, 'mobilisation.message', { promptId }), button(words.cancel, 'mobilisation.cancel', { promptId }, 'destructive')] : []),
    ],
  };
}

/** Nobody whose answer cannot be read is counted as silent; the reader is told how many that is. */
export const closedLines = (closed: NonNullable<BoardInput['closed']>, t: Texts): string[] =>
  closed.filter(({ people }) => people > 0).map(({ level, people }) => t.mobilisation.board.closed(t.levels[level].toLocaleLowerCase('nb'), people));

/** The next wave waits for answers that cannot be read, since enough may have come. */
function warningsOf({ closed = [], state, waves, details }: BoardInput, t: Texts): string[] {
  const waits = closed.length > 0 && state === 'open' && waves.called < waves.all;
  const sentences = [...closedLines(closed, t), ...(waits ? [t.mobilisation.board.waveWaits(details.waveMinutes)] : [])];
  return sentences.length === 0 ? [] : [sentences.join(' ')];
}

const countOf = (counts: BoardCounts | undefined, standing: Standing): number => (standing === 'silent' ? counts?.silent : counts?.answers[standing]) ?? 0;
const comingOf = (counts: BoardCounts): number => comingAnswers.reduce((sum, answer) => sum + (counts.answers[answer] ?? 0), 0);

/** A column for each standing that the counts above have: a row's numbers add up to those called. */
const rowOf = (name: string, counts: BoardCounts | undefined, shown: readonly Standing[]): z.infer<typeof row> => ({
  name,
  cells: shown.map((standing) => ({ text: String(countOf(counts, standing)), color: standingColors[standing] })),
});

/** How the need stands, with the one click that is offered when it is met. */
function quotaOf(input: BoardInput, t: Texts): z.infer<typeof boardCard.schema>['quota'] {
  const { promptId, details, mayLead, state } = input;
  const words = t.mobilisation.board;
  const need = needOf(input, t);
  if (need === undefined) return [];
  const { met } = need;
  const offered = met && mayLead && state === 'open' && details.coveredAt === undefined;
  return [{
    text: need.text,
    note: details.coveredAt !== undefined ? [words.covered] : met ? (state === 'open' ? [offered ? words.offer : words.met] : []) : details.reopened > 0 && state === 'open' ? [words.reopened] : [],
    style: met ? 'good' : 'warning',
    buttons: offered ? [{ buttons: [button(words.enough, 'mobilisation.enough', { promptId }, 'positive')] }] : [],
  }];
}

function needOf({ details, tally, signedUp, now }: BoardInput, t: Texts): { readonly text: string; readonly met: boolean } | undefined {
  const { shifts, needed } = details;
  if (shifts !== undefined) {
    const full = shifts.filter((shift) => isOver(shift, now) || (signedUp.get(shift.id) ?? 0) >= shift.needed).length;
    return { text: t.mobilisation.shifts.quota(full, shifts.length), met: full === shifts.length };
  }
  const coming = comingOf(tally.total);
  return needed === undefined ? undefined : { text: t.mobilisation.board.quota(coming, needed), met: coming >= needed };
}

function wavesOf({ promptId, details, waves, state, mayLead, now, timeZone }: BoardInput, t: Texts): z.infer<typeof boardCard.schema>['waves'] {
  const words = t.mobilisation.board;
  if (waves.all < 2) return [];
  const next = state === 'open' && waves.called < waves.all;
  return [{
    lines: [words.waves(waves.called, waves.all), ...(next && waves.nextAt !== undefined && Temporal.Instant.compare(waves.nextAt, now) > 0 ? [words.nextWave(waves.called + 1, clockOf(waves.nextAt, timeZone, t))] : [])],
    buttons: next && mayLead && details.coveredAt === undefined ? [{ buttons: [button(words.wave, 'mobilisation.wave', { promptId, wave: waves.called + 1 })] }] : [],
  }];
}

function peopleOf(input: BoardInput, coming: readonly ComingPerson[], t: Texts): z.infer<typeof boardCard.schema>['people'][number] {
  const { details, comingPage, now, timeZone } = input;
  const words = t.mobilisation.board;
  const of = shownShift(input);
  const people = of === undefined ? coming : coming.filter(({ shifts }) => shifts?.includes(of.id));
  const shown = pageOf(people, comingPage ?? 1, peoplePerPage(input));
  // A koordinator sees the numbers of the region and the names of the own unit.
  const unnamed = (of === undefined ? comingOf(input.tally.total) : input.signedUp.get(of.id) ?? 0) - people.length;
  const whenOf = ({ answer, eta, shifts }: ComingPerson): string => {
    if (answer === 'er-fremme') return words.here;
    if (details.shifts !== undefined) return of === undefined ? t.mobilisation.shifts.count(shifts?.length ?? 0) : t.mobilisation.shifts.signedUp;
    if (eta === undefined) return words.unknownEta;
    const time = clockOf(eta, timeZone, t);
    return Temporal.Instant.compare(eta, now) < 0 ? words.late(time) : words.etaAt(time);
  };
  return {
    heading: of === undefined ? words.coming : t.mobilisation.shifts.comingTo(shiftWords(of, timeZone, t)),
    empty: unnamed > 0 ? [words.unnamed(unnamed)] : people.length > 0 ? [] : [of === undefined ? words.nobodyComing : t.mobilisation.shifts.nobody],
    rows: shown.items.map((person) => ({
      name: shortened(person.name, mostOfName.person),
      detail: [shortened(person.unit, mostOfName.unit), t.levelsShort[person.level], ...(person.enteredBy === undefined ? [] : [t.followUp.phoned.onPhone]), ...(person.comment === undefined ? [] : [shortened(person.comment, mostOfName.comment)])].join(' · '),
      when: whenOf(person),
      color: person.answer === 'er-fremme' ? 'good' : 'warning',
    })),
    page: shown.pages > 1 ? [t.common.page(shown.page, shown.pages)] : [],
    pages: pagesOf(shown, (page) => ({ ...pageData(input), comingPage: page }), t),
  };
}

const outcomeColors = { sent: 'good', waiting: 'accent', failed: 'attention', unreachable: 'warning', unknown: 'warning', spared: 'default' } as const;

const sendingOf = (delivery: BoardInput['delivery'], t: Texts): z.infer<typeof count>[] =>
  (['sent', 'waiting', 'failed', 'unreachable', 'unknown', 'spared'] as const).filter((outcome) => outcome === 'sent' || delivery[outcome] > 0)
    .map((outcome) => ({ label: outcome === 'spared' ? t.mobilisation.board.spared : t.live[outcome], count: String(delivery[outcome]), color: delivery[outcome] === 0 ? 'default' : outcomeColors[outcome] }));
