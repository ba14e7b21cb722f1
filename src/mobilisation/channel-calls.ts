/**
 * Those who are called and have no chat with the bot are called in a linked channel of a team they are in: one card there that mentions
 * them, which they answer as themselves. Who is on which card is stored before it is sent, so that nobody is called twice.
 */
import { deliveryPriorities, type Delivery, type DeliveryQueue, type DeliveryRequest } from '../delivery/domain.ts';
import type { NetworkDirectory } from '../network/directory.ts';
import type { Clock } from '../ports/clock.ts';
import type { Log } from '../ports/log.ts';
import { changePrompt } from '../prompts/change-prompt.ts';
import type { LiveCards } from '../prompts/live-cards.ts';
import type { PromptStore } from '../prompts/store.ts';
import type { JobHandlers, Occurrence } from '../schedule/domain.ts';
import { channelCallPurpose } from './call-progress.ts';
import { callPurpose, isCalled, waveCalledAt, wavesCalled, type ChannelCall, type Mobilisation, type MobilisationDetails } from './domain.ts';

export interface ChannelCallDeps {
  readonly prompts: PromptStore;
  readonly directory: Pick<NetworkDirectory, 'channelReach'>;
  readonly deliveries: Pick<DeliveryQueue, 'enqueue' | 'reached' | 'progress'>;
  readonly clock: Clock;
  readonly log: Log;
}

/** A mention is about 200 bytes of a card of 28 KB, and nobody reads more names than this. */
export const mostMentions = 20;
/** Those who turn out to be unreachable in the same moment are on one card. */
const gatherMs = 500;
const afterFaultMs = 5000;

/**
 * Every touch of an open mobilisation looks for people to call in channels: also at start, so that what a crash left undone is done.
 * `recorded`: to be told of every recorded delivery, since a platform may refuse somebody only when they are called.
 * `jobs`: a process that dies takes along whom it had just found unreachable, and the one that takes over is told of nothing.
 */
export function withChannelCalls(liveCards: LiveCards, deps: ChannelCallDeps): LiveCards & { recorded(delivery: Delivery): void; readonly jobs: JobHandlers } {
  const { prompts, deliveries, clock, log } = deps;
  const waiting = new Set<string>();
  /** By this process: what was asked for before is not asked for at every answer. */
  const asked = new Set<string>();
  let cancel: (() => void) | undefined;
  let stopped = false;

  function look(promptId: string, withinMs = gatherMs): void {
    waiting.add(promptId);
    if (!stopped) cancel ??= clock.after(withinMs, () => { void run(); });
  }
  async function ask(promptId: string): Promise<void> {
    const fresh = (await channelCalls(deps, promptId)).filter(({ purpose }) => !asked.has(`${promptId} ${purpose}`));
    if (fresh.length > 0) await deliveries.enqueue(fresh);
    for (const { purpose } of fresh) asked.add(`${promptId} ${purpose}`);
  }
  async function run(): Promise<void> {
    cancel = undefined;
    const batch = [...waiting];
    waiting.clear();
    for (const promptId of batch) {
      try {
        await ask(promptId);
      } catch (error) {
        log.warn('mobilisation.channel-calls-postponed', { promptId, error });
        look(promptId, afterFaultMs);
      }
    }
  }
  return {
    ...liveCards,
    touch(prompt) {
      liveCards.touch(prompt);
      if (prompt.kind === 'mobilisation' && prompt.state === 'open') look(prompt.promptId);
    },
    recorded({ promptId, purpose, state }) {
      if (purpose === callPurpose && state === 'unreachable') look(promptId);
    },
    jobs: {
      [job]: async ({ promptId, dueAt }) => {
        if ((await prompts.load(promptId))?.state !== 'open') return { outcome: 'dropped', reason: 'not-open' };
        await ask(promptId);
        const now = clock.now();
        const busy = Temporal.Instant.compare(now, Temporal.Instant.from(dueAt).add(oftenFor)) < 0 || (await deliveries.progress(promptId, callPurpose)).pending > 0;
        return { outcome: 'postponed', until: now.add(busy ? often : seldom).toString() };
      },
    },
    stop() { liveCards.stop(); stopped = true; cancel?.(); },
  };
}

const job = 'mobilisation-channel-calls';
const [often, seldom] = [{ seconds: 10 }, { minutes: 2 }];
/** After each wave; longer while calls are on their way. */
const oftenFor = { minutes: 10 };

/** It is looked at again and again, by whichever instance the clock wakes. */
export function channelCallOccurrences(mobilisation: Mobilisation): Occurrence[] {
  const calledAt = waveCalledAt(mobilisation, wavesCalled(mobilisation));
  return calledAt === undefined ? [] : [{ promptId: mobilisation.promptId, job, dueAt: Temporal.Instant.from(calledAt).add(often).toString() }];
}

