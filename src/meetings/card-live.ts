/** View models for the one who called: the live card, and who answered what. */
import { z } from 'zod';
import { namesModel, type namesCard } from '../cards/common.ts';
import { barOf, barPartSchema, button, buttonSchema, pageOf } from '../cards/parts.ts';
import { byName, formatClock } from '../locales/format.ts';
import type { Texts } from '../locales/texts.ts';
import { defineCard } from '../ports/card-renderer.ts';
import type { PromptState } from '../prompts/domain.ts';
import { shortened } from '../shared/cut-text.ts';
import { networkLevels, parties, type NetworkLevel, type Party } from '../shared/network-terms.ts';
import { meetingFacts } from './card-parts.ts';
import { seriesMark } from './card-series.ts';
import { comingAnswers, invitationAnswers, type InvitationAnswer, type MeetingDetails, type MeetingSeries } from './domain.ts';

const text = z.string().min(1);
const colors = z.enum(['default', 'good', 'accent', 'warning', 'attention']);
const row = z.strictObject({ name: text, yes: text, maybe: text, no: text, silent: text, color: colors });

export const liveCard = defineCard('meetings/live', z.strictObject({
  state: text,
  title: text,
  when: text,
  answered: text,
  bar: z.array(barPartSchema),
  counts: z.array(z.strictObject({ label: text, count: text, color: colors })),
  warnings: z.array(text),
  columns: z.strictObject({ yes: text, maybe: text, no: text, silent: text, explain: text }),
  tables: z.array(z.strictObject({ heading: text, rows: z.array(row) })),
  page: z.array(text),
  sending: z.array(z.strictObject({ heading: text, counts: z.array(z.strictObject({ label: text, count: text, color: colors })), note: z.array(text) })),
  updated: text,
  pages: z.array(z.strictObject({ buttons: z.array(buttonSchema) })),
  buttons: z.array(buttonSchema),
}));

/** As the shared tally counts: answer id → people. */
export interface LiveCounts {
  readonly addressed: number;
  readonly silent: number;
  readonly answers: Readonly<Record<string, number>>;
}

export interface LiveInput {
  readonly promptId: string;
  readonly state: PromptState;
  readonly details: MeetingDetails;
  readonly series?: Pick<MeetingSeries, 'number' | 'of'>;
  readonly tally: {
    readonly total: LiveCounts;
    readonly byLevel: ReadonlyMap<NetworkLevel, LiveCounts>;
    /** Unit id → counts. */
    readonly byUnit: ReadonlyMap<string, LiveCounts>;
    readonly byParty: ReadonlyMap<Party, LiveCounts>;
  };
  /** Of those counted as coming, who come instead of somebody. */
  readonly deputies?: number;
  /** Levels whose answers cannot be read now: they look silent, so the card says so. */
  readonly closedLevels?: readonly NetworkLevel[];
  readonly unitName: (unitId: string) => string;
  /** Parties that ought to be represented (trepart, usually): a warning where nobody of one comes. */
  readonly expectedParties: readonly Party[];
  /** Deliveries of the invitation by outcome; `waiting` is pending and sending. */
  readonly delivery: { readonly sent: number; readonly waiting: number; readonly failed: number; readonly unreachable: number; readonly unknown: number };
  readonly updatedAt: Temporal.Instant;
  readonly timeZone: string;
  /** Page of the table by unit, from 1. */
  readonly unitPage?: number;
  readonly mayCancel: boolean;
  /** Innspill that wait and may be taken up in it. */
  readonly innspill?: number;
  /** It has started, so that there may be something to sum up. */
  readonly begun?: boolean;
  /** People on the ringeliste that this person may see. */
  readonly toCall: number;
  readonly maySeeNames: boolean;
}

const unitsPerPage = 12;
const answerColors = { kommer: 'good', 'kommer-digitalt': 'accent', kanskje: 'warning', 'kommer-ikke': 'attention', silent: 'default' } as const;

