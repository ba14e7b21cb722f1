/** View models of being let in: the form of whoever asks, and the card of whoever decides. */
import { z } from 'zod';
import { button, buttonSchema, factSchema, textLines, type ButtonData } from '../cards/parts.ts';
import { faultSentences } from '../locales/faults.ts';
import { byName, formatDate } from '../locales/format.ts';
import type { Texts } from '../locales/texts.ts';
import { unitName, type Network, type Unit } from '../network/domain.ts';
import { defineCard } from '../ports/card-renderer.ts';
import { cutToBytes, shortened } from '../shared/cut-text.ts';
import { networkLevels } from '../shared/network-terms.ts';
import { arenas, employers, standing, type Admission } from './domain.ts';
import { admissionFields, type AdmissionFaults, type AdmissionField, type TypedAdmission } from './form.ts';

const text = z.string().min(1);
const choices = z.array(z.strictObject({ title: text, value: text })).min(1);
const choice = z.strictObject({ label: text, value: z.string(), hint: text, missing: text, choices, faults: z.array(text) });

export const askCard = defineCard('admission/form', z.strictObject({
  title: text,
  notice: z.array(text),
  lead: z.array(text),
  fix: z.array(text),
  unit: choice,
  level: choice,
  organisation: choice,
  comment: z.strictObject({ label: text, value: z.string(), hint: text, faults: z.array(text) }),
  buttons: z.array(buttonSchema),
}));

export interface AskInput {
  readonly network: Pick<Network, 'units'>;
  readonly typed: TypedAdmission;
  readonly faults?: AdmissionFaults;
  readonly contactConfirmed?: boolean;
  /** They change what waits already. */
  readonly changing?: boolean;
  readonly notice?: string;
}

/** Bytes. */
const shown = { unit: 60, comment: 4000, name: 200, lines: 20 } as const;

const shownUnit = (network: Pick<Network, 'units'>, id: string): string => shortened(unitName(network, id), shown.name);
const choicesOf = (units: readonly Unit[], title: (unit: Unit) => string): { title: string; value: string }[] =>
  units.toSorted(byName).map((unit) => ({ title: title({ ...unit, name: shortened(unit.name, shown.unit) }), value: unit.id }));
/** A choice that does not exist is none. */
const among = (value: string, from: readonly { readonly value: string }[]): string => (from.some((one) => one.value === value) ? value : '');

/** What is byomfattende is the sekretariat's. */
export const arenaName = (network: Pick<Network, 'units'>, id: string, t: Texts): string =>
  (network.units.get(id)?.kind === 'sekretariat' ? t.admission.cityWide(shownUnit(network, id)) : shownUnit(network, id));

/** Verbs: `admission.ask` `{ contactConfirmed?, changing? }` with the inputs, `admission.own`. */
export function askModel({ network, typed, faults = {}, contactConfirmed = false, changing = false, notice }: AskInput, t: Texts): z.infer<typeof askCard.schema> {
  const words = t.admission;
  const faultsOf = (name: AdmissionField): string[] => faultSentences(faults[name], words.faults, t);
  const options = {
    // The whole city first: it is no name to look for.
    unit: choicesOf(arenas(network), ({ name, kind }) => (kind === 'sekretariat' ? words.cityWide(name) : name)).toSorted((one, other) => Number(network.units.get(other.value)?.kind === 'sekretariat') - Number(network.units.get(one.value)?.kind === 'sekretariat')),
    level: networkLevels.toReversed().map((level) => ({ title: words.levels[level], value: level })),
    organisation: choicesOf(employers(network), ({ name }) => name),
  };
  const field = (name: 'unit' | 'level' | 'organisation') => ({ label: words.fields[name], value: among(typed[name], options[name]), hint: words.placeholders[name], missing: words.missing[name], choices: options[name], faults: faultsOf(name) });
  const data: ButtonData = { ...(contactConfirmed ? { contactConfirmed: true } : {}), ...(changing ? { changing: true } : {}) };
  return {
    title: changing ? words.changeTitle : words.title, notice: notice === undefined ? [] : [notice], lead: changing ? [] : [words.lead, words.how],
    fix: admissionFields.some((name) => faults[name] !== undefined) ? [t.form.fix] : [],
    unit: field('unit'), level: field('level'), organisation: field('organisation'),
    comment: { label: words.fields.comment, value: cutToBytes(typed.comment, shown.comment), hint: words.placeholders.comment, faults: faultsOf('comment') },
    buttons: [button(words.send, 'admission.ask', data, 'positive'), ...(changing ? [button(t.common.back, 'admission.own')] : [])],
  };
}

