/** What Teams sends in, and what the bot does with it. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { channel, execute, fakeBotId, fakeTenantId, install, installation, invoke, joins, membersChanged, message, ownChat, person, submit } from '../support/activities.ts';
import type { Place } from '../support/activities.ts';
import { card, startStage } from '../support/teams-stage.ts';
import type { Stage } from '../support/teams-stage.ts';

const kari = person(1);
let stage: Stage;
let chat: Place;

beforeAll(async () => { stage = await startStage({ connector: { pageSize: 2 } }); chat = ownChat(kari, stage.connector.url); });
afterAll(() => stage.close());
beforeEach(() => {
  stage.connector.clear();
  stage.asked.length = 0;
  stage.lines.length = 0;
  stage.reply(() => ({ kind: 'text', text: 'hei' }));
});
const posts = (): unknown[] => stage.connector.ledger.map(({ what, activity }) => ({ what, text: activity?.text, summary: activity?.summary, attachments: activity?.attachments?.length }));

describe('messages', () => {
  test('typed text reaches the application with who, where and in which language', async () => {
    await expect(stage.receive(message(kari, chat, ' Møte '))).resolves.toEqual({ status: 200 });
    expect(stage.asked).toEqual([expect.objectContaining({ what: 'command', text: 'Møte' })]);
    expect(stage.asked[0]?.turn).toMatchObject({
      from: { userId: kari.userId, aadObjectId: kari.aadObjectId }, locale: 'nb',
      conversation: { type: 'personal', conversationId: chat.conversationId, serviceUrl: stage.connector.url, tenantId: fakeTenantId },
    });
    expect(stage.connector.ledger[0]?.activity).toMatchObject({ type: 'message', text: 'hei', textFormat: 'plain' });
  });

  test('a card reply is one message, the card alone, with its summary', async () => {
    stage.reply(() => ({ kind: 'card', card: card('meny'), summary: 'Meny' }));
    await stage.receive(message(kari, chat, 'meny'));
    expect(posts()).toEqual([{ what: 'activity', text: undefined, summary: 'Meny', attachments: 1 }]);
    expect(stage.connector.ledger[0]?.card).toEqual(card('meny'));
  });

  test('in a channel the mention is taken off and the team is named', async () => {
    const place = channel(stage.connector.url);
    await stage.receive(message(kari, place, 'hjelp'));
    expect(stage.asked[0]).toMatchObject({ text: 'hjelp', turn: { conversation: { type: 'channel', teamId: place.teamId, conversationId: place.conversationId } } });
    expect(stage.connector.ledger[0]?.conversationId).toBe(place.conversationId);
  });

  test('the speaker can be looked up in the roster', async () => {
    stage.connector.setMembers(chat.conversationId, [{ id: kari.userId, email: 'kari@example.no', userPrincipalName: 'kari_example.no#EXT#@oslo', tenantId: fakeTenantId }]);
    let found: unknown;
    stage.reply(async (turn) => { found = await turn.lookUp(); return { kind: 'text', text: 'ja' }; });
    await stage.receive(message(kari, chat, 'mine'));
    expect(found).toMatchObject({ userId: kari.userId, email: 'kari@example.no', userPrincipalName: 'kari_example.no#EXT#@oslo' });
    stage.connector.setMembers(chat.conversationId, []);
    await stage.receive(message(kari, chat, 'mine'));
    expect(found).toBeUndefined();
  });
});

describe('clicks', () => {
  test('Action.Execute is answered in the invoke, without a request', async () => {
    stage.reply(() => ({ kind: 'card', card: card('takk'), summary: 'Takk' }));
    const response = await stage.receive(execute(kari, chat, 'svar', { answer: 'kommer' }, 'card-1'));
    expect(response).toEqual({ status: 200, body: { statusCode: 200, type: 'application/vnd.microsoft.card.adaptive', value: card('takk') } });
    expect(stage.asked[0]).toMatchObject({ what: 'action', verb: 'svar', data: { answer: 'kommer' }, turn: { cardActivityId: 'card-1' } });
    expect(stage.connector.requests).toEqual([]);
  });

  test('a sentence answers the invoke as a message, a new card is posted beside it', async () => {
    await expect(stage.receive(execute(kari, chat, 'x'))).resolves.toEqual({ status: 200, body: { statusCode: 200, type: 'application/vnd.microsoft.activity.message', value: 'hei' } });
    stage.reply(() => ({ kind: 'new-card', card: card('ny'), summary: 'Ny' }));
    await expect(stage.receive(execute(kari, chat, 'x'))).resolves.toMatchObject({ body: { type: 'application/vnd.microsoft.activity.message', value: 'Ny' } });
    expect(posts()).toEqual([{ what: 'activity', text: undefined, summary: 'Ny', attachments: 1 }]);
  });

  test('Action.Submit edits the clicked card; when that fails the card comes below', async () => {
    stage.reply(() => ({ kind: 'card', card: card('først'), summary: 'Først' }));
    await stage.receive(message(kari, chat, 'meny'));
    const clicked = stage.connector.ledger[0]?.activityId ?? '';
    stage.reply(() => ({ kind: 'card', card: card('så'), summary: 'Så' }));
    await stage.receive(submit(kari, chat, 'svar', { answer: 'kommer' }, clicked));
    expect(stage.asked[1]).toMatchObject({ what: 'action', verb: 'svar', data: { answer: 'kommer' } });
    expect(stage.connector.messages(chat.conversationId).map((entry) => entry.card)).toEqual([card('så')]);
    await stage.receive(submit(kari, chat, 'svar', {}, 'gone'));
    expect(stage.connector.messages(chat.conversationId)).toHaveLength(2);
  });

  test('a submit that looks like an execute is understood too', async () => {
    await stage.receive({ ...submit(kari, chat, ''), value: { action: { verb: 'svar', data: { answer: 'kanskje' } }, comment: 'hei' } });
    expect(stage.asked[0]).toMatchObject({ verb: 'svar', data: { answer: 'kanskje', comment: 'hei' } });
  });
});

describe('faults', () => {
  test.each([
    ['invoke', () => execute(kari, chat, 'x')],
    ['submit', () => submit(kari, chat, 'x')],
    ['message', () => message(kari, { ...chat }, 'x')],
  ])('an exception during a %s is a sentence to the user and one line in the log', async (kind, activity) => {
    stage.reply(() => { throw new Error('Kari Nordmann, 01010112345'); });
    const response = await stage.receive({ ...activity(), locale: 'nn-NO' });
    expect(response.status).toBe(200);
    const said = kind === 'invoke' ? (response.body as { value: string }).value : stage.connector.ledger[0]?.activity?.text;
    expect(said).toBe('Noe gikk galt (nn)');
    expect(stage.lines).toEqual([expect.objectContaining({ level: 'error', event: 'teams.handler-failed' })]);
  });

  test('a reply that cannot be delivered is logged, and the activity is still done with', async () => {
    stage.connector.fail({ how: { status: 403, body: { error: { code: 'ConversationBlockedByUser' } } } });
    await expect(stage.receive(message(kari, chat, 'x'))).resolves.toEqual({ status: 200 });
    expect(stage.lines[0]).toMatchObject({ event: 'teams.reply-failed', fields: { outcome: 'unreachable', reason: 'ConversationBlockedByUser' } });
  });

  test('unknown activities and invokes are acknowledged and ignored', async () => {
    for (const activity of [invoke(kari, chat, 'composeExtension/query'), { ...message(kari, chat, 'x'), type: 'messageReaction' }, { ...message(kari, chat, 'x'), type: 'noe-nytt' }]) {
      await expect(stage.receive(activity)).resolves.toEqual({ status: 200 });
    }
    expect(stage.asked).toEqual([]);
  });

  test('asking for the replies in the response changes nothing', async () => {
    await expect(stage.receive({ ...message(kari, chat, 'x'), deliveryMode: 'expectReplies' })).resolves.toEqual({ status: 200 });
    expect(stage.connector.ledger).toHaveLength(1);
  });

  test('whatever comes in, the answer is 200, 400 or 403, and never an exception', async () => {
    const valid = [message(kari, chat, 'x'), execute(kari, chat, 'x', { a: 1 }), submit(kari, chat, 'x'), installation(kari, chat, 'add'), message(kari, channel(stage.connector.url), 'x')];
    const keys = [...new Set(valid.flatMap((activity) => Object.keys(activity))), 'membersAdded', 'deliveryMode', 'name'];
    await fc.assert(fc.asyncProperty(fc.constantFrom(...valid), fc.constantFrom(...keys), fc.jsonValue(), async (activity, key, value) => {
      const { status } = await stage.receive({ ...activity, [key]: value });
      expect([200, 400, 403]).toContain(status);
    }), { numRuns: 300 });
    await fc.assert(fc.asyncProperty(fc.jsonValue(), async (body) => { expect((await stage.receive(body)).status).toBe(400); }), { numRuns: 50 });
  });
});

describe('the gate', () => {
  test.each([
    ['another tenant', { conversation: { id: 'a:1', tenantId: 'dddddddd-dddd-4ddd-8ddd-dddddddddddd' } }],
    ['another tenant in the channel data', { channelData: { tenant: { id: 'dddddddd-dddd-4ddd-8ddd-dddddddddddd' } } }],
    ['no tenant', { conversation: { id: 'a:1' }, channelData: {} }],
    ['a forged service URL', { serviceUrl: 'https://smba.trafficmanager.net.evil.example/' }],
    ['a service URL with somebody in front', { serviceUrl: 'http://127.0.0.1:1@evil.example/' }],
    ['a service URL without encryption', { serviceUrl: 'http://smba.trafficmanager.net/' }],
    ['another port', { serviceUrl: 'http://127.0.0.1:1/' }],
  ])('%s is 403 and nothing runs', async (_name, change) => {
    const response = await stage.receive({ ...message(kari, chat, 'x'), ...change });
    expect(response.status).toBe(403);
    expect(stage.asked).toEqual([]);
    expect(stage.connector.requests).toEqual([]);
    expect(JSON.stringify(stage.lines)).not.toContain(kari.aadObjectId);
  });
});

describe('installs', () => {
  beforeEach(async () => { await stage.clock.advance(10 * 60_000); });
  const roster = [1, 2, 3, 4, 5].map((n) => ({ id: person(n).userId, aadObjectId: person(n).aadObjectId, email: `p${n}@example.no` }));

  test.each([['as Teams mostly sends them', false], ['the other way round', true]])('both events of one install are one install, %s', async (_name, turned) => {
    stage.connector.setMembers(chat.conversationId, roster.slice(0, 1));
    const events = turned ? install(kari, chat).toReversed() : install(kari, chat);
    await Promise.all(events.map((event) => stage.receive(event)));
    expect(stage.asked.map(({ what }) => what)).toEqual(['installed']);
    expect(stage.asked[0]?.roster).toEqual([expect.objectContaining({ userId: kari.userId, email: 'p1@example.no' })]);
    expect(posts()).toHaveLength(1);
  });

  test('a team’s roster is read page by page', async () => {
    const place = channel(stage.connector.url);
    stage.connector.setMembers(place.teamId ?? '', roster);
    await stage.receive(installation(kari, place, 'add'));
    expect(stage.asked[0]?.roster).toHaveLength(5);
    expect(stage.connector.requests.filter(({ path }) => path.endsWith('/pagedmembers'))).toHaveLength(3);
  });

  test('when the roster cannot be read, the twin event tries again', async () => {
    stage.connector.fail({ how: { status: 500 }, match: ({ path }) => path.endsWith('/pagedmembers') });
    const [first, second] = install(kari, chat);
    await expect(stage.receive(first)).resolves.toEqual({ status: 200 });
    expect(stage.asked).toEqual([]);
    await stage.receive(second);
    expect(stage.asked).toHaveLength(1);
  });

  test('people who join a team are read in, without a welcome', async () => {
    const place = channel(stage.connector.url);
    stage.connector.setMembers(place.teamId ?? '', roster);
    await stage.receive(membersChanged(kari, place, 'membersAdded', [person(5).userId]));
    expect(stage.asked[0]?.roster).toHaveLength(5);
    expect(stage.connector.ledger).toEqual([]);
  });

  test('who joins a meeting is told; an event that is not as Teams sends it, or another one, is not', async () => {
    const place = { ...chat, conversationId: '19:meeting_x@thread.v2', type: 'groupChat' } as const;
    const joined = joins(kari, place);
    for (const event of [joined, { ...joined, value: { members: [{ user: {} }] } }, { ...joined, value: 'x' }, { ...joined, name: 'application/vnd.microsoft.meetingEnd' }]) await expect(stage.receive(event)).resolves.toEqual({ status: 200 });
    const told = expect.objectContaining({ what: 'joinedMeeting', roster: [expect.objectContaining({ userId: kari.userId, aadObjectId: kari.aadObjectId })] });
    expect(stage.asked).toEqual([told]);
    // One whom Teams does not name keeps nobody else from being told of.
    await stage.receive({ ...joined, value: { members: [{ user: {} }, ...(joined['value'] as { members: unknown[] }).members] } });
    expect(stage.asked).toEqual([told, told]);
    expect(stage.connector.requests).toEqual([]);
  });

  test('a chat of several people is never taken for somebody’s own, however its type is written, or not', async () => {
    for (const conversation of [{ conversationType: 'groupchat', isGroup: true }, { conversationType: undefined, isGroup: true }]) {
      await stage.receive({ ...message(kari, chat, 'hjelp'), conversation: { id: '19:meeting_x@thread.v2', tenantId: chat.tenantId, ...conversation } });
    }
    expect(stage.asked.map(({ turn }) => turn.conversation.type)).toEqual(['groupChat', 'groupChat']);
  });

  test('removing and adding again are both told', async () => {
    const [added, add] = install(kari, chat);
    for (const event of [added, add, installation(kari, chat, 'remove'), membersChanged(kari, chat, 'membersRemoved', [fakeBotId]), add]) await stage.receive(event);
    expect(stage.asked.map(({ what }) => what)).toEqual(['installed', 'uninstalled', 'installed']);
  });
});
