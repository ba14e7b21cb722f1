/** A mobilisation as the network runs it: what was called for, what people answer, and when enough of them come. Pure rules. */
import type { AudienceExpression, Addressee, Prompt, Response } from '../prompts/domain.ts';
import type { NetworkLevel } from '../shared/network-terms.ts';

export const mobilisationKinds = ['alvorlig-hendelse', 'arrangement', 'demonstrasjon'] as const;
export type MobilisationKind = (typeof mobilisationKinds)[number];

/** Everybody at once; level by level, utøvende first; or unit by unit. */
export const waveOrders = ['alle', 'nivaer', 'enheter'] as const;
export type WaveOrder = (typeof waveOrders)[number];

/** Delivery purpose of the call, and of its changes in place. */
export const callPurpose = 'mobilisation-call';

/** Delivery purposes of what asks people again: the silent (`:` and the wave), and everybody still needed after somebody dropped out (`:` and the time). Each has buttons of its own. */
export const nudgePurpose = 'mobilisation-nudge';
export const reopenedPurpose = 'mobilisation-reopened';

/** Delivery purposes of what tells people that they are not needed: called off, or enough others come (once each time). */
export const offPurpose = 'mobilisation-off';
export const thanksPurpose = ({ reopened }: Pick<MobilisationDetails, 'reopened'>): string => `mobilisation-thanks:${reopened}`;

/** What people press. */
export const callAnswers = ['kan-stille', 'kan-bista-digitalt', 'kan-ikke', 'er-fremme'] as const;
export type CallAnswer = (typeof callAnswers)[number];
/** Written into a person's answer when enough others come: it is history like the rest, and a new `kan-stille` replaces it. */
export const stoodDown = 'takket-av';
/** Where a person stands, in the order of the board. */
const standings = ['er-fremme', 'kan-stille', 'kan-bista-digitalt', 'kan-ikke', stoodDown, 'silent'] as const;
export type Standing = (typeof standings)[number];
/** Answers that count towards the need. */
export const comingAnswers: readonly string[] = ['er-fremme', 'kan-stille'] satisfies readonly CallAnswer[];

/** A message from whoever leads, or the sekretariat, while it goes on. */
export interface CallerMessage {
  readonly id: string;
  /** Member id of who wrote it. */
  readonly by?: string;
  /** Through the privacy guard. */
  readonly text: string;
  readonly to: 'all' | 'coming';
  /** ISO instant. */
  readonly at: string;
}

/** What happened besides waves and messages, for the timeline of the report. */
export interface MobilisationEvent {
  readonly what: 'covered' | 'reopened' | 'cancelled' | 'lead';
  /** ISO instant. */
  readonly at: string;
  /** Member ids: who did it, and who leads from then on. */
  readonly by?: string;
  readonly to?: string;
}

/** One card in a linked channel for those who can only be reached there. Who they are is frozen: a card edited later reaches nobody. */
export interface ChannelCall {
  /** Unique within its mobilisation. */
  readonly id: string;
  /** Id of the linked channel. */
  readonly channel: string;
  readonly memberIds: readonly string[];
  /** When they were put on it, ISO instant. */
  readonly at: string;
}

/** One stretch of an event for which people sign up. */
export interface Shift {
  /** Unique within its mobilisation. */
  readonly id: string;
  /** ISO instants, `start` before `end`. */
  readonly start: string;
  readonly end: string;
  /** People. */
  readonly needed: number;
}

export interface MobilisationDetails {
  readonly mobilisationKind: MobilisationKind;
  /** Marked on every card, and kept out of statistics. */
  readonly exercise: boolean;
  readonly situation: string;
  readonly place: string;
  /** YYYY-MM-DD, local; present when it lies ahead or `meetAt` is set. */
  readonly date?: string;
  /** HH:MM, local. */
  readonly meetAt?: string;
  readonly deadlineMinutes: number;
  /** Absent where there are shifts: each has a need of its own. */
  readonly needed?: number;
  /** Of an event, in order of their start. Absent: people come at one time. */
  readonly shifts?: readonly Shift[];
  /** Those who are away are called all the same. */
  readonly includeAbsent?: true;
  /** Audiences in the order in which they are called; one when all are called at once. */
  readonly waves: readonly AudienceExpression[];
  readonly waveOrder: WaveOrder;
  readonly waveMinutes: number;
  /** When each wave after the first was called, ISO instants. */
  readonly laterWaves: readonly string[];
  /** Since when the need is declared met. */
  readonly coveredAt?: string;
  /** How often somebody dropped out after that. */
  readonly reopened: number;
  readonly messages: readonly CallerMessage[];
  /** Whoever called, or took over the lead, on a day (YYYY-MM-DD, local) of which they had told that they are away: that day they are there. */
  readonly leadThere?: { readonly memberId: string; readonly date: string };
  /** In the order in which they were called; absent before the first. */
  readonly channelCalls?: readonly ChannelCall[];
  /** Oldest first; absent before the first. */
  readonly events?: readonly MobilisationEvent[];
}

