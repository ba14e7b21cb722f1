/** Mobilisation in the chat: what is answered, followed and led. Each click is authorised here before anything is done. */
import { z } from 'zod';
import type { AuditLog } from '../access/audit-log.ts';
import { button } from '../cards/parts.ts';
import type { Action, Caller, ChatFeature } from '../chat/caller.ts';
import { textFault } from '../privacy/guard.ts';
import type { DeliveryQueue } from '../delivery/domain.ts';
import type { CardRenderer } from '../ports/card-renderer.ts';
import type { Reply } from '../ports/chat.ts';
import type { IdSource } from '../ports/id-source.ts';
import { hasLed } from '../prompts/domain.ts';
import type { UnansweredPrompt } from '../prompts/card.ts';
import { seesCount } from '../prompts/visibility.ts';
import { cutToBytes } from '../shared/cut-text.ts';
import { answerCall, type AnswerCallDeps } from './answer-call.ts';
import { cancelMobilisation, type CancelMobilisationDeps } from './cancel-mobilisation.ts';
import { callProgress } from './call-progress.ts';
import { unansweredCall } from './card-call.ts';
import { lockScreen, whichOne } from './card-parts.ts';
import { listCard, listModel, messageFormCard, messageFormModel, type ListedMobilisation, type MessageFormInput } from './card-list.ts';
import { coverNeed, type CoverNeedDeps } from './cover-need.ts';
import { wavesCalled, type Mobilisation, type MobilisationDetails } from './domain.ts';
import { sendMessage } from './send-message.ts';
import { callNextWave } from './waves.ts';
import { mayDirect } from './who-leads.ts';

export interface MobilisationChatDeps extends AnswerCallDeps, CancelMobilisationDeps, CoverNeedDeps {
  readonly deliveries: CancelMobilisationDeps['deliveries'] & Pick<DeliveryQueue, 'progress'>;
  readonly cards: CardRenderer;
  readonly ids: IdSource;
  readonly audit: AuditLog;
}

/** Never dropped for being long: the field's own rule, far below this, says so and shows what was typed. Bytes, of a card's 28 KB. */
const mostTyped = 8000;
const text = z.string().transform((typed) => cutToBytes(typed, mostTyped)).optional().catch(undefined);
const page = z.coerce.number().int().min(1).max(10_000).optional().catch(undefined);
/** Card data is untrusted: only this much of it is read. */
const clicked = z.object({
  promptId: z.string().min(1).max(200),
  answer: z.string().max(40).default(''),
  // A number where somebody's client sends one.
  eta: z.coerce.string().transform((typed) => cutToBytes(typed, 200)).optional().catch(undefined), etaTime: text, comment: text,
  to: z.enum(['all', 'coming']).catch('all'),
  messageId: z.string().regex(/^[\w-]{8,64}$/).optional().catch(undefined),
  contactConfirmed: z.boolean().optional().catch(undefined),
  shifts: text, shift: z.string().max(20).optional().catch(undefined),
  unitPage: page, comingPage: page, shiftPage: page, wave: page,
  from: z.enum(['mine', 'list']).optional().catch(undefined), live: z.literal(true).optional().catch(undefined),
});
type Clicked = z.infer<typeof clicked>;

/** `unanswered`: what of it stands in `mine`. */
export type MobilisationChat = ChatFeature & { unanswered(caller: Caller): Promise<UnansweredPrompt[]> };

const longestMessage = 500;

