/** The yearly questions in the chat: a koordinator answers for the unit, part by part, and never over what another has saved meanwhile. */
import { z } from 'zod';
import { button, type Button } from '../cards/parts.ts';
import { nameOf, notAllowed, type Action, type Caller, type ChatFeature } from '../chat/caller.ts';
import { byName, capitalised, formatDate } from '../locales/format.ts';
import { hasRole, unitName, type Member, type Network } from '../network/domain.ts';
import type { CardRenderer } from '../ports/card-renderer.ts';
import type { Reply } from '../ports/chat.ts';
import type { Clock } from '../ports/clock.ts';
import type { DocumentStore, Stored } from '../ports/document-store.ts';
import type { LiveCards } from '../prompts/live-cards.ts';
import type { PromptStore } from '../prompts/store.ts';
import { retryOnConflict } from '../shared/change-document.ts';
import { rowsCard, rowsModel } from './card-drill-down.ts';
import { unitQuestionsCard, unitQuestionsModel, type UnitQuestionsInput } from './card-unit-questions.ts';
import type { CheckIn, CheckInDetails } from './check-in.ts';
import type { LeadViews } from './lead-views.ts';
import { overviewRedraw } from './redraw.ts';
import { mayBeAskedYearly, responsibleFor, yearlyAnswerersOf } from './responsible.ts';
import { areasOf, loadRegister, type Register } from './store.ts';
import { answerFrom, fieldsOf, isComplete, partsOf, readFields, versionOf, type AnswerField, type AnswerFields } from './unit-answer-form.ts';
import type { StoredUnitAnswer, UnitAnswers } from './unit-questions.ts';
import type { UnitAnswer } from './domain.ts';

export interface YearlyChatDeps {
  readonly store: DocumentStore;
  readonly prompts: PromptStore;
  readonly unitAnswers: UnitAnswers;
  readonly cards: CardRenderer;
  readonly clock: Clock;
  readonly workingTime: { readonly timeZone: string };
  readonly liveCards: Pick<LiveCards, 'touch' | 'redraw'>;
  readonly views: LeadViews;
}

/** A koordinator of the unit; for a region, one of its own or of its bydeler. For a unit that nobody coordinates: sekretariatet. */
function mayAnswerFor(network: Network, member: Member, unit: string): boolean {
  const { memberIds } = responsibleFor(network, { unit });
  return memberIds.includes(member.id) || (memberIds.length === 0 && hasRole(member, 'sekretariat'));
}

/** For the overview of somebody who may be asked them. */
export const yearlyButtons = ({ member, t }: Pick<Caller, 'member' | 't'>, checkIn: CheckIn): Button[] =>
  (checkIn.details.yearly && checkIn.state === 'open' && mayBeAskedYearly(member, checkIn) ? [button(t.tiltakLead.rollUp.yearly, 'tiltak-lead.yearly', { promptId: checkIn.promptId })] : []);

/** Card data is untrusted. */
const clicked = z.object({
  promptId: z.string().min(1).max(200),
  unit: z.string().max(200).default(''),
  part: z.coerce.number().int().min(1).max(100).catch(1),
  page: z.coerce.number().int().min(1).max(10_000).optional().catch(undefined),
  seen: z.string().max(40).default(''),
  go: z.enum(['next', 'previous']).catch('next'),
  contactConfirmed: z.boolean().catch(false).default(false),
});
type Click = z.infer<typeof clicked>;

/** One unit's answer, as somebody is about to see or change it. */
interface AtHand {
  readonly checkIn: CheckIn;
  readonly unit: string;
  readonly register: Register;
  readonly parts: readonly (readonly AnswerField[])[];
  /** From 1, one that exists. */
  readonly part: number;
}

