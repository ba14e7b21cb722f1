/** A mobilisation in waves, with two instances of the whole product: whoever sends is killed at each wave, re-ping and escalation. Judged by the connector's ledger. */
import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { createSqliteStore } from '../../src/adapters/sqlite/sqlite-store.ts';
import { createRandomIds } from '../../src/adapters/system/random-ids.ts';
import type { Delivery } from '../../src/delivery/domain.ts';
import { importMembers } from '../../src/network/import-members.ts';
import { importUnits } from '../../src/network/import-units.ts';
import type { DocumentStore, StoredDocument } from '../../src/ports/document-store.ts';
import { execute, fakeBotId, fakeTenantId, membersChanged, message, ownChat, person } from '../support/activities.ts';
import type { Activity } from '../support/activities.ts';
import { startFakeConnector } from '../support/fake-connector.ts';
import type { FakeConnector } from '../support/fake-connector.ts';
import { personalConversation } from '../support/fake-connector-model.ts';
import { buttonOf } from '../support/salto.ts';
import type { Finding } from './findings.ts';
import { fastClock } from './product.ts';
import type { ProductOptions, ProductStarted } from './product.ts';
import { seeded } from './stage.ts';

/** Beyond this, a request's own deadline would be too short for a busy machine. */
const speed = 9;
const minuteMs = 60_000 / speed;
const secretary = 1;
const leads = [2, 3] as const;
const firstCalled = 10;

interface Instance { readonly url: string; readonly process: ChildProcess; readonly gone: Promise<unknown> }

/** Wave 1 is the utøvende level, wave 2 the koordinerende; who leads the two units is called by neither. */
interface People { readonly first: readonly number[]; readonly second: readonly number[]; readonly answering: ReadonlySet<number> }

function peopleOf(inEachWave: number): People {
  const numbers = (from: number): number[] => Array.from({ length: inEachWave }, (_, n) => from + n);
  const [first, second] = [numbers(firstCalled), numbers(firstCalled + inEachWave)];
  return { first, second, answering: new Set([...first, ...second].filter((number) => number % 3 === 0)) };
}

async function seed(store: DocumentStore, { first, second }: People): Promise<void> {
  const ids = createRandomIds();
  const units = 'id,name,kind,party,region\nbydel-alna,Bydel Alna,bydel,bydel,\nbydel-sagene,Bydel Sagene,bydel,bydel,\nsekretariatet,SaLTo-sekretariatet,sekretariat,annet,\n';
  const unitOf = (number: number): string => (number % 2 === 0 ? 'bydel-alna' : 'bydel-sagene');
  const row = (number: number, unit: string, level: string, role: string): string => `Oppdiktet Person${number},p${number}@example.no,,${unit},${unit},${level},${role},ja,,`;
  const rows = [row(secretary, 'sekretariatet', 'koordinerende', 'sekretariat'), ...leads.map((number) => row(number, unitOf(number), 'styrende', 'leder')),
    ...first.map((number) => row(number, unitOf(number), 'utovende', 'medlem')), ...second.map((number) => row(number, unitOf(number), 'koordinerende', 'medlem'))];
  await store.init();
  for (const result of [await importUnits(units, { store, ids }), await importMembers(['name,email,phone,organisation,unit,level,role,primary,groups,title', ...rows, ''].join('\n'), { store, ids })]) {
    if (result.outcome !== 'imported') throw new Error(`import: ${JSON.stringify(result.errors.slice(0, 3))}`);
  }
}

interface Scene {
  readonly connector: FakeConnector;
  readonly store: DocumentStore;
  readonly alive: Instance[];
  start(): Promise<void>;
  /** To any instance that lives. */
  post(activity: Activity): Promise<unknown>;
  close(): Promise<void>;
}

