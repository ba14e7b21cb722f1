/** Reads the form of a new check-in as typed: either one that can be sent, or the fault of each field. Pure. */
import { mayCancel } from '../access/domain.ts';
import { hasRole, unitsUnder, type Member, type Network } from '../network/domain.ts';
import type { Texts } from '../locales/texts.ts';
import { textFault, type TextFault } from '../privacy/guard.ts';
import { recordOf } from '../shared/record-of.ts';
import { once } from '../shared/repeats.ts';
import type { CheckIn, CheckInDetails } from './check-in.ts';
import type { Measure, Plan } from './domain.ts';
import { dayAfter, deadlineDay, intervalOf, isSeriesInterval, opensDay, seriesRule } from './series.ts';

export const checkInFields = ['title', 'plan', 'units', 'date', 'deadline', 'series', 'yearly'] as const;
export type CheckInField = (typeof checkInFields)[number];
/** Exactly what was typed, to be shown again. */
export type TypedCheckIn = Readonly<Record<CheckInField, string>>;
/** Keys of the sentences in locales: its own, or those all forms share. */
export type CheckInFault = keyof Texts['tiltakLead']['faults'] | TextFault | 'date-missing' | 'date-invalid' | 'date-past';
export type CheckInFaults = Readonly<Partial<Record<CheckInField, CheckInFault>>>;

/** The choice in the form that is no series. */
export const noSeries = once;
export const titleLength = 120;
/** That can be named one by one; more are asked as all of them. A list of so many can be looked through, and fits into a card. */
export const mostUnits = 40;
/** To answer in. */
export const usualDays = 21;
/** Further ahead than this is a slip of the finger. */
const furthest = { years: 2 };

export type ReadCheckIn =
  | { readonly ok: true; readonly details: CheckInDetails; readonly opens: Temporal.PlainDate; readonly deadline: Temporal.PlainDate }
  | { readonly ok: false; readonly faults: CheckInFaults };

/** The register as the form needs it: plans, and which unit has measures in which. */
export interface Askable {
  readonly plans: readonly Plan[];
  readonly measures: readonly Pick<Measure, 'plan' | 'unit'>[];
}

/** Whether the person may start a check-in at all; the units are judged with the form. */
export const mayStartCheckIn = (member: Member): boolean => hasRole(member, 'sekretariat') || hasRole(member, 'koordinator');

/** Whether the person may move its deadline and call it off: whoever started it, while they may start one, and sekretariatet. */
export const mayLeadCheckIn = (member: Member, checkIn: Pick<CheckIn, 'organiserId'>): boolean => mayCancel(member, checkIn) && mayStartCheckIn(member);

/** Units whose measures this person may ask about: everybody's for sekretariatet, a koordinator's own and its region's. */
export function unitsToAsk(network: Network, member: Member): ReadonlySet<string> {
  if (hasRole(member, 'sekretariat')) return new Set(network.units.keys());
  const own = member.seats.filter(({ role }) => role === 'koordinator').map(({ unit }) => unit);
  return new Set(own.flatMap((unit) => [...unitsUnder(network, unit), network.units.get(unit)?.region ?? unit]));
}

export const typedCheckIn = (data: Readonly<Record<string, unknown>>): TypedCheckIn =>
  recordOf(checkInFields, (field) => (typeof data[field] === 'string' ? data[field].trim() : ''));

/** What most check-ins are: the newest plan, from today, three weeks to answer. `working` moves a day off to the next working day. */
export function emptyCheckIn(askable: Askable, today: Temporal.PlainDate, units: string, working: (date: Temporal.PlainDate) => Temporal.PlainDate): TypedCheckIn {
  const newest = askable.plans.toSorted((one, other) => other.to.localeCompare(one.to))[0];
  return { title: '', plan: newest?.id ?? '', units, date: today.toString(), deadline: working(today.add({ days: usualDays })).toString(), series: noSeries, yearly: 'false' };
}

export const typedFromCheckIn = (checkIn: CheckIn, timeZone: string): TypedCheckIn => ({
  title: checkIn.details.title,
  plan: checkIn.details.plan,
  units: checkIn.details.units?.join(',') ?? '*',
  date: opensDay(checkIn, timeZone).toString(),
  deadline: deadlineDay(checkIn, timeZone).toString(),
  series: (checkIn.details.series && intervalOf(checkIn.details.series.rule)) ?? noSeries,
  yearly: String(checkIn.details.yearly),
});

