import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import type { Group, Member, Network, Seat } from '../../../src/network/domain.ts';
import { audienceProblems, formatTerm, parseAudience } from '../../../src/prompts/audience-terms.ts';
import { audienceFromForm, resolveAudience } from '../../../src/prompts/audience.ts';
import type { AudienceTerm } from '../../../src/prompts/domain.ts';
import { networkLevels, roles } from '../../../src/shared/network-terms.ts';
import { member, networkOf, seat, units } from '../../support/networks.ts';

const resolved = (network: Network, expression: string): string[] =>
  resolveAudience(network, expression).map(({ memberId, level, unit }) => `${memberId} ${level}@${unit}`);

describe('terms', () => {
  const network = networkOf([
    member('anna', [seat('koordinerende@alna', { role: 'koordinator', primary: true }), seat('styrende@alna', { role: 'koordinator' })]),
    member('bo', [seat('utovende@alna')]),
    member('carl', [seat('utovende@grorud', { party: 'politi', organisation: 'politi' })]),
    member('dina', [seat('styrende@groruddalen')]),
    member('eva', [seat('styrende@politiradet')]),
    member('finn', [seat('utovende@sagene'), seat('koordinerende@ude')], { groups: ['ressurs'] }),
  ], [
    { id: 'ressurs', name: 'Ressurs', kind: 'ressursgruppe', level: 'koordinerende' },
    { id: 'styring', name: 'Styring', kind: 'styringsgruppe', level: 'styrende', unit: 'groruddalen', who: 'styrende@groruddalen' },
    { id: 'alt', name: 'Alt', kind: 'annet', who: 'gruppe:styring;gruppe:ressurs' },
    { id: 'ring-a', name: 'A', kind: 'annet', who: 'gruppe:ring-b' },
    { id: 'ring-b', name: 'B', kind: 'annet', who: 'gruppe:ring-a;person:bo@example.no' },
  ]);

  test.each([
    ['a level in a unit', 'utovende@alna', ['bo utovende@alna']],
    ['a region stands for itself and its bydeler', 'styrende@groruddalen', ['anna styrende@alna', 'dina styrende@groruddalen']],
    ['every level of a unit: the primary seat', '*@alna', ['anna koordinerende@alna', 'bo utovende@alna']],
    ['everybody, but not units above the network', '*@*', ['anna koordinerende@alna', 'bo utovende@alna', 'carl utovende@grorud', 'dina styrende@groruddalen', 'finn koordinerende@ude']],
    ['a unit above the network by name', '*@politiradet', ['eva styrende@politiradet']],
    ['a role anywhere', 'rolle:koordinator@*', ['anna koordinerende@alna']],
    ['several seats fit: the primary one', 'rolle:koordinator@alna;styrende@alna', ['anna koordinerende@alna']],
    ['only the secondary seat fits', 'styrende@alna', ['anna styrende@alna']],
    ['without a primary seat: by order of level', 'koordinerende@*;utovende@sagene', ['anna koordinerende@alna', 'finn koordinerende@ude']],
    ['a person: their primary or highest seat', 'person:finn@example.no', ['finn koordinerende@ude']],
    ['an explicit member sits on the level of the group', 'gruppe:ressurs;utovende@sagene', ['finn koordinerende@ude']],
    ['a group by its expression', 'gruppe:styring', ['anna styrende@alna', 'dina styrende@groruddalen']],
    ['groups of groups', 'gruppe:alt', ['anna styrende@alna', 'dina styrende@groruddalen', 'finn koordinerende@ude']],
    ['groups in a circle', 'gruppe:ring-a', ['bo utovende@alna']],
    ['upper case, spaces, empty terms', ' Utovende@ALNA ; ; PERSON:Bo@Example.no ;', ['bo utovende@alna']],
    ['what no longer exists addresses nobody', 'gruppe:borte;utovende@borte;person:borte@example.no', []],
  ])('%s: %s', (_, expression, expected) => { expect(resolved(network, expression)).toEqual(expected); });

  test('the party of the seat goes along', () => {
    expect(resolveAudience(network, 'utovende@grorud')).toEqual([{ memberId: 'carl', unit: 'grorud', level: 'utovende', party: 'politi' }]);
  });

  test('an explicit member without a seat that the group names sits there all the same', () => {
    const other = networkOf([member('gro', [seat('utovende@sagene')], { groups: ['styring'] })], [...network.groups.values()]);
    expect(resolved(other, 'gruppe:styring')).toEqual(['gro utovende@sagene']);
  });
});

