/** Whose data it is: told by the whole address, since one may be the end of another's. */
import { expect, test } from '@jest/globals';
import { createSqliteStore } from '../../../src/adapters/sqlite/sqlite-store.ts';
import { mentionsOf, personalData } from '../../../src/privacy/personal-data.ts';
import { createFakeClock } from '../../support/fake-clock.ts';

test.each([
  ['paola@example.no', false], ['kari.ola@example.no', false], ['ola@example.no.com', false], ['ola@example.nord', false], ['ola@example.no-x', false],
  ['ola@example.no', true], ['OLA@example.no', true], ['rolle:leder@alna;person:ola@example.no;*@grorud', true], ['Skriv til ola@example.no.', true], ['<ola@example.no>', true],
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
