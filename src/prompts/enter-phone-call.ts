/** What somebody said on the phone, entered for them: stored as their answer, marked with who entered it, and never over what they answered themselves. */
import type { Clock } from '../ports/clock.ts';
import type { Phonable } from './call-list.ts';
import type { Prompt, Response } from './domain.ts';
import type { LiveCards } from './live-cards.ts';
import type { PhoneCalls, PhoneReply } from './phone-calls.ts';
import { recordAnswer } from './record-answer.ts';
import type { PromptStore } from './store.ts';

export interface EnterPhoneCallDeps {
  readonly prompts: PromptStore;
  readonly phoneCalls: PhoneCalls;
  readonly clock: Clock;
  readonly liveCards: LiveCards;
  /** After an answer that was entered. */
  readonly entered: (prompt: Prompt, response: Response) => Promise<void>;
}

export type EnteredPhoneCall =
  | { readonly outcome: 'entered' | 'over' | 'covered' | 'gone' }
  /** Theirs stands. */
  | { readonly outcome: 'own-answer'; readonly answer: string };

export async function enterPhoneCall({ prompts, phoneCalls, clock, liveCards, entered }: EnterPhoneCallDeps, { prompt, addressee, answers }: Phonable, call: { readonly by: string; readonly said: PhoneReply; readonly comment?: string; readonly shifts?: readonly string[] }): Promise<EnteredPhoneCall> {
  const { promptId, kind } = prompt;
  const { memberId } = addressee;
  const { by, said, comment, shifts } = call;
  if (prompt.state !== 'open') return { outcome: 'over' };
  const current = await prompts.response(promptId, addressee);
  const refused = answers.refuses?.(prompt, addressee, said, current?.answer);
  if (refused !== undefined) return { outcome: refused === 'covered' ? 'covered' : 'gone' };
  if (said === 'no-reply') {
    // Nobody need phone somebody who has answered.
    if (current && current.enteredBy === undefined && (answers.stands?.(prompt, current) ?? true)) return { outcome: 'own-answer', answer: current.answer };
    await phoneCalls.add(promptId, memberId, { by, said, ...(comment === undefined ? {} : { comment }) });
    return { outcome: 'entered' };
  }
  const given = await recordAnswer(prompts, clock, { kind, promptId, memberId, answer: said === 'coming' ? answers.coming : answers.notComing, enteredBy: by, stands: answers.stands, ...(comment === undefined ? {} : { comment }), ...(shifts === undefined || said !== 'coming' ? {} : { shifts }) });
  switch (given.outcome) {
    case 'recorded': case 'unchanged':
      if (given.response.enteredBy === undefined) return { outcome: 'own-answer', answer: given.response.answer };
      await phoneCalls.add(promptId, memberId, { by, said });
      if (given.outcome === 'recorded') {
        liveCards.touch(given.prompt);
        liveCards.answered(given.prompt, given.response);
        await entered(given.prompt, given.response);
      }
      return { outcome: 'entered' };
    case 'not-open': return { outcome: 'over' };
    case 'not-found': case 'not-addressed': case 'not-yet': return { outcome: 'gone' };
  }
}
