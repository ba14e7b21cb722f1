/** What is posted in a channel, looked at in the moment of sending: things may have changed since it was asked for. */
import { expect, test } from '@jest/globals';
import { createCardRenderer } from '../../../src/adapters/cards/template-card-renderer.ts';
import type { Delivery } from '../../../src/delivery/domain.ts';
import { channelCallComposers } from '../../../src/mobilisation/compose-channel-calls.ts';
import type { Mobilisation, MobilisationDetails } from '../../../src/mobilisation/domain.ts';
import type { ChannelReach } from '../../../src/network/domain.ts';
import type { Addressee } from '../../../src/prompts/domain.ts';
import type { PromptStore } from '../../../src/prompts/store.ts';
import { createFakeClock } from '../../support/fake-clock.ts';
import { member, networkOf, seat } from '../../support/networks.ts';
import { openPromptAt } from '../../support/prompt-fixtures.ts';

const clock = createFakeClock('2027-01-11T08:00:00Z');
const now = clock.now().toString();
const calls = (...memberIds: string[]) => ({ channelCalls: [{ id: '1', channel: 'channel:a', memberIds, at: now }] });
const details: MobilisationDetails = { mobilisationKind: 'alvorlig-hendelse', exercise: false, situation: 'Trenger voksne', place: 'Tveita', deadlineMinutes: 15, waves: ['*@alna'], waveOrder: 'alle', waveMinutes: 10, laterWaves: [], reopened: 0, messages: [], ...calls('anna', 'bo', 'cato') };
const call = 'mobilisation-channel-call:1';
const nudge = 'mobilisation-channel-news:1:nudge:1';

interface Now { readonly purpose: string; readonly change?: Partial<Mobilisation>; readonly of?: Partial<MobilisationDetails>; readonly replaces?: boolean; readonly reach?: readonly string[]; readonly sent?: boolean; readonly answered?: readonly string[]; readonly away?: readonly string[] }
async function posted({ purpose, change = {}, of = {}, replaces = false, reach = ['anna', 'bo', 'cato'], sent = true, answered = [], away = [] }: Now) {
  const mobilisation = { ...openPromptAt(clock.now(), { promptId: 'p', kind: 'mobilisation', openedAt: now }), ...change, details: { ...details, ...of } };
  const prompts = { load: async () => mobilisation, responses: async () => ({ responses: answered.map((memberId) => ({ memberId, answer: 'kan-ikke' })), closedLevels: [] }), audience: async () => new Map(['anna', 'bo', 'cato'].map((memberId): [string, Addressee] => [memberId, { memberId, unit: 'alna', level: 'utovende', party: 'bydel' }])) } as unknown as PromptStore;
  const composers = channelCallComposers({
    prompts, clock, cards: createCardRenderer(), timeZone: 'Europe/Oslo', defaultLocale: 'nb',
    directory: { network: async () => networkOf(['anna', 'bo', 'cato'].map((id) => ({ ...member(id, [seat('utovende@alna')]), absences: away.includes(id) ? [{ from: '2027-01-11', to: '2027-01-11' }] : [] }))), channelReach: async () => new Map(reach.map((id) => [id, { userId: `29:${id}`, link: { id: 'channel:a' } } as ChannelReach])) },
    deliveries: { reached: async () => new Set(sent ? ['channel:a'] : []) },
  });
  const composed = await composers[purpose.replace(/:.*/s, '')]!({ promptId: 'p', purpose, recipientId: 'channel:a' } as Delivery, { replaces });
  return 'skip' in composed ? composed.skip : 'message' in composed ? `${composed.message.summary} | ${JSON.stringify(composed.message.card)}` : '?';
}
const covered = { coveredAt: now };

