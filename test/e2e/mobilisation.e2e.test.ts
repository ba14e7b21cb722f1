/** A mobilisation as people do it, in the Playground: called in waves, followed, stood down, handed over and called off; and then somebody who is called. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Locator } from 'playwright-core';
import { mkdir } from 'node:fs/promises';
import { invented } from '../../src/local/first-data.ts';
import { startLocalRun } from '../support/local-run.ts';
import { firstMessages, openChat, type Chat } from '../support/playground.ts';

const pictures = 'out/e2e';
const situation = 'Uro ved senteret: vi trenger voksne som er til stede';
const covered = 'Behovet er dekket, og de andre er takket av.';
/** Longer than an answer takes on a busy machine. */
const againMs = 10_000;
const mostTimes = 5;
let local: Awaited<ReturnType<typeof startLocalRun>>;
let chat: Chat;
let names: readonly string[];

beforeAll(async () => {
  await mkdir(pictures, { recursive: true });
  names = (await invented()).people.map(({ name }) => name);
  local = await startLocalRun({ speed: 4, env: { SALTO_LOCAL_SOON_MINUTES: '600' } });
  chat = await openChat(local.url, { width: 1280, height: 1400 });
});
afterAll(async () => {
  await chat?.close();
  const code = await local?.stop();
  await local?.removeData();
  expect(code).toBe(0);
});

const shown = (card: Locator, name: string): Promise<string> => chat.shown(card, `${pictures}/mobilisation-${name}.png`);
const cardWith = (words: string, button: string): Locator => chat.cardWith(words, button);
/** The live board: the only card of it that is drawn anew. */
const board = (): Locator => chat.page.locator('.ac-adaptiveCard').filter({ hasText: 'Utsending' }).filter({ hasText: situation }).first();
const form = (): Locator => cardWith('Øvelse: mobiliser', 'Forhåndsvis');

async function tick(...units: readonly string[]): Promise<void> {
  const choose = form().getByRole('button', { name: 'Velg enheter' });
  if (await choose.isVisible()) await choose.click();
  await form().getByRole('combobox', { name: 'Enheter' }).click();
  for (const unit of units) await chat.page.getByRole('menuitemcheckbox', { name: unit, exact: true }).last().click();
  await chat.page.keyboard.press('Escape');
}
/** Two clicks within a moment, as an eager hand does; and again where the client drew the card anew under it, which loses them. */
async function pressTwice(card: Locator, title: string, outcome: Locator): Promise<void> {
  for (let time = 1; time <= mostTimes; time += 1) {
    await card.getByRole('button', { name: title, exact: true }).first().dblclick({ timeout: againMs }).catch(() => undefined);
    if (await outcome.waitFor({ timeout: againMs }).then(() => true, () => false)) return;
  }
  await outcome.waitFor();
}
/** Everybody whom the board names answers that they cannot come after all. */
async function dropOut(): Promise<void> {
  const [, coming = ''] = (await board().innerText()).split('De som kommer');
  for (const [at, name] of names.entries()) {
    if (!coming.includes(name)) continue;
    const [promptId] = /mobilisation-[\w-]{8,}/u.exec(await local.press(at + 1, 'mobilisation.list', {})) ?? [];
    await local.press(at + 1, 'mobilisation.answer', { promptId, answer: 'kan-ikke' });
  }
}

