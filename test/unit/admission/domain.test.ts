import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { ask, decide, deciders, mayDecide, runOut, standing, toldOf, withdraw, type Admission, type Applicant } from '../../../src/admission/domain.ts';
import { readAdmission, typedAdmission } from '../../../src/admission/form.ts';
import { withLetIn, type LetIn } from '../../../src/admission/let-in.ts';
import type { Reachability } from '../../../src/network/domain.ts';
import { member, networkOf, seat } from '../../support/networks.ts';

const now = Temporal.Instant.from('2027-01-11T08:00:00Z');
const later = (days: number): Temporal.Instant => now.add({ hours: 24 * days });
const who: Applicant = { contactId: 'c', name: 'Tuva Tvetydig', email: 'tuva@example.no', addresses: ['tuva@example.no', 'tt@oslo.no'], guest: false, locale: 'nb' };
const wish = { unit: 'alna', level: 'utovende', organisation: 'alna', comment: 'Utekontakt' } as const;
const fresh = ask(undefined, wish, who, 'new-id', now).admission;
const letIn = { decision: 'let-in', level: 'koordinerende', organisation: 'ude' } as const;
const reachable: Reachability = { how: 'personal', contact: { id: 'c', userId: '29:c', serviceUrl: 's', tenantId: 't', state: 'installed', since: '2027-01-01T00:00:00Z' } };

const kari = member('kari', [seat('koordinerende@alna', { role: 'koordinator' })]);
const ole = member('ole', [seat('koordinerende@sagene', { role: 'koordinator' })]);
const siri = member('siri', [seat('koordinerende@sekretariatet', { role: 'sekretariat' })]);
const lars = member('lars', [seat('styrende@alna', { role: 'leder' })]);
const network = networkOf([kari, ole, siri, lars]);

describe('asking', () => {
  test('the same again changes nothing; something else is a new revision of the same request, by the same person', () => {
    expect(ask(fresh, { ...wish }, who, 'other-id', later(1)).outcome).toBe('same');
    expect(ask(fresh, { ...wish, level: 'styrende' }, who, 'other-id', later(1))).toMatchObject({ outcome: 'changed', admission: { revision: 1, memberId: 'new-id', at: fresh.at, level: 'styrende' } });
  });

  test('turned down, from two weeks later; run out, at once: with a new round', () => {
    const down = decide(fresh, 0, { decision: 'turned-down' }, 'kari', now).admission;
    expect([ask(down, wish, who, 'x', later(13)).outcome, ask(down, wish, who, 'x', later(14))]).toMatchObject(['too-early', { outcome: 'asked', admission: { revision: 0, at: later(14).toString(), memberId: 'new-id' } }]);
    expect(down.comment).toBeUndefined();
    expect([standing(fresh, later(29)), standing(fresh, later(30)), runOut(fresh, later(29)), runOut(fresh, later(30))?.state]).toEqual(['waiting', 'expired', undefined, 'expired']);
    expect(ask(fresh, wish, who, 'x', later(31))).toMatchObject({ outcome: 'asked', admission: { at: later(31).toString(), revision: 0 } });
  });

  test('however somebody clicks, a round asks three units and draws each card eleven times and once more at most', () => {
    const click = fc.oneof(fc.constant('withdraw' as const), fc.record({ unit: fc.constantFrom('alna', 'grorud', 'sagene', 'ude', 'politi'), level: fc.constantFrom('styrende' as const, 'utovende' as const) }));
    fc.assert(fc.property(fc.array(click, { maxLength: 60 }), (clicks) => {
      let admission: Admission = fresh;
      for (const one of clicks) {
        admission = one === 'withdraw' ? withdraw(admission, now) ?? admission : ask(admission, { ...wish, ...one }, who, 'x', now).admission;
        expect(admission.unitsAsked.length).toBeLessThanOrEqual(3);
        expect(admission.revision).toBeLessThanOrEqual(11);
        expect(admission.unitsAsked).toContain(admission.unit);
      }
    }));
  });
});