/** Verbs: `meeting.live-page` `{ promptId, page, inPlace }`, `meeting.names` `{ promptId, page }`, `prompts.call-list` `{ promptId }`, `meeting.attendance` `{ promptId }`, `meeting.change` `{ promptId }`, `meeting.cancel` `{ promptId }`, `follow-up.open` `{ promptId }`. */
export function liveModel(input: LiveInput, t: Texts): z.infer<typeof liveCard.schema> {
  const { promptId, details, tally, state } = input;
  const units = pageOf([...tally.byUnit].map(([id, counts]) => ({ name: input.unitName(id), counts })).sort(byName), input.unitPage ?? 1, unitsPerPage);
  const counts = [...invitationAnswers.map((answer) => ({ answer, count: tally.total.answers[answer] ?? 0 })), { answer: 'silent' as const, count: tally.total.silent }];
  return {
    state: t.live.states[state],
    title: details.title,
    when: `${meetingFacts(details, t)[0].value}${seriesMark(input.series, t)}`,
    answered: [t.live.answered(tally.total.addressed - tally.total.silent, tally.total.addressed), ...((input.deputies ?? 0) === 0 ? [] : [t.meetings.deputy.count(input.deputies ?? 0)])].join(' · '),
    bar: barOf(counts.map(({ answer, count }) => ({ count, color: answerColors[answer] }))),
    counts: counts.map(({ answer, count }) => ({ label: t.answersShort[answer], count: String(count), color: count === 0 ? 'default' as const : answerColors[answer] })),
    warnings: [...(input.closedLevels ?? []).map((level) => t.live.levelClosed(t.levels[level].toLocaleLowerCase(t.locale))), ...missingParties(input, t)],
    columns: { yes: t.live.yes, maybe: t.live.maybe, no: t.live.no, silent: t.live.silent, explain: t.live.columns },
    tables: [
      ...(units.page > 1 ? [] : [
        { heading: t.live.byLevel, rows: networkLevels.filter((level) => tally.byLevel.has(level)).map((level) => rowOf(t.levelsShort[level], tally.byLevel.get(level))) },
        { heading: t.live.byParty, rows: parties.filter((party) => tally.byParty.has(party)).map((party) => rowOf(t.parties[party], tally.byParty.get(party))) },
      ]),
      { heading: t.live.byUnit, rows: units.items.map(({ name, counts }) => rowOf(name, counts)) },
    ].filter(({ rows }) => rows.length > 0),
    page: units.pages > 1 ? [t.common.page(units.page, units.pages)] : [],
    sending: state === 'draft' || state === 'scheduled' ? [] : [sendingOf(input.delivery, t)],
    updated: t.live.updated(formatClock(input.updatedAt, input.timeZone)),
    pages: units.pages > 1 ? [{ buttons: [
      ...(units.page > 1 ? [button(t.common.previous, 'meeting.live-page', { promptId, page: units.page - 1, inPlace: true })] : []),
      ...(units.page < units.pages ? [button(t.live.more, 'meeting.live-page', { promptId, page: units.page + 1, ...(units.page > 1 ? { inPlace: true } : {}) })] : []),
    ] }] : [],
    buttons: [
      ...(input.maySeeNames ? [button(t.live.names, 'meeting.names', { promptId })] : []),
      ...(input.toCall > 0 ? [button(t.live.callList, 'prompts.call-list', { promptId })] : []),
      ...((input.innspill ?? 0) > 0 && input.begun !== true && (state === 'open' || state === 'scheduled') ? [button(t.innspill.waiting.see(input.innspill ?? 0), 'innspill.waiting', { scope: 'meeting', meetingId: promptId, below: true })] : []),
      ...(input.mayCancel && state === 'closed' ? [button(t.meetings.attendance.title, 'meeting.attendance', { promptId })] : []),
      ...(input.mayCancel && input.begun === true && (state === 'open' || state === 'closed' || state === 'cancelled') ? [button(t.tiltakslogg.title, 'follow-up.open', { promptId })] : []),
      ...(input.mayCancel && (state === 'open' || state === 'scheduled') ? [button(t.form.editTitle, 'meeting.change', { promptId }), button(t.live.cancel, 'meeting.cancel', { promptId }, 'destructive')] : []),
    ],
  };
}