test.each<[string, Now, RegExp]>([
  ['the call', { purpose: call }, /^SaLTo mobiliserer: kan du stille\? Svar innen 15 minutter .*"29:anna".*"29:bo".*Kan stille/u],
  ['an exercise', { purpose: call, of: { exercise: true } }, /^ØVELSE – SaLTo mobiliserer/u],
  ['one of them can be reached themselves by now', { purpose: call, reach: ['bo', 'cato'] }, /Person anna, <at>Person bo<\/at>/u],
  ['all of them can', { purpose: call, reach: [] }, /^not-needed$/u],
  ['off before it was sent', { purpose: call, change: { state: 'cancelled' } }, /^cancelled$/u],
  ['off after', { purpose: call, change: { state: 'cancelled' }, replaces: true, reach: [] }, /^SaLTo: mobiliseringen er avblåst .*avblåst/u],
  ['enough come before it was sent', { purpose: call, of: covered }, /^not-needed$/u],
  ['enough come after', { purpose: call, of: covered, replaces: true }, /Behovet er dekket/u],
  ['told that enough come', { purpose: 'mobilisation-channel-news:1:covered:0', of: covered }, /^SaLTo: behovet er dekket.*"29:anna"/u],
  ['which has been overtaken', { purpose: 'mobilisation-channel-news:1:covered:0' }, /^superseded$/u],
  ['told that more are needed', { purpose: 'mobilisation-channel-news:1:reopened:1' }, /^SaLTo mobiliserer: det trengs flere.*Det trengs flere likevel.*Kan stille/u],
  ['which has been overtaken too', { purpose: 'mobilisation-channel-news:1:reopened:1', of: covered }, /^superseded$/u],
  ['told that it is off', { purpose: 'mobilisation-channel-news:1:off', change: { state: 'cancelled' } }, /^SaLTo: mobiliseringen er avblåst/u],
  ['a message', { purpose: 'mobilisation-channel-news:1:message:x' }, /^SaLTo: ny beskjed om mobiliseringen.*Ny beskjed til dere som er nevnt/u],
  ['a message when it is over', { purpose: 'mobilisation-channel-news:1:message:x', change: { state: 'closed' } }, /^cancelled$/u],
  ['news where the call never came', { purpose: 'mobilisation-channel-news:1:message:x', sent: false }, /^not-needed$/u],
  ['one is silent: all are mentioned again, and it is not said who', { purpose: nudge, answered: ['bo', 'cato'] }, /^SaLTo mobiliserer: påminnelse.*"29:anna".*"29:bo".*Påminnelse til dere som er nevnt.*Har du alt svart, trenger du ikke gjøre noe.*Kan stille/u],
  ['nobody is silent any more', { purpose: nudge, answered: ['anna', 'bo', 'cato'] }, /^not-needed$/u],
  ['the silent one leads by now', { purpose: nudge, answered: ['bo', 'cato'], change: { organiserId: 'anna' } }, /^not-needed$/u],
  ['the silent one is away', { purpose: nudge, answered: ['bo', 'cato'], away: ['anna'] }, /^not-needed$/u],
  ['the silent one has a chat by now', { purpose: nudge, answered: ['bo', 'cato'], reach: ['bo', 'cato'] }, /^not-needed$/u],
  ['of two who are mentioned each would know of the other: it comes whatever they have answered', { purpose: nudge, answered: ['anna', 'bo'], of: calls('anna', 'bo') }, /^SaLTo mobiliserer: påminnelse.*"29:anna".*"29:bo"/u],
  ['of three, one of whom has left the network, too', { purpose: nudge, answered: ['anna', 'bo'], of: calls('anna', 'bo', 'dina') }, /^SaLTo mobiliserer: påminnelse/u],
  ['only one is mentioned: it comes whatever they have answered, so that it does not tell', { purpose: nudge, answered: ['anna'], of: calls('anna') }, /^SaLTo mobiliserer: påminnelse.*"29:anna"/u],
  ['no reminder when enough come', { purpose: nudge, of: covered }, /^superseded$/u],
  ['no reminder when it is off', { purpose: nudge, change: { state: 'cancelled' } }, /^cancelled$/u],
  ['no reminder where the call never came', { purpose: nudge, sent: false }, /^not-needed$/u],
  ['a card nobody knows', { purpose: 'mobilisation-channel-call:7' }, /^not-needed$/u],
])('%s', async (_, at, expected) => {
  const shown = await posted(at);
  expect(shown).toMatch(expected);
  expect(shown).not.toMatch(/Tveita|voksne/u);
});
