/** The ringeliste in the chat: opens below the card it was asked for from, and turns its own pages. */
import { z } from 'zod';
import type { AuditLog } from '../access/audit-log.ts';
import { contactFor } from '../access/domain.ts';
import type { ChatFeature } from '../chat/caller.ts';
import type { CardRenderer } from '../ports/card-renderer.ts';
import type { CallLists } from './call-list.ts';
import { callListCard, callListModel } from './card-call-list.ts';

export interface CallListChatDeps {
  readonly callLists: CallLists;
  readonly cards: CardRenderer;
  readonly audit: AuditLog;
  /** A short-lived address of the list as a file; undefined where the server has no public address. */
  readonly fileUrl: (promptId: string, memberId: string) => string | undefined;
}

/** Untrusted: only this much of it is read. `page` is absent on the first click. */
const clicked = z.object({ promptId: z.string().min(1).max(200), page: z.coerce.number().int().min(1).max(10_000).optional().catch(undefined) });

export const callListChat = ({ callLists, cards, audit, fileUrl }: CallListChatDeps): ChatFeature => ({
  actions: {
    async 'prompts.call-list'({ member, network, t }, data) {
      const read = clicked.safeParse(data);
      if (!read.success) return { kind: 'text', text: t.refusals.gone };
      const { promptId, page } = read.data;
      const list = await callLists.seenBy(member, promptId);
      if (!list) return { kind: 'text', text: t.refusals.notAllowed(contactFor(network, member).contact?.name ?? t.refusals.contactSecretariat) };
      await audit.record({ action: 'call-list-opened', memberId: member.id, promptId, counts: { people: list.entries.length } });
      const url = fileUrl(promptId, member.id);
      const model = callListModel({ ...list, promptId, page: page ?? 1, ...(url === undefined ? {} : { fileUrl: url }) }, t);
      return { kind: page === undefined ? 'new-card' : 'card', card: cards.render(callListCard, model), summary: t.callList.title };
    },
  },
});
