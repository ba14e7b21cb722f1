/** Agendas that take what was sent in, on a real store: which meetings may, once each, beside others' changes, and what an import and a deletion leave of it. */
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { createSqliteStore } from '../../../src/adapters/sqlite/sqlite-store.ts';
import { forgetInnspill } from '../../../src/innspill/forget-innspill.ts';
import { createInnspillStore } from '../../../src/innspill/store.ts';
import { createAgendas } from '../../../src/meetings/agenda-items.ts';
import { meetingFrom } from '../../../src/meetings/create-meeting.ts';
import type { MeetingDetails } from '../../../src/meetings/domain.ts';
import { longestAgenda } from '../../../src/meetings/form.ts';
import { saveScheduled } from '../../../src/meetings/save-scheduled.ts';
import type { DocumentStore } from '../../../src/ports/document-store.ts';
import { createPromptStore, type PromptStore } from '../../../src/prompts/store.ts';
import { createWorkingTime } from '../../../src/schedule/working-time.ts';
import { createFakeClock } from '../../support/fake-clock.ts';
import { member, networkOf, seat } from '../../support/networks.ts';

const timeZone = 'Europe/Oslo';
const clock = createFakeClock('2027-01-11T08:00:00Z');
const workingTime = createWorkingTime({ timeZone, quietHours: 'off', holidays: { isHoliday: () => false } });
const network = networkOf([
  member('koordinator', [seat('koordinerende@alna', { role: 'koordinator' })]), member('ute', [seat('utovende@alna')]), member('grorud', [seat('utovende@grorud')]), member('sekretær', [seat('koordinerende@sekretariatet', { role: 'sekretariat' })]),
]);
const details: MeetingDetails = { meetingKind: 'utovermote', title: 'Utøvermøte', date: '2027-02-03', start: '12:00', end: '14:00', answerBy: '2027-01-31', showNames: true };

