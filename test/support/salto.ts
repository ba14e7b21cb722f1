/** The whole product on loopback: the composed app over HTTP, a real store in memory, a fake Bot Connector, a clock moved by hand, and a small network. */
import { createSqliteStore } from '../../src/adapters/sqlite/sqlite-store.ts';
import { createApp, type App } from '../../src/compose.ts';
import { parseConfig } from '../../src/config.ts';
import { importGroups } from '../../src/network/import-groups.ts';
import { importMembers } from '../../src/network/import-members.ts';
import { importUnits } from '../../src/network/import-units.ts';
import { queryAll, type ContainerName, type DocumentStore, type StoredDocument } from '../../src/ports/document-store.ts';
import { AppError } from '../../src/shared/errors.ts';
import { execute, fakeTenantId, membersChanged, fakeBotId, message, ownChat, person, type Activity, type Person, type Place } from './activities.ts';
import { createFakeClock, type FakeClock } from './fake-clock.ts';
import { startFakeConnector, type FakeConnector } from './fake-connector.ts';
import type { LedgerEntry } from './fake-connector-model.ts';
import { groups, membersCsv, seats, units, unseen, type SeatRow } from './network-lists.ts';
import { recordingLog } from './silent-log.ts';
import { requestsUnderWay } from './wire.ts';

export { groups, members, units, type SeatRow } from './network-lists.ts';
export const sekretariat = person(1);
export const koordinator = person(2);
export const leder = person(3);
/** Not in the network at all. */
export const stranger = person(99);

export interface Salto {
  readonly connector: FakeConnector;
  readonly clock: FakeClock;
  readonly store: DocumentStore;
  readonly lines: ReturnType<typeof recordingLog>['lines'];
  readonly url: () => string;
  post(activity: Activity | string): Promise<{ readonly status: number; readonly body: { readonly statusCode?: number; readonly type?: string; readonly value?: unknown } }>;
  /** A word typed in the person's own chat; the card or text the bot then posted there. */
  say(who: Person, text: string): Promise<LedgerEntry>;
  /** A click in the person's own chat; what came back in its place. */
  click(who: Person, verb: string, data?: Readonly<Record<string, unknown>>): Promise<Clicked>;
  /** Lets time and traffic go on until `happened`, at most a minute of the fake clock unless told. */
  until<T>(happened: () => T | undefined | false | Promise<T | undefined | false>, longestMs?: number): Promise<T>;
  /** Messages in a person's own chat, each in its latest form. */
  inbox(who: Person): readonly LedgerEntry[];
  chat(who: Person): Place;
  stop(): Promise<void>;
  /** A new process on the same store. */
  restart(): Promise<void>;
  /** Another process on the same store. What it returns kills the first, as SIGKILL does: nothing of it is stored or sent any more, and the other is spoken to. */
  beside(): Promise<() => void>;
  close(): Promise<void>;
}

export interface Clicked {
  readonly status: number;
  /** `card`: took the place of the clicked one; `text`: a sentence beside it. */
  readonly kind: 'card' | 'text' | 'none';
  readonly text: string;
  readonly card: Readonly<Record<string, unknown>>;
}

export interface SaltoOptions {
  readonly env?: Readonly<Record<string, string>>;
  /** Default: SQLite in memory. */
  readonly openStore?: (clock: FakeClock) => DocumentStore;
  readonly wrapStore?: (store: DocumentStore) => DocumentStore;
  readonly now?: string;
  /** More people in the list and in the roster. */
  readonly people?: readonly SeatRow[];
}

