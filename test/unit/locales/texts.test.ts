import { describe, expect, test } from '@jest/globals';
import { texts } from '../../../src/locales/texts.ts';
import { errorCodes } from '../../../src/shared/errors.ts';
import { locales } from '../../../src/shared/network-terms.ts';

/** Path → words; functions are called with numbers, which every one of them accepts as words too. */
function wordsOf(value: unknown, path = ''): [string, string][] {
  if (typeof value === 'string') return [[path, value]];
  if (typeof value === 'function') return [[path, String(value(3, 7, 5, 2, 4))]];
  return Object.entries(value as object).flatMap(([key, child]) => wordsOf(child, `${path}.${key}`));
}

describe('texts', () => {
  const nb = wordsOf(texts('nb'));

  test.each(locales)('%s has every key and no empty text', (locale) => {
    const words = wordsOf(texts(locale));
    expect(words.map(([path]) => path).sort()).toEqual(nb.map(([path]) => path).sort());
    for (const [path, text] of words) expect({ path, text, ok: text.trim().length > 0 && !/undefined|NaN|\$\{/u.test(text) }).toMatchObject({ ok: true });
  });

  test.each(locales)('%s has a sentence for every error code', (locale) => {
    expect(Object.keys(texts(locale).errors).sort()).toEqual([...errorCodes].sort());
  });

  test('nothing in them is Markdown, because text blocks read it', () => {
    for (const locale of locales) for (const [path, text] of wordsOf(texts(locale))) expect({ path, markdown: /[*_`#[\]<>]|^\d+\.\s|^[-+]\s/u.test(text) }).toEqual({ path, markdown: false });
  });

  test('the words on buttons are those that were agreed', () => {
    const { answers, form, preview } = texts('nb');
    expect([answers.kommer, answers['kommer-digitalt'], answers.kanskje, answers['kommer-ikke'], form.preview, preview.send, preview.discard]).toEqual(['Kommer', 'Kommer digitalt', 'Kanskje', 'Kommer ikke', 'Forhåndsvis', 'Send', 'Avbryt']);
  });
});
