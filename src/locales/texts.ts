/** All words that users see, by language. Bokmål is the model: the other two have the same keys. */
import type { Locale } from '../shared/network-terms.ts';
import { en } from './en.ts';
import { nb, type Texts } from './nb.ts';
import { nn } from './nn.ts';

export type { Texts };

const byLocale: Readonly<Record<Locale, Texts>> = { nb, nn, en };

export const texts = (locale: Locale): Texts => byLocale[locale];
