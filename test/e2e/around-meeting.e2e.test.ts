/** What lies around meetings, as a person does it in the Playground: a series, innspill, and the tasks after a meeting. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Locator } from 'playwright-core';
import { mkdir } from 'node:fs/promises';
import { startLocalRun } from '../support/local-run.ts';
import { firstMessages, openChat, type Chat } from '../support/playground.ts';

const pictures = 'out/e2e';
const series = 'Koordineringsgruppe: æøå og «våren»';
const item = 'Åpningstider på fritidsklubbene i høstferien';
const task = 'Spørre skolene om åpne gymsaler på lørdager';
/** The meeting that is there from the start begins on a whole minute, one to two minutes after the run has begun. */
const soonMinutes = 2;
const beginsPatienceMs = 180_000;
let local: Awaited<ReturnType<typeof startLocalRun>>;
let chat: Chat;

beforeAll(async () => {
  await mkdir(pictures, { recursive: true });
  local = await startLocalRun({ speed: 10, env: { SALTO_LOCAL_SOON_MINUTES: String(soonMinutes) } });
  chat = await openChat(local.url, { width: 1280, height: 1500 });
});
afterAll(async () => {
  await chat?.close();
  const code = await local?.stop();
  await local?.removeData();
  expect(code).toBe(0);
});

const shown = (card: Locator, name: string): Promise<string> => chat.shown(card, `${pictures}/around-${name}.png`);

describe('around meetings in the real client', () => {
  test('a series: Gjenta møtet → every day in the preview → Send → møter', async () => {
    await firstMessages(chat);
    await chat.say('møte');
    const form = chat.card('Nytt møte');
    await chat.press(form, 'Gjenta møtet');
    await chat.fill(form, 'Tittel', series);
    await chat.pickDate(form, 0, 15);
    await chat.choose(form, 'Gjentas', 'Hver måned, samme ukedag');
    await chat.fill(form, 'eller antall møter', '4');
    await chat.press(form, 'Forhåndsvis');
    const preview = chat.cardWith('personer innkalles', 'Send');
    expect(await shown(preview, 'series-preview')).toContain('Hver måned, samme ukedag: 4 møter');
    await chat.press(preview, 'Send');
    await chat.card('Møteserien er laget').waitFor();
    await chat.say('møter');
    const list = chat.card('Møter som kommer');
    expect(await shown(list, 'series')).toContain(series);
    await chat.press(list, 'Vis serien');
    await chat.cardWith(series, 'Stopp serien').waitFor();
  });

  test('innspill: sent, found among those that wait, taken onto an agenda', async () => {
    await chat.say('innspill');
    await chat.press(chat.card('Ingen innspill venter'), 'Nytt innspill');
    const form = chat.card('Hva bør tas opp i et møte?');
    await chat.fill(form, 'Sak', item);
    await chat.press(form, 'Send');
    await chat.card('Innspillet er sendt').waitFor();
    await chat.say('innspill');
    await chat.press(chat.card('1 innspill venter'), 'Behandle');
    const waiting = chat.cardWith(item, 'Ta med i møte');
    await shown(waiting, 'innspill');
    await waiting.getByRole('combobox', { name: 'Møte' }).click();
    await chat.page.getByRole('option').filter({ hasText: 'Temamøte: Rus blant unge' }).first().click();
    await chat.press(waiting, 'Ta med i møte');
    await chat.card('Tatt med på dagsordenen').waitFor();
  });

  test('when a meeting has begun: Oppsummering og oppgaver → a task → its owner’s card → Ferdig', async () => {
    const live = chat.cardWith('Byomfattende SaLTo-møte', 'Oppsummering og oppgaver');
    await live.waitFor({ timeout: beginsPatienceMs });
    await chat.press(live, 'Oppsummering og oppgaver');
    await chat.press(chat.card('Ingen oppgaver ennå'), 'Ny oppgave');
    const form = chat.card('Hva skal gjøres?');
    await chat.fill(form, 'Hva skal gjøres?', task);
    await chat.fill(form, 'Hvem gjør det?', 'Solveig');
    await chat.pickDate(form, 0, 15);
    await chat.press(form, 'Lagre');
    await chat.card('Oppgaven er lagret').waitFor();
    const own = chat.cardWith(task, 'Ferdig');
    expect(await shown(own, 'task')).toContain('Oppgave til deg');
    await chat.press(own, 'Ferdig');
    await chat.cardWith(task, 'Åpne igjen').waitFor();
  }, beginsPatienceMs + 60_000);
});