/** The cards of a mobilisation in channels, after those who are called by now have been given theirs. */
async function channelCalls(deps: ChannelCallDeps, promptId: string): Promise<readonly DeliveryRequest[]> {
  const mobilisation = await deps.prompts.load<MobilisationDetails>(promptId) as Mobilisation | undefined;
  if (mobilisation?.state !== 'open' || mobilisation.details.coveredAt !== undefined) return [];
  const concerned = await toCall(deps, mobilisation);
  const now = deps.clock.now();
  if (concerned.size === 0) return requestsFor(mobilisation, now);
  const changed = await changePrompt<MobilisationDetails>(deps.prompts, promptId, (prompt) => {
    const { channelCalls: known = [] } = prompt.details;
    const added = newCalls(known, concerned).map((call) => ({ ...call, at: now.toString() }));
    return prompt.state !== 'open' || added.length === 0 ? undefined : { ...prompt, details: { ...prompt.details, channelCalls: [...known, ...added] } };
  });
  return changed.outcome === 'not-found' ? [] : requestsFor(changed.prompt as Mobilisation, now);
}

/** Asked for again at a start: only what a crash may have left undone. The record of what was sent long ago may be deleted before an event is over. */
const requestsFor = ({ promptId, revision, details }: Mobilisation, now: Temporal.Instant): DeliveryRequest[] =>
  (details.channelCalls ?? []).filter(({ at }) => now.since(at).total('hours') < 1).map((call) => ({ promptId, purpose: channelCallPurpose(call), recipientId: call.channel, revision, priority: deliveryPriorities.mobilisation }));

/** Channel id → those called whom only it reaches, who have not got a message of their own or answered, and are on no card yet. */
async function toCall({ prompts, directory, deliveries }: ChannelCallDeps, mobilisation: Mobilisation): Promise<ReadonlyMap<string, readonly string[]>> {
  const { promptId, details } = mobilisation;
  const known = new Set((details.channelCalls ?? []).flatMap(({ memberIds }) => memberIds));
  const reach = await directory.channelReach([...(await prompts.audience(promptId)).values()].filter((addressee) => isCalled(mobilisation, addressee) && !known.has(addressee.memberId)));
  if (reach.size === 0) return new Map();
  const [reached, { responses }] = await Promise.all([deliveries.reached(promptId, callPurpose), prompts.responses(promptId)]);
  const answered = new Set(responses.map(({ memberId }) => memberId));
  const left = [...reach].filter(([memberId]) => !reached.has(memberId) && !answered.has(memberId));
  return new Map([...Map.groupBy(left, ([, { link }]) => link.id)].map(([channel, of]) => [channel, of.map(([memberId]) => memberId)]));
}

/** Whoever another instance has put on a card meanwhile is left out. */
function newCalls(known: readonly ChannelCall[], concerned: ReadonlyMap<string, readonly string[]>): Omit<ChannelCall, 'at'>[] {
  const called = new Set(known.flatMap(({ memberIds }) => memberIds));
  const cards = [...concerned].flatMap(([channel, all]) => {
    const people = all.filter((memberId) => !called.has(memberId));
    return Array.from({ length: Math.ceil(people.length / mostMentions) }, (_, at) => ({ channel, memberIds: people.slice(at * mostMentions, (at + 1) * mostMentions) }));
  });
  return cards.map((card, at) => ({ id: String(known.length + at + 1), ...card }));
}

/** Why those on the cards are told something more. `message` is followed by its id, `nudge` by the wave, the others by how often it has happened. */
export type ChannelNews = 'off' | `covered:${number}` | `reopened:${number}` | `message:${string}` | `nudge:${number}`;
export const channelNewsPurpose = 'mobilisation-channel-news';
export const newsPurpose = ({ id }: Pick<ChannelCall, 'id'>, news: ChannelNews): string => `${channelNewsPurpose}:${id}:${news}`;
const newsFor = (promptId: string, call: ChannelCall, news: ChannelNews): DeliveryRequest =>
  ({ promptId, purpose: newsPurpose(call, news), recipientId: call.channel, revision: 0, priority: deliveryPriorities.mobilisationUpdate });

/** Tells everybody on the cards, whatever they have answered: that is not shown in a channel. The cards follow. */
export const channelNews = ({ promptId, revision, details }: Mobilisation, news: Exclude<ChannelNews, `nudge:${number}`>): DeliveryRequest[] =>
  (details.channelCalls ?? []).flatMap((call) => [
    newsFor(promptId, call, news),
    ...(news.startsWith('message:') ? [] : [{ promptId, purpose: channelCallPurpose(call), recipientId: call.channel, revision, priority: deliveryPriorities.ownCard }]),
  ]);

/** Asked for without looking who is silent: that is seen when it is sent, and concerns everybody on the card. */
export const channelNudges = ({ promptId, details }: Mobilisation, wave: number, memberIds: readonly string[]): DeliveryRequest[] =>
  (details.channelCalls ?? []).filter((call) => call.memberIds.some((memberId) => memberIds.includes(memberId))).map((call) => newsFor(promptId, call, `nudge:${wave}`));
