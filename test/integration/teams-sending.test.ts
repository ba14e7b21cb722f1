/** What goes out: exactly one request per call, whatever the platform does, and its outcome as a value. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import type { ConversationAddress } from '../../src/ports/chat.ts';
import type { CreateOutcome, SendOutcome } from '../../src/ports/message-sender.ts';
import { execute, fakeTenantId, message, ownChat, person } from '../support/activities.ts';
import { personalConversation, threadLimits } from '../support/fake-connector-model.ts';
import type { Fault } from '../support/fake-connector.ts';
import { card, startStage } from '../support/teams-stage.ts';
import type { Stage } from '../support/teams-stage.ts';

let stage: Stage;
let to: ConversationAddress;
beforeAll(async () => {
  stage = await startStage();
  to = { serviceUrl: stage.connector.url, tenantId: fakeTenantId, conversationId: 'a:1' };
});
afterAll(() => stage.close());
beforeEach(() => { stage.connector.clear(); stage.lines.length = 0; });

const outgoing = { card: card('hei'), summary: 'Hei' };
/** Lets loopback traffic through until something holds; no time passes on the bot's clock. */
async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await new Promise<void>((resolve) => { setImmediate(resolve); });
}
/** Runs a call against a fault; when the platform hangs, the deadline comes once the request has arrived. */
async function facing<T>(fault: Fault['how'], call: () => Promise<T>): Promise<T> {
  stage.connector.fail({ how: fault, times: 10 });
  const running = call();
  if (fault === 'hang' || fault === 'hang-in-body') {
    await until(() => stage.connector.requests.length > 0);
    await stage.clock.advance(10_000);
  }
  return running;
}

const faults: [string, Fault['how'], object][] = [
  ['400', { status: 400, body: { error: { code: 'BadArgument' } } }, { outcome: 'failed', reason: 'BadArgument' }],
  ['401', { status: 401 }, { outcome: 'refused', reason: 'http-401' }],
  ['403 not in the roster', { status: 403, body: { error: { code: 'BotNotInConversationRoster' } } }, { outcome: 'unreachable', reason: 'BotNotInConversationRoster' }],
  ['403 blocked', { status: 403, body: { error: { code: 'ConversationBlockedByUser' } } }, { outcome: 'unreachable', reason: 'ConversationBlockedByUser' }],
  ['403 unknown', { status: 403, body: 'nei' }, { outcome: 'unreachable', reason: 'http-403' }],
  ['404', { status: 404, body: { error: { code: 'ConversationNotFound' } } }, { outcome: 'gone', reason: 'ConversationNotFound' }],
  ['412', { status: 412 }, { outcome: 'retry', reason: 'http-412' }],
  ['413', { status: 413 }, { outcome: 'failed', reason: 'http-413' }],
  ['429', { status: 429 }, { outcome: 'throttled' }],
  ['429 with seconds', { status: 429, retryAfter: '3' }, { outcome: 'throttled', retryAfterMs: 3000 }],
  ['500', { status: 500 }, { outcome: 'failed', reason: 'http-500' }],
  ['502', { status: 502 }, { outcome: 'unknown', reason: 'http-502' }],
  ['503', { status: 503 }, { outcome: 'unknown', reason: 'http-503' }],
  ['503 with Retry-After', { status: 503, retryAfter: '1' }, { outcome: 'unknown', reason: 'http-503' }],
  ['504', { status: 504 }, { outcome: 'unknown', reason: 'http-504' }],
  ['a redirect', { status: 307 }, { outcome: 'failed', reason: 'http-307' }],
  ['reset', 'reset', { outcome: 'unknown', reason: 'ECONNRESET' }],
  ['hang', 'hang', { outcome: 'unknown', reason: 'deadline' }],
  ['hang in the body', 'hang-in-body', { outcome: 'unknown', reason: 'PARSE_ERROR' }],
];

test('what may no longer leave in the last moment does not', async () => {
  const held = { outcome: 'retry', reason: 'held-back' };
  expect(await stage.adapter.sender.send(to, outgoing, () => false)).toEqual(held);
  expect(await stage.adapter.sender.update(to, '1', outgoing, () => false)).toEqual(held);
  expect(stage.connector.requests).toHaveLength(0);
  expect(await stage.adapter.sender.send(to, outgoing, () => true)).toMatchObject({ outcome: 'sent' });
});

describe.each(faults)('on %s', (_name, how, expected) => {
  test('sending, updating and opening a conversation cost one request each, and say what came of it', async () => {
    const { sender } = stage.adapter;
    const calls: (() => Promise<SendOutcome | CreateOutcome>)[] = [
      () => sender.send(to, outgoing),
      () => sender.update(to, 'activity-1', outgoing),
      () => sender.createConversation({ serviceUrl: to.serviceUrl, tenantId: fakeTenantId, userId: '29:x' }),
    ];
    for (const call of calls) {
      stage.connector.clear();
      await expect(facing(how, call)).resolves.toEqual(expected);
      expect(stage.connector.requests).toHaveLength(1);
    }
    expect(stage.clock.pending()).toBe(0);
  });

  test('a reply within a turn costs one request too', async () => {
    stage.reply(() => ({ kind: 'new-card', card: card('ny'), summary: 'Ny' }));
    const response = await facing(how, () => stage.receive(execute(person(1), ownChat(person(1), to.serviceUrl), 'x')));
    expect(response.status).toBe(200);
    expect(stage.connector.requests).toHaveLength(1);
  });
});

