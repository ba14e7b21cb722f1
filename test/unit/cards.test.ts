/** Every card template with every sample: it expands, is valid, small enough, accessible, and has no words of its own. */
import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { readFileSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createCardRenderer } from '../../src/adapters/cards/template-card-renderer.ts';
import { barOf, linkSchema, pageOf } from '../../src/cards/parts.ts';
import { texts } from '../../src/locales/texts.ts';
import type { Card } from '../../src/ports/card-renderer.ts';
import { locales } from '../../src/shared/network-terms.ts';
import { cardCases, realisticText } from '../support/card-cases.ts';
import { nodesOf, stringsOf } from '../support/card-walk.ts';

const directory = new URL('../../cards/', import.meta.url);
const files = readdirSync(directory, { recursive: true, encoding: 'utf8' });
const read = (file: string): unknown => JSON.parse(readFileSync(new URL(file, directory), 'utf8'));
const templates = files.filter((file) => file.endsWith('.json') && !file.endsWith('.sample.json')).map((file) => file.slice(0, -'.json'.length)).sort();
const cases = cardCases();
const sampleOf = ({ card, name }: { card: { name: string }; name: string }) => `${card.name}${name === '' ? '' : `.${name}`}.sample.json`;
const renderer = createCardRenderer();
const maxBytes = 28 * 1024;

interface Parsed { readonly faults: string[] }
function parse(card: Card): Parsed {
  const library = createRequire(import.meta.url)('adaptivecards/dist/adaptivecards.js');
  const context = new library.SerializationContext(library.Versions.v1_5);
  const parsed = new library.AdaptiveCard();
  parsed.parse(card, context);
  const events = Array.from({ length: context.eventCount as number }, (_, at) => context.getEventAt(at).message as string);
  return { faults: [...events, ...parsed.validateProperties().validationEvents.map(({ message }: { message: string }) => message)] };
}

test('each template has its main sample, and each sample is what the view model gives today', () => {
  expect([...new Set(cases.filter(({ name }) => name === '').map(({ card }) => card.name))].sort()).toEqual(templates);
  expect(files.filter((file) => file.endsWith('.sample.json')).sort()).toEqual(cases.map(sampleOf).sort());
  for (const one of cases) expect({ sample: sampleOf(one), model: read(sampleOf(one)) }).toEqual({ sample: sampleOf(one), model: JSON.parse(JSON.stringify(one.model(texts('nb')))) });
});

test('what a view model says is shown: every part of it stands in its template', () => {
  const idle = cases.flatMap(({ card, model }) => Object.keys(model(texts('nb')) as object).filter((key) => !new RegExp(`\\$\\{[^}]*\\b${key}\\b`, 'u').test(JSON.stringify(read(`${card.name}.json`)))).map((key) => `${card.name} ${key}`));
  expect([...new Set(idle)]).toEqual([]);
});

test('the validator sees a bad card', () => {
  expect(parse({ type: 'AdaptiveCard', version: '1.5', body: [{ type: 'Bogus' }] }).faults).not.toEqual([]);
});

