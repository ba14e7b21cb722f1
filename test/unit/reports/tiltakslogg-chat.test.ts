/** The action log in the chat: a koordinator of many units gets each of them, nobody gets another's, and only what was made is logged. */
import { beforeEach, expect, test } from '@jest/globals';
import { createCardRenderer } from '../../../src/adapters/cards/template-card-renderer.ts';
import type { AuditEntry } from '../../../src/access/audit-log.ts';
import type { Task } from '../../../src/follow-up/domain.ts';
import { texts } from '../../../src/locales/texts.ts';
import type { Member } from '../../../src/network/domain.ts';
import type { Stored } from '../../../src/ports/document-store.ts';
import type { Prompt } from '../../../src/prompts/domain.ts';
import { actionLogButton, actionLogChat, actionLogFiles, type ActionLogChatDeps } from '../../../src/reports/tiltakslogg-chat.ts';
import { createFakeClock } from '../../support/fake-clock.ts';
import { member, networkOf, seat } from '../../support/networks.ts';

const koordinatorOf = (...units: readonly [string, ...string[]]): Member => {
  const [first, ...others] = units.map((unit) => seat(`koordinerende@${unit}`, { role: 'koordinator' }));
  return member('kari', [first!, ...others]);
};
const sek = member('sek', [seat('koordinerende@sekretariatet', { role: 'sekretariat' })]);
const prompts = ['alna', 'grorud', 'sagene'].map((unit) => ({
  promptId: unit, kind: 'meeting', state: 'closed', revision: 1, audience: `koordinerende@${unit}`, organiserId: 'sek',
  details: { meetingKind: 'koordineringsgruppe', title: `Møte ${unit}`, date: '2027-01-04', start: '12:00', end: '13:00', answerBy: '2027-01-03', showNames: true },
}));
const tasks = prompts.map(({ promptId }) => ({ promptId, taskId: promptId, text: `Oppgave ${promptId}`, ownerId: 'kari', due: '2027-02-01', state: 'open', history: [] }));

let kari: Member;
let audited: AuditEntry[];
const deps: ActionLogChatDeps = {
  prompts: { list: async <Details>() => prompts as unknown as Stored<Prompt<Details>>[] }, allTasks: async () => tasks as unknown as Task[],
  directory: { network: async () => networkOf([kari, sek]) }, clock: createFakeClock('2027-01-11T08:00:00Z'), timeZone: 'Europe/Oslo', cards: createCardRenderer(),
  office: { document: async () => Buffer.from('d'), workbook: async () => Buffer.from('w') }, audit: { record: async (entry) => { audited.push(entry); } }, fileUrl: () => undefined,
};
beforeEach(() => { [kari, audited] = [koordinatorOf('alna', 'grorud', 'sagene', 'ude'), []]; });

const callerOf = (who: Member) => ({ member: who, network: networkOf([kari, sek]), locale: 'nb' as const, t: texts('nb') });
const show = async (data: Readonly<Record<string, unknown>>, who = kari) => {
  const reply = await actionLogChat(deps).actions!['reports.action-log']!(callerOf(who), data);
  return { kind: reply.kind, words: JSON.stringify(reply) };
};
const file = (promptId: string, memberId = 'kari') => actionLogFiles(deps)['tiltakslogg-csv']!({ file: 'tiltakslogg-csv', promptId, memberId });

test('one button leads to the first of a koordinator’s units, and from there to each of the others', async () => {
  const { verb, data } = actionLogButton(callerOf(kari));
  const first = await show(data);
  expect([verb, first.kind]).toEqual(['reports.action-log', 'new-card']);
  expect(first.words).toContain('Gjelder Enhet alna.');
  expect([...first.words.matchAll(/\{"title":"Enhet (\w+)","value":"(\w+)"\}/gu)].map(([, name, id]) => [name, id])).toEqual(['alna', 'grorud', 'sagene', 'ude'].map((unit) => [unit, unit]));
  const third = await show({ here: true, unit: 'sagene' });
  expect([third.kind, /"promptId":"sagene"/u.test(third.words), third.words.includes('1 oppgave: 1 åpen')]).toEqual(['card', true, true]);
  // With nothing to send, the others can still be chosen.
  const empty = await show({ here: true, unit: 'ude' });
  expect([empty.words.includes('Ingen oppgaver er lagret.'), empty.words.includes('file.offer'), empty.words.includes('Input.ChoiceSet')]).toEqual([true, false, true]);
});

test('whoever has one scope has nothing to choose; a region’s other bydeler are nobody else’s', async () => {
  kari = koordinatorOf('alna');
  expect((await show({})).words).not.toContain('Input.ChoiceSet');
  expect((await show({}, sek)).words).toMatch(/Gjelder hele nettverket.*3 oppgaver/u);
  for (const unit of ['*', '', 'grorud', 'groruddalen', 'sagene']) expect([(await show({ unit })).kind, await file(unit)]).toEqual(['text', undefined]);
  expect(audited).toEqual([]);
});

test('a file is made for what they may see when they ask, and logged', async () => {
  expect(String((await file('sagene'))?.content)).toMatch(/^(?!.*Oppgave alna).*Oppgave sagene/su);
  kari = koordinatorOf('alna');
  expect([await file('sagene'), await file('alna', 'nobody'), (await file('*', 'sek'))?.name]).toEqual([undefined, undefined, 'tiltakslogg.csv']);
  expect(audited).toEqual([{ action: 'report-made', memberId: 'kari', promptId: 'tiltakslogg|sagene' }, { action: 'report-made', memberId: 'sek', promptId: 'tiltakslogg|*' }]);
});
