/** Who answers a measure, when the one asked does not: taken over, given to a colleague or a guest, fallen to whoever coordinates the unit now. */
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { importMembers } from '../../../src/network/import-members.ts';
import { fakeBotId, membersChanged, person, type Person } from '../../support/activities.ts';
import { fill, networkOf, openCheckIn, progressIn, promptId, storeOf } from '../../support/check-ins.ts';
import { countingIds } from '../../support/counting-ids.ts';
import { buttonOf, koordinator, members, sekretariat, startSalto, wordsOf, type Salto } from '../../support/salto.ts';
import type { MeasureRow } from '../../support/tiltak-register.ts';

describe('check in hands', () => {
  const rows: readonly MeasureRow[] = [
    { id: 'alna-1', unit: 'bydel-alna', title: 'Politi i skolen', responsible_email: 'p4@example.no' },
    { id: 'alna-2', unit: 'bydel-alna', title: 'Trygghetsvandring' },
    { id: 'alna-3', unit: 'bydel-alna', title: 'Nettpatrulje' },
    { id: 'region-1', unit: 'groruddalen', title: 'Felles uteteam', responsible_email: 'p4@example.no' },
    { id: 'sagene-1', unit: 'bydel-sagene', title: 'Åpen hall' },
  ];
  const pal = person(4);
  const kjersti = person(8);
  let salto: Salto;
  beforeEach(async () => {
    salto = await startSalto();
    await fill(salto, rows);
    await openCheckIn(salto);
    await salto.until(() => [koordinator, pal, kjersti].every((who) => overviewsOf(who).length === 1));
  });
  afterEach(async () => { await salto.close(); });

  const overviewsOf = (who: Person) => salto.inbox(who).filter(({ card }) => wordsOf(card).includes('Innsjekk av tiltak'));
  const overviewOf = (who: Person) => wordsOf(overviewsOf(who)[0]?.card);
  const press = async (who: Person, card: unknown, title: string, typed: Record<string, unknown> = {}) => {
    const { verb, data } = buttonOf(card, title);
    return await salto.click(who, verb, { ...data, ...typed });
  };
  const measureCard = async (who: Person, measureId = 'alna-1') => (await salto.click(who, 'tiltak-lead.measure', { promptId, measureId })).card;
  const typed = { status: 'igangsatt', reasons: '', outcome: 'Kjent i skolen', benefit: '' };
  const answerOf = async (measureId: string) => (await storeOf(salto).answers(promptId)).answers.find((answer) => answer.measureId === measureId);
  const idOf = async (who: number) => (await networkOf(salto)).memberByEmail(`p${who}@example.no`)?.id ?? '';
  const handedTo = (who: Person) => salto.inbox(who).filter(({ card }) => wordsOf(card).includes('har gitt deg dette tiltaket')).length;

  describe('somebody silent', () => {
    test.each<[string, Person]>([['the unit’s koordinator', koordinator], ['sekretariatet', sekretariat]])('has their measure taken over by %s, once, and can see it', async (_, lead) => {
      const card = await measureCard(lead);
      expect(wordsOf(card)).toContain('Venter på Pål Politi');
      const [form] = await Promise.all([1, 2].map(() => press(lead, card, 'Overta')));
      expect(wordsOf(form?.card)).toContain('Du har overtatt tiltaket');
      await salto.until(() => overviewOf(pal).includes('Overtatt av'));
      expect(salto.inbox(lead).filter(({ card: shown }) => wordsOf(shown).includes('har gitt deg'))).toEqual([]);
      await press(lead, form?.card, 'Lagre og neste', typed);
      expect(await answerOf('alna-1')).toMatchObject({ status: 'igangsatt', outcome: 'Kjent i skolen' });
      await salto.until(() => overviewOf(pal).includes('1 av 2 besvart'));
      expect(overviewsOf(sekretariat)).toEqual([]);
      // Answered: nothing is left to take over.
      expect(wordsOf(await measureCard(lead))).not.toContain('Overta');
    });

    test('has it given to a colleague by the koordinator; what they answer afterwards still counts', async () => {
      const form = await press(koordinator, await measureCard(koordinator), 'Gi til en kollega');
      const found = await press(koordinator, form.card, 'Finn', { deputy: 'ragnhild' });
      const [done] = await Promise.all([1, 2].map(() => press(koordinator, found.card, 'Velg')));
      expect(wordsOf(done?.card)).toContain('Tiltaket er gitt videre til Ragnhild Rektor.');
      await salto.until(() => handedTo(person(5)) === 1 && overviewOf(pal).includes('Gitt videre til Ragnhild Rektor'));
      expect(wordsOf((await press(koordinator, done?.card, 'Tilbake')).card)).toContain('Overta');
      expect(wordsOf((await press(koordinator, form.card, 'Avbryt')).card)).toContain('Overta');
      await press(pal, (await salto.click(pal, 'tiltak.open', { promptId, measureId: 'alna-1', at: 'walk' })).card, 'Lagre og neste', typed);
      expect(await answerOf('alna-1')).toMatchObject({ by: await idOf(4) });
    });

    test('is taken over by the first to press: an old card takes it from nobody unseen', async () => {
      const [cards, late] = [await Promise.all([koordinator, sekretariat].map((who) => measureCard(who))), await measureCard(sekretariat)];
      const replies = await Promise.all([koordinator, sekretariat].map((who, at) => press(who, cards[at], 'Overta')));
      const holder = (await storeOf(salto).item(promptId, 'alna-1'))?.delegatedTo?.memberId;
      expect(replies.map(({ kind }) => kind).toSorted()).toEqual(['card', 'text']);
      expect(replies.find(({ kind }) => kind === 'text')?.text).toContain('Overtatt av');
      await salto.click(sekretariat, 'tiltak.delegate-to', { promptId, measureId: 'alna-1', at: 'lead', to: await idOf(5) });
      expect(holder).not.toBe(await idOf(5));
      expect((await press(sekretariat, late, 'Overta')).text).toContain('Ragnhild Rektor');
      expect((await storeOf(salto).item(promptId, 'alna-1'))?.delegatedTo?.memberId).toBe(await idOf(5));
      expect(wordsOf((await press(sekretariat, await measureCard(sekretariat), 'Overta')).card)).toContain('Du har overtatt tiltaket');
    });

    test('of a region, has it taken over by a koordinator of its bydeler', async () => {
      expect(wordsOf((await salto.click(koordinator, 'tiltak-lead.unit', { promptId, unit: 'groruddalen' })).card)).toContain('Venter på Pål Politi');
      await press(koordinator, await measureCard(koordinator, 'region-1'), 'Overta');
      await salto.until(() => overviewOf(pal).includes('Overtatt av Kåre Koordinator'));
      expect((await salto.click(kjersti, 'tiltak-lead.measure', { promptId, measureId: 'region-1' })).text).toContain('ikke tilgang');
    });

    test('keeps it from others: not another unit’s koordinator, not a leder, not a colleague', async () => {
      for (const who of [kjersti, person(3), person(5)]) {
        for (const verb of ['tiltak.take-over', 'tiltak.delegate', 'tiltak.delegate-to', 'tiltak.take-back']) expect((await salto.click(who, verb, { promptId, measureId: 'alna-1', at: 'lead', to: await idOf(5) })).text).toContain('Bare den som er ansvarlig');
        expect((await salto.click(who, 'tiltak.back', { promptId, measureId: 'alna-1' })).text).toContain('ikke ditt å svare på');
      }
      expect((await storeOf(salto).item(promptId, 'alna-1'))?.delegatedTo).toBeUndefined();
    });
  });

  test('given back and handed over again, the colleague hears of it again', async () => {
    const give = async () => salto.click(koordinator, 'tiltak.delegate-to', { promptId, measureId: 'alna-2', at: 'walk', to: await idOf(6) });
    await give();
    await salto.until(() => handedTo(person(6)) === 1);
    await salto.click(koordinator, 'tiltak.take-back', { promptId, measureId: 'alna-2', at: 'walk' });
    await salto.until(() => salto.inbox(person(6)).some(({ card }) => wordsOf(card).includes('har tatt tiltaket tilbake')));
    await give();
    await salto.until(() => handedTo(person(6)) === 1 && salto.inbox(person(6)).length === 2);
  });

  describe('a guest from another tenant', () => {
    const guest = person(9);
    const inTeam = async () => {
      const { userId: id, aadObjectId } = guest;
      salto.connector.setMembers('19:salto@thread.tacv2', [{ id, aadObjectId, userPrincipalName: 'p9_example.no#EXT#@oslo.onmicrosoft.com', name: 'Usett (gjest)', tenantId: '99999999-9999-4999-8999-999999999999' }]);
      const known = salto.lines.length;
      await salto.post(membersChanged(sekretariat, { ...salto.chat(sekretariat), conversationId: '19:salto@thread.tacv2', type: 'channel', teamId: '19:salto@thread.tacv2' }, 'membersAdded', [fakeBotId]));
      await salto.until(() => salto.lines.slice(known).some(({ event }) => event === 'chat.installed'));
    };
    const search = async () => press(koordinator, (await press(koordinator, (await salto.click(koordinator, 'tiltak.open', { promptId, measureId: 'alna-2', at: 'walk' })).card, 'Gi videre')).card, 'Finn', { deputy: 'usett' });

    test('gets just the one measure, and answers it', async () => {
      await inTeam();
      await press(koordinator, (await search()).card, 'Velg');
      await salto.until(() => handedTo(guest) === 1);
      const words = wordsOf(salto.inbox(guest)[0]?.card);
      expect(words).toContain('Trygghetsvandring');
      expect(words).not.toContain('Politi i skolen');
      await press(guest, salto.inbox(guest)[0]?.card, 'Lagre og neste', typed);
      expect(await answerOf('alna-2')).toMatchObject({ status: 'igangsatt', by: await idOf(9) });
    });

    test('who has no chat with the bot is known before anything is handed over, and afterwards', async () => {
      const refused = ({ method, path, body }: { readonly method: string; readonly path: string; readonly body: unknown }): boolean => method === 'POST' && path.endsWith('/v3/conversations') && JSON.stringify(body).includes(guest.userId);
      salto.connector.fail({ how: { status: 403, body: { error: { code: 'BotDisabledByAdmin', message: 'no' } } }, match: refused, times: 99 });
      await inTeam();
      const tried = () => salto.connector.requests.filter(refused).length > 0;
      // Conversations are opened ahead in quiet time.
      await salto.until(tried, 900_000);
      await salto.until(async () => (await search()).kind === 'card' && wordsOf((await search()).card).includes('Kan ikke nås i Teams'));
      expect(wordsOf((await press(koordinator, (await search()).card, 'Velg')).card)).toContain('som ikke kan nås i Teams');
    });
  });

  /** As the network's list says from now on. */
  async function relist(change: (csv: string) => string): Promise<void> {
    const result = await importMembers(change(members), { store: salto.store, ids: countingIds(`relisted-${salto.clock.now().epochMilliseconds}`) });
    if (result.outcome !== 'imported') throw new Error(JSON.stringify(result));
    await salto.clock.jump(salto.clock.now().add({ minutes: 11 }).toString());
  }

  test('whoever coordinates the unit no longer is not waited for: it falls to who does now, told once, and to nobody where nobody does', async () => {
    await relist((csv) => csv.replace('p2@example.no,,bydel-alna,bydel-alna,koordinerende,koordinator', 'p2@example.no,,bydel-alna,bydel-alna,koordinerende,medlem').replace('bydel-alna,bydel-alna,utovende,medlem', 'bydel-alna,bydel-alna,utovende,koordinator'));
    await salto.until(() => overviewsOf(person(6)).length === 1);
    expect(overviewOf(person(6))).toContain('Trygghetsvandring');
    await salto.until(() => overviewOf(koordinator).includes('Ingen tiltak venter på deg'));
    expect((await salto.click(koordinator, 'tiltak.open', { promptId, measureId: 'alna-2' })).text).toContain('ikke ditt å svare på');
    await salto.clock.jump('2027-01-11T12:00:00Z');
    await salto.clock.advance(30_000);
    expect(salto.inbox(person(6))).toHaveLength(1);
    // The one named keeps theirs, whatever their seat.
    expect((await storeOf(salto).item(promptId, 'alna-1'))?.responsibleIds).toEqual([await idOf(4)]);

    await relist((csv) => csv.replace('bydel-sagene,bydel-sagene,koordinerende,koordinator', 'bydel-sagene,bydel-sagene,koordinerende,medlem'));
    await salto.until(async () => (await progressIn(salto, promptId)).withoutResponsible === 1);
    const live = await salto.click(sekretariat, 'tiltak-lead.open', { promptId, inPlace: true });
    expect(wordsOf(live.card)).toContain('1 tiltak uten ansvarlig');
  });

  test('what falls to somebody who has their overview already is told in one new message, in working time, and not again', async () => {
    const toldOf = () => salto.inbox(kjersti).filter(({ card }) => wordsOf(card).includes('er nå dine å svare på'));
    await salto.clock.jump('2027-01-11T16:58:00Z');
    await relist((csv) => `${csv.replace('p2@example.no,,bydel-alna,bydel-alna,koordinerende,koordinator', 'p2@example.no,,bydel-alna,bydel-alna,koordinerende,medlem')}Kjersti Koordinator,p8@example.no,,bydel-sagene,bydel-alna,koordinerende,koordinator,,,\n`);
    await salto.clock.advance(60_000);
    expect(toldOf()).toEqual([]);
    await salto.clock.jump('2027-01-12T06:31:00Z');
    await salto.until(() => toldOf().length === 1);
    for (const words of ['2 tiltak er nå dine', 'Trygghetsvandring', 'Nettpatrulje']) expect(wordsOf(toldOf()[0]?.card)).toContain(words);
    expect(toldOf()[0]?.activity?.summary).toBe('Tiltak er nå dine å svare på');
    // Nobody is told anew of what they were told before.
    await relist((csv) => `${csv}Kjersti Koordinator,p8@example.no,,bydel-sagene,bydel-alna,koordinerende,koordinator,,,Rådgiver\n`.replace('p2@example.no,,bydel-alna,bydel-alna,koordinerende,koordinator', 'p2@example.no,,bydel-alna,bydel-alna,koordinerende,medlem'));
    await salto.clock.advance(60_000);
    expect(toldOf()).toHaveLength(1);
    expect(salto.inbox(kjersti)).toHaveLength(2);
  });

  test('what falls to somebody who cannot be reached puts them on the ringeliste, which the roll-up leads to', async () => {
    const live = async () => (await salto.click(sekretariat, 'tiltak-lead.open', { promptId, inPlace: true })).card;
    expect(wordsOf(await live())).not.toContain('Ringeliste');
    await relist((csv) => csv.replace('bydel-sagene,bydel-sagene,koordinerende,koordinator', 'bydel-sagene,bydel-sagene,koordinerende,medlem').replace('Usett Person,p9@example.no,,bydel-sagene,bydel-sagene,utovende,medlem', 'Usett Person,p9@example.no,,bydel-sagene,bydel-sagene,utovende,koordinator'));
    await salto.until(async () => wordsOf(await live()).includes('Ringeliste'));
    const before = salto.connector.ledger.length;
    await press(sekretariat, await live(), 'Ringeliste');
    expect(wordsOf(salto.connector.ledger.slice(before).map(({ card }) => card))).toContain('Usett Person');
    // Answered by whoever took it over: nothing is left to phone about.
    await press(sekretariat, await measureCard(sekretariat, 'sagene-1'), 'Overta');
    await press(sekretariat, (await salto.click(sekretariat, 'tiltak.open', { promptId, measureId: 'sagene-1', at: 'walk' })).card, 'Lagre og neste', typed);
    await salto.until(async () => !wordsOf(await live()).includes('Ringeliste'));
  });
});
