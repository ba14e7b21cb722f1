/** Draws the app package's two icons from their SVG files, in the sizes Teams wants. Run after changing a drawing; the PNG files are kept in the repository. */
import { readFileSync } from 'node:fs';
import { chromium } from 'playwright-core';

const icons = [{ name: 'color', size: 192 }, { name: 'outline', size: 32 }] as const;
const folder = new URL('../appPackage/', import.meta.url);

const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu'] });
try {
  for (const { name, size } of icons) {
    const page = await browser.newPage({ viewport: { width: size, height: size } });
    await page.setContent(`<style>body { margin: 0 } svg { display: block }</style>${readFileSync(new URL(`icons/${name}.svg`, folder), 'utf8')}`);
    await page.screenshot({ path: new URL(`${name}.png`, folder).pathname, omitBackground: true });
    await page.close();
  }
} finally {
  await browser.close();
}
