/** From a unit's numbers to its measures, and from a measure to all that was said of it. Names and texts only for those who may see them. */
import { z } from 'zod';
import type { AuditLog } from '../access/audit-log.ts';
import { button, type Button } from '../cards/parts.ts';
import { notAllowed, type Action, type Caller, type ChatFeature } from '../chat/caller.ts';
import { unitName } from '../network/domain.ts';
import type { CardRenderer } from '../ports/card-renderer.ts';
import type { Reply } from '../ports/chat.ts';
import type { PromptStore } from '../prompts/store.ts';
import { measureCard, measureModel, rowsCard, rowsModel, statusColors, statusTitle, type Row } from './card-drill-down.ts';
import { isTakenOver, type CheckInDetails, type CheckInItem } from './check-in.ts';
import { expectedFrom, mayAnswer } from './check-in-progress.ts';
import { mayDelegate, seesTo } from './delegate.ts';
import type { PlanRead, StatusEntry } from './domain.ts';
import type { LeadViews, Seen } from './lead-views.ts';
import { answeredOf, seesMeasure } from './roll-up.ts';

export interface DrillDownDeps {
  readonly prompts: PromptStore;
  readonly cards: CardRenderer;
  readonly audit: AuditLog;
  readonly workingTime: { readonly timeZone: string };
  readonly views: LeadViews;
  /** With the answers of check-ins that are open. */
  readonly readPlan: (planId: string) => Promise<PlanRead | undefined>;
}

/** Card data is untrusted. */
const clicked = z.object({ promptId: z.string().min(1).max(200), unit: z.string().max(200).default(''), measureId: z.string().max(200).default(''), page: z.coerce.number().int().min(1).max(10_000).catch(1) });
type Click = z.infer<typeof clicked>;