export function mobilisationChat(deps: MobilisationChatDeps): MobilisationChat {
  const { prompts, views, cards, ids } = deps;

  /** Those that go on and that this person leads, is called to, or may see the counts of. */
  async function listed({ member, network, t }: Caller): Promise<(ListedMobilisation & { readonly mobilisation: Mobilisation; readonly wave?: number | undefined })[]> {
    const going = [];
    for (const stored of await prompts.list<MobilisationDetails>('mobilisation', ['scheduled', 'open'], '')) {
      const mobilisation = stored as unknown as Mobilisation;
      const called = await views.calledOf(mobilisation);
      const addressee = called.get(member.id);
      const seen = views.visibility(mobilisation, { member, network, t }, addressee !== undefined);
      if (!addressee && !seen.counts.all && ![...called.values()].some((person) => seesCount(seen, person))) continue;
      const unanswered = addressee !== undefined && mobilisation.details.coveredAt === undefined && (await prompts.shownResponse(mobilisation.promptId, addressee)) === undefined;
      going.push({ promptId: mobilisation.promptId, details: mobilisation.details, called: addressee !== undefined, unanswered, mobilisation, wave: addressee?.wave });
    }
    return going;
  }

  async function list(caller: Caller, at: number, kind: 'card' | 'new-card'): Promise<Reply> {
    const model = listModel({ mobilisations: await listed(caller), page: at, today: views.now().toPlainDate().toString() }, caller.t);
    return { kind, card: cards.render(listCard, model), summary: caller.t.mobilisation.summaries.list };
  }

  async function board(caller: Caller, mobilisation: Mobilisation, { unitPage, comingPage, shiftPage, shift, from, live }: Partial<Clicked>): Promise<Reply> {
    const shown = await views.board(mobilisation, caller, { unitPage, comingPage, shiftPage, shift, live });
    // On the board of somebody who has led: what it shows names people still.
    if (!shown && from === undefined && hasLed(mobilisation, caller.member.id)) return { kind: 'card', ...await views.formerBoard(mobilisation, caller) };
    if (!shown) return { kind: 'text', text: views.notAllowed(caller) };
    // Where it is opened it comes below; its own buttons change it in place.
    return { kind: from === 'list' ? 'new-card' : 'card', ...shown };
  }

  /** Reads the click and the mobilisation it is about; one that is gone, or a draft, is the same to everybody. */
  const onMobilisation = (act: (caller: Caller, mobilisation: Mobilisation, data: Clicked) => Promise<Reply>): Action => async (caller, data) => {
    const read = clicked.safeParse(data);
    const stored = read.success ? await prompts.load<MobilisationDetails>(read.data.promptId) : undefined;
    if (!read.success || stored?.kind !== 'mobilisation' || stored.state === 'draft') return { kind: 'text', text: caller.t.refusals.gone };
    return await act(caller, stored as unknown as Mobilisation, read.data);
  };

  /** Only whoever leads it, and the sekretariat, while it goes on. */
  const leading = (act: (caller: Caller, mobilisation: Mobilisation, data: Clicked) => Promise<Reply>): Action => onMobilisation(async (caller, mobilisation, data) => {
    if (!mayDirect(mobilisation, await views.calledOf(mobilisation), caller.member)) return { kind: 'text', text: views.notLead(mobilisation, caller) };
    return await act(caller, mobilisation, data);
  });
  const whileOpen = (act: (caller: Caller, mobilisation: Mobilisation, data: Clicked) => Promise<Reply>): Action => leading(async (caller, mobilisation, data) =>
    (mobilisation.state === 'open' ? await act(caller, mobilisation, data) : { kind: 'text', text: caller.t.mobilisation.refusals.over }));

  const messageForm = ({ t }: Caller, { promptId, details }: Mobilisation, kind: 'card' | 'new-card', input: Pick<MessageFormInput, 'messageId' | 'typed' | 'fault'>): Reply =>
    ({ kind, card: cards.render(messageFormCard, messageFormModel({ promptId, details, ...input }, t)), summary: lockScreen(t.mobilisation.update.title, details, t) });

  /** Whom their call did not reach, this does not reach either. */
  async function messageSent({ t }: Caller, mobilisation: Mobilisation, written: string, people: readonly string[]): Promise<Reply> {
    const words = t.mobilisation.update;
    const { promptId, details } = mobilisation;
    const missed = new Set((await callProgress(deps.deliveries, mobilisation)).unsettled.flatMap(({ recipientId, state }) => (state === 'unreachable' ? [recipientId] : [])));
    const unreachable = people.filter((memberId) => missed.has(memberId)).length;
    const lines = [whichOne(details), words.done(people.length), ...(unreachable > 0 ? [words.unreachable(unreachable)] : []), `«${written}»`];
    return views.message(lockScreen(words.sent, details, t), lines, [button(t.mobilisation.list.open, 'mobilisation.board', { promptId, from: 'list' }), ...(unreachable > 0 ? [button(t.live.callList, 'prompts.call-list', { promptId })] : [])]);
  }

  async function message(caller: Caller, mobilisation: Mobilisation, { comment = '', to, messageId, contactConfirmed = false }: Clicked): Promise<Reply> {
    const { t } = caller;
    if (messageId === undefined) return { kind: 'text', text: t.refusals.outdated };
    const typed = { text: comment.trim(), to };
    const fault = typed.text === '' ? 'text-missing' : textFault(typed.text, longestMessage, contactConfirmed);
    if (fault !== undefined) return messageForm(caller, mobilisation, 'card', { messageId, typed, fault });
    const done = await sendMessage(deps, mobilisation.promptId, { id: messageId, by: caller.member.id, ...typed });
    switch (done.outcome) {
      case 'sent':
        await deps.audit.record({ action: 'mobilisation-message-sent', memberId: caller.member.id, promptId: mobilisation.promptId, counts: { people: done.people.length }, occasion: messageId });
        return await messageSent(caller, mobilisation, typed.text, done.people);
      case 'nobody': return { kind: 'text', text: t.mobilisation.update.nobody };
      case 'full': return { kind: 'text', text: t.mobilisation.update.full };
      case 'over': return { kind: 'text', text: t.mobilisation.refusals.over };
    }
  }

  return {
    commands: {
      tavle: async (caller) => {
        const going = await listed(caller);
        const [only] = going;
        return only && going.length === 1 ? await board(caller, only.mobilisation, { from: 'list' }) : await list(caller, 1, 'new-card');
      },
    },
    actions: {
      'mobilisation.answer': async (caller, data) => {
        const read = clicked.safeParse(data);
        return read.success ? await answerCall(deps, caller, read.data) : { kind: 'text', text: caller.t.refusals.gone };
      },
      'mobilisation.list': (caller, data) => list(caller, page.parse(data['page']) ?? 1, 'card'),
      'mobilisation.board': onMobilisation(board),
      'mobilisation.open': onMobilisation(async (caller, mobilisation) => {
        const addressee = (await views.calledOf(mobilisation)).get(caller.member.id);
        if (!addressee) return { kind: 'text', text: caller.t.mobilisation.refusals.notCalled };
        return { kind: 'new-card', ...views.call(mobilisation, caller, addressee, await prompts.shownResponse(mobilisation.promptId, addressee)) };
      }),
      'mobilisation.message': whileOpen(async (caller, mobilisation) => messageForm(caller, mobilisation, 'new-card', { messageId: ids.newId(), typed: { text: '', to: 'all' } })),
      'mobilisation.message-send': whileOpen(message),
      'mobilisation.wave': whileOpen(async ({ member, t }, mobilisation, { wave }) => {
        const words = t.mobilisation.waves;
        const outcome = wave === undefined ? 'none' : await callNextWave(deps, mobilisation, wave);
        if (wave === undefined || outcome !== 'called') return { kind: 'text', text: outcome === 'covered' ? t.mobilisation.board.covered : words.none };
        const people = [...(await prompts.audience(mobilisation.promptId)).values()].filter((addressee) => addressee.wave === wave).length;
        // Not when the clock was faster, or the click is an old one.
        if (wave > wavesCalled(mobilisation)) await deps.audit.record({ action: 'mobilisation-wave-called', memberId: member.id, promptId: mobilisation.promptId, counts: { wave, people }, occasion: `wave-${wave}` });
        return { kind: 'text', text: words.called(people) };
      }),
      'mobilisation.enough': whileOpen(async ({ member, t }, { promptId }) => {
        const done = await coverNeed(deps, promptId);
        const words = t.mobilisation.enough;
        if (!('kept' in done)) return { kind: 'text', text: done.outcome === 'over' ? t.mobilisation.refusals.over : words.notMet };
        if (done.outcome === 'already') return { kind: 'text', text: words.already(done.kept) };
        await deps.audit.record({ action: 'mobilisation-covered', memberId: member.id, promptId, counts: { kept: done.kept, thanked: done.thanked } });
        return { kind: 'text', text: words.done(done.kept, done.thanked) };
      }),
      'mobilisation.cancel': leading(async ({ t }, mobilisation) => {
        if (mobilisation.state !== 'open' && mobilisation.state !== 'scheduled') return { kind: 'text', text: t.mobilisation.refusals.over };
        const words = t.mobilisation.cancel;
        const { promptId } = mobilisation;
        return { ...views.message(lockScreen(words.title, mobilisation.details, t), [whichOne(mobilisation.details), words.text((await views.calledOf(mobilisation)).size)], [button(words.confirm, 'mobilisation.cancel-confirmed', { promptId }, 'destructive'), button(words.keep, 'mobilisation.keep', { promptId })]), kind: 'new-card' };
      }),
      'mobilisation.keep': leading(async ({ t }, { promptId, details, state }) => (state === 'open' || state === 'scheduled'
        ? views.message(lockScreen(t.mobilisation.cancel.title, details, t), [whichOne(details), t.mobilisation.cancel.kept], [button(t.mobilisation.list.open, 'mobilisation.board', { promptId, from: 'list' })])
        : { kind: 'text', text: t.mobilisation.refusals.over })),
      'mobilisation.cancel-confirmed': leading(async ({ member, t }, { promptId, details }) => {
        const done = await cancelMobilisation(deps, promptId);
        if (done.outcome !== 'cancelled') return { kind: 'text', text: t.mobilisation.refusals.over };
        await deps.audit.record({ action: 'mobilisation-called-off', memberId: member.id, promptId });
        return views.message(lockScreen(t.mobilisation.call.cancelled, details, t), [whichOne(details), t.mobilisation.cancel.done]);
      }),
    },
    unanswered: async (caller) => (await listed(caller)).filter(({ unanswered, mobilisation }) => unanswered && mobilisation.state === 'open')
      .map(({ mobilisation, wave }) => unansweredCall(views.callInput(mobilisation, caller, wave === undefined ? undefined : { wave }, undefined), caller.t)),
  };
}
