/** The yearly questions: every question is asked once, and what is typed comes out as it was meant. */
import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { answerFrom, fieldsOf, isChoice, partsOf, readFields, versionOf } from '../../../src/tiltak/unit-answer-form.ts';

const who = { unit: 'alna', at: '2027-01-12T08:00:00Z', by: 'p1' };

describe('the yearly questions', () => {
  test('are each in one part, at most three texts in each, however many areas there are', () => {
    fc.assert(fc.property(fc.nat(14), (n) => {
      const parts = partsOf(Array.from({ length: n }, (_, at) => ({ id: String(at) })));
      const all = parts.flat();
      expect(new Set(all).size).toBe(all.length);
      expect(all).toHaveLength(7 + n);
      for (const part of parts) expect(part.filter((field) => !isChoice(field)).length).toBeLessThanOrEqual(3);
    }));
  });

  test('come back as they were saved, and saving one part leaves the others', () => {
    const text = fc.stringMatching(/^[a-zæøå ]{0,40}$/u).map((said) => said.trim());
    const areas = [{ id: '1' }, { id: '2' }, { id: '3' }, { id: '4' }, { id: '5' }];
    const parts = partsOf(areas);
    const typed = fc.record(Object.fromEntries(parts.flat().filter((field) => !isChoice(field)).map((field) => [field, text])));
    fc.assert(fc.property(typed, fc.constantFrom('vedtatt', '-', 'nei', 'tull'), fc.subarray(['bydel', 'skole', 'politi']), (texts, adopted, parties) => {
      const data = { ...texts, adopted, parties: parties.join(','), use: 'aktivt' };
      let answer: ReturnType<typeof answerFrom> | undefined;
      for (const part of parts) answer = answerFrom(answer, part, readFields(part, data, false).values, who);
      const said = fieldsOf(answer) as Record<string, string>;
      for (const [field, value] of Object.entries(texts)) expect(said[field] ?? '').toBe(value);
      expect(answer?.parties).toEqual(parties);
      expect(answer?.adopted).toBe(['vedtatt', 'nei'].includes(adopted) ? adopted : undefined);
      expect(versionOf(parts[0] ?? [], said as never)).toBe(versionOf(parts[0] ?? [], fieldsOf(answerFrom(answer, parts[1] ?? [], {}, who))));
    }));
  });
});
