/** What is typed about a task: faults beside their field, the owner found among those who were called, and nothing typed lost. */
import { describe, expect, test } from '@jest/globals';
import { taskFormModel, type TaskFormInput } from '../../../src/follow-up/card-form.ts';
import { dueFault, readDate, readTask, readText, type TypedTask } from '../../../src/follow-up/form.ts';
import { fallsTo, mayOwn } from '../../../src/follow-up/people.ts';
import { texts } from '../../../src/locales/texts.ts';
import type { MeetingDetails } from '../../../src/meetings/domain.ts';
import { member, networkOf, seat } from '../../support/networks.ts';

const dates = { today: '2027-02-03', keptUntil: '2029-02-03' };
const people = [...['Ole Øst', 'Ole Vest', 'Kari Åsen'].map((name, at) => member(`m${at}`, [seat('koordinerende@alna')], { name })), ...Array.from({ length: 20 }, (_, at) => member(`n${at}`, [seat('utovende@alna')], { name: `Nora ${at}` }))];
const typed: TypedTask = { task: 'Ringe', owner: '', ownerName: 'kari', due: '2027-02-10' };
const read = (change: Partial<TypedTask>, confirmed = false) => readTask({ ...typed, ...change }, people, dates, confirmed);
const ownerOf = (change: Partial<TypedTask>): string => { const found = read(change); return found.ok ? found.owner.id : String(found.faults.ownerName); };

test('one name among those called is the owner; several are offered, many are not', () => {
  expect([ownerOf({}), ownerOf({ ownerName: 'ole v' }), ownerOf({ ownerName: 'ole' }), ownerOf({ ownerName: 'nora' }), ownerOf({ ownerName: 'x' }), ownerOf({ ownerName: ' ' })]).toEqual(['m2', 'm1', 'owner-several', 'owner-many', 'owner-none', 'owner-missing']);
  expect(read({ ownerName: 'ole' })).toMatchObject({ found: [{ id: 'm0' }, { id: 'm1' }] });
});

test('who was picked counts, unless another name has been typed since', () => {
  expect([ownerOf({ owner: 'm1', ownerName: 'ole' }), ownerOf({ owner: 'm1', ownerName: '' }), ownerOf({ owner: 'm1', ownerName: 'kari' }), ownerOf({ owner: 'm1', ownerName: 'ole ø' }), ownerOf({ owner: 'somebody', ownerName: '' })]).toEqual(['m1', 'm1', 'm2', 'm0', 'owner-missing']);
});

test('a fault elsewhere loses nobody who was found', () => {
  const faulty = read({ task: 'Fnr 13097248022', owner: 'm1', ownerName: '' });
  if (faulty.ok) throw new Error('it was taken');
  const input: TaskFormInput = { details: { meetingKind: 'annet', title: 'Møte', date: '2027-02-03', start: '12:00', end: '13:00', answerBy: '2027-02-01', showNames: true } satisfies MeetingDetails, data: {}, typed: { ...typed, task: 'Fnr 13097248022', owner: 'm1', ownerName: '' }, isNew: true, people, found: faulty.found, faults: faulty.faults };
  const model = taskFormModel(input, texts('nb'));
  expect([model.texts[0]?.value, model.texts[0]?.faults.length, model.choices[0]?.value, model.choices[0]?.people.length, model.dates[0]?.value]).toEqual(['Fnr 13097248022', 1, 'm1', 1, '2027-02-10']);
});

test.each([
  ['', 'due-missing'], ['2027-02-30', 'due-invalid'], ['10.2.2027', 'due-invalid'], ['2027-02-02', 'due-past'], ['2029-02-03', 'due-late'], ['2027-02-03', undefined], ['2029-02-02', undefined],
] as const)('due %p', (due, fault) => expect(dueFault(due, dates)).toBe(fault));

test('a date that has passed and is left alone is no fault', () => expect(dueFault('2027-01-01', { ...dates, before: '2027-01-01' })).toBeUndefined());

describe('free text', () => {
  test('identity numbers are refused, phone numbers and addresses asked about once', () => {
    expect([readText('13097248022', 300, true), readText('ring 900 00 123', 300, false), readText(' ring 900 00 123 ', 300, true), readText('x'.repeat(301), 300, true)]).toEqual([{ fault: 'identity-number' }, { fault: 'contact-details' }, { ok: 'ring 900 00 123' }, { fault: 'text-too-long' }]);
    // Over several lines, of which one is stored.
    expect([read({ task: 'Ring 22 33\n44 55' }), readDate({ due: '2027-02-12', reason: 'Ring 22\t33 44 55' }, { ...dates, before: '2027-02-10' }, false)]).toMatchObject([{ faults: { task: 'contact-details' } }, { faults: { reason: 'contact-details' } }]);
    expect(read({ task: '  ' })).toMatchObject({ ok: false, faults: { task: 'task-missing' } });
  });

  test('a new date needs a reason and another date', () => {
    expect(readDate({ due: '2027-02-10', reason: '' }, { ...dates, before: '2027-02-10' }, false)).toEqual({ ok: false, faults: { reason: 'reason-missing', due: 'due-same' } });
    expect(readDate({ due: '2027-02-12', reason: ' venter  på svar ' }, { ...dates, before: '2027-02-10' }, false)).toEqual({ ok: true, due: '2027-02-12', reason: 'venter på svar' });
  });
});

test('a task is for those who were called and are there still, and the organiser; without an owner it falls to the organiser, else the sekretariat', () => {
  const [org, sek, away] = [member('org', [seat('koordinerende@alna')]), member('sek', [seat('koordinerende@sekretariatet', { role: 'sekretariat' })]), member('away', [seat('koordinerende@sekretariatet', { role: 'sekretariat' })], { absences: [{ from: '2027-02-01', to: '2027-02-05' }] })];
  const network = networkOf([org, sek, away]);
  expect(mayOwn(network, { organiserId: 'org' }, new Map([['sek', 1], ['gone', 1]])).map(({ id }) => id)).toEqual(['org', 'sek']);
  expect([fallsTo(network, { organiserId: 'org' }, '2027-02-03')?.id, fallsTo(networkOf([away, sek]), { organiserId: 'org' }, '2027-02-03')?.id, fallsTo(networkOf([away]), { organiserId: 'org' }, '2027-02-03')?.id, fallsTo(networkOf([]), { organiserId: 'org' }, '2027-02-03')]).toEqual(['org', 'sek', 'away', undefined]);
});