export const admissionCard = defineCard('admission/item', z.strictObject({
  heading: text,
  notice: z.array(z.strictObject({ text, style: z.enum(['good', 'warning']) })),
  name: text,
  state: z.array(text),
  facts: z.array(factSchema),
  said: z.array(text),
  /** Empty where there is nothing to decide. */
  correct: z.array(z.strictObject({ level: choice.omit({ hint: true, faults: true }), organisation: choice.omit({ hint: true, faults: true }) })),
  note: z.array(text),
  decisions: z.array(z.strictObject({ buttons: z.array(buttonSchema) })),
}));

export interface AdmissionNotice { readonly text: string; readonly style: 'good' | 'warning' }

export interface AdmissionInput {
  readonly admission: Admission;
  readonly network: Pick<Network, 'units' | 'members'>;
  readonly now: Temporal.Instant;
  readonly timeZone: string;
  /** Whether this person may decide on it (still): another unit's koordinator may not, once it has moved. */
  readonly mayDecide: boolean;
  /** They have become a member in another way meanwhile. */
  readonly isMember?: boolean;
  readonly typed?: Pick<TypedAdmission, 'level' | 'organisation'>;
  readonly notice?: AdmissionNotice;
}

export const dayOf = (instant: string, timeZone: string, t: Texts): string => formatDate(Temporal.Instant.from(instant).toZonedDateTimeISO(timeZone).toPlainDate().toString(), t.locale, 'day');

/** Verbs, both with the inputs `level` and `organisation` and with `{ applicant, revision }`: `admission.let-in`, `admission.turn-down`. */
export function admissionModel({ admission, network, now, timeZone, mayDecide, isMember = false, typed = admission, notice }: AdmissionInput, t: Texts): z.infer<typeof admissionCard.schema> {
  const words = t.admission.item;
  const { name, email, unit, level, organisation, comment, at, until, guest } = admission;
  const waiting = standing(admission, now) === 'waiting';
  const open = waiting && mayDecide && !isMember;
  const levels = networkLevels.map((one) => ({ title: t.levels[one], value: one }));
  const organisations = choicesOf(employers(network), (one) => one.name);
  const data: ButtonData = { applicant: admission.memberId, revision: admission.revision };
  return {
    heading: words.title, notice: notice === undefined ? [] : [{ ...notice }], name: shortened(name, shown.name),
    state: open ? [] : [stateWords({ admission, network, now, timeZone, isMember }, t)],
    facts: [
      { label: words.email, value: shortened(email, shown.name) },
      ...(guest ? [{ label: words.from, value: words.guest }] : []),
      { label: words.unit, value: arenaName(network, unit, t) },
      // While it waits they stand in the fields.
      ...(open ? [] : [{ label: words.level, value: t.levels[level] }, { label: words.employer, value: shownUnit(network, organisation) }]),
      { label: words.sent, value: dayOf(at, timeZone, t) },
      ...(waiting ? [{ label: words.expires, value: dayOf(until, timeZone, t) }] : []),
    ],
    said: comment === undefined || !open ? [] : textLines(cutToBytes(comment, shown.comment), shown.lines),
    correct: !open ? [] : [{
      level: { label: words.fields.level, value: typed.level, missing: t.admission.missing.level, choices: levels },
      organisation: { label: words.fields.organisation, value: among(typed.organisation, organisations), missing: t.admission.missing.organisation, choices: organisations },
    }],
    note: open ? [words.note] : [],
    decisions: open ? [{ buttons: [button(words.letIn, 'admission.let-in', data, 'positive'), button(words.turnDown, 'admission.turn-down', data)] }] : [],
  };
}

function stateWords({ admission, network, now, timeZone, isMember }: Required<Pick<AdmissionInput, 'admission' | 'network' | 'now' | 'timeZone' | 'isMember'>>, t: Texts): string {
  const { states, someone } = t.admission.item;
  const state = standing(admission, now);
  switch (state) {
    case 'let-in': case 'turned-down': {
      const { by, at } = admission.decided ?? { by: '', at: admission.at };
      return states[state](shortened(network.members.get(by)?.name ?? someone, shown.name), dayOf(at, timeZone, t));
    }
    case 'waiting': return isMember ? states.member : states.moved(arenaName(network, admission.unit, t));
    default: return states[state];
  }
}
