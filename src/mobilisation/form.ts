/** Reads the mobilisation form as typed: either people to call, or the fault of each field. Pure. */
import type { Texts } from '../locales/texts.ts';
import type { Network } from '../network/domain.ts';
import { audienceFromForm } from '../prompts/audience.ts';
import { parseAudience } from '../prompts/audience-terms.ts';
import type { Addressee } from '../prompts/domain.ts';
import { textFault } from '../privacy/guard.ts';
import { cutToBytes } from '../shared/cut-text.ts';
import { networkLevels } from '../shared/network-terms.ts';
import { recordOf } from '../shared/record-of.ts';
import { whoIsAway, whoIsCalled } from './who-is-called.ts';
import { defaultDeadlineMinutes, defaultWaveMinutes, mobilisationKinds, waveOrders, type Mobilisation, type MobilisationDetails, type MobilisationKind } from './domain.ts';
import { mostFaults, readShifts, shiftDate, typedShifts, type ShiftFault } from './shifts.ts';
import { exists, lastAt, nextTime, readDate, readTime } from './times.ts';

const mobilisationFields = ['kind', 'situation', 'place', 'date', 'meetAt', 'deadline', 'needed', 'shifts', 'levels', 'units', 'groups', 'includeAbsent', 'waves', 'waveMinutes'] as const;
export type MobilisationField = (typeof mobilisationFields)[number];
export type TypedMobilisation = Readonly<Record<MobilisationField, string>>;

/** Keys of the sentences in locales: mobilisation's own, or those all forms share. */
export type MobilisationFault = keyof Texts['faults'] | keyof Texts['mobilisation']['faults'];
export type MobilisationFaults = Readonly<Partial<Record<Exclude<MobilisationField, 'shifts'>, MobilisationFault>>> & { readonly shifts?: readonly ShiftFault[] };

type PlainField = Exclude<MobilisationField, 'shifts'>;

export type ReadMobilisation =
  | { readonly ok: true; readonly audience: string; readonly details: MobilisationDetails; readonly called: readonly Addressee[] }
  | { readonly ok: false; readonly faults: MobilisationFaults };

export interface ReadingContext {
  readonly network: Network;
  readonly organiserId: string;
  readonly now: Temporal.ZonedDateTime;
  readonly exercise: boolean;
  readonly contactDetailsConfirmed: boolean;
}

const textLimits = { situation: 500, place: 200 } as const;
const mostMinutes = 7 * 24 * 60;
const mostNeeded = 9999;
/** Bytes of a field, above its limit, so that the form comes back within a card's size however much was typed. What is chosen in lists is cut where they are: half an id is nobody's. */
const mostTyped: Readonly<Partial<Record<MobilisationField, number>>> = { situation: 4000, place: 2000, shifts: 4500, units: Infinity, groups: Infinity };
const mostChosen = 100;

export const typedMobilisation = (data: Readonly<Record<string, unknown>>): TypedMobilisation =>
  recordOf(mobilisationFields, (field) => (['string', 'number', 'boolean'].includes(typeof data[field]) ? cutToBytes(String(data[field]).trim(), mostTyped[field] ?? mostChosen) : ''));

/** A draft as it was typed, for the form to be changed. */
export function typedFromMobilisation({ details, audience }: Pick<Mobilisation, 'details' | 'audience'>, timeZone: string): TypedMobilisation {
  const parsed = parseAudience(audience);
  const terms = 'terms' in parsed ? parsed.terms : [];
  const distinct = (values: string[]): string => [...new Set(values)].join(',');
  return {
    kind: details.mobilisationKind, situation: details.situation, place: details.place, date: details.date ?? '', meetAt: details.meetAt ?? '',
    deadline: String(details.deadlineMinutes), needed: details.needed === undefined ? '' : String(details.needed), shifts: typedShifts(details.shifts ?? [], timeZone),
    levels: distinct(terms.flatMap((term) => (term.by === 'level' ? [term.level] : []))),
    units: distinct(terms.flatMap((term) => (term.by === 'level' ? [term.unit] : []))),
    groups: distinct(terms.flatMap((term) => (term.by === 'group' ? [term.group] : []))),
    includeAbsent: String(details.includeAbsent ?? false), waves: details.waveOrder, waveMinutes: String(details.waveMinutes),
  };
}

