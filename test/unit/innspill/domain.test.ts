import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { decide, liftedFrom, mayPrepare, placeFor, placesOf, preparers, revisionOf, type Decision, type Innspill } from '../../../src/innspill/domain.ts';
import { readInnspill, typedInnspill } from '../../../src/innspill/form.ts';
import { digestRequests } from '../../../src/innspill/tell-preparers.ts';
import { createWorkingTime, parseQuietHours } from '../../../src/schedule/working-time.ts';
import { member, networkOf, seat, unit, units } from '../../support/networks.ts';

const koordinator = (id: string, at: string) => member(id, [seat(`koordinerende@${at}`, { role: 'koordinator', primary: true }), seat(`styrende@${at}`)]);
const people = [
  koordinator('alna', 'alna'), koordinator('grorud', 'grorud'), member('ute', [seat('utovende@alna')]), member('sagene', [seat('utovende@sagene')]), member('politi', [seat('styrende@politi')]),
  member('sekretær', [seat('koordinerende@sekretariatet', { role: 'sekretariat' })]), koordinator('ude', 'ude'), member('vest-ute', [seat('utovende@frogner')]), koordinator('frogner-only', 'vest'),
];
const network = networkOf(people, [{ id: 'styring-vest', name: 'Styring', kind: 'styringsgruppe', level: 'styrende', unit: 'vest' }], [...units, unit('frogner', 'bydel', 'vest'), unit('vest', 'region')]);
const of = (id: string) => network.members.get(id)!;

describe('who prepares', () => {
  test.each([
    ['alna', ['alna']], ['groruddalen', ['alna', 'grorud']], ['sagene', ['sekretær']], ['frogner', ['frogner-only']], ['politi', ['sekretær']], ['ude', ['ude']], ['sekretariatet', ['sekretær']],
  ])('%s: %j', (id, names) => {
    expect(preparers(network, { unit: id }).map((one) => one.id)).toEqual(names);
  });

  test('the sekretariat everywhere, nobody else beside them', () => {
    expect(['alna', 'grorud', 'ute', 'sekretær'].map((id) => mayPrepare(network, of(id), { unit: 'alna' }))).toEqual([true, false, false, true]);
  });
});

describe('where it belongs', () => {
  test('with the unit where somebody meets, else byomfattende; a koordinator’s also there', () => {
    expect(placesOf(network, of('ute'))).toEqual([{ level: 'utovende', unit: 'alna' }]);
    expect(placesOf(network, of('politi'))).toEqual([{ level: 'styrende', unit: 'sekretariatet' }]);
    expect(placesOf(network, of('alna'))).toEqual([{ level: 'koordinerende', unit: 'alna' }, { level: 'styrende', unit: 'alna' }, { level: 'koordinerende', unit: 'sekretariatet' }]);
    expect(placeFor(network, { level: 'koordinerende', unit: 'sagene' })).toEqual({ level: 'koordinerende', unit: 'sagene' });
  });

  test('lifted it stays in the unit, and goes to the styringsgruppe there is', () => {
    expect(liftedFrom(network, { level: 'utovende', unit: 'frogner' })).toEqual({ level: 'koordinerende', unit: 'frogner' });
    expect(['alna', 'frogner', 'sagene', 'sekretariatet'].map((id) => liftedFrom(network, { level: 'koordinerende', unit: id })?.unit)).toEqual(['alna', 'vest', 'sekretariatet', 'sekretariatet']);
    expect(liftedFrom(network, { level: 'styrende', unit: 'alna' })).toBeUndefined();
  });
});

