/** A check-in of tiltak as a person does it, in the Playground: started, answered measure by measure, followed, and corrected. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Locator } from 'playwright-core';
import { mkdir } from 'node:fs/promises';
import { startLocalRun } from '../support/local-run.ts';
import { firstMessages, openChat, type Chat } from '../support/playground.ts';

const pictures = 'out/e2e';
const title = 'Status på tiltakene: æøå «våren»';
const outcome = 'Åtte vandringer på Økern: lysere gater og færre mørke hjørner.';
const benefit = 'Ungdommene går tryggere hjem, også på lørdager.';
const corrected = `${outcome} Én til er avtalt.`;
let local: Awaited<ReturnType<typeof startLocalRun>>;
let chat: Chat;

beforeAll(async () => {
  await mkdir(pictures, { recursive: true });
  local = await startLocalRun({ speed: 10, env: { SALTO_LOCAL_SOON_MINUTES: '600' } });
  chat = await openChat(local.url, { width: 1280, height: 1500 });
});
afterAll(async () => {
  await chat?.close();
  const code = await local?.stop();
  await local?.removeData();
  expect(code).toBe(0);
});

const shown = (card: Locator, name: string): Promise<string> => chat.shown(card, `${pictures}/check-in-${name}.png`);
const measure = (number: number, of = 5): Locator => chat.card(`Tiltak ${number} av ${of}`);
const overview = (answered: number, of = 5): Locator => chat.card(`${answered} av ${of} besvart`);
const liveCard = (): Locator => chat.card('av 50 tiltak er besvart');
const cardWith = (words: string, button: string): Locator => chat.cardWith(words, button);
const inRow = (card: Locator, words: string): Locator => card.locator('.ac-container').filter({ hasText: words }).filter({ has: chat.page.getByRole('button') }).last();

describe('a check-in in the real client', () => {
  test('tiltak → form, with the fault beside its field → Forhåndsvis → Send', async () => {
    await firstMessages(chat);
    await chat.say('tiltak');
    const empty = chat.card('Ingen innsjekk venter på deg nå');
    await empty.waitFor();
    await chat.press(empty, 'Ny innsjekk');
    const form = chat.card('Ingenting sendes før');
    await chat.fill(form, 'Tittel', 'Om 13097248022');
    await chat.press(form, 'Forhåndsvis');
    await form.getByText('ser ut til å ha et fødselsnummer').waitFor();
    await shown(form, 'form');
    expect(await form.getByLabel('Tittel').inputValue()).toBe('Om 13097248022');
    await chat.fill(form, 'Tittel', title);
    await chat.press(form, 'Forhåndsvis');
    const preview = chat.card('får hvert sitt kort');
    expect(await shown(preview, 'preview')).toMatch(/50 tiltak[^]*1\d personer får hvert sitt kort/u);
    await chat.press(preview, 'Send');
    await shown(chat.card('Innsjekken er på vei'), 'sent');
    await liveCard().waitFor();
  });

  test('the overview comes; Lagre og neste, Uendret, Hopp over', async () => {
    const mine = overview(0);
    expect(await shown(mine, 'overview')).toContain('Ingen status ennå');
    await chat.press(mine, 'Begynn');
    await measure(1).waitFor();
    await chat.choose(measure(1), 'Status', 'Igangsatt');
    await chat.fill(measure(1), 'Hva oppnås med tiltaket?', 'Se 13097248022');
    await chat.press(measure(1), 'Lagre og neste');
    await measure(1).getByText('ser ut til å ha et fødselsnummer').waitFor();
    expect(await shown(measure(1), 'fault')).toContain('Se over feltene som er merket.');
    await chat.fill(measure(1), 'Hva oppnås med tiltaket?', outcome);
    await chat.fill(measure(1), 'Hvordan kommer tiltaket målgruppen til gode?', benefit);
    await shown(measure(1), 'measure');
    await chat.press(measure(1), 'Lagre og neste');
    await measure(2).waitFor();
    await chat.press(measure(2), 'Uendret');
    await measure(3).waitFor();
    await chat.press(measure(3), 'Hopp over');
    await measure(4).waitFor();
    await chat.press(measure(4), 'Oversikt');
    await overview(2).getByRole('button', { name: 'Fortsett' }).waitFor();
  });

  test('Bekreft alle uendret leaves the one that has no status, which is asked for; then all is answered', async () => {
    await chat.press(overview(2), 'Bekreft alle uendret');
    const confirmed = chat.card('2 tiltak er bekreftet uendret.');
    expect(await shown(confirmed, 'confirmed')).toContain('4 av 5 besvart');
    await chat.press(confirmed, 'Fortsett');
    await measure(5).waitFor();
    expect(await measure(5).getByRole('button', { name: 'Uendret' }).count()).toBe(0);
    await chat.press(measure(5), 'Lagre og neste');
    await measure(5).getByText('Velg en status.').waitFor();
    await shown(measure(5), 'no-status');
    await chat.choose(measure(5), 'Status', 'Fullført');
    await chat.press(measure(5), 'Lagre og neste');
    expect(await shown(chat.card('Du har svart på alt. Takk!'), 'done')).toContain('5 av 5 besvart');
  });

  test('the live card fills up while the others answer', async () => {
    const live = liveCard();
    await live.getByText(/^(?:2[5-9]|[34]\d) av 50 tiltak er besvart$/u).waitFor();
    await live.getByText('Fullført').first().waitFor();
    const text = await shown(live, 'live');
    for (const words of ['Status etter innsatsområde', 'Besvart etter enhet', 'Ubesvart']) expect(text).toContain(words);
  });

  test('down to one measure, with what was answered', async () => {
    await chat.press(liveCard(), 'Enheter');
    const units = cardWith('Bydel Bjerke', 'Tilbake');
    await shown(units, 'units');
    await inRow(units, 'Bydel Bjerke').getByRole('button', { name: 'Åpne' }).click();
    const unit = cardWith('Trygghetsvandring', 'Tilbake');
    await shown(unit, 'unit');
    await inRow(unit, 'Trygghetsvandring').getByRole('button', { name: 'Åpne' }).click();
    const text = await shown(chat.card('Historikk'), 'history');
    for (const words of [outcome, benefit, 'Besvart av Solveig Sekretær', 'Importert']) expect(text).toContain(words);
  });

  test('a correction is prefilled, and stands above what was said before', async () => {
    await chat.say('tiltak');
    const again = cardWith('5 av 5 besvart', 'Ny innsjekk');
    await again.waitFor();
    await inRow(again, 'Trygghetsvandring').getByRole('button', { name: 'Endre' }).click();
    expect(await measure(1).getByLabel('Hva oppnås med tiltaket?').inputValue()).toBe(outcome);
    await chat.fill(measure(1), 'Hva oppnås med tiltaket?', corrected);
    await shown(measure(1), 'correction');
    await chat.press(measure(1), 'Lagre og neste');
    await measure(1).waitFor({ state: 'hidden' });
    await chat.press(chat.card('Historikk'), 'Tilbake');
    const unit = cardWith('Trygghetsvandring', 'Tilbake');
    await inRow(unit, 'Trygghetsvandring').getByRole('button', { name: 'Åpne' }).click();
    // What was said before begins with the same words.
    expect((await shown(chat.card(corrected), 'corrected')).split(outcome)).toHaveLength(3);
  });

  test('one that nobody is responsible for: Gi til en kollega, who cannot be reached, then Overta', async () => {
    await chat.press(liveCard(), 'Enheter');
    await inRow(cardWith('Bydel Sagene', 'Neste'), 'Bydel Sagene').getByRole('button', { name: 'Åpne' }).click();
    const unit = cardWith('Ingen ansvarlig', 'Tilbake');
    await chat.press(unit, 'Åpne');
    await chat.press(cardWith('Ubesvart · Ingen ansvarlig', 'Overta'), 'Gi til en kollega');
    const search = chat.card('Hvem skal svare?');
    await chat.fill(search, 'Navn eller e-postadresse', 'ibrahim mult');
    await chat.press(search, 'Finn');
    await search.getByText('Kan ikke nås i Teams.').waitFor();
    await shown(search, 'colleague');
    await chat.press(search, 'Velg');
    await chat.press(chat.card('Tiltaket er gitt videre til Ibrahim Multemyr'), 'Tilbake');
    const given = cardWith('Gitt videre til Ibrahim Multemyr', 'Overta');
    await shown(given, 'given');
    await chat.press(given, 'Overta');
    const taken = chat.card('Du har overtatt tiltaket.');
    await chat.choose(taken, 'Status', 'Igangsatt');
    await chat.press(taken, 'Lagre og neste');
    await shown(overview(6, 6), 'taken-over');
  });

  test('on a narrow screen', async () => {
    // The client does not get narrow itself; as wide as a telephone's are its cards.
    await chat.page.addStyleTag({ content: '.ac-adaptiveCard { width: 328px !important; max-width: 328px !important; }' });
    await shown(liveCard(), 'narrow-live');
    await shown(chat.card(corrected), 'narrow-history');
    await chat.say('tiltak');
    const mine = cardWith('6 av 6 besvart', 'Ny innsjekk');
    await mine.getByRole('button', { name: 'Endre' }).first().waitFor();
    await shown(mine, 'narrow-overview');
    await chat.press(mine, 'Ny innsjekk');
    await shown(chat.card('Ingenting sendes før'), 'narrow-form');
    await inRow(mine, 'Trygghetsvandring').getByRole('button', { name: 'Endre' }).click();
    await shown(measure(1, 6), 'narrow-measure');
  });
});
