/** Cards of being let in, for samples and for the tests of every card. */
import type { Admission } from '../../src/admission/domain.ts';
import { admissionCard, admissionModel, askCard, askModel } from '../../src/admission/card.ts';
import { buildNetwork, type Network } from '../../src/network/domain.ts';
import type { CardCase, FreeText } from './card-cases.ts';

const typed = { unit: 'bydel-alna', level: 'utovende', organisation: 'bydel-alna', comment: '' };

export function admissionCases(free: FreeText, units: readonly { readonly id: string; readonly name: string }[]): CardCase[] {
  const known = units.map(({ id, name }) => ({ id, name, kind: id === 'sekretariatet' ? 'sekretariat' as const : 'bydel' as const, party: 'bydel' as const }));
  const koordinator = { id: 'koordinator', name: free.person, email: 'koordinator@example.no', seats: [{ unit: 'bydel-alna', level: 'koordinerende', role: 'koordinator', organisation: 'bydel-alna', party: 'bydel', title: '', primary: true }] as const, groups: [] };
  const network: Network = buildNetwork('sample', known, [], [koordinator]);
  const admission: Admission = {
    memberId: 'applicant', contactId: 'contact', name: free.person, email: 'tuva.elvesus@example.no', addresses: ['tuva.elvesus@example.no'], guest: true, locale: 'nb', unit: 'bydel-alna', level: 'utovende', organisation: 'bydel-alna',
    comment: free.agenda.slice(0, 500), state: 'waiting', revision: 0, at: '2027-01-11T08:00:00Z', until: '2027-02-10T08:00:00Z', unitsAsked: ['bydel-alna'],
  };
  const { comment: _, ...answered } = admission;
  const seen = { network, now: Temporal.Instant.from('2027-01-12T08:00:00Z'), timeZone: 'Europe/Oslo', mayDecide: true };
  const decided = { by: 'koordinator', at: '2027-01-12T07:00:00Z' };
  return [
    { card: askCard, name: '', model: (t) => askModel({ network, typed: { ...typed, unit: '', organisation: '', comment: free.agenda.slice(0, 700) }, faults: { unit: 'unit-missing', level: 'level-missing', organisation: 'organisation-missing', comment: 'text-too-long' }, notice: t.admission.own.expired('mandag 11. januar') }, t) },
    { card: askCard, name: 'new', model: (t) => askModel({ network, typed: { ...typed, unit: '', level: '', organisation: '' } }, t) },
    { card: askCard, name: 'change', model: (t) => askModel({ network, typed: { ...typed, comment: free.agenda.slice(0, 300) }, changing: true, contactConfirmed: true, faults: { comment: 'contact-details' } }, t) },
    { card: admissionCard, name: '', model: (t) => admissionModel({ ...seen, admission, notice: { text: t.admission.item.changed, style: 'warning' } }, t) },
    { card: admissionCard, name: 'new', model: (t) => admissionModel({ ...seen, admission: { ...admission, guest: false, comment: 'Utekontakt fra 1. januar' } }, t) },
    { card: admissionCard, name: 'let-in', model: (t) => admissionModel({ ...seen, admission: { ...answered, state: 'let-in', revision: 1, decided }, notice: { text: t.admission.item.done['let-in'], style: 'good' } }, t) },
    { card: admissionCard, name: 'turned-down', model: (t) => admissionModel({ ...seen, admission: { ...answered, state: 'turned-down', revision: 1, decided } }, t) },
    { card: admissionCard, name: 'moved', model: (t) => admissionModel({ ...seen, admission, mayDecide: false }, t) },
  ];
}
