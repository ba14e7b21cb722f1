/** The append-only log: who has sent, called off, and opened names, with ids and counts and nothing else. */
import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import { faultyStore, noFaults, type StoreFaults } from '../support/faulty-store.ts';
import { person } from '../support/activities.ts';
import { call } from '../support/meetings.ts';
import { buttonOf, sekretariat, startSalto, wordsOf, type Salto } from '../support/salto.ts';

// The whole product runs in each test: minutes are for machines that are busy with other things.
jest.setTimeout(60_000);

let faults: StoreFaults;
let salto: Salto;
beforeEach(async () => {
  faults = noFaults();
  salto = await startSalto({ wrapStore: (store) => faultyStore(store, faults) });
});
afterEach(async () => { await salto.close(); });
const entries = async () => (await salto.store.query('log', { partition: '2027-01' })).items;

test('a meeting sent, its names and ringeliste opened, and called off, each once however often the click arrives', async () => {
  const promptId = await call(salto);
  await salto.clock.advance(1000);
  await Promise.all([1, 2].map(() => salto.click(sekretariat, 'meeting.names', { promptId })));
  await salto.click(person(3), 'meeting.cancel-confirmed', { promptId });
  await salto.clock.advance(1000);
  await salto.click(sekretariat, 'prompts.call-list', { promptId });
  await salto.clock.advance(1000);
  await salto.click(sekretariat, 'meeting.cancel-confirmed', { promptId });
  const logged = await entries();
  expect(logged.map(({ action }) => action)).toEqual(['meeting-sent', 'names-opened', 'call-list-opened', 'meeting-called-off']);
  expect(logged[0]).toMatchObject({ promptId, counts: { invited: 9 }, month: '2027-01', expiresAt: expect.stringMatching(/^2029-01-10T/) });
  expect(new Set(logged.map(({ memberId }) => memberId)).size).toBe(1);
  for (const personal of ['Solveig', 'Temamøte', 'example.no']) expect(JSON.stringify(logged)).not.toContain(personal);
});

test('a mobilisation sent and called off; a log that is closed stops nobody', async () => {
  const { verb, data } = buttonOf((await salto.say(sekretariat, 'mobiliser')).card, 'Forhåndsvis');
  const preview = await salto.click(sekretariat, verb, { ...data, kind: 'alvorlig-hendelse', situation: 'Uro ved torget', place: 'Torget', deadline: '15', levels: '*', units: '*', groups: '' });
  const send = buttonOf(preview.card, 'Send');
  await salto.click(sekretariat, send.verb, send.data);
  const { promptId } = send.data;
  expect(await entries()).toEqual([expect.objectContaining({ action: 'mobilisation-sent', promptId, counts: { called: expect.any(Number) } })]);

  faults.denied.add('log');
  expect(wordsOf((await salto.click(sekretariat, 'mobilisation.cancel-confirmed', { promptId })).card)).toContain('avblåst');
  expect(salto.lines).toContainEqual(expect.objectContaining({ level: 'warn', event: 'audit.not-recorded' }));
  faults.denied.clear();
  expect(await entries()).toHaveLength(1);
});