export interface CheckInFormContext {
  readonly askable: Askable;
  /** Units the person may ask about. */
  readonly units: ReadonlySet<string>;
  /** Whether `*` is theirs to choose. */
  readonly everywhere: boolean;
  readonly now: Temporal.ZonedDateTime;
  /** The day on which a check-in for this date is really sent: the same, or the next working day. */
  readonly sentOn: (date: Temporal.PlainDate) => Temporal.PlainDate;
  /** Names the series, if it is one. */
  readonly formId: string;
  readonly contactDetailsConfirmed: boolean;
}

export function readCheckInForm(typed: TypedCheckIn, context: CheckInFormContext): ReadCheckIn {
  const faults: Partial<Record<CheckInField, CheckInFault>> = {};
  const fault = (field: CheckInField, code: CheckInFault | undefined): void => { if (code) faults[field] ??= code; };
  if (typed.title === '') fault('title', 'title-missing');
  fault('title', textFault(typed.title, titleLength, context.contactDetailsConfirmed));
  const plan = context.askable.plans.find(({ id }) => id === typed.plan);
  if (!plan) fault('plan', 'plan-unknown');
  const units = readUnits(typed.units, context, fault);
  if (plan && units && !context.askable.measures.some((measure) => measure.plan === plan.id && (units === '*' || units.includes(measure.unit)))) fault('units', 'no-measures');
  const dates = readDates(typed, context, fault);
  if (typed.series !== noSeries && typed.series !== '' && !isSeriesInterval(typed.series)) fault('series', 'series-unknown');
  if (Object.keys(faults).length > 0 || !dates || !units || !plan) return { ok: false, faults };
  return {
    ok: true,
    ...dates,
    details: {
      title: typed.title,
      plan: plan.id,
      ...(units === '*' ? {} : { units }),
      yearly: typed.yearly === 'true',
      ...(isSeriesInterval(typed.series) ? { series: { id: context.formId, number: 1, rule: seriesRule(dates.opens, typed.series, context.now.timeZoneId), answerDays: dates.opens.until(dates.deadline).days } } : {}),
    },
  };
}

type Fault = (field: CheckInField, code: CheckInFault | undefined) => void;

function readUnits(typed: string, { units, everywhere }: CheckInFormContext, fault: Fault): readonly string[] | '*' | undefined {
  const chosen = [...new Set(typed.split(',').map((id) => id.trim()).filter((id) => id !== ''))];
  if (chosen.length === 0) fault('units', 'units-missing');
  else if (chosen.length > mostUnits) fault('units', 'units-too-many');
  else if (chosen.includes('*')) {
    if (everywhere) return '*';
    fault('units', 'units-not-allowed');
  } else if (chosen.some((id) => !units.has(id))) fault('units', everywhere ? 'units-unknown' : 'units-not-allowed');
  else return chosen;
  return undefined;
}

function readDates(typed: TypedCheckIn, { now, sentOn }: CheckInFormContext, fault: Fault): { readonly opens: Temporal.PlainDate; readonly deadline: Temporal.PlainDate } | undefined {
  const [opens, deadline] = (['date', 'deadline'] as const).map((field) => {
    const date = parseDate(typed[field]);
    if (!date) fault(field, typed[field] === '' ? 'date-missing' : 'date-invalid');
    else if (Temporal.PlainDate.compare(date, now.toPlainDate()) < 0) fault(field, 'date-past');
    else if (Temporal.PlainDate.compare(date, now.toPlainDate().add(furthest)) > 0) fault(field, 'date-far');
    return date;
  });
  if (!opens || !deadline) return undefined;
  if (Temporal.PlainDate.compare(deadline, opens) < 0) fault('deadline', 'deadline-before-date');
  else if (Temporal.PlainDate.compare(deadline, sentOn(opens)) < 0) fault('deadline', 'deadline-before-sent');
  else if (isSeriesInterval(typed.series) && Temporal.PlainDate.compare(deadline, dayAfter(opens, typed.series, now.timeZoneId)) >= 0) fault('deadline', 'deadline-after-next');
  return { opens, deadline };
}

/** A calendar date `YYYY-MM-DD`; undefined when it is none. */
export function parseDate(text: string): Temporal.PlainDate | undefined {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return undefined;
  try { return Temporal.PlainDate.from(text, { overflow: 'reject' }); } catch { return undefined; }
}

export const checkInFaultSentence = (fault: CheckInFault, t: Texts): string => ({ ...t.faults, ...t.tiltakLead.faults })[fault];