test('Retry-After as a date counts from now', async () => {
  const at = new Date(stage.clock.now().epochMilliseconds + 90_000).toUTCString();
  await expect(facing({ status: 429, retryAfter: at }, () => stage.adapter.sender.send(to, outgoing))).resolves.toEqual({ outcome: 'throttled', retryAfterMs: 90_000 });
});

test('what was accepted before the connection broke is unknown, and in the ledger', async () => {
  stage.connector.fail({ when: 'after', how: 'reset' });
  await expect(stage.adapter.sender.send(to, outgoing)).resolves.toMatchObject({ outcome: 'unknown' });
  expect(stage.connector.ledger).toHaveLength(1);
});

test('where nobody listens nothing has left: it may be repeated', async () => {
  const silent = createServer().listen(0, '127.0.0.1');
  await until(() => silent.listening);
  const { port } = silent.address() as AddressInfo;
  await new Promise((resolve) => { silent.close(resolve); });
  const lonely = await startStage({ serviceUrlHosts: ['127.0.0.1'] });
  await expect(lonely.adapter.sender.send({ ...to, serviceUrl: `http://127.0.0.1:${port}` }, outgoing)).resolves.toEqual({ outcome: 'retry', reason: 'ECONNREFUSED' });
  await lonely.close();
});

test('a service URL outside the allow-list is never asked', async () => {
  await expect(stage.adapter.sender.send({ ...to, serviceUrl: 'https://evil.example/' }, outgoing)).resolves.toEqual({ outcome: 'failed', reason: 'service-url-not-allowed' });
});

test('a message is sent, edited in place, and put into the activity feed when it is urgent', async () => {
  const { sender } = stage.adapter;
  const created = await sender.createConversation({ serviceUrl: to.serviceUrl, tenantId: fakeTenantId, userId: '29:kari' });
  expect(created).toEqual({ outcome: 'created', conversationId: personalConversation('29:kari') });
  expect(stage.connector.requests[0]?.body).toEqual({
    isGroup: false, bot: { id: '28:local', name: '' }, members: [{ id: '29:kari', name: '' }], tenantId: fakeTenantId, channelData: { tenant: { id: fakeTenantId } },
  });
  const address = { ...to, conversationId: personalConversation('29:kari') };
  const sent = await sender.send(address, { ...outgoing, alert: true });
  if (sent.outcome !== 'sent') throw new Error('not sent');
  expect(stage.connector.ledger[1]?.activity).toMatchObject({ summary: 'Hei', channelData: { notification: { alert: true } } });
  expect(stage.connector.ledger[1]?.activity).not.toHaveProperty('text');
  await expect(sender.update(address, sent.activityId, { card: card('nytt'), summary: 'Nytt' })).resolves.toEqual(sent);
  expect(stage.connector.messages(address.conversationId).map((entry) => entry.card)).toEqual([card('nytt')]);
  await expect(sender.update(address, 'never-was', outgoing)).resolves.toMatchObject({ outcome: 'gone' });
});

test('an answer without an id counts as sent: sending again would be a duplicate', async () => {
  await expect(facing({ status: 201, body: {} }, () => stage.adapter.sender.send(to, outgoing))).resolves.toEqual({ outcome: 'sent', activityId: '' });
  await expect(stage.adapter.sender.update(to, '', outgoing)).resolves.toMatchObject({ outcome: 'gone' });
});

test('replies wait for the system’s rate', async () => {
  let paced = 0;
  const slow = await startStage({ pace: () => { paced += 1; return Promise.resolve(); } });
  await slow.receive(message(person(1), ownChat(person(1), slow.connector.url), 'x'));
  expect(paced).toBe(1);
  await slow.close();
});

test('the fake connector keeps Teams’ limits per conversation', async () => {
  const strict = await startStage({ connector: { thread: threadLimits } });
  const address = { ...to, serviceUrl: strict.connector.url };
  const send = async (): Promise<string> => (await strict.adapter.sender.send(address, outgoing)).outcome;
  for (let n = 0; n < 7; n += 1) expect(await send()).toBe('sent');
  expect(await send()).toBe('throttled');
  await strict.clock.advance(1000);
  expect(await send()).toBe('sent');
  expect(await send()).toBe('throttled');
  await strict.clock.advance(1000);
  expect(await send()).toBe('sent');
  expect(strict.connector.throttled()).toBe(2);
  await strict.close();
});