describe.each(locales)('in %s', (locale) => {
  test.each(cases.map((one) => [sampleOf(one), one] as const))('%s', (_, { card, model }) => {
    const expanded = renderer.render(card, model(texts(locale)));
    const nodes = [...nodesOf(expanded)];
    // Teams draws charts, which the validator does not know: each has something else to show, and that is judged.
    const charts = nodes.filter(({ type }) => String(type).startsWith('Chart.'));
    expect(parse(expanded).faults.filter((fault) => !charts.some(({ type }) => fault === `Unknown element type "${String(type)}". Fallback will be used if present.`))).toEqual([]);
    for (const { fallback, data } of charts) {
      expect(parse({ type: 'AdaptiveCard', version: '1.5', body: [fallback] }).faults).toEqual([]);
      const said = [...stringsOf(fallback)].map(({ text }) => text);
      for (const { title, data: bars } of data as { title: string; data: { legend: string; value: number }[] }[]) {
        expect(said).toContain(title);
        if (bars.length > 0) expect(said).toContain(bars.map(({ legend, value }) => `${legend} ${value}`).join(' · '));
      }
    }
    expect(Buffer.byteLength(JSON.stringify(expanded))).toBeLessThanOrEqual(maxBytes);
    expect([...stringsOf(expanded)].filter(({ text }) => text.includes('${'))).toEqual([]);

    for (const { verb, fallback, title, data } of nodes.filter(({ type }) => type === 'Action.Execute')) expect(fallback).toMatchObject({ type: 'Action.Submit', title, data: { ...(data as object), verb } });
    const inputs = nodes.filter(({ type }) => String(type).startsWith('Input.'));
    for (const { label, isRequired, errorMessage } of inputs) {
      expect(label).toEqual(expect.stringMatching(/\S/u));
      if (isRequired === true) expect(errorMessage).toEqual(expect.stringMatching(/\S/u));
    }
    const ids = nodes.map(({ id }) => id).filter((id) => id !== undefined);
    expect(new Set(ids).size).toBe(ids.length);
    // A client reads these as Markdown: «1. januar» becomes a list.
    expect(nodes.filter(({ type, text }) => type === 'TextBlock' && /^\s*(?:\d+[.)]|[-+*#>])\s/u.test(String(text))).map(({ text }) => text)).toEqual([]);
    for (const actions of nodes.map((node) => node.actions).filter(Array.isArray)) expect(actions.length).toBeLessThanOrEqual(6);
  });
});

test('no template has a chart without something else to show', () => {
  for (const name of templates) for (const { type, fallback } of nodesOf(read(`${name}.json`))) if (String(type).startsWith('Chart.')) expect(fallback).toMatchObject({ type: 'Container' });
});

const wordKeys = new Set(['text', 'title', 'label', 'placeholder', 'errorMessage', 'altText', 'fallbackText', 'value']);

test.each(templates)('%s takes all its words and values from the model, one expression at a time', (name) => {
  const template = read(`${name}.json`);
  for (const { key, text } of stringsOf(template)) {
    if (wordKeys.has(key) && text.trim() !== '') expect(text).toMatch(/^\$\{[\w.$]+\}$/u);
    // Text around an expression would hide its failure; a bare path cannot fail but by missing.
    else if (text.includes('${')) expect(text).toMatch(/^\$\{[\w.$]+\}$/u);
  }
});

describe('what people wrote', () => {
  const nasty = ['[x](javascript:alert(1)) **fet** _kursiv_ `kode`', '${title} ${$root} @{x} "\'\\ </script>&amp;', '# overskrift æøå 😀👩‍👩‍👧 \u202Eomvendt עברית', 'ord'.repeat(666)];
  const marked = (text: string): string => `§${text}§`;

  test.each(nasty)('%p comes out literally, where Markdown is not read', (text) => {
    const value = marked(text);
    const free = { title: value, place: value, agenda: value, person: value, unit: value };
    const seen = new Set<string>();
    for (const { card, model } of cardCases(free)) {
      for (const { key, text: shown, owner } of stringsOf(renderer.render(card, model(texts('nb'))))) {
        if (!shown.includes('§')) continue;
        seen.add(card.name);
        // What is shortened says so; all others are whole.
        if (shown.includes('…') || !shown.includes('§', shown.indexOf('§') + 1)) continue;
        expect(shown).toContain(value);
        // Titles of choices are names of units and groups: from the operator's files, not from people.
        const literal = owner.type === 'TextRun' || (String(owner.type).startsWith('Input.') && key === 'value') || (key === 'title' && owner.type === undefined);
        expect({ card: card.name, key, type: owner.type, literal }).toEqual({ card: card.name, key, type: owner.type, literal: true });
      }
    }
    expect(seen.size).toBeGreaterThan(8);
  });

  test('lines of an agenda stay lines, and none is lost when there are many', () => {
    const many = Array.from({ length: 200 }, (_, at) => `punkt ${at}`).join('\n');
    const found = cardCases({ ...realisticText, agenda: many }).find(({ card, name }) => card.name === 'meetings/invitation' && name === '');
    const shown = JSON.stringify(renderer.render(found!.card, found!.model(texts('nb'))));
    for (const line of many.split('\n')) expect(shown).toContain(line);
    expect(Buffer.byteLength(shown)).toBeLessThanOrEqual(maxBytes);
  });
});

describe('parts', () => {
  test('a link leads to the web only', () => {
    expect(linkSchema.safeParse({ title: 'x', url: 'javascript:alert(1)' }).success).toBe(false);
    expect(linkSchema.safeParse({ title: 'x', url: 'https://teams.microsoft.com/l/1' }).success).toBe(true);
  });

  test('a bar is as long as ever and shows whatever is above zero', () => {
    fc.assert(fc.property(fc.array(fc.nat(500), { minLength: 1, maxLength: 6 }), (counts) => {
      const bar = barOf(counts.map((count) => ({ count, color: 'good' as const })));
      expect(bar).toHaveLength(counts.filter((count) => count > 0).length);
      expect(bar.reduce((sum, { blocks }) => sum + blocks.length, 0)).toBe(bar.length === 0 ? 0 : 24);
    }));
  });

  test('every page together is the whole list, and a page that does not exist is the nearest', () => {
    fc.assert(fc.property(fc.array(fc.nat()), fc.integer({ min: 1, max: 30 }), (items, size) => {
      const { pages } = pageOf(items, 1, size);
      expect(Array.from({ length: pages }, (_, at) => pageOf(items, at + 1, size).items).flat()).toEqual(items);
      expect(pageOf(items, 9999, size).page).toBe(pages);
      expect(pageOf(items, -1, size).page).toBe(1);
      expect(pageOf(items, Number.NaN, size).page).toBe(1);
    }));
  });
});
