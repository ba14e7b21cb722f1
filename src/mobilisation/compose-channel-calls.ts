/** The cards in channels for those who can only be reached there, each made when it is sent. */
import type { Composers } from '../delivery/composer.ts';
import type { Delivery, DeliveryQueue } from '../delivery/domain.ts';
import { texts } from '../locales/texts.ts';
import type { NetworkDirectory } from '../network/directory.ts';
import { isAbsent } from '../network/domain.ts';
import type { CardRenderer } from '../ports/card-renderer.ts';
import type { Clock } from '../ports/clock.ts';
import type { PromptStore } from '../prompts/store.ts';
import type { Locale } from '../shared/network-terms.ts';
import { channelCallCards, channelCallPurpose } from './call-progress.ts';
import { channelCallCard, channelCallModel, type ChannelCallInput } from './card-call-channel.ts';
import { lasting, lockScreen } from './card-parts.ts';
import { channelNewsPurpose } from './channel-calls.ts';
import { answerBy, type ChannelCall, type Mobilisation, type MobilisationDetails } from './domain.ts';

export interface ChannelCallComposerDeps {
  readonly prompts: Pick<PromptStore, 'load' | 'audience' | 'responses'>;
  readonly directory: Pick<NetworkDirectory, 'network' | 'channelReach'>;
  readonly deliveries: Pick<DeliveryQueue, 'reached'>;
  readonly cards: CardRenderer;
  readonly clock: Clock;
  readonly timeZone: string;
  readonly defaultLocale: Locale;
}

export function channelCallComposers({ prompts, directory, deliveries, cards, clock, timeZone, defaultLocale }: ChannelCallComposerDeps): Composers {
  const t = texts(defaultLocale);

  async function read({ promptId, purpose }: Delivery) {
    const mobilisation = await prompts.load<MobilisationDetails>(promptId) as Mobilisation | undefined;
    const call = mobilisation?.details.channelCalls?.find(({ id }) => id === purpose.split(':')[1]);
    return mobilisation && call && { mobilisation, call };
  }

  async function cardOf({ promptId, state, details, ...more }: Mobilisation, { memberIds, channel }: ChannelCall, news?: ChannelCallInput['news']) {
    const [network, audience] = await Promise.all([directory.network(), prompts.audience(promptId)]);
    const called = memberIds.flatMap((memberId) => audience.get(memberId) ?? []);
    const reach = await directory.channelReach(called);
    const people = called.flatMap(({ memberId }) => {
      const name = network.members.get(memberId)?.name;
      return name === undefined ? [] : [{ name, userId: reach.get(memberId)?.userId }];
    });
    const now = clock.now().toZonedDateTimeISO(timeZone);
    const by = answerBy({ promptId, state, details, ...more }, Math.max(...called.map(({ wave = 1 }) => wave)));
    const minutes = Math.max(1, Math.round(clock.now().until(by).total('minutes')));
    return {
      card: cards.render(channelCallCard, channelCallModel({ promptId, state, details, people, answerBy: by, news, now }, t)),
      within: lasting(minutes, t),
      /** Somebody here is still reached in no other way. */
      concerns: [...reach.values()].some(({ link }) => link.id === channel),
    };
  }

  /** Somebody here has not answered. One who is mentioned alone, or two, are reminded whatever they have answered: otherwise everybody, or the other one, would see that they have not. */
  async function isToRemind({ promptId, organiserId }: Mobilisation, { memberIds, channel }: ChannelCall): Promise<boolean> {
    const [network, audience, { responses, closedLevels }] = await Promise.all([directory.network(), prompts.audience(promptId), prompts.responses(promptId)]);
    const reach = await directory.channelReach(memberIds.flatMap((memberId) => audience.get(memberId) ?? []));
    const answered = new Set(responses.map(({ memberId }) => memberId));
    const today = clock.now().toZonedDateTimeISO(timeZone).toPlainDate().toString();
    const tells = memberIds.filter((memberId) => network.members.has(memberId)).length <= 2;
    return memberIds.some((memberId) => {
      const level = audience.get(memberId)?.level;
      return reach.get(memberId)?.link.id === channel && memberId !== organiserId && !isAbsent(network, memberId, today) && level !== undefined && !closedLevels.includes(level) && (tells || !answered.has(memberId));
    });
  }

  return {
    async [channelCallCards](delivery, { replaces }) {
      const at = await read(delivery);
      if (!at) return { skip: 'not-needed' };
      const { state, details } = at.mobilisation;
      if (!replaces && state !== 'open') return { skip: 'cancelled' };
      if (!replaces && details.coveredAt !== undefined) return { skip: 'not-needed' };
      const { card, within, concerns } = await cardOf(at.mobilisation, at.call);
      if (!replaces && !concerns) return { skip: 'not-needed' };
      const words = t.mobilisation.summaries;
      return { message: { card, summary: lockScreen(state === 'cancelled' ? words.cancelled : words.call(within), details, t) } };
    },

    /** A message of its own, since an edited card notifies nobody. */
    async [channelNewsPurpose](delivery) {
      const at = await read(delivery);
      const [, , news = ''] = delivery.purpose.split(':');
      if (!at || !(await deliveries.reached(delivery.promptId, channelCallPurpose(at.call))).has(delivery.recipientId)) return { skip: 'not-needed' };
      const { state, details } = at.mobilisation;
      if (news !== 'off' && state !== 'open') return { skip: 'cancelled' };
      // What was true when it was asked for may have been overtaken.
      const holds = { off: state === 'cancelled', covered: details.coveredAt !== undefined, reopened: details.coveredAt === undefined, nudge: details.coveredAt === undefined, message: true }[news] ?? false;
      if (!holds) return { skip: 'superseded' };
      if (news === 'nudge' && !await isToRemind(at.mobilisation, at.call)) return { skip: 'not-needed' };
      const { card } = await cardOf(at.mobilisation, at.call, ({ reopened: 'reopened', message: 'update', nudge: 'nudge' } as const)[news]);
      const words = t.mobilisation.summaries;
      const summary = { off: words.cancelled, covered: words.covered, reopened: words.reopened, message: words.update, nudge: t.channelCall.nudgeSummary }[news] ?? words.update;
      return { message: { card, summary: lockScreen(summary, details, t) } };
    },
  };
}
