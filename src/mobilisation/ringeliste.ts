/** What the ringeliste needs to know of a mobilisation: who is to be phoned, when nobody is any more, and what somebody may say on the phone. */
import type { DeliveryProgress, DeliveryQueue } from '../delivery/domain.ts';
import type { Texts } from '../locales/texts.ts';
import type { Clock } from '../ports/clock.ts';
import type { CalledBy, Overtaken } from '../prompts/call-list.ts';
import { callProgress } from './call-progress.ts';
import { newsPurpose, type ChannelNews } from './channel-calls.ts';
import { callPurpose, isCalled, isComing, isOverdue, offeredShifts, offPurpose, stoodDown, thanksPurpose, type Mobilisation } from './domain.ts';
import { shiftWords } from './shifts.ts';

/** What has become of an answer that somebody entered after a phone call. */
export function overtakenByPhone({ state, details }: Mobilisation, answer: string): Overtaken | undefined {
  if (state === 'cancelled') return isComing(answer) ? 'to-be-told' : undefined;
  if (answer !== stoodDown) return undefined;
  return details.coveredAt === undefined ? 'ask-again' : 'to-be-told';
}

/** The sentence for a list on which nobody is to be phoned for an answer any more; undefined while they are. */
export function callsRest({ state, details }: Mobilisation): ((t: Texts, toTell: number) => string) | undefined {
  const why = state !== 'open' ? state : details.coveredAt === undefined ? undefined : 'covered';
  return why === 'covered' || why === 'cancelled' || why === 'closed' ? ({ mobilisation: { ringeliste } }, toTell) => `${ringeliste[why]} ${toTell === 0 ? ringeliste.nobody : ringeliste.onlyTell}` : undefined;
}

/** Of avblåsing, or of thanks to the surplus: whoever it did not surely reach may be on the way for nothing. Those called in a channel read it there, if it came there. */
export async function untoldOf(deliveries: Pick<DeliveryQueue, 'progress'>, mobilisation: Mobilisation): Promise<DeliveryProgress['unsettled']> {
  const { promptId, state, details } = mobilisation;
  if (state !== 'cancelled' && details.coveredAt === undefined) return [];
  const purpose = state === 'cancelled' ? offPurpose : thanksPurpose(details);
  const news: ChannelNews = state === 'cancelled' ? 'off' : `covered:${details.reopened}`;
  const [{ unsettled }, { throughChannel }] = await Promise.all([deliveries.progress(promptId, purpose), callProgress(deliveries, mobilisation)]);
  const inChannels = await Promise.all((details.channelCalls ?? []).map(async (call) => {
    const { unsettled: missed } = await deliveries.progress(promptId, newsPurpose(call, news));
    return missed.flatMap((delivery) => call.memberIds.filter((memberId) => throughChannel.has(memberId)).map((recipientId) => ({ ...delivery, recipientId })));
  }));
  return [...unsettled.filter(({ recipientId }) => !throughChannel.has(recipientId)), ...inChannels.flat()];
}

/** The ringeliste has the unreachable at once, and the silent when their time to answer is over; neither when enough come, or it is over. */
export const mobilisationCalledBy = (clock: Clock, timeZone: string): CalledBy => ({
  cardPurpose: callPurpose,
  progress: (prompt, deliveries) => callProgress(deliveries, prompt as Mobilisation),
  untold: (prompt, deliveries) => untoldOf(deliveries, prompt as Mobilisation),
  title: (prompt) => (prompt as Mobilisation).details.situation,
  mark: (prompt, t) => ((prompt as Mobilisation).details.exercise ? t.mobilisation.exercise : undefined),
  asked: (prompt, addressee) => isCalled(prompt as Mobilisation, addressee),
  rests: (prompt) => callsRest(prompt as Mobilisation),
  overdue: (prompt, addressee) => isOverdue(prompt as Mobilisation, addressee, clock.now()),
  phoned: {
    coming: 'kan-stille', notComing: 'kan-ikke',
    words: (answer, t) => t.mobilisation.answers[answer as keyof typeof t.mobilisation.answers] ?? answer,
    overtaken: (prompt, answer) => overtakenByPhone(prompt as Mobilisation, answer),
    shifts: (prompt, t) => offeredShifts((prompt as Mobilisation).details, undefined, clock.now()).map((shift) => ({ title: shiftWords(shift, timeZone, t), value: shift.id })),
    refuses(prompt, addressee, said, current) {
      const mobilisation = prompt as Mobilisation;
      if (!isCalled(mobilisation, addressee)) return 'not-called';
      return said === 'coming' && mobilisation.details.coveredAt !== undefined && !isComing(current) ? 'covered' : undefined;
    },
  },
});