export function yearlyChat({ store, prompts, unitAnswers, cards, clock, workingTime: { timeZone }, liveCards, views }: YearlyChatDeps): ChatFeature {
  const onCheckIn = (act: (caller: Caller, checkIn: CheckIn, click: Click, data: Readonly<Record<string, unknown>>) => Promise<Reply>): Action => async (caller, data) => {
    const { refusals } = caller.t.tiltakLead;
    const read = clicked.safeParse(data);
    const checkIn = read.success ? await prompts.load<CheckInDetails>(read.data.promptId) : undefined;
    if (!read.success || checkIn?.kind !== 'tiltak' || checkIn.state === 'draft') return { kind: 'text', text: refusals.gone };
    if (!checkIn.details.yearly) return { kind: 'text', text: refusals.notYearly };
    if (checkIn.state === 'scheduled') return { kind: 'text', text: refusals.notOpen };
    if (checkIn.state === 'cancelled') return { kind: 'text', text: refusals.cancelled };
    return await act(caller, checkIn, read.data, data);
  };

  async function list(caller: Caller, checkIn: CheckIn, { page }: Click): Promise<Reply> {
    const { network, member, t } = caller;
    const words = t.tiltakLead.yearly;
    const seen = await views.see(checkIn, caller);
    if (!seen) return { kind: 'text', text: notAllowed(caller) };
    const begun = await unitAnswers.begun(checkIn.details.plan, checkIn.promptId);
    const areas = areasOf(seen.register, checkIn.details.plan);
    const units = seen.rollUp.units.map(({ id }) => ({ id, name: unitName(network, id), mine: checkIn.state === 'open' && mayAnswerFor(network, member, id) })).toSorted((one, other) => Number(other.mine) - Number(one.mine) || byName(one, other));
    const [only, ...others] = units.filter(({ mine }) => mine);
    if (only && others.length === 0 && page === undefined && !seen.visibility.counts.all) return await open(caller, checkIn, only.id, 1, 'new-card');
    const { promptId } = checkIn;
    const model = rowsModel({
      title: words.chooseTitle, subtitle: [checkIn.details.title], empty: t.tiltakLead.rollUp.noneToSee, page: page ?? 1, verb: 'tiltak-lead.yearly', data: { promptId },
      rows: units.map(({ id, name, mine }) => {
        const said = begun.get(id);
        const done = isComplete(areas, said?.saved);
        return {
          name, detail: said === undefined ? words.notDone : [done ? words.done : words.begun, day(said.answer, t.locale)].join(' · '), color: done ? 'Good' as const : 'Default' as const,
          ...(mine ? { button: button(words.answer, 'tiltak-lead.yearly-unit', { promptId, unit: id }) } : {}),
        };
      }),
      buttons: [button(t.common.back, 'tiltak-lead.open', { promptId, inPlace: true })],
    }, t);
    return { kind: page === undefined ? 'new-card' : 'card', card: cards.render(rowsCard, model), summary: t.tiltakLead.summaries.yearly };
  }

  const day = ({ at }: UnitAnswer, locale: Caller['locale']): string => formatDate(Temporal.Instant.from(at).toZonedDateTimeISO(timeZone).toPlainDate().toString(), locale, 'day');

  async function atHand({ details, ...checkIn }: CheckIn, unit: string, part: number): Promise<AtHand> {
    const { register } = await loadRegister(store);
    const parts = partsOf(areasOf(register, details.plan));
    return { checkIn: { details, ...checkIn }, unit, register, parts, part: Math.min(part, parts.length) };
  }

  /** What a part of the form is filled from: what was saved in this check-in, and where nobody has yet, what the unit said last time. */
  async function filled({ checkIn: { promptId, details: { plan } }, unit, parts, part }: AtHand, stored: StoredUnitAnswer | undefined): Promise<{ readonly values: AnswerFields; readonly earlier: boolean }> {
    const fields = parts[part - 1] ?? [];
    const now = fieldsOf(stored?.answer);
    if (fields.every((field) => stored?.saved.includes(field))) return { values: now, earlier: false };
    const before = fieldsOf(await unitAnswers.earlier(plan, promptId, unit));
    const values: AnswerFields = Object.fromEntries(fields.map((field) => [field, stored?.saved.includes(field) ? now[field] : before[field]]).filter(([, value]) => value !== undefined));
    return { values, earlier: fields.some((field) => !stored?.saved.includes(field) && before[field] !== undefined) };
  }

  function form(caller: Caller, at: AtHand, kind: 'card' | 'new-card', stored: StoredUnitAnswer | undefined, filling: Pick<UnitQuestionsInput, 'values' | 'earlier' | 'faults' | 'conflict' | 'contactConfirmed' | 'seen'>): Reply {
    const { network, t, locale } = caller;
    const { checkIn, unit, register, parts, part } = at;
    const model = unitQuestionsModel({
      promptId: checkIn.promptId, unitId: unit, unit: unitName(network, unit), checkIn: checkIn.details.title, fields: parts[part - 1] ?? [], part, parts: parts.length,
      areaTitle: (id) => views.areaTitle(register, checkIn.details.plan, id), ...filling,
      ...(stored === undefined ? {} : { lastSaved: { name: nameOf(caller, stored.answer.by), when: day(stored.answer, locale) } }),
    }, t);
    return { kind, card: cards.render(unitQuestionsCard, model), summary: t.tiltakLead.summaries.yearly };
  }

  async function open(caller: Caller, checkIn: CheckIn, unit: string, part: number, kind: 'card' | 'new-card'): Promise<Reply> {
    const refused = refusal(caller, checkIn, unit);
    if (refused !== undefined) return { kind: 'text', text: refused };
    const at = await atHand(checkIn, unit, part);
    const stored = await unitAnswers.load(checkIn.details.plan, checkIn.promptId, unit);
    return form(caller, at, kind, stored, { ...await filled(at, stored), seen: versionOf(at.parts[at.part - 1] ?? [], fieldsOf(stored?.answer)) });
  }

  function refusal({ network, member, t: { tiltakLead: { yearly, refusals } } }: Caller, { state, details }: CheckIn, unit: string): string | undefined {
    if (!mayAnswerFor(network, member, unit) || !network.units.has(unit) || (details.units !== undefined && !details.units.includes(unit))) return refusals.notKoordinator;
    return state === 'open' ? undefined : yearly.closed;
  }

  async function save(caller: Caller, checkIn: CheckIn, { unit, part, seen, go, contactConfirmed }: Click, data: Readonly<Record<string, unknown>>): Promise<Reply> {
    const refused = refusal(caller, checkIn, unit);
    if (refused !== undefined) return { kind: 'text', text: refused };
    const at = await atHand(checkIn, unit, part);
    const fields = at.parts[at.part - 1] ?? [];
    const { values, faults: found } = readFields(fields, data, contactConfirmed);
    const { plan } = checkIn.details;
    return await retryOnConflict<Reply>('the yearly questions', async () => {
      const stored = await unitAnswers.load(plan, checkIn.promptId, unit);
      const now = fieldsOf(stored?.answer);
      const version = versionOf(fields, now);
      // A phone number that was asked about and saved is not asked about again while it stands.
      const faults = Object.fromEntries(Object.entries(found).filter(([field, fault]) => fault !== 'contact-details' || !stored?.saved.includes(field) || values[field as AnswerField] !== now[field as AnswerField]));
      if (Object.keys(faults).length > 0) {
        return form(caller, at, 'card', stored, { values, faults, earlier: false, seen, contactConfirmed: contactConfirmed || Object.values(faults).includes('contact-details') });
      }
      // What is there already was said by this person's other click, or by somebody who thinks the same.
      const same = versionOf(fields, values) === version && fields.every((field) => stored?.saved.includes(field));
      if (!same && version !== seen) return form(caller, at, 'card', stored, { values, earlier: false, seen: version, contactConfirmed, conflict: { name: capitalised(nameOf(caller, stored?.answer.by)), values: now } });
      return same || await write(caller, at, fields, values, stored) ? await onwards(caller, at, go) : 'conflict';
    });
  }

  async function write({ member, network }: Caller, { checkIn, unit }: AtHand, fields: readonly AnswerField[], values: AnswerFields, stored: Stored<StoredUnitAnswer> | undefined): Promise<boolean> {
    const answer = answerFrom(stored?.answer, fields, values, { unit, at: clock.now().toString(), by: member.id });
    if ((await unitAnswers.save(checkIn.details.plan, checkIn.promptId, answer, fields, stored)) === 'conflict') return false;
    liveCards.touch(checkIn);
    // Their overviews say what is left; whoever leads it has one only where some measure is theirs.
    const sent = await prompts.audience(checkIn.promptId);
    for (const memberId of yearlyAnswerersOf(network, unit, checkIn).filter((id) => id !== checkIn.organiserId || sent.has(id))) liveCards.redraw(`${checkIn.promptId} ${memberId}`, () => overviewRedraw(clock, checkIn, memberId));
    return true;
  }

  async function onwards(caller: Caller, { checkIn, unit, part, parts }: AtHand, go: Click['go']): Promise<Reply> {
    const { promptId } = checkIn;
    if (go === 'previous') return await open(caller, checkIn, unit, Math.max(1, part - 1), 'card');
    if (part < parts.length) return await open(caller, checkIn, unit, part + 1, 'card');
    const words = caller.t.tiltakLead.yearly;
    return views.message(caller.t, words.title(unitName(caller.network, unit)), [words.saved], [button(caller.t.tiltakLead.rollUp.open, 'tiltak-lead.yearly-unit', { promptId, unit })]);
  }

  return {
    actions: {
      'tiltak-lead.yearly': onCheckIn(list),
      'tiltak-lead.yearly-unit': onCheckIn((caller, checkIn, { unit, part }) => open(caller, checkIn, unit, part, 'card')),
      'tiltak-lead.yearly-save': onCheckIn(save),
    },
  };
}