export type Mobilisation = Prompt<MobilisationDetails> & { readonly kind: 'mobilisation' };

export const withEvent = (details: MobilisationDetails, event: MobilisationEvent): MobilisationDetails => ({ ...details, events: [...(details.events ?? []), event] });

/** How often the lead has changed. */
export const leadChanges = ({ details }: Mobilisation): number => (details.events ?? []).filter(({ what }) => what === 'lead').length;

export const defaultDeadlineMinutes = 15;
export const defaultWaveMinutes = 10;
/** Long after everybody has gone home, answers are no longer taken. */
const closesAfterHours = 24;

/** When people are to meet; undefined when as soon as they can. A date without a time is its first minute. */
export const meetingTime = ({ date, meetAt }: MobilisationDetails, timeZone: string): Temporal.ZonedDateTime | undefined =>
  date === undefined ? undefined : Temporal.PlainDate.from(date).toZonedDateTime({ timeZone, plainTime: meetAt ?? '00:00' });

/** The instants of a mobilisation sent at `now`. */
export function timesFrom(details: MobilisationDetails, now: Temporal.Instant, timeZone: string): { readonly deadline: string; readonly closesAt: string; readonly sortAt: string; readonly opensAt: string } {
  const first = details.shifts?.[0]?.start;
  const meet = first === undefined ? meetingTime(details, timeZone)?.toInstant() : Temporal.Instant.from(first);
  const start = meet === undefined || Temporal.Instant.compare(meet, now) < 0 ? now : meet;
  // A date without a time lasts all day; shifts last until the last of them is over.
  const lastsFrom = details.shifts !== undefined ? lastEnd(details.shifts, start) : details.date !== undefined && details.meetAt === undefined ? start.add({ hours: 24 }) : start;
  const closes = lastsFrom.add({ hours: closesAfterHours });
  const deadline = now.add({ minutes: details.deadlineMinutes });
  return {
    deadline: deadline.toString(), sortAt: start.toString(), opensAt: now.toString(),
    closesAt: (Temporal.Instant.compare(closes, deadline) < 0 ? deadline : closes).toString(),
  };
}

const lastEnd = (shifts: readonly Shift[], start: Temporal.Instant): Temporal.Instant =>
  shifts.map(({ end }) => Temporal.Instant.from(end)).reduce((last, end) => (Temporal.Instant.compare(end, last) > 0 ? end : last), start);

/** How many waves have been called. */
export const wavesCalled = ({ details, openedAt }: Mobilisation): number => (openedAt === undefined ? 0 : 1 + details.laterWaves.length);
/** When a wave that has been called was called. */
export const waveCalledAt = ({ details, openedAt }: Mobilisation, wave: number): string | undefined => (wave <= 1 ? openedAt : details.laterWaves[wave - 2]);

/** When the next wave falls due unless enough people come, ISO instant; undefined when all have been called. */
export function nextWaveAt(mobilisation: Mobilisation): string | undefined {
  const called = wavesCalled(mobilisation);
  const last = called === 0 || called >= mobilisation.details.waves.length ? undefined : waveCalledAt(mobilisation, called);
  return last === undefined ? undefined : Temporal.Instant.from(last).add({ minutes: mobilisation.details.waveMinutes }).toString();
}

export const isCalled = (mobilisation: Mobilisation, { wave = 1 }: Addressee): boolean => wave <= wavesCalled(mobilisation);

/** Called, at a level whose answers cannot be read now: nobody knows whether they are silent. */
export const unreadableOf = (mobilisation: Mobilisation, audience: Iterable<Addressee>, closedLevels: readonly NetworkLevel[]): Addressee[] =>
  closedLevels.length === 0 ? [] : [...audience].filter((addressee) => closedLevels.includes(addressee.level) && isCalled(mobilisation, addressee));

/** When those of a wave are to have answered, ISO instant. */
export function answerBy(mobilisation: Mobilisation, wave = 1): string {
  const called = waveCalledAt(mobilisation, wave);
  return called === undefined ? mobilisation.deadline : Temporal.Instant.from(called).add({ minutes: mobilisation.details.deadlineMinutes }).toString();
}

