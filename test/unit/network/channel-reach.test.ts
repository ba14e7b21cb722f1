/** Who can be reached through which linked channel, and what is remembered of teams for it. */
import { describe, expect, test } from '@jest/globals';
import { createSqliteStore } from '../../../src/adapters/sqlite/sqlite-store.ts';
import { reachThroughChannels } from '../../../src/network/channel-reach.ts';
import { createNetworkDirectory } from '../../../src/network/create-directory.ts';
import type { ChannelLink, Contact } from '../../../src/network/domain.ts';
import { importMembers } from '../../../src/network/import-members.ts';
import { importUnits } from '../../../src/network/import-units.ts';
import { countingIds } from '../../support/counting-ids.ts';
import { createFakeClock } from '../../support/fake-clock.ts';
import { networkOf } from '../../support/networks.ts';

const place = { serviceUrl: 'https://smba.example/emea/', tenantId: 'tenant' };
const since = '2027-01-01T00:00:00Z';
const link = (name: string, unit: string, level: ChannelLink['level'], teamId = 'team'): ChannelLink => ({ id: `channel:${name}`, unit, level, conversationId: name, ...place, teamId, since });
const contact = (memberId: string, teams: readonly string[], userId = `29:${memberId}`): Contact => ({ id: userId, userId, memberId, ...place, state: 'blocked', since, teams });
const network = networkOf([]);
const seat = { memberId: 'anna', unit: 'alna', level: 'utovende' } as const;
const channelOf = (links: readonly ChannelLink[], contacts: readonly Contact[] = [contact('anna', ['team'])]) => reachThroughChannels(network, links, contacts, [seat]).get('anna');

describe('the channel', () => {
  test.each<[string, ChannelLink, boolean]>([
    ['of the level of the unit', link('a', 'alna', 'utovende'), true],
    ['of all levels of the unit', link('a', 'alna', '*'), true],
    ['of the unit’s region', link('a', 'groruddalen', 'utovende'), true],
    ['of another level', link('a', 'alna', 'styrende'), false],
    ['of another unit', link('a', 'grorud', '*'), false],
    ['of a team they are not in', link('a', 'alna', '*', 'other'), false],
  ])('%s', (_, only, reached) => {
    expect(channelOf([only])?.link.id).toBe(reached ? only.id : undefined);
  });

  test('is the narrowest that fits, whatever the order', () => {
    const links = [link('r', 'groruddalen', '*'), link('all', 'alna', '*'), link('one', 'alna', 'utovende'), link('two', 'alna', 'utovende')];
    for (const order of [links, links.toReversed()]) expect(channelOf(order)?.link.id).toBe('channel:one');
  });

  test('is found by any of a person’s Teams users, who is the one mentioned', () => {
    expect(channelOf([link('a', 'alna', '*')], [contact('anna', [], '29:home'), contact('anna', ['team'], '29:guest'), contact('bo', ['team'])])?.userId).toBe('29:guest');
  });
});

test('teams are remembered from rosters and from what is written in them; only whoever has no chat is reached through a channel; who leaves the team is not', async () => {
  const clock = createFakeClock('2027-01-04T08:00:00Z');
  const store = createSqliteStore({ file: ':memory:', clock });
  await store.init();
  const ids = countingIds();
  await importUnits('id,name,kind,party,region\nalna,Bydel Alna,bydel,bydel,\n', { store, ids });
  await importMembers(['name,email,phone,organisation,unit,level,role,primary,groups,title', ...['anna', 'bo', 'kari'].map((name) => `${name},${name}@example.no,,alna,alna,utovende,medlem,,,`)].join('\n'), { store, ids });
  const directory = createNetworkDirectory({ store, clock, admins: [] });
  const people = [...(await directory.network()).members.values()].map(({ id, name }) => ({ memberId: id, name, unit: 'alna', level: 'utovende' as const }));
  const reached = async () => { const reach = await directory.channelReach(people); return people.filter(({ memberId }) => reach.has(memberId)).map(({ name }) => name); };
  const entry = (name: string) => ({ userId: `29:${name}`, aadObjectId: `aad-${name}`, email: `${name}@example.no` });

  await directory.remember([entry('anna'), entry('bo')], { ...place, teamId: 'team' });
  await directory.identify({ from: entry('kari'), conversation: { ...place, conversationId: 'channel', type: 'channel', teamId: 'team' }, lookUp: async () => entry('kari') }, async () => entry('kari'));
  await directory.linkChannel({ id: 'channel:a', unit: 'alna', level: '*', conversationId: 'a', ...place, teamId: 'team' });
  expect(await reached()).toEqual([]);
  const reach = await directory.reachability(people.map(({ memberId }) => memberId));
  for (const how of reach.values()) if (how.how !== 'not-at-all') await directory.blocked(how.contact, 'ForbiddenOperationException');
  expect(await reached()).toEqual(['anna', 'bo', 'kari']);

  // Another roster adds to what is known; the platform may tell of a person by the channel's own id alone.
  await directory.remember([entry('anna')], { ...place, teamId: 'other' });
  await directory.leftTeam('team', [{ userId: '29:bo' }]);
  expect(await reached()).toEqual(['anna', 'kari']);
  await directory.remember([entry('kari')], place, { conversationId: 'chat-kari' });
  expect(await reached()).toEqual(['anna']);
  await directory.unlinkChannel('channel:a');
  expect(await reached()).toEqual([]);
  await store.close();
});