describe('agendas', () => {
  let store: DocumentStore;
  let prompts: PromptStore;
  let agendas: ReturnType<typeof createAgendas>;
  beforeEach(async () => {
    store = createSqliteStore({ file: ':memory:', clock });
    await store.init();
    prompts = createPromptStore(store, clock, 30);
    agendas = createAgendas({ store, prompts, clock, timeZone, workingTime, plan: async () => undefined });
  });
  afterEach(async () => { await store.close(); });

  const meeting = (promptId: string, audience: string, more: Partial<MeetingDetails> = {}, organiserId = 'sekretær') =>
    ({ ...meetingFrom({ promptId, organiserId, audience, details: { ...details, ...more } }, clock.now(), timeZone), state: 'scheduled' as const });
  const detailsOf = async (promptId: string): Promise<MeetingDetails | undefined> => (await prompts.load<MeetingDetails>(promptId))?.details;
  const coming = async (who: string, place: string): Promise<string[]> => {
    const [level, unit] = place.split('@') as ['utovende', string];
    return (await agendas.coming({ member: network.members.get(who)!, network }, { level, unit })).map(({ promptId }) => promptId);
  };

  test('are those of the unit’s own meetings that call the level; of wider ones for whoever called them; byomfattende ones for what is nobody’s', async () => {
    for (const [id, audience, organiser] of [['alna', '*@alna'], ['alna-koord', 'koordinerende@alna'], ['dalen', 'utovende@groruddalen'], ['everybody', '*@*'], ['own-wide', 'utovende@groruddalen', 'koordinator']] as const) await prompts.create(meeting(id, audience, {}, organiser));
    await prompts.create(meeting('past', '*@alna', { date: '2027-01-04' }));
    await prompts.create({ ...meeting('off', '*@alna'), state: 'cancelled' });
    expect((await coming('koordinator', 'utovende@alna')).toSorted()).toEqual(['alna', 'own-wide']);
    expect((await coming('koordinator', 'koordinerende@alna')).toSorted()).toEqual(['alna', 'alna-koord']);
    expect((await coming('sekretær', 'utovende@alna')).toSorted()).toEqual(['alna', 'dalen', 'everybody', 'own-wide']);
    expect(await coming('sekretær', 'utovende@sekretariatet')).toEqual(['everybody']);
    expect([await agendas.titleOf(network.members.get('koordinator')!, 'alna'), await agendas.titleOf(network.members.get('sekretær')!, 'alna')]).toEqual([undefined, 'Utøvermøte']);
  });

  test('take each once, however often and together with whatever else; never more than they have room for', async () => {
    await prompts.create(meeting('m', '*@alna'));
    const add = (id: string, line = `Sak ${id}`) => agendas.add('m', { id, line }, 'koordinator');
    expect(await Promise.all([add('a'), add('a'), add('b'), add('c'), add('b')])).toEqual(['added', 'added', 'added', 'added', 'added']);
    expect((await detailsOf('m'))?.agenda?.split('\n').toSorted()).toEqual(['Sak a', 'Sak b', 'Sak c']);
    expect(await add('d', 'x'.repeat(longestAgenda - 5))).toBe('full');
    expect([await agendas.add('gone', { id: 'a', line: 'x' }, 'koordinator'), (await detailsOf('m'))?.innspill?.toSorted()]).toEqual(['over', ['a', 'b', 'c']]);
    const stored = await prompts.load<MeetingDetails>('m');
    await prompts.replace({ ...stored!, state: 'cancelled' }, stored!.etag);
    expect([await add('a'), await add('e')]).toEqual(['added', 'over']);
  });

  test.each([
    ['Velkommen', 'Velkommen\nSak a'], ['Velkommen\nEventuelt', 'Velkommen\nSak a\nEventuelt'], ['Velkommen\n 4. Eventuelt.', 'Velkommen\nSak a\n 4. Eventuelt.'], ['Eventuelt om rutiner', 'Eventuelt om rutiner\nSak a'],
  ])('%j becomes %j', async (agenda, after) => {
    await prompts.create(meeting('m', '*@alna', { agenda }));
    await agendas.add('m', { id: 'a', line: 'Sak a' }, 'koordinator');
    expect((await detailsOf('m'))?.agenda).toBe(after);
  });

  test('keep it when the årshjul is imported anew', async () => {
    const save = saveScheduled({ store, prompts, plan: async () => undefined });
    await save([meeting('m', '*@alna')], { dryRun: false });
    await agendas.add('m', { id: 'a', line: 'Sak a' }, 'koordinator');
    expect(await save([meeting('m', '*@alna')], { dryRun: true })).toMatchObject({ unchanged: 1, updated: 0 });
    await save([meeting('m', '*@alna', { place: 'Tøyen' })], { dryRun: false });
    expect(await detailsOf('m')).toMatchObject({ place: 'Tøyen', agenda: 'Sak a', innspill: ['a'] });
  });

  test('lose the name of somebody who is deleted, whose innspill are gone; what they answered others is gone too', async () => {
    const innspill = createInnspillStore({ store, clock, retentionDays: 30 });
    const base = { title: 'Sak', named: true, level: 'utovende', unit: 'alna', state: 'waiting', at: clock.now().toString() } as const;
    await prompts.create(meeting('m', '*@alna', { agenda: 'Velkommen' }));
    await agendas.add('m', { id: 'i1', line: 'Sak (innspill fra Person ute)' }, 'koordinator');
    await innspill.create({ ...base, id: 'i1', memberId: 'ute', history: [] });
    await innspill.create({ ...base, id: 'i2', memberId: 'grorud', state: 'not-now', history: [{ step: 'not-now', by: 'ute', at: base.at, comment: 'Ikke nå' }] });
    const forget = forgetInnspill(store);
    const person = { memberId: 'ute', name: 'Person ute', email: 'ute@example.no', teamsIds: [] };
    expect([await forget(person), await forget(person)]).toEqual([3, 0]);
    expect([(await detailsOf('m'))?.agenda, await innspill.load('i1')]).toEqual(['Velkommen\nSak', undefined]);
    expect((await innspill.load('i2'))?.history).toEqual([{ step: 'not-now', by: '', at: base.at, comment: '' }]);
  });
});
