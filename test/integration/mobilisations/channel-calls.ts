/** Somebody without a chat of their own is called in a linked channel and answers there as themselves. Through the real stack, judged by the connector's ledger. */
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { execute, message, membersChanged, person, submit, type Person, type Place } from '../../support/activities.ts';
import type { LedgerEntry } from '../../support/fake-connector-model.ts';
import { buttonOf, sekretariat, startSalto, stranger, wordsOf, type Salto } from '../../support/salto.ts';

describe('channel calls', () => {
  let salto: Salto;
  beforeEach(async () => {
    salto = await startSalto();
    // A guest from another tenant: in the team's roster, and nobody may open a chat with them.
    salto.connector.fail({ how: { status: 403, body: { error: { code: 'UserNotInTenant', message: '' } } }, match: ({ path, body }) => path.endsWith('/v3/conversations') && JSON.stringify(body).includes(`"${guest.userId}"`), times: 1000 });
    await salto.post(message(sekretariat, channel(), 'koble koordinerende bydel-alna'));
  });
  afterEach(async () => { await salto.close(); });

  const guest = person(4);
  const teamId = '19:salto@thread.tacv2';
  const channelId = '19:alna-beredskap@thread.tacv2';
  const channel = (): Place => ({ serviceUrl: salto.connector.url, tenantId: salto.chat(sekretariat).tenantId, conversationId: channelId, type: 'channel', teamId });
  const typed = { kind: 'alvorlig-hendelse', situation: 'Trenger voksne ute', place: 'Tveita', date: '', meetAt: '', deadline: '', needed: '1', shifts: '', levels: '*', units: 'bydel-alna', groups: '', includeAbsent: 'false', waves: '', waveMinutes: '' };
  async function preview() {
    const form = buttonOf((await salto.say(sekretariat, 'mobiliser')).card, 'Forhåndsvis');
    return (await salto.click(sekretariat, form.verb, { ...form.data, ...typed })).card;
  }
  async function send(card: unknown): Promise<string> {
    const { verb, data } = buttonOf(card, 'Send');
    await salto.click(sekretariat, verb, data);
    return data['promptId'] as string;
  }
  const mentionsOf = ({ card }: LedgerEntry) => ((card?.['msteams'] as { entities?: { mentioned: { id: string } }[] } | undefined)?.entities ?? []).map(({ mentioned }) => mentioned.id);
  /** Messages in the channel that mention somebody, each in its latest form. */
  const calls = () => salto.connector.messages(channelId).filter((entry) => mentionsOf(entry).length > 0);
  const knownUnreachable = async () => {
    await salto.clock.pass(5 * 60_000);
    await salto.until(async () => (await salto.store.query('network', { partition: 'contact', where: {} })).items.some((contact) => contact['userId'] === guest.userId && contact['state'] === 'blocked'), 5 * 60_000);
  };
  async function press(who: Person, title: string, inputs = {}) {
    const { verb, data } = buttonOf(calls()[0]?.card, title);
    const { body } = await salto.post(execute(who, channel(), verb, { ...data, ...inputs }));
    return { type: body.type, text: String(body.value) };
  }
  const answers = async () => (await salto.store.query('responses-koordinerende', { across: true, where: { type: 'response' } })).items;

  test('the preview says so, one card in the channel mentions them, and they answer as themselves, once', async () => {
    await knownUnreachable();
    const shown = await preview();
    expect(wordsOf(shown)).toContain('Kanalen for Bydel Alna, Koordinerende nivå: 1 person');
    expect(wordsOf(shown)).toContain('Alle kan nås i Teams.');
    const network = wordsOf((await salto.say(sekretariat, 'nettverk')).card);
    for (const words of ['I kanal', '4 av 5, 1 i kanal', 'Møteinnkallinger når dem ikke', 'Pål Politi', 'nevnes i kanal når de kalles ut']) expect(network).toContain(words);
    const promptId = await send(shown);
    await salto.until(() => calls().length === 1, 5000);
    const [call] = calls();
    expect(mentionsOf(call!)).toEqual([guest.userId]);
    expect(call?.activity?.summary).toBe('SaLTo mobiliserer: kan du stille? Svar innen 15 minutter');
    expect(wordsOf(call?.card)).toContain('<at>Pål Politi</at>');
    expect(wordsOf(call?.card)).not.toMatch(/Tveita|voksne/u);

    // Bystanders: a member who is not called, and somebody nobody knows.
    expect((await press(person(7), 'Kan stille')).text).toBe('Du er ikke kalt ut, så svaret ble ikke lagret.');
    expect((await press(person(7), 'Hva gjelder det?')).text).not.toMatch(/Tveita/u);
    expect((await press(stranger, 'Kan stille')).text).toContain('Jeg finner deg ikke i SaLTo-nettverket');
    expect(await answers()).toEqual([]);

    const [one, two] = await Promise.all([press(guest, 'Kan stille', { eta: '15' }), press(guest, 'Kan stille', { eta: '15' })]);
    for (const { type, text } of [one, two]) {
      expect(type).toBe('application/vnd.microsoft.activity.message');
      expect(text).toMatch(/Du har svart: Kan stille\. Ankomst ca\. kl\. .*Trenger voksne ute\..*Tveita/u);
    }
    expect((await answers()).map(({ answer, level, history }) => [answer, level, (history as unknown[]).length])).toEqual([['kan-stille', 'koordinerende', 1]]);
    await salto.until(() => salto.connector.messages(channelId).some(({ card }) => wordsOf(card).includes('1 av 5 har svart')));
    expect(calls()).toEqual([call]);

    const board = wordsOf((await salto.click(sekretariat, 'mobilisation.board', { promptId })).card);
    expect(board).toMatch(/Utsending [^!]*\b5 \| .{0,60}\| Sendt/u);
    expect(board).not.toMatch(/Ikke nådd|Kan ikke nås/u);
    expect(board).not.toContain('Ringeliste');
  });

  test('refused only when they are called: the channel takes over, over a restart too; a message and that it is off are told there, and shown to whom they are for', async () => {
    const promptId = await send(await preview());
    await salto.until(() => calls().length === 1, 10_000);
    await salto.stop();
    await salto.restart();
    await salto.click(sekretariat, 'mobilisation.message-send', { promptId, messageId: 'message-1', comment: 'Møt ved kiosken', to: 'all' });
    await salto.until(() => calls().length === 2, 10_000);
    expect(wordsOf(calls()[1]?.card)).toContain('Ny beskjed til dere som er nevnt');
    expect(wordsOf(calls())).not.toContain('kiosken');
    expect((await press(guest, 'Hva gjelder det?')).text).toContain('Møt ved kiosken');
    await salto.click(sekretariat, 'mobilisation.cancel-confirmed', { promptId });
    await salto.until(() => calls().length === 3 && [0, 2].map((at) => calls()[at]).every((entry) => wordsOf(entry?.card).includes('Mobiliseringen er avblåst')));
    expect(calls().map(mentionsOf)).toEqual([[guest.userId], [guest.userId], [guest.userId]]);
    expect(wordsOf(calls()[0]?.card)).not.toContain('Kan stille');
  });

  test('killed right after it was recorded that they cannot be reached: the instance that takes over calls them in the channel, once', async () => {
    const kill = await salto.beside();
    const promptId = await send(await preview());
    await salto.until(async () => (await salto.store.query('prompts', { partition: promptId, where: { type: 'delivery' } })).items.some(({ purpose, state }) => purpose === 'mobilisation-call' && state === 'unreachable'), 20_000);
    kill();
    expect(calls()).toEqual([]);
    await salto.until(() => calls().length === 1, 45_000);
    await salto.clock.pass(180_000);
    expect(calls().map(mentionsOf)).toEqual([[guest.userId]]);
    expect((await press(guest, 'Kan ikke')).text).toContain('Du har svart: Kan ikke');
  });

  test('not answered at half the time: all who are mentioned are reminded in the channel, once over a takeover', async () => {
    await knownUnreachable();
    await send(await preview());
    await salto.until(() => calls().length === 1, 5000);
    const kill = await salto.beside();
    await salto.clock.pass(7 * 60_000);
    expect(calls()).toHaveLength(1);
    kill();
    await salto.until(() => calls().length === 2, 90_000);
    expect(calls()[1]?.activity?.summary).toBe('SaLTo mobiliserer: påminnelse til dere som er nevnt');
    expect(wordsOf(calls()[1]?.card)).not.toMatch(/Tveita|voksne|ikke (har )?svart/u);
    await salto.clock.pass(120_000);
    expect(calls().map(mentionsOf)).toEqual([[guest.userId], [guest.userId]]);
  });

  test('a channel that refuses the card: they are on the ringeliste', async () => {
    await knownUnreachable();
    salto.connector.fail({ how: { status: 403, body: { error: { code: 'BotDisabledByAdmin', message: '' } } }, match: ({ conversationId }) => conversationId === channelId, times: 100 });
    const promptId = await send(await preview());
    await salto.until(async () => wordsOf((await salto.click(sekretariat, 'prompts.call-list', { promptId })).card || {}).includes('Pål Politi') || wordsOf(salto.inbox(sekretariat).at(-1)?.card).includes('Pål Politi'), 20_000);
  });

  test('who said yes in a channel that then refuses to be told that it is off, is to be phoned', async () => {
    await knownUnreachable();
    const promptId = await send(await preview());
    await salto.until(() => calls().length === 1, 5000);
    await press(guest, 'Kan stille', { eta: '15' });
    salto.connector.fail({ how: { status: 403, body: { error: { code: 'BotDisabledByAdmin', message: '' } } }, match: ({ conversationId }) => conversationId === channelId, times: 100 });
    await salto.click(sekretariat, 'mobilisation.cancel-confirmed', { promptId });
    await salto.until(async () => {
      await salto.click(sekretariat, 'prompts.call-list', { promptId });
      return wordsOf(salto.inbox(sekretariat).at(-1)?.card).includes('Pål Politi');
    }, 20_000);
    expect(wordsOf(salto.inbox(sekretariat).at(-1)?.card)).toContain('trengs ikke lenger og må få beskjed');
  });

  test('a client that can only answer into the channel says nothing of what was answered there; who has left the team is not called there', async () => {
    await knownUnreachable();
    await send(await preview());
    await salto.until(() => calls().length === 1, 5000);
    const { verb, data } = buttonOf(calls()[0]?.card, 'Kan ikke');
    await salto.post(submit(guest, channel(), verb, data));
    expect(salto.connector.messages(channelId).at(-1)?.activity?.text).toBe('Mottatt. Det som gjelder deg, vises ikke her i kanalen.');
    expect(await answers()).toHaveLength(1);

    await salto.post(membersChanged(sekretariat, channel(), 'membersRemoved', [guest.userId]));
    expect(wordsOf(await preview())).toContain('1 person kan ikke nås i Teams');
  });
});