describe('what is wrong with an expression', () => {
  const network = networkOf([member('anna', [seat('utovende@alna')])], [{ id: 'g', name: 'G', kind: 'annet' }]);
  test.each([
    ['', [':mangler']],
    [' ; ', [':mangler']],
    ['alna', ['alna:skal være NIVÅ@ENHET, rolle:ROLLE@ENHET, gruppe:ID eller person:E-POST']],
    ['utovende@alna@x', ['utovende@alna@x:skal være NIVÅ@ENHET, rolle:ROLLE@ENHET, gruppe:ID eller person:E-POST']],
    ['utøvende@alna', ['utøvende@alna:ukjent nivå; velg mellom styrende, koordinerende, utovende eller *']],
    ['rolle:sjef@alna', ['rolle:sjef@alna:ukjent rolle; velg mellom sekretariat, koordinator, leder, medlem']],
    ['gruppe:', ['gruppe::mangler gruppe etter «gruppe:»']],
    ['utovende@x;gruppe:y;person:z@example.no', ['utovende@x:ukjent enhet', 'gruppe:y:ukjent gruppe', 'person:z@example.no:ingen i medlemslisten har denne e-postadressen']],
    ['*@*;rolle:leder@alna;gruppe:G;person:Anna@example.no', []],
  ])('%s', (expression, expected) => {
    expect(audienceProblems(network, expression).map(({ term, reason }) => `${term}:${reason}`)).toEqual(expected);
  });
});

describe('a form', () => {
  const network = networkOf([], [{ id: 'g', name: 'G', kind: 'annet' }, { id: 'h', name: 'H', kind: 'annet' }]);
  test.each([
    [{ levels: 'koordinerende,utovende', units: '*', groups: '' }, 'koordinerende@*;utovende@*'],
    [{ levels: '*', units: 'alna,sagene' }, '*@alna;*@sagene'],
    [{ levels: 'styrende,koordinerende,utovende', units: '*' }, '*@*'],
    [{ levels: '*', units: '*,politiradet' }, '*@*;*@politiradet'],
    [{ groups: 'g,g' }, 'gruppe:g'],
    [{ groups: '*' }, 'gruppe:g;gruppe:h'],
    [{ levels: 'utovende', units: 'alna', groups: 'h' }, 'utovende@alna;gruppe:h'],
  ])('%j', (form, expression) => { expect(audienceFromForm(form, network)).toEqual({ expression }); });

  test.each([
    [{}, { levels: 'audience-empty', units: 'audience-empty' }],
    [{ levels: 'utovende' }, { units: 'audience-empty' }],
    [{ units: 'alna', groups: 'g' }, { levels: 'audience-empty' }],
    [{ levels: 'x', units: 'y', groups: 'z' }, { levels: 'audience-unknown', units: 'audience-unknown', groups: 'audience-unknown' }],
  ])('%j', (form, faults) => { expect(audienceFromForm(form, network)).toEqual({ faults }); });

  test('all groups where there are none', () => {
    expect(audienceFromForm({ groups: '*' }, networkOf([]))).toEqual({ faults: { groups: 'audience-unknown' } });
    // Everybody was ticked to begin with: whoever ticks one bydel seldom means the whole city.
    expect(audienceFromForm({ levels: '*', units: '*,politiradet,alna' }, network)).toEqual({ faults: { units: 'audience-all-and-some' } });
  });
});

