/** Conversations opened ahead: through HTTP, judged by the connector's ledger. */
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { importMembers } from '../../../src/network/import-members.ts';
import { fakeBotId, fakeTenantId, membersChanged, person } from '../../support/activities.ts';
import { callMeeting } from '../../support/call-meeting.ts';
import { sekretariat, startSalto, wordsOf, type Salto } from '../../support/salto.ts';

describe('open conversations', () => {
  const crowd = Array.from({ length: 50 }, (_, at) => 101 + at);
  const quietMs = 5 * 60_000;

  let salto: Salto;
  beforeEach(async () => {
    salto = await startSalto();
    const rows = crowd.map((number) => `Utøver ${number},p${number}@example.no,,bydel-alna,bydel-alna,utovende,medlem,ja,,`);
    const file = ['name,email,phone,organisation,unit,level,role,primary,groups,title', ...rows, ''].join('\n');
    const imported = await importMembers(file, { store: salto.store, ids: { newId: () => crypto.randomUUID() } });
    if (imported.outcome !== 'imported') throw new Error(JSON.stringify(imported));
    await salto.clock.advance(10_000);
    const place = { serviceUrl: salto.connector.url, tenantId: fakeTenantId, conversationId: '19:crowd@thread.tacv2', type: 'channel' as const, teamId: '19:crowd@thread.tacv2' };
    salto.connector.setMembers(place.conversationId, crowd.map((number) => ({ id: person(number).userId, aadObjectId: person(number).aadObjectId, email: `p${number}@example.no`, tenantId: fakeTenantId })));
    await salto.post(membersChanged(sekretariat, place, 'membersAdded', [fakeBotId]));
    salto.connector.clear();
  });
  afterEach(async () => { await salto.close(); });

  const opened = () => salto.connector.ledger.filter(({ what }) => what === 'conversation');
  const shown = () => salto.connector.ledger.filter(({ what }) => what !== 'conversation');

  test('everybody in a roster gets a conversation and no message, gently; a broadcast then costs one request per person', async () => {
    await salto.clock.pass(quietMs - 60_000);
    expect(salto.connector.requests).toEqual([]);
    await salto.until(() => opened().length >= 58, 180_000);
    await salto.clock.pass(600_000);
    expect(new Set(opened().map(({ userId }) => userId)).size).toBe(58);
    expect([opened().length, shown().length]).toEqual([58, 0]);
    const times = opened().map(({ atMs }) => atMs);
    expect(Math.max(...times.map((from) => times.filter((at) => at >= from && at < from + 1000).length))).toBeLessThanOrEqual(5);

    await callMeeting(salto, { levels: 'utovende', units: 'bydel-alna' });
    salto.connector.clear();
    await salto.until(() => shown().filter(({ card }) => wordsOf(card).includes('meeting.answer')).length === 51);
    await salto.clock.pass(quietMs / 2);
    const toCrowd = salto.connector.requests.filter(({ path }) => crowd.some((number) => decodeURIComponent(path).endsWith(`a:29:person-${number}/activities`)));
    expect(toCrowd).toHaveLength(50);
    expect(salto.connector.requests.filter(({ path }) => path.endsWith('/conversations'))).toEqual([]);
  });

  test('not in the first minutes after a broadcast', async () => {
    await salto.clock.pass(quietMs - 20_000);
    await callMeeting(salto, { levels: 'styrende', units: 'bydel-alna' });
    await salto.until(() => shown().some(({ card }) => wordsOf(card).includes('meeting.answer')));
    const sentAt = salto.clock.now().epochMilliseconds;
    await salto.clock.pass(quietMs - 60_000);
    expect(opened().length).toBeLessThanOrEqual(1); // the one invited
    await salto.until(() => opened().length > 20, 180_000);
    expect(opened().filter(({ atMs }) => atMs > sentAt).every(({ atMs }) => atMs >= sentAt + quietMs - 1000)).toBe(true);
  });

  test('who refuses for good is marked, shown by nettverk, and left alone', async () => {
    const refused = person(113);
    const asks = (path: string, body: unknown): boolean => path.endsWith('/conversations') && JSON.stringify(body).includes(`"${refused.userId}"`);
    salto.connector.fail({ how: { status: 403, body: { error: { code: 'BotDisabledByAdmin' } } }, match: ({ path, body }) => asks(path, body), times: 1000 });
    await salto.until(() => opened().length >= 57, 600_000);
    await salto.clock.pass(quietMs);
    expect(salto.connector.requests.filter(({ path, body }) => asks(path, body))).toHaveLength(1);
    const card = wordsOf((await salto.say(sekretariat, 'nettverk')).card);
    expect(card).toContain('Utøver 113');
    expect(card).toContain('har blokkert meldinger');
  });
});
