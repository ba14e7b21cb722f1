/** The append-only log: who has sent, called off, and opened names, with ids and counts and nothing else. */
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { faultyStore, noFaults, type StoreFaults } from '../../support/faulty-store.ts';
import { person } from '../../support/activities.ts';
import { call } from '../../support/meetings.ts';
import { buttonOf, sekretariat, startSalto, wordsOf, type Salto } from '../../support/salto.ts';

describe('audit log', () => {
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

  test('messages of a mobilisation and waves called by hand, each once however often the click arrives; what the clock calls is nobody’s', async () => {
    const form = buttonOf((await salto.say(sekretariat, 'mobiliser')).card, 'Forhåndsvis');
    const preview = await salto.click(sekretariat, form.verb, { ...form.data, kind: 'alvorlig-hendelse', situation: 'Uro ved torget', place: 'Torget', deadline: '15', needed: '9', levels: '*', units: '*', groups: '', waves: 'nivaer', waveMinutes: '10' });
    const send = buttonOf(preview.card, 'Send');
    await salto.click(sekretariat, send.verb, send.data);
    const { promptId } = send.data;
    await salto.until(() => salto.inbox(person(6)).length > 0);
    const say = (messageId: string, comment: string) => salto.click(sekretariat, 'mobilisation.message-send', { promptId, messageId, comment, to: 'all' });
    for (const [id, words] of [['message-1', 'Møt ved torget'], ['message-1', 'Møt ved torget'], ['message-2', 'Ta med refleks']] as const) await say(id, words);
    await salto.clock.pass(90_000);
    await say('message-1', 'Møt ved torget');
    for (let press = 0; press < 2; press += 1) await salto.click(sekretariat, 'mobilisation.wave', { promptId, wave: 2 });
    await salto.until(() => salto.inbox(person(4)).length > 0);
    await salto.clock.pass(11 * 60_000);
    await salto.until(() => salto.inbox(person(3)).length > 0);
    await salto.click(sekretariat, 'mobilisation.wave', { promptId, wave: 3 });

    const logged = (await entries()).filter(({ action }) => action !== 'mobilisation-sent');
    expect(logged.map(({ action, counts }) => ({ action, counts }))).toEqual([
      { action: 'mobilisation-message-sent', counts: { people: 3 } }, { action: 'mobilisation-message-sent', counts: { people: 3 } },
      { action: 'mobilisation-wave-called', counts: { wave: 2, people: 4 } },
    ]);
    for (const personal of ['Solveig', 'torget', 'refleks', 'example.no']) expect(JSON.stringify(logged)).not.toContain(personal);
  });
});
