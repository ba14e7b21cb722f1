/** What is typed into the mobilisation form, read: each fault beside its field, and nobody is called before there is none. */
import { expect, test } from '@jest/globals';
import { readMobilisationForm, typedMobilisation, type MobilisationFaults } from '../../../src/mobilisation/form.ts';
import { member, networkOf, seat } from '../../support/networks.ts';

const now = Temporal.ZonedDateTime.from('2027-01-11T09:00[Europe/Oslo]');
const network = networkOf([
  member('kari', [seat('koordinerende@sekretariatet', { role: 'sekretariat' })]), member('ute', [seat('utovende@alna')]), member('pål', [seat('koordinerende@sagene')]),
  member('borte', [seat('utovende@grorud')], { absences: [{ from: '2027-01-11', to: '2027-01-11' }] }),
]);
const typed = { kind: 'alvorlig-hendelse', situation: 'Trenger voksne ute', place: 'Tveita', levels: '*', units: '*' };
const read = (change: Readonly<Record<string, unknown>>, contactDetailsConfirmed = false) => readMobilisationForm(typedMobilisation({ ...typed, ...change }), { network, organiserId: 'kari', now, exercise: false, contactDetailsConfirmed });

test.each<[Readonly<Record<string, unknown>>, MobilisationFaults]>([
  [{ levels: '', units: '' }, { levels: 'audience-empty', units: 'audience-empty' }],
  [{ levels: 'koordinerende', units: 'sekretariatet' }, { levels: 'nobody-called' }],
  [{ levels: 'utovende', units: 'grorud' }, { includeAbsent: 'all-absent' }],
  [{ situation: 'Gjelder 21483609245' }, { situation: 'identity-number' }],
  [{ place: 'Ring 22 33 44 55' }, { place: 'contact-details' }],
  [{ situation: 'x'.repeat(501) }, { situation: 'text-too-long' }],
  [{ situation: ' ', place: '' }, { situation: 'situation-missing', place: 'place-missing' }],
  [{ meetAt: '08:30' }, { meetAt: 'start-past' }],
  [{ meetAt: '25:30' }, { meetAt: 'time-invalid' }],
  [{ kind: 'arrangement' }, { date: 'date-missing' }],
  [{ kind: 'demonstrasjon', date: '2027-01-10' }, { date: 'date-past' }],
  [{ kind: 'arrangement', date: '2027-01-12', shifts: '14:00-13:00 2' }, { shifts: [{ line: 1, code: 'shift-ends-first' }] }],
  [{ shifts: '14:00-15:00 2' }, { shifts: [{ line: 1, code: 'shifts-kind' }] }],
  [{ deadline: 'snart', needed: '0', waveMinutes: '-1' }, { deadline: 'minutes-invalid', needed: 'needed-invalid', waveMinutes: 'minutes-invalid' }],
  [{ kind: 'fest', date: '2027-01-12' }, { kind: 'kind-unknown' }],
  [{ units: 'atlantis' }, { units: 'audience-unknown' }],
  [{ waves: 'enheter' }, { waves: 'waves-units' }],
  [{ waves: 'baklengs' }, { waves: 'waves-unknown' }],
])('%j', (change, faults) => {
  expect(read(change)).toEqual({ ok: false, faults });
});

test('what is right is read; the caller and those away are not among the called; a number asked about may stay', () => {
  expect(read({ situation: 'Ring 22 33 44 55', needed: '20', waves: 'nivaer' }, true)).toMatchObject({ ok: true, details: { needed: 20, deadlineMinutes: 15, waveMinutes: 10, waves: [expect.stringContaining('utovende'), expect.stringContaining('koordinerende')] }, called: [{ memberId: 'ute', wave: 1 }, { memberId: 'pål', wave: 2 }] });
});

test('however much was typed, so much of it comes back that the form is still a card', () => {
  expect(typedMobilisation({ situation: 'ø'.repeat(20_000) }).situation).toHaveLength(2000);
});
