/** Who is put on which card in which channel, by several instances at once, over faults and restarts; and how the cards count. */
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { createSqliteStore } from '../../../src/adapters/sqlite/sqlite-store.ts';
import type { DeliveryProgress, DeliveryRequest } from '../../../src/delivery/domain.ts';
import { texts } from '../../../src/locales/texts.ts';
import type { CallInput } from '../../../src/mobilisation/card-call.ts';
import { callProgress } from '../../../src/mobilisation/call-progress.ts';
import { channelCallModel, openWords, ownWords, type ChannelCallInput } from '../../../src/mobilisation/card-call-channel.ts';
import { channelCallOccurrences, channelNews, channelNudges, mostMentions, withChannelCalls } from '../../../src/mobilisation/channel-calls.ts';
import type { ChannelCall, Mobilisation, MobilisationDetails } from '../../../src/mobilisation/domain.ts';
import { untoldOf } from '../../../src/mobilisation/ringeliste.ts';
import type { ChannelReach } from '../../../src/network/domain.ts';
import type { DocumentStore } from '../../../src/ports/document-store.ts';
import type { Addressee } from '../../../src/prompts/domain.ts';
import type { LiveCards } from '../../../src/prompts/live-cards.ts';
import { createPromptStore, type PromptStore } from '../../../src/prompts/store.ts';
import { createFakeClock, type FakeClock } from '../../support/fake-clock.ts';
import { openPromptAt } from '../../support/prompt-fixtures.ts';
import { silentLog } from '../../support/silent-log.ts';

const promptId = 'mobilisation-1';
const details: MobilisationDetails = { mobilisationKind: 'alvorlig-hendelse', exercise: false, situation: 'Trenger voksne', place: 'Tveita', deadlineMinutes: 15, waves: ['*@alna', '*@grorud'], waveOrder: 'enheter', waveMinutes: 10, laterWaves: [], reopened: 0, messages: [] };
const quiet: LiveCards = { touch: () => undefined, answered: () => undefined, sendingMoved: () => undefined, redraw: () => undefined, flush: async () => undefined, stop: () => undefined };

let clock: FakeClock;
let store: DocumentStore;
let prompts: PromptStore;
let queue: Map<string, DeliveryRequest>;
let reached: Set<string>;
let away: boolean;
let enqueued: number;
let underWay: number;
beforeEach(async () => {
  clock = createFakeClock('2027-01-11T08:00:00Z');
  store = createSqliteStore({ file: ':memory:', clock });
  await store.init();
  prompts = createPromptStore(store, clock, 30);
  [queue, reached, away, enqueued, underWay] = [new Map(), new Set(), false, 0, 0];
});
afterEach(() => store.close());

const person = (n: number, wave = 1): Addressee => ({ memberId: `m${n}`, unit: 'alna', level: 'utovende', party: 'bydel', wave });
/** In channel `a` or `b`, or in none. */
const channels = new Map<string, string>();
async function open(people: readonly Addressee[]): Promise<Mobilisation> {
  const mobilisation = { ...openPromptAt(clock.now(), { promptId, kind: 'mobilisation', details, openedAt: clock.now().toString() }) } as Mobilisation;
  await prompts.create(mobilisation);
  await prompts.saveAudience(mobilisation, people);
  return mobilisation;
}
const instance = (look: () => Promise<Set<string>> = async () => reached) => withChannelCalls(quiet, {
  prompts, clock, log: silentLog,
  directory: { channelReach: async (people) => new Map([...people].flatMap(({ memberId }) => { const id = channels.get(memberId); return id === undefined ? [] : [[memberId, { userId: memberId, link: { id } } as ChannelReach] as const]; })) },
  deliveries: {
    reached: look,
    progress: async () => ({ ...nothing, pending: underWay }),
    enqueue: async (requests) => { if (away) throw new Error('away'); enqueued += requests.length; for (const one of requests) queue.set(`${one.purpose} ${one.recipientId} ${one.revision}`, one); return { created: 0, existed: 0 }; },
  },
});
const stored = async (): Promise<Mobilisation> => await prompts.load<MobilisationDetails>(promptId) as Mobilisation;
const cards = async () => (await stored()).details.channelCalls ?? [];
const settle = () => clock.advance(1000);

