/** Writes the sample beside each card template, in bokmål, from test/support/card-cases.ts. Run it when a view model changes. */
import { readdirSync, rmSync, writeFileSync } from 'node:fs';
import { texts } from '../src/locales/texts.ts';
import { cardCases } from '../test/support/card-cases.ts';

const cards = new URL('../cards/', import.meta.url);

for (const file of readdirSync(cards, { recursive: true, encoding: 'utf8' })) if (file.endsWith('.sample.json')) rmSync(new URL(file, cards));
for (const { card, name, model } of cardCases()) writeFileSync(new URL(`${card.name}${name === '' ? '' : `.${name}`}.sample.json`, cards), `${JSON.stringify(model(texts('nb')), null, 2)}\n`);
