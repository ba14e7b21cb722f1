/** People who cannot be reached when a meeting is called, and then can: through HTTP, judged by the connector's ledger. */
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { createDeliveryStore } from '../../../src/delivery/store.ts';
import { createNetworkDirectory } from '../../../src/network/create-directory.ts';
import type { DocumentStore } from '../../../src/ports/document-store.ts';
import { createPromptStore } from '../../../src/prompts/store.ts';
import { AppError } from '../../../src/shared/errors.ts';
import { fakeBotId, install, installation, membersChanged, person, type Person } from '../../support/activities.ts';
import { callMeeting } from '../../support/call-meeting.ts';
import { sekretariat, startSalto, wordsOf, type Salto } from '../../support/salto.ts';

describe('comes back', () => {
  let salto: Salto;
  /** While set, looking for what was not delivered to somebody meets a store that is away. */
  let lookupsFail = false;
  const wrapStore = (store: DocumentStore): DocumentStore => ({
    ...store,
    query: async (container, query) => {
      if (lookupsFail && query.across && query.where?.['recipientId'] !== undefined) throw new AppError('store-unavailable', 'away');
      return await store.query(container, query);
    },
  });
  beforeEach(async () => {
    lookupsFail = false;
    salto = await startSalto({ wrapStore });
  });
  afterEach(async () => { await salto.close(); });

  /** Every time an invitation was posted to them, not only what stands there now. */
  const invitationsTo = (who: Person) => salto.connector.ledger.filter(({ what, conversationId, card }) => what === 'activity' && conversationId === salto.chat(who).conversationId && wordsOf(card).includes('meeting.answer'));
  async function stateOf(promptId: string, number: number): Promise<string | undefined> {
    const { memberByEmail } = await createNetworkDirectory({ store: salto.store, clock: salto.clock, admins: [] }).network();
    const deliveries = await createDeliveryStore({ store: salto.store, clock: salto.clock, retentionDays: 30 }).ofPrompt(promptId, 'invitation');
    return deliveries.find(({ recipientId }) => recipientId === memberByEmail(`p${number}@example.no`)?.id)?.state;
  }
  const liveCard = () => wordsOf(salto.inbox(sekretariat).map(({ card }) => card).find((card) => wordsOf(card).includes('har svart')));

  describe('somebody without the app when the meeting is called', () => {
    const who = person(7);
    async function removedThenCalled(change: Parameters<typeof callMeeting>[1] = {}) {
      await salto.post(installation(who, salto.chat(who), 'remove'));
      const promptId = await callMeeting(salto, change);
      await salto.until(async () => await stateOf(promptId, 7) === 'unreachable');
      await salto.clock.advance(10_000);
      expect(invitationsTo(who)).toEqual([]);
      return promptId;
    }

    test('gets it once when they install it, however many events tell of it', async () => {
      await removedThenCalled();
      expect(liveCard()).toContain('Kan ikke nås');
      const [added, installed] = install(who, salto.chat(who));
      await Promise.all([added, installed, added, installed].map((activity) => salto.post(activity)));
      await salto.until(() => invitationsTo(who).length === 1);
      for (const activity of install(who, salto.chat(who))) await salto.post(activity);
      await salto.clock.pass(600_000);
      for (const activity of install(who, salto.chat(who))) await salto.post(activity);
      await salto.clock.pass(120_000);
      expect(invitationsTo(who)).toHaveLength(1);
    });

    test('gets nothing when the meeting has been cancelled meanwhile', async () => {
      const promptId = await removedThenCalled();
      await salto.click(sekretariat, 'meeting.cancel-confirmed', { promptId });
      await salto.clock.advance(10_000);
      for (const activity of install(who, salto.chat(who))) await salto.post(activity);
      await salto.clock.pass(120_000);
      expect(invitationsTo(who)).toEqual([]);
    });

    test('gets nothing when the meeting is over', async () => {
      const promptId = await removedThenCalled({ date: '2027-01-11', start: '10:00', end: '11:00' });
      await salto.clock.jump('2027-01-11T11:00:00Z');
      await salto.until(async () => (await createPromptStore(salto.store, salto.clock, 30).load(promptId))?.state === 'closed');
      for (const activity of install(who, salto.chat(who))) await salto.post(activity);
      await salto.clock.pass(120_000);
      expect(invitationsTo(who)).toEqual([]);
      expect(await stateOf(promptId, 7)).toBe('unreachable');
    });

    test('is found by the sweep when the process died in the very moment they came back', async () => {
      await removedThenCalled();
      lookupsFail = true;
      for (const activity of install(who, salto.chat(who))) await salto.post(activity);
      expect(salto.lines.some(({ event }) => event === 'delivery.not-renewed')).toBe(true);
      expect(invitationsTo(who)).toEqual([]);
      lookupsFail = false;
      await salto.stop();
      await salto.restart();
      await salto.until(() => invitationsTo(who).length === 1, 180_000);
      await salto.clock.pass(180_000);
      expect(invitationsTo(who)).toHaveLength(1);
    });
  });

  test('somebody who turns up in a team’s roster gets what was called before', async () => {
    const who = person(9);
    const promptId = await callMeeting(salto);
    await salto.until(async () => await stateOf(promptId, 9) === 'unreachable');
    expect(invitationsTo(who)).toEqual([]);
    const team = { serviceUrl: salto.connector.url, tenantId: salto.chat(who).tenantId, conversationId: '19:new@thread.tacv2', type: 'channel' as const, teamId: '19:new@thread.tacv2' };
    salto.connector.setMembers(team.conversationId, [{ id: who.userId, aadObjectId: who.aadObjectId, email: 'p9@example.no', tenantId: team.tenantId }]);
    await salto.post(membersChanged(sekretariat, team, 'membersAdded', [fakeBotId]));
    await salto.until(() => invitationsTo(who).length === 1);
    await salto.post(membersChanged(sekretariat, team, 'membersAdded', [who.userId]));
    await salto.clock.pass(120_000);
    expect(invitationsTo(who)).toHaveLength(1);
  });

  test('somebody whose team has lost the app gets it once when the team has it again', async () => {
    const who = person(7);
    salto.connector.fail({ how: { status: 403, body: { error: { code: 'BotNotInConversationRoster' } } }, match: ({ path, body }) => path.endsWith('/conversations') && JSON.stringify(body).includes(`"${who.userId}"`) });
    const promptId = await callMeeting(salto);
    await salto.until(async () => await stateOf(promptId, 7) === 'unreachable');
    expect(wordsOf((await salto.say(sekretariat, 'nettverk')).card)).toContain('har fjernet appen');
    const team = { serviceUrl: salto.connector.url, tenantId: salto.chat(who).tenantId, conversationId: '19:again@thread.tacv2', type: 'channel' as const, teamId: '19:again@thread.tacv2' };
    await salto.post(membersChanged(sekretariat, team, 'membersAdded', [fakeBotId]));
    await salto.until(() => invitationsTo(who).length === 1);
    await salto.clock.pass(180_000);
    expect(invitationsTo(who)).toHaveLength(1);
  });

  describe('somebody who blocks the bot', () => {
    const who = person(7);

    test('is marked at the first refusal, and gets the invitation once when they write again', async () => {
      salto.connector.fail({ how: { status: 403, body: { error: { code: 'ConversationBlockedByUser' } } }, match: ({ path }) => decodeURIComponent(path).includes(who.userId) });
      const promptId = await callMeeting(salto);
      await salto.until(async () => await stateOf(promptId, 7) === 'unreachable');
      await salto.clock.pass(180_000);
      expect(invitationsTo(who)).toEqual([]);
      expect(wordsOf((await salto.say(sekretariat, 'nettverk')).card)).toContain('har blokkert meldinger');

      await salto.say(who, 'hei');
      await salto.until(() => invitationsTo(who).length === 1);
      await salto.say(who, 'hei');
      await salto.clock.pass(180_000);
      expect(invitationsTo(who)).toHaveLength(1);
      expect(await stateOf(promptId, 7)).toBe('sent');
    });

    test.each([
      [403, 'ConversationBlockedByUser'],
      [404, 'ConversationNotFound'],
    ])('is not tried again every minute when the refusal stays (%i)', async (status, code) => {
      salto.connector.fail({ how: { status, body: { error: { code } } }, match: ({ method, path }) => method === 'POST' && decodeURIComponent(path).includes(`${who.userId}/activities`), times: 1000 });
      await callMeeting(salto);
      await salto.clock.advance(10_000);
      const before = salto.connector.requests.length;
      await salto.clock.pass(600_000);
      expect(salto.connector.requests.slice(before).filter(({ path }) => decodeURIComponent(path).includes(who.userId))).toEqual([]);
    });
  });
});
