/** Who is speaking, who can be reached, and what another instance sees of it. */
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { createSqliteStore } from '../../src/adapters/sqlite/sqlite-store.ts';
import { createNetworkDirectory } from '../../src/network/create-directory.ts';
import type { NetworkDirectory } from '../../src/network/directory.ts';
import { importMembers } from '../../src/network/import-members.ts';
import { importUnits } from '../../src/network/import-units.ts';
import type { RosterEntry, Turn } from '../../src/ports/chat.ts';
import { queryAll, type DocumentStore } from '../../src/ports/document-store.ts';
import { countingIds } from '../support/counting-ids.ts';
import { createFakeClock, type FakeClock } from '../support/fake-clock.ts';

const header = 'name,email,phone,organisation,unit,level,role,primary,groups,title';
const place = { serviceUrl: 'https://smba.example/emea/', tenantId: 'tenant' };
const entry = (name: string, more: Partial<RosterEntry> = {}): RosterEntry => ({ userId: `29:${name}`, aadObjectId: `aad-${name}`, email: `${name}@example.no`, ...more });
const turn = (name: string, type: Turn['conversation']['type'] = 'personal', more: Partial<Turn['from']> = {}): Turn => ({
  from: { userId: `29:${name}`, aadObjectId: `aad-${name}`, ...more },
  conversation: { ...place, conversationId: type === 'personal' ? `chat-${name}` : 'team-chat', type },
  lookUp: async () => undefined,
});

let clock: FakeClock;
let store: DocumentStore;
let directory: NetworkDirectory;
const another = (admins: readonly string[] = []): NetworkDirectory => createNetworkDirectory({ store, clock, admins });
const imports = { ids: countingIds() };
const importNames = (...names: string[]) => importMembers([header, ...names.map((name) => `${name},${name}@example.no,,alna,alna,utovende,medlem,,,`)].join('\n'), { store, ids: imports.ids });
const idOf = async (name: string): Promise<string> => (await directory.network()).memberByEmail(`${name}@example.no`)?.id ?? '';
const reach = async (name: string, of: NetworkDirectory = directory): Promise<string> => {
  const id = await idOf(name);
  const how = (await of.reachability([id])).get(id);
  return how?.how === 'not-at-all' ? how.reason : how?.how ?? 'missing';
};
const none = async (): Promise<undefined> => undefined;
const never = async (): Promise<never> => { throw new Error('must not be looked up'); };

beforeEach(async () => {
  clock = createFakeClock('2027-01-04T08:00:00Z');
  store = createSqliteStore({ file: ':memory:', clock });
  await store.init();
  await importUnits('id,name,kind,party,region\nalna,Bydel Alna,bydel,bydel,\nsekretariatet,SaLTo-sekretariatet,sekretariat,annet,\n', { store, ids: imports.ids });
  await importNames('anna', 'bo');
  directory = another();
});
afterEach(() => store.close());

describe('first contact', () => {
  test.each<[string, Partial<RosterEntry>]>([
    ['e-mail in any case', { email: 'ANNA@Example.no' }],
    ['user principal name', { email: 'a@x.no', userPrincipalName: 'anna@example.no' }],
    ['a guest’s name', { email: undefined as never, userPrincipalName: 'Anna_Example.no#EXT#@oslo.onmicrosoft.com' }],
    ['a guest’s name as e-mail', { email: 'anna_example.no#ext#@oslo.onmicrosoft.com' }],
  ])('by %s; afterwards nothing is looked up', async (_, more) => {
    expect((await directory.identify(turn('x'), async () => entry('x', more)))?.name).toBe('anna');
    expect((await directory.identify(turn('x'), never))?.name).toBe('anna');
    expect((await another().identify(turn('x'), never))?.name).toBe('anna');
    expect(await reach('anna')).toBe('personal');
  });

  test('somebody unknown is not looked up again for a minute, unless the app is installed anew', async () => {
    let asked = 0;
    const identify = () => directory.identify(turn('carl'), async () => { asked += 1; return entry('carl'); });
    expect([await identify(), await identify()]).toEqual([undefined, undefined]);
    expect(asked).toBe(1);
    await clock.advance(60_000);
    await identify();
    expect(asked).toBe(2);
    await directory.remember([entry('carl')], place, { conversationId: 'chat-carl' });
    await identify();
    expect(asked).toBe(3);
  });

  test('somebody unknown is nobody, and somebody once imported', async () => {
    expect(await directory.identify(turn('carl'), async () => entry('carl'))).toBeUndefined();
    await importNames('carl');
    await clock.advance(5_000);
    expect((await directory.identify(turn('carl'), async () => entry('carl')))?.name).toBe('carl');
  });

  test('what is known of a stranger has a date on which it is deleted, until they are in the list', async () => {
    const dates = async () => (await queryAll(store, 'network', { partition: 'contact' })).map(({ expiresAt }) => expiresAt);
    await directory.identify(turn('carl'), async () => entry('carl'));
    expect(await dates()).toEqual(['2028-01-04T08:00:00Z']);
    await importNames('carl');
    await clock.advance(5_000);
    await directory.identify(turn('carl'), async () => entry('carl'));
    expect(await dates()).toEqual([undefined]);
  });

  test('a stranger in a channel leaves no trace', async () => {
    expect(await directory.identify(turn('carl', 'channel'), async () => entry('carl'))).toBeUndefined();
    expect(await queryAll(store, 'network', { partition: 'contact' })).toEqual([]);
  });

  test('a new address in the list or in Teams does not undo the link', async () => {
    await directory.identify(turn('anna'), async () => entry('anna'));
    const id = await idOf('anna');
    await importMembers(`id,${header}\n${id},anna,anna.ny@example.no,,alna,alna,utovende,medlem,,,`, { store, ids: imports.ids });
    await clock.advance(5_000);
    expect(await directory.identify(turn('anna'), never)).toMatchObject({ id, email: 'anna.ny@example.no' });
  });

  test('the same click on two instances at once makes one contact', async () => {
    const [first, second] = await Promise.all([directory, another()].map((one) => one.identify(turn('anna'), async () => entry('anna'))));
    expect(first?.id).toBe(second?.id);
    expect(await queryAll(store, 'network', { partition: 'contact' })).toHaveLength(1);
  });

  test('without an Entra id the channel’s own id does', async () => {
    const playground = (): Turn => ({ ...turn('x'), from: { userId: 'user-1' } });
    expect((await directory.identify(playground(), async () => ({ userId: 'user-1', email: 'bo@example.no' })))?.name).toBe('bo');
    expect((await directory.identify(playground(), never))?.name).toBe('bo');
  });
});

