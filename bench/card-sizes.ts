/** The largest card of all: every template with its largest realistic content, in every language. */
import { createCardRenderer } from '../src/adapters/cards/template-card-renderer.ts';
import { texts } from '../src/locales/texts.ts';
import { locales } from '../src/shared/network-terms.ts';
import { cardCases } from '../test/support/card-cases.ts';
import { kilobytes } from './figures.ts';
import type { Figure } from './figures.ts';

const limitBytes = 28 * 1024;

export function benchCardSizes(): Promise<Figure[]> {
  const renderer = createCardRenderer();
  const sizes = locales.flatMap((locale) => cardCases().map(({ card, name, model }) => ({
    name: name === '' ? card.name : `${card.name} (${name})`,
    bytes: Buffer.byteLength(JSON.stringify(renderer.render(card, model(texts(locale))))),
  })));
  const largest = sizes.reduce((one, other) => (other.bytes > one.bytes ? other : one));
  return Promise.resolve([{ name: `Largest of ${sizes.length} rendered cards: ${largest.name}`, limit: `≤ ${kilobytes(limitBytes)}`, measured: kilobytes(largest.bytes), held: largest.bytes <= limitBytes }]);
}