export function readMobilisationForm(typed: TypedMobilisation, context: ReadingContext): ReadMobilisation {
  const faults: { -readonly [Field in keyof MobilisationFaults]: MobilisationFaults[Field] } = {};
  const fault = (field: PlainField, code: MobilisationFault | undefined): void => { if (code) faults[field] ??= code; };

  const kind = mobilisationKinds.find((id) => id === typed.kind);
  if (!kind) fault('kind', 'kind-unknown');
  if (typed.situation === '') fault('situation', 'situation-missing');
  if (typed.place === '') fault('place', 'place-missing');
  for (const field of ['situation', 'place'] as const) fault(field, textFault(typed[field], textLimits[field], context.contactDetailsConfirmed));
  const read = typed.shifts === '' || !kind ? { shifts: [] } : kind === 'alvorlig-hendelse' ? { faults: [{ line: 1, code: 'shifts-kind' as const }] } : readShifts(typed.shifts, { date: typed.date, now: context.now });
  const shifts = 'shifts' in read ? read.shifts : [];
  if ('faults' in read) faults.shifts = read.faults.slice(0, mostFaults);
  const [first] = shifts;
  // Where every shift says its day, the first of them is the day of the event.
  const when = first === undefined && typed.shifts !== '' && typed.date === '' ? {} : readWhen(first === undefined ? typed : { ...typed, date: shiftDate(first, context.now.timeZoneId) }, kind, context.now, fault);
  const deadlineMinutes = readNumber(typed.deadline, mostMinutes, () => fault('deadline', 'minutes-invalid')) ?? defaultDeadlineMinutes;
  const needed = readNumber(typed.needed, mostNeeded, () => fault('needed', 'needed-invalid'));

  const order = typed.waves === '' ? 'alle' : waveOrders.find((id) => id === typed.waves);
  if (!order) fault('waves', 'waves-unknown');
  else if (order === 'enheter' && typed.units.split(',').includes('*')) fault('waves', 'waves-units');
  const waveMinutes = readNumber(typed.waveMinutes, mostMinutes, () => fault('waveMinutes', 'minutes-invalid')) ?? defaultWaveMinutes;

  const audience = audienceFromForm(typed, context.network);
  if ('faults' in audience) for (const [field, code] of Object.entries(audience.faults)) fault(field as PlainField, code);
  if (Object.keys(faults).length > 0 || !kind || !order || !('expression' in audience)) return { ok: false, faults };

  const details: MobilisationDetails = {
    mobilisationKind: kind, exercise: context.exercise, situation: typed.situation, place: typed.place, ...when, deadlineMinutes,
    ...(shifts.length > 0 ? { shifts } : needed === undefined ? {} : { needed }),
    ...(typed.includeAbsent === 'true' ? { includeAbsent: true } : {}),
    waves: [audience.expression], waveOrder: order, waveMinutes, laterWaves: [], reopened: 0, messages: [],
  };
  const inWaves = { ...details, waves: wavesOf(typed, details, context) };
  const calling = { details: inWaves, organiserId: context.organiserId };
  const called = whoIsCalled(context.network, calling, context.now);
  if (called.length > 0) return { ok: true, audience: audience.expression, details: inWaves, called };
  return { ok: false, faults: whoIsAway(context.network, calling, context.now).length > 0 ? { includeAbsent: 'all-absent' } : nobodyCalled(typed) };
}

/** Beside what was chosen. */
export const nobodyCalled = ({ levels, units }: Pick<TypedMobilisation, 'levels' | 'units'>): MobilisationFaults => ({ [levels === '' && units === '' ? 'groups' : 'levels']: 'nobody-called' });

/** Audiences in the order in which they are called; those that nobody is called in any more fall out. Groups are in the first. */
function wavesOf(typed: TypedMobilisation, details: MobilisationDetails, { network, organiserId, now }: ReadingContext): readonly string[] {
  const order = details.waveOrder;
  const parts = order === 'alle' ? [] : order === 'nivaer' ? networkLevels.toReversed().filter((level) => typed.levels.includes('*') || typed.levels.split(',').includes(level)) : typed.units.split(',');
  const waves = parts.flatMap((part, at) => {
    const read = audienceFromForm({ levels: order === 'nivaer' ? part : typed.levels, units: order === 'enheter' ? part : typed.units, groups: at === 0 ? typed.groups : '' }, network);
    return 'expression' in read ? [read.expression] : [];
  });
  const used = new Set(whoIsCalled(network, { details: { ...details, waves }, organiserId }, now).map(({ wave }) => wave));
  const calling = waves.filter((_, at) => used.has(at + 1));
  return calling.length === 0 ? details.waves : calling;
}

/** A serious incident is now, or at a time within hours; an event has a date. */
function readWhen(typed: TypedMobilisation, kind: MobilisationKind | undefined, now: Temporal.ZonedDateTime, fault: (field: PlainField, code: MobilisationFault) => void): Pick<MobilisationDetails, 'date' | 'meetAt'> {
  const time = readTime(typed.meetAt);
  if (!time && typed.meetAt !== '') fault('meetAt', 'time-invalid');
  if (kind === 'alvorlig-hendelse') {
    if (!time) return {};
    const at = nextTime(time, now);
    if (at === 'past') { fault('meetAt', 'start-past'); return {}; }
    if (!exists(at.toPlainDate(), time, now.timeZoneId)) { fault('meetAt', 'time-skipped'); return {}; }
    return { date: at.toPlainDate().toString(), meetAt: typed.meetAt };
  }
  const date = readDate(typed.date);
  if (!date) { fault('date', typed.date === '' ? 'date-missing' : 'date-invalid'); return {}; }
  if (Temporal.PlainDate.compare(date, now.toPlainDate()) < 0) fault('date', 'date-past');
  else if (time && !exists(date, time, now.timeZoneId)) fault('meetAt', 'time-skipped');
  else if (time && Temporal.ZonedDateTime.compare(lastAt(date, time, now.timeZoneId), now) <= 0) fault('meetAt', 'start-past');
  return { date: typed.date, ...(time ? { meetAt: typed.meetAt } : {}) };
}

/** A whole number from 1 to `most`; empty is none. */
function readNumber(typed: string, most: number, invalid: () => void): number | undefined {
  if (typed === '') return undefined;
  const number = /^\d{1,6}$/.test(typed) ? Number(typed) : 0;
  if (number >= 1 && number <= most) return number;
  invalid();
  return undefined;
}

/** Said in the person's language, whichever list the fault is from. */