describe('cards', () => {
  test('one for each channel; more than fit are paged; nobody is on two, whoever finds them and however often', async () => {
    channels.clear();
    for (let n = 0; n < 45; n += 1) channels.set(`m${n}`, n < 42 ? 'channel:a' : 'channel:b');
    const mobilisation = await open(Array.from({ length: 50 }, (_, n) => person(n)));
    // The slow one has looked before the other stored what it found.
    const slow = Promise.withResolvers<Set<string>>();
    for (const one of [instance(() => slow.promise), instance()]) one.touch(mobilisation);
    await settle();
    slow.resolve(reached);
    await settle();
    expect((await cards()).map(({ id, channel, memberIds }) => [id, channel, memberIds.length])).toEqual([['1', 'channel:a', mostMentions], ['2', 'channel:a', mostMentions], ['3', 'channel:a', 2], ['4', 'channel:b', 3]]);
    expect(new Set((await cards()).flatMap(({ memberIds }) => memberIds)).size).toBe(45);
    expect([...queue.values()].map(({ purpose, recipientId, priority }) => [purpose, recipientId, priority])).toEqual([
      ['mobilisation-channel-call:1', 'channel:a', 0], ['mobilisation-channel-call:2', 'channel:a', 0], ['mobilisation-channel-call:3', 'channel:a', 0], ['mobilisation-channel-call:4', 'channel:b', 0]]);
  });

  test('whoever got a message of their own, has answered, or is in a later wave, is not called there; found unreachable later they get a card of their own', async () => {
    channels.clear();
    for (let n = 0; n < 4; n += 1) channels.set(`m${n}`, 'channel:a');
    const mobilisation = await open([person(0), person(1), person(2), person(3, 2), person(4)]);
    reached.add('m0');
    await prompts.saveResponse({ ...person(1), promptId, answer: 'kan-ikke', at: clock.now().toString(), history: [] }, undefined);
    const one = instance();
    one.touch(mobilisation);
    await settle();
    expect((await cards()).map(({ memberIds }) => memberIds)).toEqual([['m2']]);
    channels.set('m4', 'channel:a');
    one.recorded({ promptId, purpose: 'mobilisation-call', recipientId: 'm4', revision: 0, priority: 0, state: 'unreachable', attempt: 1, notBefore: '' });
    await settle();
    expect((await cards()).map(({ memberIds }) => memberIds)).toEqual([['m2'], ['m4']]);
  });

  test('a store that is away is tried again; what was stored and not asked for is asked for after a restart; none is called any more when it is over', async () => {
    channels.clear();
    channels.set('m0', 'channel:a');
    const mobilisation = await open([person(0), person(1)]);
    away = true;
    const one = instance();
    one.touch(mobilisation);
    await settle();
    expect([(await cards()).length, queue.size]).toEqual([1, 0]);
    away = false;
    await clock.advance(5000);
    expect(queue.size).toBe(1);
    one.touch(mobilisation);
    await settle();
    expect(enqueued).toBe(1);
    queue.clear();
    instance().touch(mobilisation);
    await settle();
    expect([(await cards()).length, queue.size]).toEqual([1, 1]);
    // The delivery may have been deleted by then: long after, nobody is called again.
    await clock.advance(3_600_000);
    queue.clear();
    instance().touch(mobilisation);
    await settle();
    expect(queue.size).toBe(0);
    one.touch(mobilisation);
    one.stop();
    expect(clock.pending()).toBe(0);

    channels.set('m1', 'channel:a');
    for (const over of [{ details: { ...(await stored()).details, coveredAt: at } }, { state: 'cancelled' as const }]) {
      const { etag, ...open_ } = await prompts.load(promptId) ?? { etag: '' };
      await prompts.replace({ ...open_ as Mobilisation, ...over }, etag);
      instance().touch(mobilisation);
      await settle();
      expect((await cards()).length).toBe(1);
    }
  });
});