async function openScene(people: People, latencyMs: () => number): Promise<Scene> {
  const folder = mkdtempSync(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'salto-chaos-'));
  const remove = (): void => rmSync(folder, { recursive: true, force: true });
  process.once('exit', remove);
  const fromMs = Date.now();
  const store = createSqliteStore({ file: join(folder, 'salto.sqlite'), clock: fastClock({ speed, fromMs }) });
  await seed(store, people);
  const roster = [secretary, ...leads, ...people.first, ...people.second].map((number) => ({ id: person(number).userId, aadObjectId: person(number).aadObjectId, email: `p${number}@example.no`, tenantId: fakeTenantId }));
  const connector = await startFakeConnector({ latencyMs, members: { '*': roster } });
  const env = { BOT_AUTH: 'none', PORT: '0', DATA_DIR: folder, ALLOWED_TENANTS: fakeTenantId, SERVICE_URL_HOSTS: new URL(connector.url).host, QUIET_HOURS: 'off' };
  const alive: Instance[] = [];
  return {
    connector, store, alive,
    async start() {
      const child = fork(join(import.meta.dirname, 'product.ts'), [JSON.stringify({ env, speed, fromMs } satisfies ProductOptions)], { execArgv: ['--disable-warning=ExperimentalWarning'], stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
      const gone = once(child, 'exit');
      const [{ url }] = await once(child, 'message') as [ProductStarted];
      alive.push({ url, process: child, gone });
    },
    async post(activity) {
      const response = await fetch(`${alive[0]?.url}/api/messages`, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(activity) });
      const text = await response.text();
      return text === '' ? undefined : JSON.parse(text);
    },
    async close() {
      for (const instance of alive) instance.process.kill('SIGKILL');
      await Promise.all(alive.map(({ gone }) => gone));
      await connector.close();
      await store.close();
      process.off('exit', remove);
      remove();
    },
  };
}

const act = (scene: Scene, number: number, verb: string, data: Readonly<Record<string, unknown>>): Promise<unknown> =>
  scene.post(execute(person(number), ownChat(person(number), scene.connector.url), verb, data));

async function until(happened: () => boolean | Promise<boolean>, withinMs: number): Promise<boolean> {
  for (const end = performance.now() + withinMs; performance.now() < end; await pause(20)) if (await happened()) return true;
  return false;
}

/** As the sekretariat does it in the chat. */
async function mobilise(scene: Scene): Promise<string> {
  const { connector } = scene;
  const place = { serviceUrl: connector.url, tenantId: fakeTenantId, conversationId: '19:team@thread.tacv2', type: 'channel', teamId: '19:team@thread.tacv2' } as const;
  await scene.post(membersChanged(person(secretary), place, 'membersAdded', [fakeBotId]));
  await scene.post(message(person(secretary), ownChat(person(secretary), connector.url), 'mobiliser'));
  const cards = () => connector.ledger.map(({ card }) => card);
  const form = buttonOf(cards(), 'Forhåndsvis');
  const typed = { kind: 'alvorlig-hendelse', situation: 'Trenger voksne ute', place: 'Tveita', date: '', meetAt: '', deadline: '2', needed: '9999', levels: 'utovende,koordinerende', units: '*', groups: '', waves: 'nivaer', waveMinutes: '1' };
  const send = buttonOf(await act(scene, secretary, form.verb, { ...form.data, ...typed }), 'Send');
  await act(scene, secretary, send.verb, send.data);
  return String(send.data['promptId']);
}

const kinds = { call: 'kan du stille?', nudge: 'vi venter på svar fra deg', escalation: 'svar på mobiliseringen i din enhet' } as const;
type Kind = keyof typeof kinds;
const purposes: Readonly<Record<string, Kind>> = { 'mobilisation-call': 'call', 'mobilisation-nudge': 'nudge', 'mobilisation-escalation': 'escalation' };
const keyOf = (kind: Kind, number: number): string => `${kind} ${number}`;

/** How often each person was told each thing anew. */
function received({ ledger }: FakeConnector, numbers: readonly number[]): Map<string, number> {
  const byRoom = new Map(numbers.map((number) => [personalConversation(person(number).userId), number]));
  const counts = new Map<string, number>();
  for (const { what, conversationId, activity } of ledger) {
    const number = what === 'activity' ? byRoom.get(conversationId) : undefined;
    const kind = (Object.keys(kinds) as Kind[]).find((name) => String(activity?.summary).includes(kinds[name]));
    if (number !== undefined && kind !== undefined) counts.set(keyOf(kind, number), (counts.get(keyOf(kind, number)) ?? 0) + 1);
  }
  return counts;
}

const deliveryStates = ({ alive }: Scene): Promise<string[]> =>
  Promise.all(alive.map(async ({ url }) => ((await (await fetch(`${url}/readyz`)).json()) as { readonly delivery: string }).delivery));

function expectedOf({ first, second, answering }: People): ReadonlyMap<string, number> {
  const called = [...first, ...second];
  return new Map([
    ...called.map((number) => [keyOf('call', number), 1] as const),
    ...called.filter((number) => !answering.has(number)).map((number) => [keyOf('nudge', number), 1] as const),
    // Once for each wave.
    ...leads.map((number) => [keyOf('escalation', number), 2] as const),
  ]);
}

