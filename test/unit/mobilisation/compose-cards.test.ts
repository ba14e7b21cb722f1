/** What the queue sends of a mobilisation, made from the network as it is at that moment. */
import { expect, test } from '@jest/globals';
import type { Delivery } from '../../../src/delivery/domain.ts';
import { createCardRenderer } from '../../../src/adapters/cards/template-card-renderer.ts';
import { mobilisationComposers, type MobilisationComposerDeps } from '../../../src/mobilisation/compose-cards.ts';
import type { Mobilisation } from '../../../src/mobilisation/domain.ts';
import { shiftReminder } from '../../../src/mobilisation/remind-shift.ts';
import { createMobilisationViews, type MobilisationViewDeps } from '../../../src/mobilisation/views.ts';
import { leaderlessPurpose, leadPurpose } from '../../../src/mobilisation/who-leads.ts';
import { createFakeClock } from '../../support/fake-clock.ts';
import { stringsOf } from '../../support/card-walk.ts';
import { member, networkOf, seat } from '../../support/networks.ts';

const network = networkOf([member('ute', [seat('utovende@alna')]), member('kari', [seat('koordinerende@alna', { role: 'koordinator' })])]);
const mobilisation = {
  kind: 'mobilisation', promptId: 'mobilisation-1', state: 'open', organiserId: 'kari', revision: 1, opensAt: '2027-01-16T20:00:00Z', openedAt: '2027-01-16T20:00:00Z',
  details: { mobilisationKind: 'alvorlig-hendelse', exercise: false, situation: 'Voksne ute', place: 'Tveita', deadlineMinutes: 15, waves: ['*@*'], waveOrder: 'alle', waveMinutes: 10, laterWaves: [], reopened: 0, messages: [{ id: 'a', text: 'Møt ved kiosken', to: 'all', at: '2027-01-16T20:05:00Z', by: 'kari' }, { id: 'b', text: 'Ta med vest', to: 'all', at: '2027-01-16T20:06:00Z', by: 'slettet' }] },
} as unknown as Mobilisation;
const prompts = { load: async () => mobilisation, audience: async () => new Map([['ute', { memberId: 'ute', unit: 'alna', level: 'utovende', party: 'bydel' }]]), shownResponse: async () => undefined } as unknown as MobilisationComposerDeps['prompts'];
const cards = createCardRenderer();
const views = createMobilisationViews({ prompts, cards, clock: createFakeClock('2027-01-16T20:07:00Z'), timeZone: 'Europe/Oslo' } as unknown as MobilisationViewDeps);
const composers = mobilisationComposers({ prompts, directory: { network: async () => network } as unknown as MobilisationComposerDeps['directory'], cards, defaultLocale: 'nb', views });

test('a message says whose it is, and of somebody who has been deleted since it was written, nobody else', async () => {
  const words = async (id: string): Promise<string[]> => {
    const composed = await composers['mobilisation-message']?.({ promptId: 'mobilisation-1', recipientId: 'ute', purpose: `mobilisation-message:${id}` } as Delivery, { replaces: false });
    return composed !== undefined && 'message' in composed ? [...stringsOf(composed.message.card)].map(({ text }) => text).filter((text) => text.startsWith('Beskjed') || text.includes('sekretariat')) : [];
  };
  expect(await words('a')).toEqual(['Beskjed fra Person kari']);
  expect(await words('b')).toEqual(['Beskjed']);
});

test('who leads no longer, or is of the sekretariat no longer, is told nothing of the lead; nor of a shift that they have given up or come to', async () => {
  const led = { ...mobilisation, organiserId: 'borte', details: { ...mobilisation.details, shifts: [{ id: 's1', start: '2027-01-16T21:00:00Z', end: '2027-01-16T22:00:00Z', needed: 1 }] } };
  const composed = async (purpose: string, response?: { readonly answer: string; readonly shifts: readonly string[] }) => {
    const read = { ...prompts, load: async () => led, response: async () => response } as unknown as MobilisationComposerDeps['prompts'];
    const made = mobilisationComposers({ prompts: read, directory: { network: async () => network } as unknown as MobilisationComposerDeps['directory'], cards, defaultLocale: 'nb', views });
    return await made[purpose.split(':')[0] as string]?.({ promptId: 'mobilisation-1', recipientId: 'ute', purpose } as Delivery, { replaces: false });
  };
  for (const purpose of [leadPurpose, leaderlessPurpose]) expect(await composed(`${purpose}:1`)).toEqual({ skip: 'not-needed' });
  for (const [answer, shifts] of [['er-fremme', ['s1']], ['kan-stille', ['s2']]] as const) expect(await composed(`${shiftReminder}:s1`, { answer, shifts })).toEqual({ skip: 'not-needed' });
  expect(await composed(`${shiftReminder}:s1`, { answer: 'kan-stille', shifts: ['s1'] })).toHaveProperty('message');
});
