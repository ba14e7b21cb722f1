/** Sharing what was written after a meeting with those who were called to it, asked about once; and its pages, for them. */
import { z } from 'zod';
import { messageCard, messageModel } from '../cards/common.ts';
import { button } from '../cards/parts.ts';
import type { Action } from '../chat/caller.ts';
import type { Meeting, MeetingDetails } from '../meetings/domain.ts';
import type { FollowUpChatDeps, Keeping } from './keeping.ts';
import { shareSummary } from './save-summary.ts';

const sharingNumber = z.coerce.number().int().min(1).catch(1);
const paged = z.object({ promptId: z.string().min(1).max(200), page: z.coerce.number().int().min(1).max(10_000).catch(1) });

/** Verbs `follow-up.share` `{ promptId }`, `follow-up.share-send` `{ promptId, sharing }`, `follow-up.shared` `{ promptId, page }`. */
export function shareChat(deps: FollowUpChatDeps, keeping: Keeping): Readonly<Record<string, Action>> {
  const { prompts, tasks, views, cards, audit, directory } = deps;
  return {
    'follow-up.share': keeping(async ({ t }, { promptId }) => {
      const words = t.tiltakslogg.share;
      const [audience, summary, all] = await Promise.all([prompts.audience(promptId), tasks.summary(promptId), tasks.tasks(promptId)]);
      if (audience.size === 0) return { kind: 'text', text: words.nobody };
      if ((summary?.text ?? '') === '' && all.length === 0) return { kind: 'text', text: words.nothing };
      const shared = summary?.shared ?? 0;
      const away = [...(await directory.reachability([...audience.keys()])).values()].filter(({ how }) => how === 'not-at-all').length;
      const buttons = [button(words.send, 'follow-up.share-send', { promptId, sharing: shared + 1 }, 'positive'), button(words.back, 'follow-up.open', { promptId, inPlace: true })];
      return { kind: 'card', card: cards.render(messageCard, messageModel({ title: words.title, lines: [(shared === 0 ? words.ask : words.askAgain)(audience.size), ...(away === 0 ? [] : [words.unreachable(away)])], buttons })), summary: words.title };
    }),
    'follow-up.share-send': async (caller, data) => await keeping(async ({ t, member }, meeting) => {
      const words = t.tiltakslogg.share;
      const done = await shareSummary(deps, meeting, sharingNumber.parse(data['sharing']), member.id);
      if (done.outcome !== 'shared') return { kind: 'text', text: words[done.outcome] };
      await audit.record({ action: 'summary-shared', memberId: member.id, promptId: meeting.promptId, counts: { people: done.people } });
      return { kind: 'card', ...await views.overview(meeting, caller, { notice: { text: words.done(done.people), color: 'good' } }) };
    })(caller, data),
    'follow-up.shared': async (caller, data) => {
      const { t, member } = caller;
      const read = paged.safeParse(data);
      const meeting = read.success ? await prompts.load<MeetingDetails>(read.data.promptId) : undefined;
      if (!read.success || meeting?.kind !== 'meeting') return { kind: 'text', text: t.refusals.gone };
      if (!(await prompts.audience(meeting.promptId)).has(member.id)) return { kind: 'text', text: t.refusals.notInvited };
      if (((await tasks.summary(meeting.promptId))?.shared ?? 0) === 0) return { kind: 'text', text: t.tiltakslogg.share.notShared };
      return { kind: 'card', ...await views.overview(meeting as Meeting, caller, { as: 'invited', page: read.data.page }) };
    },
  };
}