/** Kills the one that sends; what had perhaps left by then may come twice. */
async function killSender(scene: Scene, mayRepeat: Map<string, number>, numberOf: (conversationId: string) => number | undefined): Promise<void> {
  const { alive, store } = scene;
  const sender = alive[Math.max(0, (await deliveryStates(scene)).indexOf('dispatching'))] as Instance;
  alive.splice(alive.indexOf(sender), 1);
  sender.process.kill('SIGKILL');
  await sender.gone;
  const underWay = await store.query<Delivery & StoredDocument>('prompts', { across: true, where: { type: 'delivery', state: { in: ['sending'] } }, limit: 1000 });
  for (const { purpose, conversationId = '' } of underWay.items) {
    const kind = purposes[purpose.replace(/:.*/su, '')];
    const number = numberOf(conversationId);
    if (kind !== undefined && number !== undefined) mayRepeat.set(keyOf(kind, number), (mayRepeat.get(keyOf(kind, number)) ?? 0) + 1);
  }
}

export async function wavesOverKills({ inEachWave, seed: dice }: { readonly inEachWave: number; readonly seed: number }): Promise<Finding> {
  const random = seeded(dice);
  const people = peopleOf(inEachWave);
  const everybody = [...leads, ...people.first, ...people.second];
  const rooms = new Map(everybody.map((number) => [personalConversation(person(number).userId), number]));
  const scene = await openScene(people, () => 10 + 30 * random());
  const mayRepeat = new Map<string, number>();
  const counts = () => received(scene.connector, everybody);
  const expected = expectedOf(people);
  const has = (kind: Kind, numbers: readonly number[]): boolean => { const now = counts(); return numbers.every((number) => (now.get(keyOf(kind, number)) ?? 0) > 0); };
  let kills = 0;

  async function answerAll(promptId: string, numbers: readonly number[]): Promise<void> {
    for (const number of numbers) if (people.answering.has(number)) await act(scene, number, 'mobilisation.answer', { promptId, answer: 'kan-ikke' });
  }
  try {
    await Promise.all([scene.start(), scene.start()]);
    await until(async () => (await deliveryStates(scene)).includes('dispatching'), 10_000);
    const promptId = await mobilise(scene);
    const calledAt = performance.now();
    const called = await until(() => has('call', people.first), 10_000);
    await answerAll(promptId, people.first);
    // Wave 2 with the first re-ping; escalation of 1 with the re-ping of 2; escalation of 2.
    for (const minute of [1, 2, 3]) {
      await pause(Math.max(0, calledAt + minute * minuteMs + (random() * 600 - 150) - performance.now()));
      await killSender(scene, mayRepeat, (room) => rooms.get(room));
      kills += 1;
      if (minute < 3) await scene.start();
      if (minute === 1) {
        await until(() => has('call', people.second), 2 * minuteMs / 3);
        await answerAll(promptId, people.second);
      }
    }
    await until(() => { const now = counts(); return [...expected].every(([key, times]) => (now.get(key) ?? 0) >= times); }, 10_000);
    await pause(1000); // time enough for one too many
    return judged({ expected, counts: counts(), mayRepeat, kills, called, conditions: `${inEachWave} people in each of two waves, two instances on one SQLite file, time ${speed} times as fast; seed ${dice}` });
  } finally {
    await scene.close();
  }
}

interface Verdict { readonly expected: ReadonlyMap<string, number>; readonly counts: ReadonlyMap<string, number>; readonly mayRepeat: ReadonlyMap<string, number>; readonly kills: number; readonly called: boolean; readonly conditions: string }

function judged({ expected, counts, mayRepeat, kills, called, conditions }: Verdict): Finding {
  const sum = (values: Iterable<number>): number => [...values].reduce((one, other) => one + other, 0);
  const missing = sum([...expected].map(([key, times]) => Math.max(0, times - (counts.get(key) ?? 0))));
  const extra = [...counts].map(([key, times]) => ({ key, beyond: Math.max(0, times - (expected.get(key) ?? 0)) }));
  const unexplained = sum(extra.map(({ key, beyond }) => Math.max(0, beyond - (mayRepeat.get(key) ?? 0))));
  const of = (kind: Kind): number => sum([...counts].filter(([key]) => key.startsWith(kind)).map(([, times]) => times));
  return {
    what: `SIGKILL of the one that sends, ${kills} times: at wave 2, at each re-ping and at each escalation of a mobilisation`,
    conditions,
    result: `${of('call')} calls, ${of('nudge')} re-pings, ${of('escalation')} escalations; ${missing} missing; ${sum(extra.map(({ beyond }) => beyond))} twice, ${sum(mayRepeat.values())} in flight at the kills, ${unexplained} twice that were not`,
    holds: called && missing === 0 && unexplained === 0,
  };
}