describe('a mobilisation in the real client', () => {
  test('øvelse: one bydel beside all of them is asked about, with everything typed kept; the preview is exact', async () => {
    await firstMessages(chat);
    await chat.say('øvelse');
    await chat.fill(form(), 'Situasjon', situation);
    await chat.fill(form(), 'Sted', 'Tveita senter, hovedinngangen');
    await chat.fill(form(), 'Hvor mange trengs?', '3');
    await chat.choose(form(), 'Rekkefølge', 'Nivå for nivå: utøvende først');
    await tick('Bydel Alna', 'Bydel Bjerke');
    await chat.press(form(), 'Forhåndsvis');
    await form().getByText('Du har valgt både «Alle enheter» og enkelte enheter.').waitFor();
    expect(await form().getByLabel('Situasjon').inputValue()).toBe(situation);
    await tick('Alle enheter');
    await chat.press(form(), 'Forhåndsvis');
    const preview = await shown(cardWith(situation, 'Send'), 'preview');
    for (const words of ['26 personer kalles ut', 'Bydel Alna 13', 'Bydel Bjerke 13', 'Bølge 1, Utøvende nivå: 12 personer', 'Bølge 2, Koordinerende nivå: 10 personer', 'Alle kan nås i Teams.']) expect(preview).toContain(words);
  });

  test('Send, pressed twice, sends once; the next wave is called; the need is met, the others are thanked, and somebody drops out', async () => {
    await pressTwice(cardWith(situation, 'Send'), 'Send', chat.card('Øvelsen er på vei'));
    await board().getByText('Bølge 1 av 3 er kalt ut').waitFor();
    await pressTwice(board(), 'Kall ut neste bølge', board().getByText(/^Bølge [23] av 3 er kalt ut/u));
    await board().getByText('Nok folk kommer.').waitFor();
    await pressTwice(board(), 'Behovet er dekket', board().getByText(covered));
    await shown(board(), 'covered');
    const reopened = (timeout: number) => board().getByText(covered).waitFor({ state: 'hidden', timeout });
    // Whoever has arrived is kept, also beyond the need: on a slow machine there may be more than the board shows at once.
    for (let time = 1; time <= mostTimes; time += 1) {
      await dropOut();
      if (await reopened(againMs).then(() => true, () => false)) break;
    }
    await reopened(againMs);
    expect(await chat.page.locator('.ac-adaptiveCard').filter({ hasText: 'Utsending' }).filter({ hasText: situation }).count()).toBe(1);
  });

  test('Overlat ledelsen → Finn → Velg; Ta over ledelsen', async () => {
    const lead = cardWith('Hvem skal lede?', 'Finn');
    await pressTwice(board(), 'Overlat ledelsen', lead);
    await chat.fill(lead, 'Navn', 'ingrid bjør');
    await chat.press(lead, 'Finn');
    await pressTwice(cardWith('Ingrid Bjørkeløv', 'Velg'), 'Velg', chat.card('Ingrid Bjørkeløv leder nå mobiliseringen'));
    await board().getByText('Ledes av Ingrid Bjørkeløv').waitFor();
    await pressTwice(board(), 'Ta over ledelsen', board().getByText('Ledes av Solveig Sekretær'));
    await shown(board(), 'taken-over');
  });

  test('Avblås asks which, can be left, and is done once', async () => {
    const question = cardWith('Avblåse mobiliseringen?', 'Ja, avblås');
    await pressTwice(board(), 'Avblås', question);
    expect(await shown(question, 'question')).toContain(situation);
    await pressTwice(question, 'Nei, fortsett', chat.card('Mobiliseringen fortsetter.'));
    await pressTwice(board(), 'Avblås', question);
    await pressTwice(question, 'Ja, avblås', board().getByText('Avblåst', { exact: true }));
  });
});

describe('somebody who is called', () => {
  const needed = 'Følge av elever ved skoleslutt';
  const nora = 234;
  const called = 'mobilisation-called-by-nora';
  const own = (button: string): Locator => cardWith(needed, button);

  test('says when, adds a phone number that is asked about once, and has arrived; then it is called off', async () => {
    const typed = { formId: 'called-by-nora', exercise: false, kind: 'alvorlig-hendelse', situation: needed, place: 'Stovner senter', levels: '*', units: 'sekretariatet' };
    await local.press(nora, 'mobilisation.preview', typed);
    await local.press(nora, 'mobilisation.send', { promptId: called });
    await chat.choose(own('Kan stille'), 'Når kan du være der?', 'Om 30 minutter');
    await chat.press(own('Kan stille'), 'Kan stille');
    await own('Er fremme').getByText(/Ankomst ca\. kl\. \d\d\.\d\d/u).waitFor();
    await chat.press(own('Er fremme'), 'Annet tidspunkt eller kommentar');
    await chat.fill(own('Er fremme'), 'Kommentar', 'Ring meg på 400 12 345');
    await chat.press(own('Er fremme'), 'Lagre endring');
    await own('Er fremme').getByText('Trykk en gang til hvis det skal være med.').waitFor();
    await shown(own('Er fremme'), 'called');
    await chat.press(own('Er fremme'), 'Lagre endring');
    await own('Er fremme').getByText('Kommentar: Ring meg på 400 12 345').waitFor();
    await chat.press(own('Er fremme'), 'Er fremme');
    await own('Kan ikke').getByText('Takk for at du er her.').waitFor();
    await local.press(nora, 'mobilisation.cancel-confirmed', { promptId: called });
    await chat.card('Du trenger ikke å gjøre noe.').filter({ hasText: needed }).waitFor();
    await shown(chat.card('Du trenger ikke å gjøre noe.'), 'called-off-called');
  });
});
