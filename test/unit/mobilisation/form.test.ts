/** What is typed into the mobilisation form, read: each fault beside its field, and nobody is called before there is none. */
import { expect, test } from '@jest/globals';
import { createSqliteStore } from '../../../src/adapters/sqlite/sqlite-store.ts';
import { draftMobilisation, sendMobilisation } from '../../../src/mobilisation/create-mobilisation.ts';
import { readMobilisationForm, typedMobilisation, type MobilisationFaults } from '../../../src/mobilisation/form.ts';
import { chosenInVain, whoIsCalled } from '../../../src/mobilisation/who-is-called.ts';
import { createPromptStore } from '../../../src/prompts/store.ts';
import { createFakeClock } from '../../support/fake-clock.ts';
import { member, networkOf, seat } from '../../support/networks.ts';

const now = Temporal.ZonedDateTime.from('2027-01-11T09:00[Europe/Oslo]');
const network = networkOf([
  member('kari', [seat('koordinerende@sekretariatet', { role: 'sekretariat' })]), member('ute', [seat('utovende@alna')]), member('pål', [seat('koordinerende@sagene')]),
  member('borte', [seat('utovende@grorud')], { absences: [{ from: '2027-01-11', to: '2027-01-11' }] }),
], [{ id: 'tom', name: 'Tom gruppe', kind: 'ressursgruppe' }]);
const typed = { kind: 'alvorlig-hendelse', situation: 'Trenger voksne ute', place: 'Tveita', levels: '*', units: '*' };
const read = (change: Readonly<Record<string, unknown>>, contactDetailsConfirmed = false) => readMobilisationForm(typedMobilisation({ ...typed, ...change }), { network, organiserId: 'kari', now, exercise: false, contactDetailsConfirmed });

test.each<[Readonly<Record<string, unknown>>, MobilisationFaults]>([
  [{ levels: '', units: '' }, { levels: 'audience-empty', units: 'audience-empty' }],
  [{ levels: 'koordinerende', units: 'sekretariatet' }, { levels: 'nobody-called' }],
  [{ levels: '', units: '', groups: 'tom' }, { groups: 'nobody-called' }],
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

test.each([['sagene,grorud', 'tom', ['Enhet grorud', 'Tom gruppe']], ['sagene', '', []], ['*', '', []], ['groruddalen', '', []], ['politi,alna', '', ['Enhet politi']]])('of the units %s and the groups «%s» nobody is called from %j', (chosen, groups, names) => {
  const form = read({ units: chosen, groups });
  if (!form.ok) throw new Error('faults');
  expect(chosenInVain(network, form.audience, whoIsCalled(network, { details: form.details, organiserId: 'kari' }, now))).toEqual(names);
});

test('however much was typed, so much of it comes back that the form is still a card', () => {
  expect(typedMobilisation({ situation: 'ø'.repeat(20_000) }).situation).toHaveLength(2000);
});

// 25 October 2026 has 02.00–03.00 twice: what can still come is not past, and is sent.
test.each([['02:30', '2026-10-25T02:40+02:00', 'sent'], ['02:50', '2026-10-25T02:45+01:00', 'sent'], ['02:30', '2026-10-25T02:45+01:00', 'start-past'], ['02:30', '2026-03-29T01:50+01:00', 'time-skipped']])('to meet at %s, asked for at %s: %s', async (meetAt, at, outcome) => {
  const moment = Temporal.ZonedDateTime.from(`${at}[Europe/Oslo]`);
  for (const [kind, date] of [['alvorlig-hendelse', ''], ['arrangement', moment.toPlainDate().toString()]] as const) {
    const form = readMobilisationForm(typedMobilisation({ ...typed, kind, date, meetAt }), { network, organiserId: 'kari', now: moment, exercise: false, contactDetailsConfirmed: false });
    expect([kind, form.ok ? 'sent' : form.faults.meetAt]).toEqual([kind, outcome]);
    if (!form.ok) continue;
    const clock = createFakeClock(moment.toInstant().toString());
    const store = createSqliteStore({ file: ':memory:', clock });
    await store.init();
    const deps = { prompts: createPromptStore(store, clock, 30), clock, timeZone: 'Europe/Oslo', plan: async () => undefined };
    await draftMobilisation(deps, { promptId: 'mobilisation-1', organiserId: 'kari', audience: form.audience, details: form.details });
    expect((await sendMobilisation(deps, 'mobilisation-1')).outcome).toBe('sent');
    await store.close();
  }
});
