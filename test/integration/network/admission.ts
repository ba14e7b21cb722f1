/** Somebody the network does not know asks to be let in, through HTTP: the form, the koordinator's card, what follows, and what an import and slett make of it. */
import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { slett } from '../../../src/cli/personal-data.ts';
import { parseConfig } from '../../../src/config.ts';
import { texts } from '../../../src/locales/texts.ts';
import { findPerson } from '../../../src/network/forget-member.ts';
import { importMembers } from '../../../src/network/import-members.ts';
import { containers, queryAll } from '../../../src/ports/document-store.ts';
import { personalData } from '../../../src/privacy/personal-data.ts';
import { channel, execute, message, person, type Person } from '../../support/activities.ts';
import { callMeeting } from '../../support/call-meeting.ts';
import { networkOf } from '../../support/check-ins.ts';
import { buttonOf, koordinator, leder, sekretariat, startSalto, stranger, wordsOf, type Salto } from '../../support/salto.ts';

const typed = { unit: 'bydel-alna', level: 'utovende', organisation: 'bydel-alna', comment: 'Ny utekontakt' };
const secondKoordinator = [20, 'Kari Koordinator', 'bydel-alna', 'bydel-alna', 'koordinerende', 'koordinator'] as const;
const other = person(20);

describe('being let in', () => {
  let salto: Salto;
  let imports = 0;
  beforeEach(async () => {
    salto = await startSalto({ people: [secondKoordinator] });
    const { userId, aadObjectId } = stranger;
    // Everybody's own chat has a roster of its own.
    salto.connector.setMembers(salto.chat(stranger).conversationId, [{ id: userId, aadObjectId, email: 'Tuva@Example.no', userPrincipalName: 'tuva_example.no#EXT#@oslo.onmicrosoft.com', name: 'Tuva Tvetydig' }]);
  });
  afterEach(async () => { await salto.close(); });

  const ask = async (change: Partial<typeof typed> & Readonly<Record<string, unknown>> = {}) => await salto.click(stranger, 'admission.ask', { ...typed, ...change });
  const cardsOf = (who: Person) => salto.inbox(who).filter(({ card }) => wordsOf(card).includes('Vil bli med i SaLTo-nettverket'));
  const cardOf = async (who: Person): Promise<unknown> => await salto.until(() => cardsOf(who).at(-1)?.card);
  const press = async (who: Person, card: unknown, title: string, change: Readonly<Record<string, unknown>> = {}) => {
    const { verb, data } = buttonOf(card, title);
    return await salto.click(who, verb, { level: 'utovende', organisation: 'bydel-alna', ...data, ...change });
  };
  const words = async (answer: Promise<{ readonly text: string; readonly card: unknown }>): Promise<string> => { const { text, card } = await answer; return `${text} ${wordsOf(card)}`; };
  const gets = async (who: Person, sentence: string): Promise<unknown> => await salto.until(() => salto.inbox(who).some(({ card }) => wordsOf(card).includes(sentence)));
  const tuva = async () => (await networkOf(salto)).memberByEmail('tuva@example.no');
  const importRow = async (row: string) => await importMembers(`name,email,phone,organisation,unit,level,role,primary,groups,title\n${row}\n`, { store: salto.store, ids: { newId: () => `admission-import-${(imports += 1)}` } });
  const everything = async (): Promise<string> => JSON.stringify(await Promise.all(containers.map(({ name }) => queryAll(salto.store, name, { across: true }))));

  async function letIn(change: Readonly<Record<string, unknown>> = {}): Promise<void> {
    await ask();
    expect(await words(press(koordinator, await cardOf(koordinator), 'Slipp inn', change))).toContain('Personen er sluppet inn');
    await gets(stranger, 'Du er med i SaLTo-nettverket');
  }

  test('asks with a form, is let in with what the koordinator corrected, is invited and answers', async () => {
    const form = await salto.say(stranger, 'hei');
    for (const part of ['Jeg finner deg ikke i SaLTo-nettverket', 'Be om tilgang', 'Bydel Alna', 'Hele byen']) expect(wordsOf(form.card)).toContain(part);
    const { verb, data } = buttonOf(form.card, 'Be om tilgang');
    expect(await words(salto.click(stranger, verb, { ...data, ...typed, name: 'Ordfører', email: 'ordforer@oslo.no' }))).toContain('SaLTo-koordinatoren i Bydel Alna avgjør');
    const card = await cardOf(koordinator);
    for (const part of ['Tuva Tvetydig', 'tuva@example.no', 'gjest i Teams', 'Ny utekontakt', 'Utøvende nivå']) expect(wordsOf(card)).toContain(part);
    expect(wordsOf(card)).not.toContain('ordforer');
    expect(wordsOf((await salto.say(koordinator, 'mine')).card)).toContain('Tuva Tvetydig');
    await press(koordinator, card, 'Slipp inn', { level: 'koordinerende', organisation: 'ude', role: 'sekretariat', unit: 'bydel-sagene' });
    await gets(stranger, 'Kåre Koordinator har sluppet deg inn');
    await gets(stranger, 'Velkommen, Tuva Tvetydig');
    expect(await tuva()).toMatchObject({ name: 'Tuva Tvetydig', letIn: true, seats: [{ unit: 'bydel-alna', level: 'koordinerende', role: 'medlem', organisation: 'ude', party: 'skole' }] });
    expect(wordsOf((await salto.say(stranger, 'fravær')).card)).toContain('Du har ikke meldt fravær');
    expect(wordsOf((await salto.say(koordinator, 'nettverk')).card)).toContain('1 person er sluppet inn for hånd');
    const held = await personalData(salto.store, (await findPerson(salto.store, 'tuva@example.no'))!);
    expect(held.held.map(({ type }) => type)).toEqual(expect.arrayContaining(['let-in', 'contact', 'delivery', 'audit']));
    expect(held.held.filter(({ type }) => !(type in texts('nb').innsyn.kinds))).toEqual([]);
    await callMeeting(salto);
    const invitation = await salto.until(() => salto.inbox(stranger).find((entry) => wordsOf(entry.card).includes('meeting.answer'))?.card);
    expect(await words(press(stranger, invitation, 'Kommer'))).toContain('Du har svart');
    // Nobody's name or words in a log.
    for (const part of ['Tuva', 'tuva@', 'utekontakt']) expect(JSON.stringify(salto.lines)).not.toContain(part);
  });

  test('faults come back with what was typed; an identity number is neither stored nor passed on', async () => {
    expect(await words(ask({ unit: 'ukjent', level: '', comment: 'Fnr 13097248022' }))).toMatch(/13097248022.*fødselsnummer/u);
    expect(await words(ask({ comment: 'Ring 22 33 44 55' }))).toContain('Trykk en gang til');
    expect(await queryAll(salto.store, 'network', { partition: 'admission' })).toEqual([]);
    expect(await words(ask({ comment: 'Ring 22 33 44 55', contactConfirmed: true }))).toContain('Forespørselen er sendt');
  });

  test('asked four times at once it is one request and one card each; changed, the card changes; withdrawn, there is nothing to decide', async () => {
    await Promise.all([ask(), ask(), ask(), ask()]);
    await cardOf(koordinator);
    await cardOf(other);
    expect(await words(ask({ level: 'styrende' }))).toContain('Forespørselen er endret');
    await salto.until(() => buttonOf(cardsOf(koordinator)[0]?.card, 'Slipp inn').data['revision'] === 1);
    expect([cardsOf(koordinator).length, cardsOf(other).length, cardsOf(sekretariat).length]).toEqual([1, 1, 0]);
    const card = await cardOf(koordinator);
    expect(wordsOf((await salto.say(stranger, 'hei')).card)).toContain('Trekk tilbake');
    expect(await words(salto.click(stranger, 'admission.withdraw'))).toContain('trukket tilbake');
    expect(await words(press(koordinator, card, 'Slipp inn'))).toContain('Trukket tilbake av den som spurte');
    expect(await tuva()).toBeUndefined();
    for (const unit of ['bydel-sagene', 'groruddalen']) await ask({ unit });
    expect(await words(ask({ unit: 'ude' }))).toContain('den ikke kan endres mer');
  });

  test('two koordinatorer at once: the first decides, the other is told who, and nobody else may', async () => {
    await ask();
    const [card, others] = [await cardOf(koordinator), await cardOf(other)];
    expect(await words(press(leder, card, 'Slipp inn'))).toContain('Du kan ikke avgjøre');
    expect(await words(salto.click(leder, 'admission.open', { applicant: buttonOf(card, 'Slipp inn').data['applicant'] }))).toContain('Du kan ikke avgjøre');
    expect(await words(press(person(8), card, 'Avslå'))).toContain('Du kan ikke avgjøre');
    expect(await words(press(stranger, card, 'Slipp inn'))).toContain('Jeg finner deg ikke');
    expect(await words(press(koordinator, card, 'Slipp inn', { level: 'konge' }))).toContain('Velg nivå');
    const said = await Promise.all([words(press(koordinator, card, 'Slipp inn')), words(press(other, others, 'Avslå'))]);
    expect(said.filter((one) => one.includes('Ingenting er endret'))).toHaveLength(1);
    const [by, state] = said[0]?.includes('Ingenting er endret') ? ['Kari Koordinator', 'Avslått av'] : ['Kåre Koordinator', 'Sluppet inn av'];
    for (const who of [koordinator, other]) await salto.until(() => wordsOf(cardsOf(who)[0]?.card).includes(`${state} ${by}`));
    expect((await tuva()) !== undefined).toBe(state === 'Sluppet inn av');
    const again = await words(state === 'Sluppet inn av' ? press(koordinator, card, 'Slipp inn') : press(other, others, 'Avslå'));
    expect(again).not.toContain('Ingenting er endret');
    expect((await queryAll(salto.store, 'log', { across: true })).filter(({ action }) => /^admission-(let-in|turned-down)$/u.test(String(action)))).toHaveLength(1);
  });

  test('turned down politely, and again only after two weeks; the sekretariat is told of what nobody answers for a week', async () => {
    await ask();
    await press(koordinator, await cardOf(koordinator), 'Avslå');
    await gets(stranger, 'kontakt Kåre Koordinator');
    expect(await words(ask())).toContain('Du kan be om tilgang på nytt fra mandag 25. januar');
    await salto.clock.jump('2027-01-25T09:00:00Z');
    expect(await words(ask())).toContain('Forespørselen er sendt');
    await salto.until(() => cardsOf(koordinator).length === 2);
    expect(cardsOf(sekretariat)).toEqual([]);
    await salto.clock.jump('2027-02-01T09:01:00Z');
    await cardOf(sekretariat);
    expect(cardsOf(koordinator)).toHaveLength(2);
  });

  test('however many ask, ten at a time lie before a koordinator; the others wait in «mine», and an answer says so', async () => {
    for (let n = 100; n < 112; n += 1) {
      const { userId, aadObjectId } = person(n);
      salto.connector.setMembers(salto.chat(person(n)).conversationId, [{ id: userId, aadObjectId, email: `ny${n}@example.no`, name: `Ny ${n}` }]);
      await salto.click(person(n), 'admission.ask', typed);
    }
    for (const who of [koordinator, other]) await salto.until(() => cardsOf(who).length === 10);
    await salto.clock.pass(90_000);
    expect([cardsOf(koordinator).length, cardsOf(other).length]).toEqual([10, 10]);
    expect(wordsOf((await salto.say(koordinator, 'mine')).card)).toContain('Side 1 av');
    expect(await words(press(koordinator, await cardOf(koordinator), 'Avslå'))).toContain('11 forespørsler til venter på svar. Skriv «mine»');
  });

  test('imported while they wait, they are reached at once, as the one who asked', async () => {
    await ask();
    const card = await cardOf(koordinator);
    await importRow('Tuva Tvetydig,TUVA_EXAMPLE@example.no,,ude,bydel-alna,utovende,medlem,ja,,');
    expect(await tuva()).toBeUndefined();
    await importRow('Tuva Tvetydig,TUVA@Example.no,,ude,bydel-alna,utovende,medlem,ja,,');
    await salto.clock.advance(6000);
    await callMeeting(salto);
    await salto.until(() => salto.inbox(stranger).find((entry) => wordsOf(entry.card).includes('meeting.answer'))?.card);
    expect(wordsOf((await salto.say(koordinator, 'mine')).card)).not.toContain('Tuva');
    expect(await words(press(koordinator, card, 'Avslå'))).toContain('Ingenting er endret');
  });

  test('byomfattende, and a unit without koordinator, is the sekretariat’s; nobody answers in 30 days, and it says so', async () => {
    expect(await words(ask({ unit: 'sekretariatet' }))).toContain('SaLTo-sekretariatet avgjør');
    const card = await cardOf(sekretariat);
    expect(cardsOf(koordinator)).toEqual([]);
    await salto.clock.jump('2027-02-10T09:00:00Z');
    await gets(stranger, 'Ingen svarte på forespørselen din');
    expect(await words(press(sekretariat, card, 'Slipp inn'))).toContain('Utløpt uten svar');
    expect(wordsOf((await salto.say(stranger, 'hei')).card)).toContain('utløp uten svar');
  });

  test('an import of others keeps them, one with them takes over under the same id', async () => {
    await letIn();
    const before = await tuva();
    await importRow('Ny Nabo,ny@example.no,,ude,bydel-alna,utovende,medlem,ja,,');
    expect(await tuva()).toEqual(before);
    // The list has them under the other of their addresses.
    expect(await importRow('Tuva T. Tvetydig,TUVA@example.no,,ude,bydel-sagene,styrende,leder,ja,,')).toMatchObject({ added: 1 });
    const now = await tuva();
    expect([now?.id, now?.name, now?.letIn, now?.seats[0]?.role]).toEqual([before?.id, 'Tuva T. Tvetydig', undefined, 'leder']);
    expect(await queryAll(salto.store, 'network', { partition: 'admission' })).toEqual([]);
    await salto.clock.advance(6000);
    expect(wordsOf((await salto.say(stranger, 'innsyn')).card)).toContain('Bydel Sagene');
  });

  test('slett takes out whoever was let in, and whoever has only asked', async () => {
    const clock = { ...salto.clock, after: (_ms: number, run: () => void) => { setImmediate(run); return () => undefined; } };
    const tools = { store: salto.store, clock, config: parseConfig({ BOT_AUTH: 'none' }), ids: { newId: () => `slett-${(imports += 1)}` } };
    for (const stream of ['log', 'error'] as const) jest.spyOn(console, stream).mockImplementation(() => undefined);
    try {
      for (const come of [ask, letIn]) {
        await come();
        await cardOf(koordinator);
        salto.connector.clear();
        expect(await slett(tools, 'tuva@example.no')).toBe(0);
        const left = await everything();
        for (const trace of ['Tuva', 'tuva@', stranger.aadObjectId, stranger.userId]) expect(left).not.toContain(trace);
        await salto.clock.pass(70_000);
        expect(wordsOf((await salto.say(stranger, 'hei')).card)).toContain('Be om tilgang');
      }
    } finally { jest.restoreAllMocks(); }
  });

  test('in a channel they are asked to write in their own chat, and get their answer there', async () => {
    await salto.post(message(stranger, channel(salto.connector.url), 'hjelp'));
    expect(salto.connector.ledger.map(({ activity }) => String(activity?.['text'])).join()).toContain('Skriv til meg i din egen chat');
    // At once, and so known from the channel only.
    await ask();
    expect(JSON.stringify(await salto.post(execute(stranger, channel(salto.connector.url), 'admission.own')))).toContain('Skriv til meg i din egen chat');
    await press(koordinator, await cardOf(koordinator), 'Avslå');
    await gets(stranger, 'Forespørselen din ble avslått');
  });

  test('what a card says of who they are is nothing: Teams tells, or nobody is asked', async () => {
    salto.connector.setMembers(salto.chat(stranger).conversationId, [{ id: stranger.userId, aadObjectId: stranger.aadObjectId, name: 'Uten Adresse' }]);
    expect(await words(ask({ email: 'p2@example.no', name: 'Kåre' } as never))).toContain('Teams oppgir ikke');
    // Told only now that it is somebody in the list.
    salto.connector.setMembers(salto.chat(stranger).conversationId, [{ id: stranger.userId, aadObjectId: stranger.aadObjectId, name: 'Usett Person', email: 'p9@example.no' }]);
    expect(await words(ask())).toContain('Du er alt med');
  });
});