/** Called, the time to answer is over, and not whoever leads: nobody waits for their answer. */
export const isOverdue = (mobilisation: Mobilisation, addressee: Addressee, now: Temporal.Instant): boolean =>
  isCalled(mobilisation, addressee) && addressee.memberId !== mobilisation.organiserId && Temporal.Instant.compare(answerBy(mobilisation, addressee.wave), now) <= 0;

export const isComing = (answer: string | undefined): boolean => answer !== undefined && comingAnswers.includes(answer);
export const comingIn = (responses: readonly Response[]): readonly Response[] => responses.filter(({ answer }) => isComing(answer));

export const isOver = ({ end }: Shift, now: Temporal.Instant): boolean => Temporal.Instant.compare(end, now) <= 0;
/** People arrive a while before their shift. */
const arrivesBefore = { hours: 2 };
const isUnderWay = (shift: Shift, now: Temporal.Instant): boolean =>
  !isOver(shift, now) && Temporal.Instant.compare(Temporal.Instant.from(shift.start).subtract(arrivesBefore), now) <= 0;
/** One of a person's own shifts is under way, or is about to be. */
export const atShift = ({ shifts = [] }: MobilisationDetails, own: readonly string[] | undefined, now: Temporal.Instant): boolean =>
  shifts.some((shift) => own?.includes(shift.id) && isUnderWay(shift, now));
/** What a person may sign up for: what is not over, and what they have had. */
export const offeredShifts = ({ shifts = [] }: MobilisationDetails, own: readonly string[] | undefined, now: Temporal.Instant): readonly Shift[] =>
  (shifts.some((shift) => !isOver(shift, now)) ? shifts.filter((shift) => !isOver(shift, now) || own?.includes(shift.id)) : []);
/** Those who come to a shift. */
export const signedUp = ({ id }: Shift, responses: readonly Response[]): readonly Response[] => comingIn(responses).filter(({ shifts }) => shifts?.includes(id));

/** With shifts: when each that is not over is full. Undefined where no number was asked for. */
export function needIsMet({ needed, shifts }: MobilisationDetails, responses: readonly Response[], now: Temporal.Instant): boolean | undefined {
  if (shifts !== undefined) return shifts.every((shift) => isOver(shift, now) || signedUp(shift, responses).length >= shift.needed);
  return needed === undefined ? undefined : comingIn(responses).length >= needed;
}

/** Those who come, in the order in which they are kept and shown: arrived, then by arrival time, unknown times last, then by who said so first. */
export function inOrderOfArrival(coming: readonly Response[]): readonly Response[] {
  const rank = ({ answer, eta, at }: Response): string => (answer === 'er-fremme' ? `0 ${at}` : `1 ${eta ?? '9'} ${at}`);
  return coming.toSorted((one, other) => (rank(one) < rank(other) ? -1 : rank(one) > rank(other) ? 1 : 0));
}

/** Those on the way who are not needed any more. Nobody who has arrived is among them. */
export const surplusOf = (details: MobilisationDetails, responses: readonly Response[]): readonly Response[] => {
  const coming = inOrderOfArrival(comingIn(responses));
  const beyond = details.shifts !== undefined ? beyondShifts(details.shifts, coming) : details.needed === undefined ? [] : coming.slice(details.needed);
  return beyond.filter(({ answer }) => answer !== 'er-fremme');
};

/** Whoever is in some shift that those before them do not fill is kept for all of theirs. */
function beyondShifts(shifts: readonly Shift[], coming: readonly Response[]): readonly Response[] {
  const missing = new Map(shifts.map(({ id, needed }) => [id, needed]));
  return coming.filter(({ shifts: own = [] }) => {
    if (!own.some((id) => (missing.get(id) ?? 0) > 0)) return true;
    for (const id of own) missing.set(id, (missing.get(id) ?? 0) - 1);
    return false;
  });
}

/** Minutes from the call of a person's wave to their first answer: the median over those who have answered. */
export function medianAnswerMinutes(mobilisation: Mobilisation, audience: ReadonlyMap<string, Addressee>, responses: readonly Response[]): number | undefined {
  const minutes = responses.flatMap(({ memberId, history }) => {
    const called = waveCalledAt(mobilisation, audience.get(memberId)?.wave ?? 1);
    const first = history[0]?.at;
    return called === undefined || first === undefined ? [] : [Temporal.Instant.from(called).until(first).total('minutes')];
  }).sort((one, other) => one - other);
  if (minutes.length === 0) return undefined;
  const middle = minutes.length >> 1;
  return Math.max(0, Math.round(minutes.length % 2 === 1 ? minutes[middle] as number : ((minutes[middle - 1] as number) + (minutes[middle] as number)) / 2));
}
