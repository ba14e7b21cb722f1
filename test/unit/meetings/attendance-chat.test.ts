/** Two who say who came at the same time: what each is told of the other. */
import { expect, test } from '@jest/globals';
import { createCardRenderer } from '../../../src/adapters/cards/template-card-renderer.ts';
import { texts } from '../../../src/locales/texts.ts';
import { attendanceChat, type AttendanceChatDeps } from '../../../src/meetings/attendance-chat.ts';
import type { AttendanceStore } from '../../../src/meetings/attendance-store.ts';
import { openPromptAt } from '../../support/prompt-fixtures.ts';
import { createFakeClock } from '../../support/fake-clock.ts';
import { member, networkOf, seat } from '../../support/networks.ts';

const sek = member('sek', [seat('koordinerende@sekretariatet', { role: 'sekretariat' })]);

test('whoever saved meanwhile and has left the network since is not called the sekretariat', async () => {
  const clock = createFakeClock('2027-01-15T12:00:00Z');
  const notices: (string | undefined)[] = [];
  const attendance = { present: new Set(['m1']), joined: new Set<string>(), formerly: 0, guests: 2, revision: 1, closedLevels: [], saved: { by: 'gone', at: '2027-01-15T11:59:00Z' } };
  const stub: Pick<AttendanceStore, 'save'> = { save: async (_meeting, { guests }) => ({ before: attendance, after: attendance, guestsClash: guests.typed !== 2 }) };
  const chat = attendanceChat({
    clock, cards: createCardRenderer(), audit: { record: async () => undefined }, enqueue: async () => undefined,
    prompts: { load: async () => ({ ...openPromptAt(clock.now().subtract({ hours: 60 }), { state: 'closed', openedAt: '2027-01-12T00:00:00Z' }), etag: '1' }), list: async () => [] } as unknown as AttendanceChatDeps['prompts'],
    attendance: stub as AttendanceStore,
    view: async (_meeting, _viewer, { notice, guests } = {}) => { notices.push(notice?.text ?? guests?.fault); return { card: { type: 'AdaptiveCard', version: '1.5', body: [] }, summary: 's' }; },
  });
  const save = (shown: string, guests: string) => chat.actions!['meeting.attendance-save']!({ member: sek, network: networkOf([sek]), locale: 'nb', t: texts('nb') }, { promptId: 'meeting-1', people: 'm1', shown, present: shown === '1' ? 'm1' : '', guestsShown: Number(guests), guests, done: true });
  await save('0', '2');
  await save('1', '5');
  for (const notice of notices) expect(notice).toMatch(/^Noen som ikke lenger er i nettverket har /u);
  expect(notices).toHaveLength(2);
});