test('by the clock, on whichever instance: whom a process that died had found is called, once, and the cards it had stored are asked for; often first, seldom later, not at all when it is over', async () => {
  channels.clear();
  channels.set('m0', 'channel:a');
  const mobilisation = await open([person(0), person(1)]);
  const [occurrence] = channelCallOccurrences(mobilisation);
  expect(occurrence?.dueAt).toBe('2027-01-11T08:00:10Z');
  expect(channelCallOccurrences({ ...mobilisation, details: { ...details, laterWaves: ['2027-01-11T08:12:00Z'] } })[0]?.dueAt).toBe('2027-01-11T08:12:10Z');
  const [dead, two, three] = [instance(), instance(), instance()];
  dead.recorded({ promptId, purpose: 'mobilisation-call', recipientId: 'm0', revision: 0, priority: 0, state: 'unreachable', attempt: 1, notBefore: '' });
  dead.stop();
  const run = async (one: typeof two) => Object.values(one.jobs)[0]!(occurrence!);
  await clock.advance(10_000);
  expect(await Promise.all([run(two), run(three)])).toEqual([1, 2].map(() => ({ outcome: 'postponed', until: '2027-01-11T08:00:20Z' })));
  expect([(await cards()).length, queue.size]).toEqual([1, 1]);
  queue.clear();
  await run(two);
  expect(queue.size).toBe(0);
  await run(instance());
  expect(queue.size).toBe(1);
  await clock.advance(15 * 60_000);
  expect(await run(two)).toEqual({ outcome: 'postponed', until: '2027-01-11T08:17:10Z' });
  underWay = 1;
  expect(await run(two)).toEqual({ outcome: 'postponed', until: '2027-01-11T08:15:20Z' });
  const { etag, ...rest } = await prompts.load(promptId) ?? { etag: '' };
  await prompts.replace({ ...rest as Mobilisation, state: 'closed' }, etag);
  expect(await run(two)).toEqual({ outcome: 'dropped', reason: 'not-open' });
});

const at = '2027-01-11T08:00:00Z';
const calls: readonly ChannelCall[] = [{ id: '1', channel: 'channel:a', memberIds: ['m0', 'm1'], at }, { id: '2', channel: 'channel:b', memberIds: ['m2'], at }];
const nothing: DeliveryProgress = { pending: 0, sent: 0, unknown: 0, failed: 0, unreachable: 0, unsettled: [] };

test.each<[string, Partial<DeliveryProgress>, Partial<DeliveryProgress>, unknown]>([
  ['sent', { sent: 1 }, { pending: 1 }, [9, 1, 1, ['m3']]],
  ['failed', { failed: 1 }, { unreachable: 1 }, [7, 0, 4, ['m0', 'm1', 'm2', 'm3']]],
  ['not asked for yet', {}, {}, [7, 0, 4, ['m0', 'm1', 'm2', 'm3']]],
])('those on a card count as it does: %s', async (_, a, b, expected) => {
  const unsettled = ['m0', 'm1', 'm2', 'm3'].map((recipientId) => ({ recipientId, purpose: 'mobilisation-call', state: 'unreachable' as const, reason: 'blocked' }));
  const progress = await callProgress({ progress: async (_id, purpose) => (purpose === 'mobilisation-call' ? { ...nothing, sent: 7, unreachable: 4, unsettled } : { ...nothing, ...(purpose?.endsWith(':1') ? a : b) }) }, { promptId, details: { ...details, channelCalls: calls } });
  expect([progress.sent, progress.pending, progress.unreachable, progress.unsettled.map(({ recipientId }) => recipientId)]).toEqual(expected);
});