describe('a decision', () => {
  const innspill: Innspill = { id: 'i', memberId: 'ute', title: 'Sak', why: 'Fordi', named: false, level: 'utovende', unit: 'alna', state: 'waiting', at: '2027-01-11T08:00:00Z', history: [] };
  const meeting = { promptId: 'm', title: 'Møte', date: '2027-02-03' };
  const decisions: readonly Decision[] = [
    { step: 'taken', meeting }, { step: 'not-now', comment: 'Senere' }, { step: 'withdrawn' }, { step: 'released', meeting },
    { step: 'lifted', from: { level: 'utovende', unit: 'alna' }, to: { level: 'koordinerende', unit: 'alna' } },
  ];

  test('is made once: the same click again is the same, another’s or an older card’s changes nothing', () => {
    const first = decide(innspill, 0, decisions[0]!, { by: 'a', at: 'now' });
    expect(first).toMatchObject({ outcome: 'changed', innspill: { state: 'taken', meeting } });
    const again = (step: Decision, by: string, revision = 0) => decide(first.innspill, revision, step, { by, at: 'later' }).outcome;
    expect([again(decisions[0]!, 'a'), again({ step: 'taken', meeting: { ...meeting, promptId: 'n' } }, 'a'), again(decisions[0]!, 'b'), again(decisions[1]!, 'a'), again(decisions[1]!, 'a', 1)]).toEqual(['same', 'conflict', 'conflict', 'conflict', 'conflict']);
    // Said twice in two ways, the second is not told that theirs was sent.
    const answered = decide(innspill, 0, decisions[1]!, { by: 'a', at: 'now' }).innspill;
    expect(['Senere', 'Aldri'].map((comment) => decide(answered, 0, { step: 'not-now', comment }, { by: 'a', at: 'later' }).outcome)).toEqual(['same', 'conflict']);
    expect(decide(innspill, 0, decisions[2]!, { by: 'ute', at: 'now' }).innspill.why).toBeUndefined();
  });

  test('never goes back, and never leaves a state it may not leave', () => {
    fc.assert(fc.property(fc.array(fc.record({ what: fc.nat(4), by: fc.constantFrom('a', 'b'), behind: fc.nat(2) }), { maxLength: 12 }), (clicks) => {
      let now = innspill;
      for (const { what, by, behind } of clicks) {
        const before = now;
        const decided = decide(now, Math.max(0, revisionOf(now) - behind), decisions[what]!, { by, at: 'x' });
        now = decided.innspill;
        expect(revisionOf(now)).toBe(revisionOf(before) + Number(decided.outcome === 'changed'));
        if (decided.outcome === 'changed') expect([before.state, behind]).toEqual([what === 3 ? 'taken' : 'waiting', before.history.length === 0 ? behind : 0]);
        else expect(now).toBe(before);
        expect(now.meeting === undefined).toBe(now.state !== 'taken');
      }
    }));
  });
});

describe('what is typed', () => {
  const places = [{ level: 'utovende', unit: 'alna' }, { level: 'koordinerende', unit: 'alna' }] as const;
  const read = (more: object, confirmed = false) => readInnspill(typedInnspill({ title: 'Sak', comment: '', place: 'utovende@alna', named: 'false', ...more }), places, confirmed);

  test.each([
    [{ title: ' ' }, { title: 'title-missing' }], [{ title: 'x'.repeat(121) }, { title: 'text-too-long' }], [{ comment: 'x'.repeat(2001) }, { comment: 'text-too-long' }], [{ title: 'Om 01010750160' }, { title: 'identity-number' }],
    [{ comment: 'kari@example.no' }, { comment: 'contact-details' }], [{ place: 'styrende@alna' }, { place: 'place-unknown' }], [{ place: '' }, { place: 'place-unknown' }], [{ place: 'utovende@alna@x' }, { place: 'place-unknown' }],
  ])('%j is refused', (more, faults) => {
    expect(read(more)).toEqual({ ok: false, faults });
  });

  test('is one line on an agenda, and asks nothing where there is one place', () => {
    expect(read({ title: 'En\nsak\t til', comment: 'kari@example.no' }, true)).toEqual({ ok: true, title: 'En sak til', why: 'kari@example.no', named: false, place: places[0] });
    expect(readInnspill(typedInnspill({ title: 'Sak', named: true }), [places[1]], false)).toMatchObject({ ok: true, place: places[1], named: true });
  });
});

test('those who prepare are told in working time, once for what comes together, and again the next working day', () => {
  const workingTime = createWorkingTime({ timeZone: 'Europe/Oslo', quietHours: parseQuietHours('18:00-07:30'), holidays: { isHoliday: () => false } });
  const network = networkOf([member('a', [seat('koordinerende@alna', { role: 'koordinator' })], { absences: [{ from: '2027-02-08', to: '2027-02-12' }] })]);
  const told = (since: string) => digestRequests({ workingTime, deliveries: { reached: async () => new Set() } }, network, ['a'], since).map(({ promptId, notBefore }) => [promptId.slice(-10), notBefore]);
  expect(told('2027-01-11T09:00:01Z')).toEqual([['2027-01-11', '2027-01-11T09:02:00Z'], ['2027-01-12', '2027-01-12T08:00:00Z']]);
  expect(told('2027-01-11T09:01:59Z')).toEqual(told('2027-01-11T09:00:01Z'));
  // Friday night: Monday morning.
  expect(told('2027-01-15T20:00:00Z')).toEqual([['2027-01-18', '2027-01-18T06:30:00Z'], ['2027-01-19', '2027-01-19T08:00:00Z']]);
  // Away all week: once, when they are back, of all that came in the meantime.
  for (const since of ['2027-02-08T09:00:01Z', '2027-02-11T13:00:00Z']) expect(told(since)).toEqual([['2027-02-15', '2027-02-15T06:30:00Z'], ['2027-02-16', '2027-02-16T08:00:00Z']]);
});
