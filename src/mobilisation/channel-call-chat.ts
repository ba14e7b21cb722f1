/** Clicks on a call in a channel: each answers as themselves, and only they see what it came to. */
import { z } from 'zod';
import type { Caller, ChatFeature } from '../chat/caller.ts';
import type { Reply } from '../ports/chat.ts';
import { giveAnswer, type AnswerCallDeps, type GivenAnswer } from './answer-call.ts';
import { openWords, ownWords } from './card-call-channel.ts';
import type { Mobilisation, MobilisationDetails } from './domain.ts';

/** Card data is untrusted: only this much of it is read. */
const clicked = z.object({
  promptId: z.string().min(1).max(200),
  answer: z.string().max(40).default(''),
  eta: z.coerce.string().max(40).optional().catch(undefined),
  shifts: z.string().max(5000).optional().catch(undefined),
});

export function channelCallChat(deps: AnswerCallDeps): ChatFeature {
  const { prompts, views } = deps;

  /** Where a client can only answer into the channel, that says nothing about the person. */
  function told(caller: Caller, given: GivenAnswer): Reply {
    if ('text' in given) return { kind: 'text', text: given.text };
    const { mobilisation, addressee, response, faults } = given;
    const input = { ...views.callInput(mobilisation, caller, addressee, response), ...(faults === undefined ? {} : { faults }) };
    return { kind: 'text', text: ownWords(input, caller.t), openly: openWords(input, caller.t) };
  }

  return {
    channelActions: {
      'mobilisation.channel-answer': async (caller, data) => {
        const read = clicked.safeParse(data);
        return told(caller, read.success ? await giveAnswer(deps, caller, read.data) : { text: caller.t.refusals.gone });
      },
      'mobilisation.channel-about': async (caller, data) => {
        const read = clicked.safeParse(data);
        const stored = read.success ? await prompts.load<MobilisationDetails>(read.data.promptId) : undefined;
        if (stored?.kind !== 'mobilisation' || stored.openedAt === undefined) return told(caller, { text: caller.t.refusals.gone });
        const mobilisation = stored as unknown as Mobilisation;
        const addressee = (await views.calledOf(mobilisation)).get(caller.member.id);
        if (!addressee) return told(caller, { text: caller.t.channelCall.notYours });
        return told(caller, { mobilisation, addressee, response: await prompts.shownResponse(mobilisation.promptId, addressee) });
      },
    },
  };
}
