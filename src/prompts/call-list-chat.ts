/** The ringeliste in the chat: opens below the card it was asked for from, turns its own pages, and takes what people said on the phone. */
import { z } from 'zod';
import type { AuditLog } from '../access/audit-log.ts';
import { notAllowed, type Caller, type ChatFeature } from '../chat/caller.ts';
import type { CardRenderer } from '../ports/card-renderer.ts';
import type { Reply } from '../ports/chat.ts';
import { textFault } from '../privacy/guard.ts';
import { cutToBytes } from '../shared/cut-text.ts';
import type { CallLists, PromptCallList } from './call-list.ts';
import { callListCard, callListModel, longestRemark, type CallListCardInput } from './card-call-list.ts';
import { enterPhoneCall, type EnterPhoneCallDeps } from './enter-phone-call.ts';
import { phoneReplies } from './phone-calls.ts';

export interface CallListChatDeps extends EnterPhoneCallDeps {
  readonly callLists: CallLists;
  readonly cards: CardRenderer;
  readonly audit: AuditLog;
  readonly timeZone: string;
  /** A short-lived address of the list as a file; undefined where the server has no public address. */
  readonly fileUrl: (promptId: string, memberId: string) => string | undefined;
}

/** Untrusted: only this much of it is read. `page` is absent on the first click. */
const clicked = z.object({ promptId: z.string().min(1).max(200), page: z.coerce.number().int().min(1).max(10_000).optional().catch(undefined) });
const phoned = clicked.extend({
  memberId: z.string().min(1).max(200), said: z.enum(phoneReplies),
  // Never dropped for being long: the rule for remarks, far below this, says so. Bytes.
  comment: z.string().transform((typed) => cutToBytes(typed, 8000)).catch(''), shifts: z.string().max(2000).catch(''), contactConfirmed: z.boolean().optional().catch(undefined),
});

export function callListChat(deps: CallListChatDeps): ChatFeature {
  const { callLists, cards, audit, fileUrl, timeZone } = deps;

  const refusal = (caller: Caller): Reply => ({ kind: 'text', text: notAllowed(caller) });
  function card({ member, t }: Caller, list: PromptCallList, kind: 'card' | 'new-card', more: Pick<CallListCardInput, 'promptId' | 'page' | 'notice' | 'remark' | 'chosenShifts'>): Reply {
    const url = fileUrl(more.promptId, member.id);
    const model = callListModel({ ...list, ...more, timeZone, ...(url === undefined ? {} : { fileUrl: url }) }, t);
    const mark = list.markIn?.(t);
    return { kind, card: cards.render(callListCard, model), summary: mark === undefined ? t.callList.title : `${mark} – ${t.callList.title}` };
  }

  async function enter(caller: Caller, { promptId, memberId, said, comment, shifts, contactConfirmed = false, page = 1 }: z.infer<typeof phoned>): Promise<Reply> {
    const { member, t } = caller;
    const words = t.followUp.phoned;
    const person = await callLists.phonable(member, promptId, memberId);
    if (!person) return { kind: 'text', text: words.gone };
    const typed = comment.trim();
    const again = async (more: Pick<CallListCardInput, 'notice' | 'remark'>): Promise<Reply> => {
      const list = await callLists.seenBy(member, promptId);
      return list ? card(caller, list, 'card', { promptId, page, chosenShifts: shifts, ...more }) : refusal(caller);
    };
    const fault = textFault(typed, longestRemark, contactConfirmed);
    if (fault !== undefined) return await again({ remark: { typed, fault: t.faults[fault], ...(fault === 'contact-details' ? { contactConfirmed: true } : {}) } });
    const offered = person.answers.shifts?.(person.prompt, t) ?? [];
    const chosen = offered.map(({ value }) => value).filter((id) => offered.length === 1 || shifts.split(',').includes(id));
    if (said === 'coming' && offered.length > 0 && chosen.length === 0) return await again({ notice: { text: words.chooseShift, color: 'warning' } });
    const done = await enterPhoneCall(deps, person, { by: member.id, said, ...(typed === '' ? {} : { comment: typed }), ...(offered.length === 0 ? {} : { shifts: chosen }) });
    switch (done.outcome) {
      case 'entered':
        await audit.record({ action: 'phone-call-entered', memberId: member.id, promptId });
        return await again({ notice: { text: words.entered(person.name, words.said[said]), color: 'good' } });
      case 'own-answer': return await again({ notice: { text: words.ownAnswer(person.name, person.answers.words(done.answer, t)), color: 'warning' } });
      case 'over': return await again({ notice: { text: words.over, color: 'warning' } });
      case 'covered': return await again({ notice: { text: words.covered, color: 'warning' } });
      case 'gone': return { kind: 'text', text: words.gone };
    }
  }

  return {
    actions: {
      async 'prompts.call-list'(caller, data) {
        const { member, t } = caller;
        const read = clicked.safeParse(data);
        if (!read.success) return { kind: 'text', text: t.refusals.gone };
        const { promptId, page } = read.data;
        const list = await callLists.seenBy(member, promptId);
        if (!list) return refusal(caller);
        await audit.record({ action: 'call-list-opened', memberId: member.id, promptId, counts: { people: list.entries.length } });
        return card(caller, list, page === undefined ? 'new-card' : 'card', { promptId, page: page ?? 1 });
      },
      async 'prompts.phoned'(caller, data) {
        const read = phoned.safeParse(data);
        return read.success ? await enter(caller, read.data) : { kind: 'text', text: caller.t.followUp.phoned.gone };
      },
    },
  };
}