describe('reachability', () => {
  test('a roster makes its people reachable at once; strangers in it are not kept', async () => {
    expect(await reach('anna')).toBe('never-seen');
    expect(await directory.remember([entry('anna'), entry('stranger')], place)).toEqual({ seen: 2, matched: 1 });
    expect([await reach('anna'), await reach('bo')]).toEqual(['roster', 'never-seen']);
    expect(await queryAll(store, 'network', { partition: 'contact' })).toHaveLength(1);
  });

  test('a roster read again writes nothing', async () => {
    await directory.remember([entry('anna')], place);
    const before = await queryAll(store, 'network', { partition: 'contact' });
    await clock.advance(60_000);
    expect(await directory.remember([entry('anna')], place)).toEqual({ seen: 1, matched: 1 });
    expect(await queryAll(store, 'network', { partition: 'contact' })).toEqual(before);
  });

  test('conversation created, gone, blocked, uninstalled, and back', async () => {
    await directory.remember([entry('anna')], place);
    const contact = async () => { const how = (await directory.reachability([await idOf('anna')])).get(await idOf('anna')); if (how && 'contact' in how) return how.contact; throw new Error('unreachable'); };
    await directory.conversationCreated(await contact(), 'c1');
    expect([await reach('anna'), (await contact()).conversationId]).toEqual(['personal', 'c1']);
    const old = await contact();
    await directory.conversationCreated(old, 'c2');
    await directory.conversationGone(old);
    expect((await contact()).conversationId).toBe('c2');
    await directory.conversationGone(await contact());
    expect(await reach('anna')).toBe('roster');
    await directory.blocked(await contact());
    await directory.remember([entry('anna')], place);
    expect(await reach('anna')).toBe('blocked');
    await directory.identify(turn('anna'), never);
    expect(await reach('anna')).toBe('personal');
    await directory.uninstalled(turn('anna', 'channel'));
    expect(await reach('anna')).toBe('personal');
    await directory.uninstalled(turn('anna'));
    await directory.remember([entry('anna')], place);
    expect(await reach('anna')).toBe('uninstalled');
    await directory.remember([entry('anna')], place, { conversationId: 'chat-anna' });
    expect(await reach('anna')).toBe('personal');
  });

  test('since when: only a change of state moves it', async () => {
    await directory.remember([entry('anna')], place);
    await clock.advance(60_000);
    const [id] = [await idOf('anna')];
    const contact = (await directory.reachability([id])).get(id);
    if (!contact || !('contact' in contact)) throw new Error('unreachable');
    await directory.conversationCreated(contact.contact, 'c1');
    expect((await directory.reachability([id])).get(id)).toMatchObject({ contact: { since: '2027-01-04T08:00:00Z' } });
    await directory.blocked(contact.contact);
    expect((await directory.reachability([id])).get(id)).toEqual({ how: 'not-at-all', reason: 'blocked', since: '2027-01-04T08:01:00Z' });
  });

  test('of two Teams users of one person the one that works counts', async () => {
    await directory.remember([entry('guest', { email: 'anna_example.no#EXT#@oslo.onmicrosoft.com' })], place);
    await directory.identify(turn('anna'), async () => entry('anna'));
    await directory.uninstalled(turn('anna'));
    expect(await reach('anna')).toBe('roster');
  });

  test('another instance sees it within five seconds, and so it does a deletion in time', async () => {
    const other = another();
    expect(await reach('anna', other)).toBe('never-seen');
    await directory.remember([entry('anna')], place);
    await clock.advance(5_000);
    expect(await reach('anna', other)).toBe('roster');
    await store.delete('network', 'contact', 'aad-anna');
    await clock.advance(10 * 60_000);
    expect(await reach('anna', other)).toBe('never-seen');
  });

  test('another instance sees it although the clock of the one that wrote is a minute behind', async () => {
    const other = another();
    await directory.remember([entry('anna')], place);
    expect(await reach('bo', other)).toBe('never-seen');
    const behind = createNetworkDirectory({ store, clock: { ...clock, now: () => clock.now().subtract({ seconds: 60 }) }, admins: [] });
    await behind.remember([entry('bo')], place);
    await clock.advance(5_000);
    expect(await reach('bo', other)).toBe('roster');
  });

  test('two and a half thousand people: a roster in few requests, and reachability from memory', async () => {
    const names = Array.from({ length: 2_400 }, (_, index) => `p${index}`);
    await importNames(...names);
    await clock.advance(5_000);
    let requests = 0;
    const counted: DocumentStore = { ...store, get: (...args) => { requests += 1; return store.get(...args) as never; }, create: (...args) => { requests += 1; return store.create(...args); }, createMany: (...args) => { requests += 1; return store.createMany(...args); }, query: (...args) => { requests += 1; return store.query(...args) as never; } };
    const busy = createNetworkDirectory({ store: counted, clock, admins: [] });
    expect(await busy.remember(names.map((name) => entry(name)), place)).toEqual({ seen: 2_400, matched: 2_400 });
    const ids = [...(await busy.network()).members.keys()];
    expect([...(await busy.reachability(ids)).values()].filter(({ how }) => how === 'roster')).toHaveLength(2_400);
    expect(requests).toBeLessThan(20);
  });
});