export function drillDownChat({ prompts, cards, audit, workingTime: { timeZone }, views, readPlan }: DrillDownDeps): ChatFeature {
  const onSeen = (act: (caller: Caller, seen: Seen, click: Click) => Promise<Reply>): Action => async (caller, data) => {
    const read = clicked.safeParse(data);
    const checkIn = read.success ? await prompts.load<CheckInDetails>(read.data.promptId) : undefined;
    if (!read.success || checkIn?.kind !== 'tiltak' || checkIn.state === 'draft') return { kind: 'text', text: caller.t.tiltakLead.refusals.gone };
    const seen = await views.see(checkIn, caller);
    return seen ? await act(caller, seen, read.data) : { kind: 'text', text: notAllowed(caller) };
  };
  /** Of a region, those who coordinate its bydeler see who is to answer what is the region's own: they see to it. */
  const isMine = ({ member, network }: Caller, { visibility }: Seen) => (item: CheckInItem): boolean => seesMeasure(visibility, member.id, item) || seesTo(network, member, item);

  async function unit(caller: Caller, seen: Seen, { unit: id, page }: Click): Promise<Reply> {
    const { t, network } = caller;
    const words = t.tiltakLead;
    const row = rowOf(seen, id);
    if (!row) return { kind: 'text', text: notAllowed(caller) };
    const { promptId, details } = seen.checkIn;
    const shown = seen.read.items.filter((item) => item.unit === id && isMine(caller, seen)(item));
    if (shown.length > 0) await audit.record({ action: 'names-opened', memberId: caller.member.id, promptId });
    const rows = shown.map((item) => measureRow(caller, seen, item));
    const hidden = row.count.total > rows.length;
    const model = rowsModel({
      title: unitName(network, id), empty: words.unit.notYours, page, verb: 'tiltak-lead.unit', data: { promptId, unit: id }, rows,
      subtitle: [`${details.title} · ${words.rollUp.ofTotal(answeredOf(row.count), row.count.total)}`, ...(hidden && rows.length > 0 ? [words.unit.notYours] : [])],
      buttons: [button(t.common.back, 'tiltak-lead.units', { promptId, page: 1 })],
    }, t);
    return { kind: 'card', card: cards.render(rowsCard, model), summary: words.summaries.unit };
  }

  /** What has been said, or who is to. */
  function statusNow({ t, network }: Caller, { read }: Seen, item: CheckInItem): string {
    const words = t.tiltakLead.unit;
    const answer = read.answers.get(item.measureId);
    const names = expectedFrom(item).map((id) => network.members.get(id)?.name ?? t.tiltakLead.measure.unknownPerson).join(', ');
    const waiting = item.delegatedTo !== undefined ? words[isTakenOver(item) ? 'takenOver' : 'delegated'](names) : item.responsibleIds.length === 0 ? words.nobody : words.waitsFor(names);
    const said = answer !== undefined ? [statusTitle(answer.status, t), ...(answer.late ? [words.late] : [])] : read.closedLevels.includes(item.level) ? [words.closed] : [statusTitle(undefined, t), waiting];
    return said.join(' · ');
  }

  function measureRow(caller: Caller, seen: Seen, item: CheckInItem): Row {
    const { checkIn, read, register } = seen;
    const { t } = caller;
    const answer = read.answers.get(item.measureId);
    return {
      group: views.areaTitle(register, checkIn.details.plan, item.area), name: item.title, detail: statusNow(caller, seen, item), color: answer === undefined ? 'Default' : statusColors[answer.status],
      button: button(t.tiltakLead.rollUp.open, 'tiltak-lead.measure', { promptId: checkIn.promptId, measureId: item.measureId, page: 1 }),
    };
  }

  async function measure(caller: Caller, seen: Seen, { measureId, page }: Click): Promise<Reply> {
    const { network, t } = caller;
    const item = seen.read.items.find((one) => one.measureId === measureId);
    if (!item || !isMine(caller, seen)(item)) return { kind: 'text', text: notAllowed(caller) };
    const { promptId, details } = seen.checkIn;
    const record = (await readPlan(details.plan))?.measures.find(({ id }) => id === measureId);
    const answer = seen.read.answers.get(measureId);
    // Of this check-in every change of mind, of the others what was said last on each day.
    const here = (answer?.history ?? []).map(({ by, late, ...entry }): StatusEntry => ({ ...entry, checkIn: { promptId, by, late } }));
    const elsewhere = (record?.history ?? []).filter(({ checkIn }) => checkIn?.promptId !== promptId || answer === undefined);
    const history = [...elsewhere, ...here].toSorted((one, other) => Temporal.Instant.compare(one.at, other.at));
    const model = measureModel({
      promptId, measureId, title: item.title, ...(answer === undefined ? { now: statusNow(caller, seen, item) } : {}), unitId: item.unit, unit: unitName(network, item.unit), area: views.areaTitle(seen.register, details.plan, item.area),
      history, nameOf: (id) => network.members.get(id)?.name, reasons: [...seen.register.reasons.values()], timeZone, page, actions: actionsFor(caller, seen, item),
    }, t);
    return { kind: 'card', card: cards.render(measureCard, model), summary: t.tiltakLead.summaries.measure };
  }

  /** One that nobody has answered yet: to answer it oneself, or to find somebody who will. */
  function actionsFor({ member, network, t }: Caller, { checkIn, read }: Seen, item: CheckInItem): Button[] {
    const data = { promptId: checkIn.promptId, measureId: item.measureId };
    if (checkIn.state !== 'open' || read.answers.has(item.measureId) || read.closedLevels.includes(item.level)) return [];
    return [
      ...(mayAnswer(item, member.id) ? [button(t.tiltak.overview.answer, 'tiltak.open', { ...data, at: 'walk' }, 'positive')] : seesTo(network, member, item) ? [button(t.tiltak.delegate.takeOver, 'tiltak.take-over', { ...data, at: 'lead', from: item.delegatedTo?.memberId ?? '' }, 'positive')] : []),
      ...(mayDelegate(network, member, checkIn, item) ? [button(t.tiltak.delegate.handOver, 'tiltak.delegate', { ...data, at: 'lead' })] : []),
    ];
  }

  return { actions: { 'tiltak-lead.unit': onSeen(unit), 'tiltak-lead.measure': onSeen(measure) } };
}

/** Of the units whose numbers this person sees. */
const rowOf = ({ rollUp: { units } }: Seen, id: string) => units.find((row) => row.id === id);