test('whoever was called in a channel is told there: that a message of their own did not arrive leaves them untold of nothing', async () => {
  const unsettled = ['m0', 'm3'].map((recipientId) => ({ recipientId, purpose: '', state: 'unreachable' as const, reason: 'blocked' }));
  const progress = async (_: string, purpose?: string) => (purpose === 'mobilisation-call' || purpose === 'mobilisation-off' ? { ...nothing, unreachable: 2, unsettled } : { ...nothing, sent: 1 });
  const untold = await untoldOf({ progress }, { promptId, state: 'cancelled', details: { ...details, channelCalls: calls } } as unknown as Mobilisation);
  expect(untold.map(({ recipientId }) => recipientId)).toEqual(['m3']);
});

test('news go to every card once, and what changes the cards redraws them', () => {
  const mobilisation = { promptId, revision: 3, details: { ...details, channelCalls: calls } } as unknown as Mobilisation;
  expect(channelNews(mobilisation, 'message:x').map(({ purpose }) => purpose)).toEqual(['mobilisation-channel-news:1:message:x', 'mobilisation-channel-news:2:message:x']);
  expect(channelNews(mobilisation, 'off').map(({ purpose, revision }) => `${purpose} ${revision}`)).toEqual(['mobilisation-channel-news:1:off 0', 'mobilisation-channel-call:1 3', 'mobilisation-channel-news:2:off 0', 'mobilisation-channel-call:2 3']);
});

test('a reminder goes to the cards on which somebody of the wave is, and redraws none', () => {
  const mobilisation = { promptId, revision: 3, details: { ...details, channelCalls: calls } } as unknown as Mobilisation;
  expect(channelNudges(mobilisation, 2, ['m1', 'm9']).map(({ purpose, recipientId, revision }) => [purpose, recipientId, revision])).toEqual([['mobilisation-channel-news:1:nudge:2', 'channel:a', 0]]);
});

test('mentions stand in the text as they stand in the list, two of one name apart, and nothing a name holds ends or forges one', () => {
  const people = [{ name: 'Åse <at>Ås</at>', userId: '29:a' }, { name: 'Bo *B*', userId: '29:b' }, { name: 'Bo B', userId: '29:c' }, { name: 'Uten Bruker' }];
  const input: ChannelCallInput = { promptId, state: 'open', details, people, answerBy: clock.now().add({ minutes: 15 }).toString(), now: clock.now().toZonedDateTimeISO('Europe/Oslo') };
  const model = channelCallModel(input, texts('nb'));
  expect(model.names).toBe('<at>Åse at Ås /at</at>, <at>Bo B</at>, <at>Bo B 2</at>, Uten Bruker');
  expect(model.mentions.map(({ id, text }) => [id, text])).toEqual([['29:a', '<at>Åse at Ås /at</at>'], ['29:b', '<at>Bo B</at>'], ['29:c', '<at>Bo B 2</at>']]);
  expect(JSON.stringify(model)).not.toMatch(/Tveita|voksne/u);
});

test('what was wrong with an answer is said also where everybody reads it; what the person answered is not', () => {
  const shifts = [1, 2].map((n) => ({ id: `s${n}`, start: `2027-01-1${2 + n}T10:00:00Z`, end: `2027-01-1${2 + n}T12:00:00Z`, needed: 2 }));
  const input: CallInput = { promptId, state: 'open', details: { ...details, date: '2027-01-13', shifts }, caller: 'Solveig', answerBy: clock.now().add({ hours: 2 }).toString(), now: clock.now().toZonedDateTimeISO('Europe/Oslo') };
  const faulty: CallInput = { ...input, faults: { shifts: 'shifts-none', typed: { eta: '', etaTime: '', shifts: '', comment: '' } } };
  const [t, fault] = [texts('nb'), texts('nb').mobilisation.shifts.faults['shifts-none']];
  expect([openWords(faulty, t), openWords({ ...input, own: { answer: 'kan-stille', shifts: ['s2'] } }, t)]).toEqual([fault, t.channelCall.received]);
  expect(ownWords(faulty, t).startsWith(fault)).toBe(true);
  expect(ownWords({ ...input, own: { answer: 'kan-stille', shifts: ['s2'] } }, t)).toMatch(/^Du har svart: Kan stille\. Tor\. 14\. jan\. .*Tveita\./u);
});
