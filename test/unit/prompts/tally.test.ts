import { expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import type { Response } from '../../../src/prompts/domain.ts';
import { tally } from '../../../src/prompts/tally.ts';
import { addressee } from '../../support/prompt-fixtures.ts';

const response = (number: number, answer: string): Response => ({ ...addressee(number), promptId: 'p', answer, at: '', history: [] });
const sum = (values: Iterable<{ addressed: number; silent: number }>): number[] => [...values].reduce((acc, { addressed, silent }) => [acc[0]! + addressed, acc[1]! + silent], [0, 0]);

test('counts by level, unit and party', () => {
  const counted = tally([0, 1, 2, 3].map(addressee), [response(0, 'kommer'), response(3, 'kanskje'), response(99, 'kommer')]);
  expect(counted.total).toEqual({ addressed: 4, silent: 2, answers: { kommer: 1, kanskje: 1 } });
  expect(counted.byLevel.get('styrende')).toEqual({ addressed: 2, silent: 0, answers: { kommer: 1, kanskje: 1 } });
  expect(counted.byParty.get('skole')).toEqual({ addressed: 1, silent: 1, answers: {} });
});

test('every breakdown sums to the total', () => {
  fc.assert(fc.property(fc.integer({ min: 0, max: 60 }), fc.array(fc.tuple(fc.integer({ min: 0, max: 80 }), fc.constantFrom('kommer', 'kommer-ikke'))), (people, answers) => {
    const counted = tally(Array.from({ length: people }, (_, number) => addressee(number)), answers.map(([number, answer]) => response(number, answer)));
    const total = [counted.total.addressed, counted.total.silent];
    for (const part of [counted.byLevel, counted.byUnit, counted.byParty]) expect(sum(part.values())).toEqual(total);
    expect(Object.values(counted.total.answers).reduce((a, b) => a + b, 0) + counted.total.silent).toBe(people);
  }));
});
