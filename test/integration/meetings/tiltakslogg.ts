/** After a meeting, through the whole product: its summary, the tasks, their owners' cards and reminders. */
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { nodesOf } from '../../support/card-walk.ts';
import { install, installation, person, type Person } from '../../support/activities.ts';
import { call } from '../../support/meetings.ts';
import { buttonOf, koordinator, leder, sekretariat, startSalto, wordsOf, type Clicked, type Salto } from '../../support/salto.ts';

describe('summary and tasks', () => {
  const publicUrl = 'https://salto.example.no/';
  let salto: Salto;
  const pål = person(4);
  const ute = person(6);
  const åse = person(7);
  beforeEach(async () => { salto = await startSalto({ env: { PUBLIC_URL: publicUrl, LINK_SECRET: 'a secret for tests, long enough to sign' } }); });
  afterEach(async () => { await salto.close(); });

  const press = (who: Person, card: unknown, title: string, inputs: Readonly<Record<string, unknown>> = {}): Promise<Clicked> => {
    const { verb, data } = buttonOf(card, title);
    return salto.click(who, verb, { ...data, ...inputs });
  };
  const find = (who: Person, words: string): unknown => salto.inbox(who).map(({ card }) => card).findLast((card) => wordsOf(card).includes(words));
  /** Monday at 09; the meeting is called by the sekretariat and has begun. */
  async function begun(): Promise<{ readonly promptId: string; readonly log: unknown }> {
    const promptId = await call(salto, { date: '2027-01-12', start: '10:00', end: '12:00' });
    const early = await salto.click(sekretariat, 'follow-up.open', { promptId });
    expect(early.text).toContain('ikke begynt');
    await salto.clock.jump('2027-01-12T10:30:00Z');
    const live = await salto.until(() => { const card = find(sekretariat, 'har svart'); return wordsOf(card).includes('Oppsummering og oppgaver') && card; });
    await press(sekretariat, live, 'Oppsummering og oppgaver');
    return { promptId, log: find(sekretariat, 'Ingen oppsummering ennå.') };
  }
  async function give(log: unknown, task: string, ownerName: string, due: string): Promise<unknown> {
    const form = await press(sekretariat, log, 'Ny oppgave');
    const choice = /"id":"owner"/u.test(JSON.stringify(form.card)) ? { owner: ownerName === '' ? '' : idOf(form.card, ownerName) } : { ownerName };
    return (await press(sekretariat, form.card, 'Lagre', { task, due, ...choice })).card;
  }
  const idOf = (card: unknown, name: string): string => new RegExp(`"title":"${name}[^"]*","value":"([^"]+)"`, 'u').exec(JSON.stringify(card))?.[1] ?? '';

  test('the whole way: written, given, done by one, reminded of by another, shared once', async () => {
    const { promptId, log } = await begun();
    const form = await press(sekretariat, log, 'Skriv oppsummering');
    const bad = await press(sekretariat, form.card, 'Lagre', { summary: 'Vi snakket om 13097248022.' });
    expect(wordsOf(bad.card)).toMatch(/13097248022\. \|.*fødselsnummer/u);
    const asked = await press(sekretariat, bad.card, 'Lagre', { summary: 'Ring vakten på 900 00 123.' });
    expect(wordsOf(asked.card)).toContain('telefonnummer');
    const written = await press(sekretariat, asked.card, 'Lagre', { summary: 'Ring vakten på 900 00 123.\nFelles rutine er vedtatt.' });
    expect(wordsOf(written.card)).toMatch(/Oppsummeringen er lagret.*Felles rutine er vedtatt/u);

    const faulty = await give(written.card, 'Fnr 13097248022', '', '2027-01-01');
    expect(wordsOf(faulty)).toMatch(/fødselsnummer.*Velg eller skriv hvem.*Datoen er passert/u);
    const one = await give(written.card, 'Sende rutinen til skolene', 'Pål', '2027-01-29');
    const two = await give(one, 'Avtale møte med utekontakten', 'Ute', '2027-01-29');
    expect(wordsOf(two)).toContain('2 åpne · 0 ferdige');
    const card = await salto.until(() => find(pål, 'Oppgave til deg'));
    expect(wordsOf(card)).toMatch(/Sende rutinen til skolene.*Fra møtet \|.*Temamøte: Rus blant unge/u);
    expect(wordsOf((await salto.say(pål, 'mine')).card)).toContain('Sende rutinen til skolene');

    // Only its owner and whoever keeps the log.
    for (const who of [koordinator, leder, ute]) expect((await press(who, card, 'Ferdig')).text).toContain('Bare den som har innkalt');
    for (const who of [koordinator, pål]) expect((await salto.click(who, 'follow-up.open', { promptId })).text).toContain('Bare den som har innkalt');
    const done = await press(pål, card, 'Ferdig');
    expect(wordsOf(done.card)).toMatch(/Ferdig · tir\. 12\. jan\. kl\. 11\.3\d.*Takk/u);
    expect(wordsOf((await press(pål, card, 'Ferdig')).card)).toContain('alt meldt ferdig');
    await salto.until(() => find(pål, 'Ferdig · tir. 12. jan.'));
    expect(wordsOf((await salto.say(pål, 'mine')).card)).not.toContain('Sende rutinen');

    const confirm = await press(sekretariat, two, 'Del oppsummering');
    expect(wordsOf(confirm.card)).toMatch(/9 personer som var innkalt.*1 av dem kan ikke nås/u);
    const shared = await press(sekretariat, confirm.card, 'Send');
    expect(wordsOf(shared.card)).toMatch(/Sendes til 9 personer.*1 åpen · 1 ferdig/u);
    await salto.until(() => find(leder, 'Felles rutine er vedtatt.'));
    await salto.click(sekretariat, 'follow-up.share-send', { promptId, sharing: 1 });
    await salto.clock.advance(10_000);
    expect(salto.inbox(leder).filter(({ card: sent }) => wordsOf(sent).includes('Felles rutine'))).toHaveLength(1);

    // Seven days before, on Friday at nine; Ute moves it. Then on the new day, and a week after.
    await salto.clock.jump('2027-01-22T08:00:01Z');
    const reminder = await salto.until(() => find(ute, 'Påminnelse: fristen er om 7 dager'));
    const later = await press(ute, reminder, 'Ny dato');
    const why = await press(ute, later.card, 'Lagre', { due: '2027-02-05', reason: '' });
    expect(wordsOf(why.card)).toContain('Skriv kort hvorfor.');
    expect(wordsOf((await press(ute, why.card, 'Lagre', { due: '2027-02-05', reason: 'Venter på svar' })).card)).toMatch(/Fristen er flyttet.*Venter på svar/u);
    await salto.clock.jump('2027-01-29T08:00:01Z');
    await salto.clock.advance(5000);
    expect(find(ute, 'fristen er i dag')).toBeUndefined();
    await salto.clock.jump('2027-02-05T08:00:01Z');
    await salto.until(() => find(ute, 'Påminnelse: fristen er i dag'));
    await salto.clock.jump('2027-02-12T08:00:01Z');
    await salto.until(() => find(ute, 'Påminnelse: fristen var for 7 dager siden'));
    expect(salto.inbox(pål).some(({ card: sent }) => wordsOf(sent).includes('Påminnelse'))).toBe(false);

    const report = buttonOf((await salto.say(sekretariat, 'rapport')).card, 'Tiltakslogg');
    await salto.click(sekretariat, report.verb, report.data);
    const files = find(sekretariat, 'Filen har navn på dem som har oppgavene.');
    expect(wordsOf(files)).toMatch(/2 oppgaver: 1 åpen, 1 ferdig, 0 utgått\..*1 av de åpne er over fristen/u);
    const csv = [...nodesOf(files)].find(({ type, title }) => type === 'Action.OpenUrl' && title === 'Last ned CSV');
    expect((await (await fetch(String(csv?.url).replace(publicUrl, `${salto.url()}/`))).text()).replaceAll('\uFEFF', '').trim().split('\n').slice(1)).toEqual([
      'Temamøte: Rus blant unge;Temamøte;2027-01-12;alle enheter;alle nivåer;Avtale møte med utekontakten;Ute Øygard;2027-02-05;Åpen;;ja',
      'Temamøte: Rus blant unge;Temamøte;2027-01-12;alle enheter;alle nivåer;Sende rutinen til skolene;Pål Politi;2027-01-29;Ferdig;2027-01-12;nei',
    ]);
    await salto.click(koordinator, report.verb);
    expect(wordsOf(find(koordinator, 'Ingen oppgaver er lagret.'))).toContain('Gjelder Bydel Alna.');
    for (const unit of ['*', 'bydel-sagene']) expect((await salto.click(koordinator, report.verb, { unit })).text).toContain('ikke tilgang');
    expect((await salto.click(koordinator, 'file.offer', { file: 'tiltakslogg-csv', promptId: '*' })).text).toContain('ikke tilgang');
    expect(salto.lines.map((line) => JSON.stringify(line)).join('')).not.toMatch(/rutinen|Venter på svar|Pål|13097248022/u);
  });

  test('of a meeting that was called off when it had begun, the tasks live on', async () => {
    const { promptId, log } = await begun();
    await give(log, 'Sende rutinen', 'Ute', '2027-01-22');
    const { verb, data } = buttonOf((await press(sekretariat, log, 'Skriv oppsummering')).card, 'Lagre');
    await salto.click(sekretariat, verb, { ...data, summary: 'Vi ble enige.' });
    // Longer than any form lets in: refused, and what is stored stays.
    expect(wordsOf((await salto.click(sekretariat, verb, { ...data, revision: 1, summary: 'x'.repeat(25_000) })).card)).toContain('for lang');
    await salto.click(sekretariat, 'meeting.cancel-confirmed', { promptId });
    const off = await salto.until(() => { const card = find(sekretariat, 'har svart'); return wordsOf(card).includes('Avlyst') && card; });
    await press(sekretariat, off, 'Oppsummering og oppgaver');
    expect(wordsOf(find(sekretariat, 'Sende rutinen'))).toContain('Vi ble enige.');
    await salto.clock.jump('2027-01-15T08:00:01Z');
    const reminder = await salto.until(() => find(ute, 'Påminnelse: fristen er om 7 dager'));
    expect(wordsOf((await press(ute, reminder, 'Ferdig')).card)).toContain('Takk');
  });

  test('two who write at once lose nothing; a form sent twice is one task', async () => {
    const { log } = await begun();
    const form = await press(sekretariat, log, 'Ny oppgave');
    const inputs = { task: 'Sende rutinen', owner: idOf(form.card, 'Pål'), due: '2027-02-01' };
    const [made, again] = [await press(sekretariat, form.card, 'Lagre', inputs), await press(sekretariat, form.card, 'Lagre', inputs)];
    expect(wordsOf(again.card)).toContain('1 åpen · 0 ferdige');
    const opened = await press(sekretariat, made.card, 'Åpne');
    const [first, second] = [await press(sekretariat, opened.card, 'Endre'), await press(sekretariat, opened.card, 'Endre')];
    await press(sekretariat, first.card, 'Lagre', { ...inputs, task: 'Sende rutinen til alle' });
    const clash = await press(sekretariat, second.card, 'Lagre', { ...inputs, owner: idOf(form.card, 'Ute') });
    expect(wordsOf(clash.card)).toMatch(/har endret oppgaven i mellomtiden.*Slik er den nå: \|.*Sende rutinen til alle/u);
    expect(wordsOf((await press(sekretariat, clash.card, 'Lagre', { ...inputs, task: 'Sende rutinen til alle', owner: idOf(form.card, 'Ute') })).card)).toContain('Ute Øygard får den i chatten sin');
    await salto.until(() => find(ute, 'Sende rutinen til alle'));
    const withdrawn = await press(sekretariat, opened.card, 'Utgår');
    expect(wordsOf(withdrawn.card)).toMatch(/Utgått · .*Historikk.*laget oppgaven.*lot den utgå/u);
    expect((await press(ute, find(ute, 'Sende rutinen til alle'), 'Ferdig')).text + wordsOf(find(ute, 'Sende rutinen'))).toContain('Utgått');
    const summary = await press(sekretariat, log, 'Skriv oppsummering');
    await press(sekretariat, summary.card, 'Lagre', { summary: 'Den første' });
    const lost = await press(sekretariat, summary.card, 'Lagre', { summary: 'Den andre' });
    expect(wordsOf(lost.card)).toMatch(/Slik står den nå: \|.*Den første.*Den andre/u);

    // Somebody who has taken the app away gets theirs when they come back, also when the meeting is closed.
    await salto.post(installation(åse, salto.chat(åse), 'remove'));
    const unreachable = await give(log, 'Ringe skolen', 'Åse', '2027-02-01');
    expect(wordsOf(unreachable)).toContain('Åse Ærlig kan ikke nås her i Teams');
    await salto.clock.jump('2027-01-12T12:00:00Z');
    await salto.clock.advance(10_000);
    for (const activity of install(åse, salto.chat(åse))) await salto.post(activity);
    await salto.until(() => find(åse, 'Ringe skolen'));
  });
});