describe('the lists', () => {
  test('an import by another process is seen within five seconds, and not asked for more often', async () => {
    expect((await directory.network()).members.size).toBe(2);
    await importNames('carl');
    expect((await directory.network()).members.size).toBe(2);
    await clock.advance(5_000);
    expect((await directory.network()).members.size).toBe(3);
  });

  test('unchanged lists stay the same object', async () => {
    const before = await directory.network();
    await clock.advance(60_000);
    expect(await directory.network()).toBe(before);
  });

  test('an empty store is an empty network', async () => {
    const empty = createSqliteStore({ file: ':memory:', clock });
    await empty.init();
    expect((await createNetworkDirectory({ store: empty, clock, admins: [] }).network()).members.size).toBe(0);
    await empty.close();
  });
});

describe('administrators from the configuration', () => {
  const roles = async (of: NetworkDirectory, email: string): Promise<string[] | undefined> => (await of.network()).memberByEmail(email)?.seats.map(({ role, unit, level }) => `${role} ${level}@${unit}`);

  test('in the list: they gain the role; else: they become members', async () => {
    const admins = another(['Anna@Example.no', 'sjef@example.no']);
    expect(await roles(admins, 'anna@example.no')).toEqual(['medlem utovende@alna', 'sekretariat koordinerende@sekretariatet']);
    expect(await roles(admins, 'sjef@example.no')).toEqual(['sekretariat koordinerende@sekretariatet']);
    expect((await admins.identify(turn('sjef'), async () => entry('sjef')))?.email).toBe('sjef@example.no');
  });

  test('before anything is imported', async () => {
    const empty = createSqliteStore({ file: ':memory:', clock });
    await empty.init();
    const network = await createNetworkDirectory({ store: empty, clock, admins: ['sjef@example.no'] }).network();
    expect([...network.units.keys()]).toEqual(['sekretariatet']);
    await empty.close();
  });

  test('by Entra id: whoever speaks with it, listed or not, without waiting', async () => {
    const admins = another(['AAD-anna', 'aad-sjef']);
    expect((await admins.identify(turn('anna', 'personal', { aadObjectId: 'Aad-Anna' }), async () => entry('anna')))?.seats.map(({ role }) => role)).toEqual(['medlem', 'sekretariat']);
    expect((await admins.identify(turn('sjef'), none))?.seats.map(({ role }) => role)).toEqual(['sekretariat']);
    expect((await admins.identify(turn('sjef'), never))?.name).toBe('SaLTo-administrator');
  });

  test('an address of nobody matches no administrator without address', async () => {
    expect(await another(['aad-sjef']).identify(turn('carl'), async () => ({ userId: '29:carl', email: '' }))).toBeUndefined();
  });
});