const comingOf = (counts: LiveCounts | undefined): number => comingAnswers.reduce((sum, answer) => sum + (counts?.answers[answer] ?? 0), 0);

function rowOf(name: string, counts: LiveCounts | undefined): z.infer<typeof row> {
  const yes = comingOf(counts);
  return {
    name, yes: String(yes), maybe: String(counts?.answers.kanskje ?? 0), no: String(counts?.answers['kommer-ikke'] ?? 0), silent: String(counts?.silent ?? 0), color: yes > 0 ? 'good' : 'default',
  };
}

/** A party counts as missing when nobody of it has said yes, whether or not anybody of it was called. */
function missingParties({ tally, expectedParties }: LiveInput, t: Texts): string[] {
  const missing = expectedParties.filter((party) => comingOf(tally.byParty.get(party)) === 0);
  return missing.length === 0 ? [] : [t.live.missing(missing.map((party) => t.parties[party].toLocaleLowerCase('nb')).join(', '))];
}

function sendingOf(delivery: LiveInput['delivery'], t: Texts): { heading: string; counts: { label: string; count: string; color: z.infer<typeof colors> }[]; note: string[] } {
  const colorOf = { sent: 'good', waiting: 'accent', failed: 'attention', unreachable: 'warning', unknown: 'warning' } as const;
  const shown = (['sent', 'waiting', 'failed', 'unreachable', 'unknown'] as const).filter((outcome) => outcome === 'sent' || delivery[outcome] > 0);
  return {
    heading: t.live.sending,
    counts: shown.map((outcome) => ({ label: t.live[outcome], count: String(delivery[outcome]), color: delivery[outcome] === 0 ? 'default' : colorOf[outcome] })),
    note: delivery.unknown > 0 ? [t.live.unknownText] : [],
  };
}

export interface MeetingNamesInput {
  readonly promptId: string;
  readonly details: MeetingDetails;
  /** Everybody who may be shown; unit by name; `answer` absent for the silent. Sorted and paged here. */
  readonly people: readonly { readonly name: string; readonly unit: string; readonly level: NetworkLevel; readonly answer?: string; /** Comes instead of them. */ readonly deputy?: string }[];
  readonly page: number;
  /** `meeting.names` for the one who called, `meeting.who` for the invited. */
  readonly verb: 'meeting.names' | 'meeting.who';
}

/** Bytes, however many are on a page. */
const longestDeputyShown = 60;

/** For namesCard. It stands below the card it was opened from, so there is nothing to go back to. */
export function meetingNamesModel({ promptId, details, people, page, verb }: MeetingNamesInput, t: Texts): z.infer<typeof namesCard.schema> {
  const order: readonly string[] = [...invitationAnswers, 'silent'];
  const answerOf = (person: { readonly answer?: string }): InvitationAnswer | 'silent' => (order.includes(person.answer ?? '') ? person.answer as InvitationAnswer : 'silent');
  const countOf = new Map<string, number>();
  for (const person of people) countOf.set(answerOf(person), (countOf.get(answerOf(person)) ?? 0) + 1);
  const sorted = [...people].sort((a, b) => order.indexOf(answerOf(a)) - order.indexOf(answerOf(b)) || byName(a, b));
  return namesModel({
    title: verb === 'meeting.who' ? t.invitation.whoTitle : t.live.namesTitle,
    subtitle: details.title,
    people: sorted.map((person) => ({ name: person.name, detail: [person.unit, t.levelsShort[person.level], ...(person.deputy === undefined ? [] : [t.meetings.deputy.mark(shortened(person.deputy, longestDeputyShown))])].join(' · '), group: `${t.answers[answerOf(person)]} (${countOf.get(answerOf(person))})` })),
    page, verb, data: { promptId },
  }, t);
}
