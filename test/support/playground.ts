/** Drives Microsoft 365 Agents Playground in headless Chromium, as a person would: words typed, buttons pressed by their titles. */
import { chromium, type Browser, type Locator, type Page } from 'playwright-core';

const executablePath = process.env['CHROMIUM'] ?? '/usr/bin/chromium';
const quiet = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'];
/** Machines that run tests are slow, and shared. */
const patienceMs = 90_000;

export interface Chat {
  readonly page: Page;
  say(text: string): Promise<void>;
  /** The newest card that shows these words. */
  card(words: string): Locator;
  /** The newest of the cards that show these words and have the button. */
  cardWith(words: string, button: string): Locator;
  press(card: Locator, title: string): Promise<void>;
  fill(card: Locator, label: string, text: string): Promise<void>;
  choose(card: Locator, label: string, option: string): Promise<void>;
  /** Chooses a day next month in the nth date field of the card. */
  pickDate(card: Locator, nth: number, day: number): Promise<void>;
  picture(path: string): Promise<void>;
  /** Scrolled to and pictured once it is there; its text. */
  shown(card: Locator, path: string): Promise<string>;
  close(): Promise<void>;
}

export async function openChat(url: string, size: { readonly width: number; readonly height: number } = { width: 1280, height: 1000 }): Promise<Chat> {
  const browser: Browser = await chromium.launch({ executablePath, args: quiet });
  const page = await browser.newPage({ viewport: size, locale: 'nb-NO', timezoneId: 'Europe/Oslo' });
  page.setDefaultTimeout(patienceMs);
  await page.goto(url);
  const box = page.locator('[contenteditable=true]').first();
  await box.waitFor();
  // The log beside the chat is for developers.
  const closeLog = page.getByTitle('Hide log panel');
  if (await closeLog.count() > 0) await closeLog.first().click();

  const card = (words: string): Locator => page.locator('.ac-adaptiveCard', { hasText: words }).last();
  return {
    page,
    async say(text) {
      await box.click();
      await box.fill(text);
      await page.keyboard.press('Enter');
    },
    card,
    cardWith: (words, button) => page.locator('.ac-adaptiveCard').filter({ hasText: words }).filter({ has: page.getByRole('button', { name: button, exact: true }) }).last(),
    async press(inside, title) {
      await inside.getByRole('button', { name: title, exact: true }).first().click();
    },
    async fill(inside, label, text) {
      await inside.getByLabel(label).first().fill(text);
    },
    async choose(inside, label, option) {
      await inside.getByRole('combobox', { name: label }).click();
      // The legend of a chart has options too; the list that opens lies above everything, last in the page.
      await page.getByRole('option', { name: option, exact: true }).last().click();
    },
    async pickDate(inside, nth, day) {
      await inside.getByPlaceholder('Select a date...').nth(nth).click();
      await page.getByTitle(/^Next month/).click();
      await page.getByRole('button', { name: new RegExp(`^${day}, `) }).and(page.locator(':not([class*=OutsideBound])')).first().click();
    },
    picture: async (path) => { await page.screenshot({ path }); },
    async shown(inside, path) {
      await inside.waitFor();
      await inside.evaluate((element) => { element.scrollIntoView({ block: 'start' }); });
      await page.screenshot({ path });
      return await inside.innerText();
    },
    close: () => browser.close(),
  };
}

/** A new message makes this client empty every form in the chat: what a local run brings by itself has come before one is filled in. */
export async function firstMessages(chat: Chat): Promise<void> {
  const meeting = 'Byomfattende SaLTo-møte';
  await chat.card('Velkommen, Solveig Sekretær').waitFor();
  await chat.card('Kommer du?').filter({ hasText: meeting }).last().waitFor();
  await chat.card('Utsending').filter({ hasText: meeting }).waitFor();
}