describe('properties', () => {
  const unitIds = units.map(({ id }) => id);
  const groupIds = ['g0', 'g1', 'g2'];
  const emails = ['m0', 'm1', 'm2', 'm3'].map((id) => `${id}@example.no`);
  const unitTerm = fc.constantFrom('*', ...unitIds);
  const term: fc.Arbitrary<AudienceTerm> = fc.oneof(
    fc.record({ by: fc.constant('level' as const), level: fc.constantFrom('*' as const, ...networkLevels), unit: unitTerm }),
    fc.record({ by: fc.constant('role' as const), role: fc.constantFrom(...roles), unit: unitTerm }),
    fc.record({ by: fc.constant('group' as const), group: fc.constantFrom(...groupIds) }),
    fc.record({ by: fc.constant('person' as const), email: fc.constantFrom(...emails) }),
  );
  const expression = fc.array(term, { minLength: 1, maxLength: 4 }).map((terms) => terms.map(formatTerm).join(';'));
  const seats = fc.array(fc.record({ unit: fc.constantFrom(...unitIds), level: fc.constantFrom(...networkLevels), role: fc.constantFrom(...roles) }), { minLength: 1, maxLength: 3 });
  const network = fc.record({
    people: fc.array(fc.record({ seats, primary: fc.integer({ min: -1, max: 2 }), groups: fc.subarray(groupIds) }), { maxLength: 6 }),
    groups: fc.tuple(...groupIds.map(() => fc.record({ who: fc.option(expression, { nil: undefined }), level: fc.option(fc.constantFrom(...networkLevels), { nil: undefined }), unit: fc.option(fc.constantFrom(...unitIds), { nil: undefined }) }))),
  }).map(({ people, groups }) => networkOf(
    people.map(({ seats: places, primary, groups: of }, index): Member => {
      const made = places.map(({ unit, level, role }, place) => seat(`${level}@${unit}`, { role, primary: place === primary }));
      return member(`m${index}`, made as unknown as [Seat, ...Seat[]], { groups: of });
    }),
    groups.map((group, index): Group => ({ id: groupIds[index] as string, name: 'G', kind: 'annet', ...(group.who === undefined ? {} : { who: group.who }), ...(group.level === undefined ? {} : { level: group.level }), ...(group.unit === undefined ? {} : { unit: group.unit }) })),
  ));

  /** The rules as they are written, with no thought of speed: all the seats of one person that an expression fits. */
  const fitting = (of: Network, person: Member, text: string, inside: readonly string[] = []): Seat[] => {
    const parsed = parseAudience(text);
    if (!('terms' in parsed)) throw new Error('generated expressions parse');
    const under = (place: Seat, name: string): boolean => {
      const there = of.units.get(place.unit);
      if (name === '*') return there?.kind !== 'overordnet';
      return place.unit === name || (of.units.get(name)?.kind === 'region' && there?.region === name);
    };
    return person.seats.filter((place) => parsed.terms.some((one) => {
      switch (one.by) {
        case 'level': return under(place, one.unit) && (one.level === '*' || one.level === place.level);
        case 'role': return under(place, one.unit) && one.role === place.role;
        case 'person': return one.email === person.email;
        case 'group': {
          const group = of.groups.get(one.group);
          if (!group || inside.includes(group.id)) return false;
          const named = person.seats.filter((own) => (group.unit === undefined || under(own, group.unit)) && (group.level === undefined || own.level === group.level));
          const explicit = person.groups.includes(group.id) && (named.length === 0 || named.includes(place));
          return explicit || (group.who !== undefined && fitting(of, person, group.who, [...inside, group.id]).includes(place));
        }
      }
    }));
  };

  test('exactly those with a fitting seat are addressed, once, in the primary seat or the highest', () => {
    fc.assert(fc.property(network, expression, (of, text) => {
      const expected = [...of.members.values()].flatMap((person) => {
        const fits = fitting(of, person, text);
        const best = fits.find(({ primary }) => primary) ?? fits.toSorted((a, b) => networkLevels.indexOf(a.level) - networkLevels.indexOf(b.level))[0];
        return best ? [{ memberId: person.id, unit: best.unit, level: best.level, party: best.party }] : [];
      });
      expect(resolveAudience(of, text)).toEqual(expected);
    }), { numRuns: 300 });
  });

  test('the order of terms and saying them twice change nothing', () => {
    fc.assert(fc.property(network, expression, (of, text) => {
      const terms = text.split(';');
      expect(resolveAudience(of, [...terms.toReversed(), ...terms].join(';'))).toEqual(resolveAudience(of, text));
    }));
  });

  test('a term is read as it was written', () => {
    fc.assert(fc.property(term, (one) => { expect(parseAudience(formatTerm(one))).toEqual({ terms: [one] }); }));
  });
});
