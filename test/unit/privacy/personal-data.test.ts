/** Whose data it is: told by the whole address, since one may be the end of another's. */
import { expect, test } from '@jest/globals';
import { createSqliteStore } from '../../../src/adapters/sqlite/sqlite-store.ts';
import { texts } from '../../../src/locales/texts.ts';
import type { OfficeDocument } from '../../../src/ports/office-files.ts';
import { innsynFile } from '../../../src/privacy/innsyn.ts';
import { mentionsOf, personalData } from '../../../src/privacy/personal-data.ts';
import { createFakeClock } from '../../support/fake-clock.ts';

test.each([
  ['paola@example.no', false], ['kari.ola@example.no', false], ['ola@example.no.com', false], ['ola@example.nord', false], ['ola@example.no-x', false],
  ['ola@example.no', true], ['OLA@example.no', true], ['rolle:leder@alna;person:ola@example.no;*@grorud', true], ['Skriv til ola@example.no.', true], ['<ola@example.no>', true], ['Spør:\nola@example.no', true],
])('%s: %p', async (written, theirs) => {
  const store = createSqliteStore({ file: ':memory:', clock: createFakeClock('2027-01-11T08:00:00Z') });
  await store.init();
  try {
    await store.create('network', { id: 'list', kind: 'list', type: 'member', entries: [{ id: 'other', name: 'Noen andre', email: written, phone: '22334455' }] });
    const person = { memberId: 'ola', name: 'Ola Nordmann', email: 'ola@example.no', teamsIds: [] };
    expect(JSON.stringify((await personalData(store, person)).held).includes('Noen andre')).toBe(theirs);
    expect((await mentionsOf(store, person)).map(({ says }) => says)).toEqual(theirs ? ['email'] : []);
  } finally {
    await store.close();
  }
});

test.each([
  ['29:person-2', true], ['user:29:person-2', true], ['Teams-bruker 29:person-2.', true],
  ['Se:\n29:person-2', true], ['29:person-20', false], ['129:person-2', false], ['29:person-2x', false], ['29:person-2_x', false],
])('a Teams user by the whole id: %s: %p', async (written, theirs) => {
  const store = createSqliteStore({ file: ':memory:', clock: createFakeClock('2027-01-11T08:00:00Z') });
  await store.init();
  try {
    await store.create('network', { id: 'a', kind: 'list', type: 'contact', about: written });
    expect((await mentionsOf(store, { memberId: 'ola', name: 'Ola Nordmann', email: '', teamsIds: ['29:person-2'] })).map(({ says }) => says)).toEqual(theirs ? ['teamsId'] : []);
  } finally {
    await store.close();
  }
});

test('the document says what people have a word for, whatever a field is called', async () => {
  const written: OfficeDocument[] = [];
  const office = { document: async (document: OfficeDocument) => { written.push(document); return Buffer.from(''); }, workbook: async () => Buffer.from('') };
  const deps = { clock: createFakeClock('2027-01-11T08:00:00Z'), office, timeZone: 'Europe/Oslo' };
  const parts = { pleased: 'Tryggere gater', focus: { constructor: 'Om området' }, constructor: 'Ingen' };
  await innsynFile(deps, { memberId: 'ola', name: 'Ola Nordmann', email: 'ola@example.no', teamsIds: [] }, { closed: [], held: [{ container: 'tiltak', type: 'unit-answer', id: 'a', parts }, { container: 'log', type: 'constructor', id: 'b', parts }] }, 'docx', texts('nb'));
  const rows = written.flatMap(({ blocks }) => [...blocks].flatMap((block) => (block.kind === 'table' ? [...block.rows] : [])));
  expect(rows.map(([label]) => typeof label)).toEqual(['string', 'string']);
  expect(rows).toEqual([[expect.any(String), 'Tryggere gater'], [expect.any(String), 'Om området']]);
});
