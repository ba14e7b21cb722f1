/**
 * Draws every card template with every sample, as Teams would nearly: light, dark and 320 px wide, into out/cards/.
 * `sheet-*.png` show all cards of a look at once. `npm run cards -- [part of a name]`.
 */
import { mkdirSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { chromium, type Page } from 'playwright-core';
import { z } from 'zod';
import { createCardRenderer } from '../src/adapters/cards/template-card-renderer.ts';
import { defineCard, type Card } from '../src/ports/card-renderer.ts';
import { hostConfig, pageStyle } from './teams-host-config.ts';

const looks = [{ name: 'light', theme: 'light', width: 480 }, { name: 'dark', theme: 'dark', width: 480 }, { name: 'narrow', theme: 'light', width: 320 }] as const;
const chromiumArgs = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'];
const cards = new URL('../cards/', import.meta.url);
const out = new URL('../out/cards/', import.meta.url);

interface Drawn { readonly name: string; readonly card: Card }

function expandAll(part: string): Drawn[] {
  const render = createCardRenderer();
  return readdirSync(cards, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.sample.json') && file.includes(part)).sort().map((file) => {
    const name = file.replace(/\.sample\.json$/u, '');
    const model: unknown = JSON.parse(readFileSync(new URL(file, cards), 'utf8'));
    return { name, card: render.render(defineCard(name.replace(/\..*$/u, ''), z.unknown()), model) };
  });
}

async function draw(page: Page, drawn: readonly Drawn[], { name: look, theme, width }: (typeof looks)[number]): Promise<void> {
  await page.setContent(`<style>${pageStyle(theme, width)}</style><div class="sheet"></div>`);
  await page.addScriptTag({ path: createRequire(import.meta.url).resolve('adaptivecards/dist/adaptivecards.min.js') });
  // A string, because it runs in the browser, where this project's types do not hold.
  await page.evaluate(`for (const { name, card } of ${JSON.stringify(drawn)}) {
    const adaptive = new AdaptiveCards.AdaptiveCard();
    adaptive.hostConfig = new AdaptiveCards.HostConfig(${JSON.stringify(hostConfig(theme))});
    adaptive.parse(card);
    const figure = document.createElement('figure');
    figure.innerHTML = '<figcaption></figcaption><div class="card"></div>';
    figure.firstChild.textContent = name;
    figure.lastChild.append(adaptive.render());
    document.querySelector('.sheet').append(figure);
  }`);
  await page.screenshot({ path: new URL(`sheet-${look}.png`, out).pathname, fullPage: true });
  const figures = page.locator('figure .card');
  for (const [at, { name }] of drawn.entries()) await figures.nth(at).screenshot({ path: new URL(`${name.replaceAll('/', '-')}.${look}.png`, out).pathname });
}

const drawn = expandAll(process.argv[2] ?? '');
rmSync(out, { recursive: true, force: true });
mkdirSync(out, { recursive: true });
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: chromiumArgs });
try {
  for (const look of looks) {
    const page = await browser.newPage({ viewport: { width: (look.width + 24) * 4 + 24, height: 900 } });
    await draw(page, drawn, look);
    await page.close();
  }
} finally {
  await browser.close();
}
const bytes = (card: Card) => Buffer.byteLength(JSON.stringify(card));
for (const { name, card } of drawn) process.stdout.write(`${String(bytes(card)).padStart(6)} bytes  ${name}\n`);