/** Everybody but number 9 is made known by a team's roster. */
export async function startSalto({ env = {}, openStore = (clock) => createSqliteStore({ file: ':memory:', clock }), wrapStore = (store) => store, now = '2027-01-11T08:00:00Z', people = [] }: SaltoOptions = {}): Promise<Salto> {
  const clock = createFakeClock(now);
  const bare = openStore(clock);
  await bare.init();
  await fillNetwork(bare, membersCsv([...seats, ...people, unseen]));
  const { store, begun, underWay } = counted({ ...wrapStore(bare), close: async () => undefined });
  const roster = [...seats, ...people].map(([number]) => ({ id: person(number).userId, aadObjectId: person(number).aadObjectId, email: `p${number}@example.no`, userPrincipalName: `p${number}@example.no`, name: `Person ${number}`, tenantId: fakeTenantId }));
  const connector = await startFakeConnector({ clock, members: { '*': roster } });
  const { log, lines } = recordingLog();
  const config = parseConfig({ BOT_AUTH: 'none', PORT: '0', ALLOWED_TENANTS: fakeTenantId, SERVICE_URL_HOSTS: new URL(connector.url).host, ...env });
  const lives = new Map<App, { dead: boolean }>();
  const open = async (): Promise<App> => {
    const life = { dead: false };
    const opened = await createApp(config, { clock, log, store: mortal(store, life), holidays: { isHoliday: () => false } });
    lives.set(opened, life);
    return opened;
  };
  let app = await open();
  let { url } = await app.start();

  const chat = (who: Person): Place => ownChat(who, connector.url);
  const post: Salto['post'] = async (activity) => {
    const response = await fetch(`${url}/api/messages`, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: typeof activity === 'string' ? activity : JSON.stringify(activity) });
    const text = await response.text();
    return { status: response.status, body: text === '' ? {} : JSON.parse(text) };
  };
  const until: Salto['until'] = async (happened, longestMs = 60_000) => {
    const latestMs = clock.elapsedMs() + longestMs;
    // What takes turns of the event loop and is no request (a document that is made) gets as many as it would have had in steps.
    for (let turns = 0; clock.elapsedMs() <= latestMs || turns < longestMs / 100; turns += 1) {
      const found = await happened();
      if (found !== undefined && found !== false) return found as never;
      const callsBefore = begun();
      // Loopback traffic needs turns of the real event loop, and timers need the fake clock.
      for (let turn = 0; turn < 20 || underWay() > 0; turn += 1) await new Promise<void>((resolve) => { setImmediate(resolve); });
      const quiet = begun() === callsBefore && requestsUnderWay() === 0;
      // Where everybody waits for time to pass, it goes on to the next that waits.
      if (clock.elapsedMs() <= latestMs) await clock.advance(quiet ? Math.max(100, Math.min(clock.nextInMs(), latestMs - clock.elapsedMs())) : 100);
    }
    throw new Error('it did not happen');
  };
  const inbox: Salto['inbox'] = (who) => {
    const rooms = new Set(connector.ledger.filter(({ what, userId }) => what === 'conversation' && userId === who.userId).map(({ conversationId }) => conversationId));
    return [...rooms.add(chat(who).conversationId)].flatMap((room) => connector.messages(room));
  };

  const salto: Salto = {
    connector, clock, store, lines, post, until, inbox, chat,
    url: () => url,
    async say(who, text) {
      const before = connector.ledger.length;
      await post(message(who, chat(who), text));
      const said = connector.ledger.slice(before).find(({ conversationId }) => conversationId === chat(who).conversationId);
      if (!said) throw new Error(`no answer to ${text}`);
      return said;
    },
    async click(who, verb, data = {}) {
      const { status, body } = await post(execute(who, chat(who), verb, data));
      const kind = body.type?.endsWith('card.adaptive') ? 'card' : typeof body.value === 'string' && body.value !== '' ? 'text' : 'none';
      return { status, kind, text: kind === 'text' ? body.value as string : '', card: kind === 'card' ? body.value as Record<string, unknown> : {} };
    },
    stop: () => app.stop(),
    async restart() {
      app = await open();
      ({ url } = await app.start());
    },
    async beside() {
      const other = await open();
      const address = await other.start();
      return () => {
        lives.get(app)!.dead = true;
        [app, url] = [other, address.url];
      };
    },
    async close() {
      for (const life of lives.values()) life.dead = false;
      await Promise.all([...lives.keys()].map((one) => one.stop()));
      await connector.close();
      await bare.close();
    },
  };
  const team: Place = { serviceUrl: connector.url, tenantId: fakeTenantId, conversationId: '19:salto@thread.tacv2', type: 'channel', teamId: '19:salto@thread.tacv2' };
  await post(membersChanged(sekretariat, team, 'membersAdded', [fakeBotId]));
  await until(() => lines.some(({ event }) => event === 'chat.installed'));
  connector.clear();
  return salto;
}

/** By list of members: what an import leaves behind. Nearly every test begins with the same. */
const imported = new Map<string, readonly (readonly [ContainerName, readonly StoredDocument[]])[]>();

async function fillNetwork(store: DocumentStore, membersList: string): Promise<void> {
  const known = imported.get(membersList);
  if (known !== undefined) {
    for (const [container, documents] of known) await store.createMany(container, documents);
    return;
  }
  const ids = { newId: (() => { let n = 0; return () => `test-id-${(n += 1)}`; })() };
  for (const [run, text] of [[importUnits, units], [importGroups, groups], [importMembers, membersList]] as const) {
    const result = await run(text, { store, ids });
    if (result.outcome !== 'imported') throw new Error(JSON.stringify(result));
  }
  imported.set(membersList, await Promise.all((['network', 'system'] as const).map(async (container) => [container, await queryAll(store, container, { across: true })] as const)));
}

/** Of one process: the store does not hear it any more when it is dead, and so it may send nothing. */
const mortal = (store: DocumentStore, life: { readonly dead: boolean }): DocumentStore =>
  Object.fromEntries(Object.entries(store).map(([name, call]: [string, (...given: never[]) => Promise<unknown>]) =>
    [name, async (...given: never[]) => { if (life.dead) throw new AppError('store-unavailable', 'killed'); return await call(...given); }])) as unknown as DocumentStore;

/** No time passes while a store answers over the wire. */
function counted(store: DocumentStore): { readonly store: DocumentStore; readonly begun: () => number; readonly underWay: () => number } {
  let begun = 0;
  let underWay = 0;
  const calls = Object.entries(store).map(([name, call]: [string, (...given: never[]) => Promise<unknown>]) => [name, async (...given: never[]) => {
    begun += 1;
    underWay += 1;
    try { return await call(...given); } finally { underWay -= 1; }
  }]);
  return { store: Object.fromEntries(calls) as DocumentStore, begun: () => begun, underWay: () => underWay };
}

/** Every string in a card, in order: what a person reads, and what a button carries. */
export const wordsOf = (card: unknown): string =>
  typeof card === 'string' ? card : Array.isArray(card) ? card.map(wordsOf).join(' | ') : card !== null && typeof card === 'object' ? Object.values(card).map(wordsOf).join(' | ') : '';

/** The data of the first action with this title. */
export function buttonOf(card: unknown, title: string): { readonly verb: string; readonly data: Readonly<Record<string, unknown>> } {
  const found = findButton(card, title);
  if (!found) throw new Error(`no button «${title}»`);
  return found;
}
function findButton(node: unknown, title: string): { verb: string; data: Record<string, unknown> } | undefined {
  if (node === null || typeof node !== 'object') return undefined;
  const { type, title: own, verb, data } = node as Record<string, unknown>;
  if (type === 'Action.Execute' && own === title) return { verb: verb as string, data: data as Record<string, unknown> };
  for (const child of Object.values(node)) {
    const found = findButton(child, title);
    if (found) return found;
  }
  return undefined;
}
