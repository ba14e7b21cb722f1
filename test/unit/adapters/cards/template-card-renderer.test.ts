import { describe, expect, test } from '@jest/globals';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { z } from 'zod';
import { createCardRenderer } from '../../../../src/adapters/cards/template-card-renderer.ts';
import { defineCard } from '../../../../src/ports/card-renderer.ts';

function rendererOf(template: object) {
  const directory = mkdtempSync(join(tmpdir(), 'cards-'));
  writeFileSync(join(directory, 'card.json'), JSON.stringify({ type: 'AdaptiveCard', version: '1.5', ...template }));
  return createCardRenderer(pathToFileURL(`${directory}/`));
}

const anything = defineCard('card', z.unknown());

describe('template card renderer', () => {
  test('every Action.Execute, however deep, gets a Submit with the verb in its data', () => {
    const data = { promptId: '1' };
    const card = rendererOf({ body: [{ type: 'ActionSet', actions: [{ type: 'Action.Execute', title: '${t}', verb: 'a.b', data: '${data}', associatedInputs: 'none' }] }] }).render(anything, { t: 'Åpne', data });
    expect(card.body).toEqual([{ type: 'ActionSet', actions: [{
      type: 'Action.Execute', title: 'Åpne', verb: 'a.b', data: { promptId: '1' }, associatedInputs: 'none',
      fallback: { type: 'Action.Submit', title: 'Åpne', data: { promptId: '1', verb: 'a.b' }, associatedInputs: 'none' },
    }] }]);
    expect(data).toEqual({ promptId: '1' });
  });

  test.each([{ text: '${missing}' }, { text: 'before ${missing} after' }, { text: '${a.b.c}' }])('a missing value throws: %p', (element) => {
    expect(() => rendererOf({ body: [{ type: 'TextBlock', ...element }] }).render(anything, { a: {} })).toThrow(/no value for/u);
  });

  test('a missing value in one card does not fail the next', () => {
    const renderer = rendererOf({ body: [{ type: 'TextBlock', text: '${t}' }] });
    expect(() => renderer.render(anything, {})).toThrow();
    expect(renderer.render(anything, { t: 'x' }).body).toEqual([{ type: 'TextBlock', text: 'x' }]);
  });

  test('expressions in data are not expanded', () => {
    expect(rendererOf({ body: [{ type: 'TextBlock', text: '${t}' }] }).render(anything, { t: '${t} ${secret}', secret: 's' }).body).toEqual([{ type: 'TextBlock', text: '${t} ${secret}' }]);
  });

  test('a model that does not fit throws with paths only, never values', () => {
    const renderer = rendererOf({ body: [] });
    const strict = defineCard('card', z.strictObject({ name: z.string().max(3) }));
    expect(() => renderer.render(strict, { name: 'Hemmelig' })).toThrow('Card card: the model is wrong at name (too_big)');
  });
});