describe('deciding', () => {
  test('the first decides; the same click again is the same; an older card, another decision, a late one change nothing', () => {
    const { admission, outcome } = decide(fresh, 0, letIn, 'kari', later(1));
    expect([outcome, admission]).toMatchObject(['decided', { state: 'let-in', level: 'koordinerende', organisation: 'ude', revision: 1, decided: { by: 'kari' } }]);
    expect(decide(admission, 0, letIn, 'kari', later(1)).outcome).toBe('same');
    for (const [decision, by, revision] of [[letIn, 'siri', 0], [{ decision: 'turned-down' }, 'kari', 0], [letIn, 'kari', 1]] as const) expect(decide(admission, revision, decision, by, later(1))).toEqual({ outcome: 'over', admission });
    expect(decide(ask(fresh, { ...wish, unit: 'sagene' }, who, 'x', now).admission, 0, letIn, 'siri', now).outcome).toBe('changed');
    expect(decide(fresh, 0, letIn, 'kari', later(30)).outcome).toBe('over');
    expect(decide(withdraw(fresh, now) as Admission, 1, letIn, 'kari', now).outcome).toBe('over');
  });

  test('is for the unit’s koordinator and the sekretariat, and never about oneself', () => {
    expect([kari, ole, siri, lars].map((one) => mayDecide(one, fresh))).toEqual([true, false, true, false]);
    expect(mayDecide({ ...siri, email: 'tt@oslo.no' }, fresh)).toBe(false);
    expect(mayDecide({ ...siri, id: 'new-id' }, fresh)).toBe(false);
    const idsOf = (unit: string) => deciders(network, { ...fresh, unit }).map(({ id }) => id);
    expect([idsOf('alna'), idsOf('ude'), idsOf('sekretariatet')]).toEqual([['kari'], ['siri'], ['siri']]);
  });

  test('where the koordinator cannot be reached, is away or has not answered for a week the sekretariat is told too', () => {
    const told = (of: typeof network, reach: readonly string[], days = 0) => toldOf(of, fresh, new Map(reach.map((id) => [id, reachable])), later(days).toZonedDateTimeISO('Europe/Oslo')).map(({ id }) => id);
    expect(told(network, ['kari'])).toEqual(['kari']);
    expect([told(network, ['kari'], 6), told(network, ['kari'], 7)]).toEqual([['kari'], ['kari', 'siri']]);
    expect(told(network, [])).toEqual(['kari', 'siri']);
    expect(told(networkOf([{ ...kari, absences: [{ from: '2027-01-11', to: '2027-01-15' }] }, siri]), ['kari'])).toEqual(['kari', 'siri']);
  });
});

test('somebody let in sits in the network as medlem, beneath the imported list: the same id or any of their addresses there is theirs', () => {
  const one = { ...decide(fresh, 0, letIn, 'kari', now).admission, id: 'd', etag: 'e' } as unknown as LetIn;
  const added = withLetIn(network, [one]);
  expect(added.memberByEmail('tuva@example.no')).toMatchObject({ id: 'new-id', letIn: true, groups: [], seats: [{ unit: 'alna', level: 'koordinerende', role: 'medlem', organisation: 'ude', party: 'skole' }] });
  expect(added.version).not.toBe(network.version);
  for (const imported of [member('new-id', [seat('utovende@alna')]), member('imported', [seat('utovende@alna')], { email: 'tt@oslo.no' })]) {
    const both = networkOf([imported]);
    expect(withLetIn(both, [one])).toBe(both);
  }
});

test('card data is read as text, and only what may be chosen is', () => {
  const read = (change: Readonly<Record<string, unknown>>) => readAdmission(typedAdmission({ ...wish, ...change }), network, false);
  expect(read({})).toEqual({ ok: true, wish });
  expect(read({ comment: '' })).toEqual({ ok: true, wish: { unit: 'alna', level: 'utovende', organisation: 'alna' } });
  expect(read({ unit: 'politiradet', level: 'sekretariat', organisation: 'groruddalen', comment: 'x'.repeat(501) })).toEqual({ ok: false, faults: { unit: 'unit-missing', level: 'level-missing', organisation: 'organisation-missing', comment: 'text-too-long' } });
  expect(read({ unit: { $ne: 1 }, comment: 'Ring 22 33 44 55' })).toMatchObject({ faults: { unit: 'unit-missing', comment: 'contact-details' } });
});
