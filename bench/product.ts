/** The product as `npm start` runs it, with a network, a fake Bot Connector, and a meeting called through its own chat. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { execute, fakeBotId, fakeTenantId, membersChanged, message, ownChat, person } from '../test/support/activities.ts';
import { startFakeConnector } from '../test/support/fake-connector.ts';
import type { FakeConnector } from '../test/support/fake-connector.ts';
import { startArguments, startChild } from './child.ts';
import type { Child } from './child.ts';
import { connect } from './client.ts';
import type { Answer } from './client.ts';
import { roster, seedNetwork } from './invented-network.ts';

export const answers = ['kommer', 'kanskje', 'kommer-ikke', 'kommer-digitalt'] as const;

export interface Product {
  readonly folder: string;
  readonly connector: FakeConnector;
  /** Any click by person `number`. */
  act(number: number, verb: string, data: Readonly<Record<string, unknown>>): Promise<Answer>;
  /** Person 1 writes a word and gets a card; the button of this title on it. */
  wordThenButton(word: string, title: string): Promise<CardAction>;
  /** The app is added to a team that everybody is in. */
  install(): Promise<void>;
  /** A click by person `number` on their invitation. */
  click(number: number, promptId: string, answer: string): Promise<Answer>;
  /** Calls a meeting of everybody and waits until each has the invitation. Returns its prompt id. */
  callMeeting(): Promise<string>;
  residentBytes(): Promise<number>;
  /** Waits until the queue has sent nothing for two seconds. */
  settled(): Promise<void>;
  close(): Promise<void>;
}

const longestWaitMs = 90_000;
/** As many as clicks come at one time. */
const connections = 16;

type ConnectorOptions = NonNullable<Parameters<typeof startFakeConnector>[0]>;
export interface Stage { readonly folder: string; readonly connector: FakeConnector; close(): Promise<void> }

/** An empty folder or one with a network in it, and the connector that its people are found at. */
export async function prepareStage(people: number, connectorOptions: ConnectorOptions = {}): Promise<Stage> {
  const folder = await mkdtemp(join(tmpdir(), 'salto-bench-'));
  if (people > 0) await seedNetwork(join(folder, 'salto.sqlite'), people);
  const connector = await startFakeConnector({ ...connectorOptions, members: { '*': roster(people) } });
  return {
    folder, connector,
    async close() {
      await connector.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

export const startServer = ({ folder, connector }: Pick<Stage, 'folder' | 'connector'>, flags: readonly string[] = []): Promise<Child> =>
  startChild([...flags, ...startArguments()], {
    BOT_AUTH: 'none', PORT: '0', DATA_DIR: folder, ALLOWED_TENANTS: fakeTenantId, SERVICE_URL_HOSTS: new URL(connector.url).host, QUIET_HOURS: 'off',
  }, portOfLog);

function portOfLog(line: string): number | undefined {
  const { event, port } = JSON.parse(line) as { event?: string; port?: number };
  return event === 'server.started' ? port : undefined;
}

/** @param flags of node, beside those of `npm start` */
export async function startProduct(people: number, flags: readonly string[] = [], connectorOptions: ConnectorOptions = {}): Promise<Product> {
  const stage = await prepareStage(people, connectorOptions);
  const { folder, connector } = stage;
  const child = await startServer(stage, flags);
  const client = connect(child.url, connections);
  const until = async (happened: () => boolean): Promise<void> => {
    const giveUpAt = performance.now() + longestWaitMs;
    while (!happened()) {
      if (performance.now() > giveUpAt) throw new Error('the product did not get there');
      await pause(50);
    }
  };
  const act = (number: number, verb: string, data: Readonly<Record<string, unknown>>): Promise<Answer> =>
    client.post(execute(person(number), ownChat(person(number), connector.url), verb, data));
  async function install(): Promise<void> {
    const team = { serviceUrl: connector.url, tenantId: fakeTenantId, conversationId: '19:team@thread.tacv2', type: 'channel', teamId: '19:team@thread.tacv2' } as const;
    await client.post(membersChanged(person(1), team, 'membersAdded', [fakeBotId]));
  }
  async function wordThenButton(word: string, title: string): Promise<CardAction> {
    const before = connector.ledger.length;
    const shown = (): CardAction | undefined => actionIn(connector.ledger.slice(before).map(({ card }) => card), title);
    await client.post(message(person(1), ownChat(person(1), connector.url), word));
    await until(() => shown() !== undefined);
    return shown() as CardAction;
  }
  const invited = (promptId: string): number =>
    new Set(connector.ledger.filter(({ what, card }) => what === 'activity' && JSON.stringify(card).includes(`"${promptId}","answer"`)).map(({ conversationId }) => conversationId)).size;

  return {
    folder, connector, act, install, wordThenButton,
    click: (number, promptId, answer) => act(number, 'meeting.answer', { promptId, answer }),
    async callMeeting() {
      await install();
      const form = await wordThenButton('møte', 'Forhåndsvis');
      const preview = await act(1, form.verb, { ...form.data, ...typedMeeting() });
      const send = actionIn(preview.body, 'Send');
      if (send === undefined) throw new Error(`no preview: ${JSON.stringify(preview.body)}`);
      await act(1, send.verb, send.data);
      const promptId = String(send.data['promptId']);
      await until(() => invited(promptId) >= people);
      return promptId;
    },
    async residentBytes() {
      const metrics = await (await fetch(`${child.url}/metrics`)).text();
      return Number(/^process_resident_memory_bytes (\S+)/m.exec(metrics)?.[1]);
    },
    async settled() {
      for (let before = -1; before !== connector.ledger.length; await pause(2000)) before = connector.ledger.length;
    },
    async close() {
      client.close();
      await child.stop();
      await stage.close();
    },
  };
}

const typedMeeting = () => ({
  title: 'Temamøte om rus blant unge: tidlig innsats', kind: 'temamote', date: Temporal.Now.plainDateISO('Europe/Oslo').add({ days: 21 }).toString(), start: '12:00', end: '14:00',
  place: 'Storgata 51, møterom 2', joinUrl: 'https://teams.microsoft.com/l/meetup-join/19%3ameeting_eksempel%40thread.v2/0',
  agenda: 'Status i bydelene siden sist\nRus blant unge: hva ser vi i høst?\nFelles rutine ved alvorlige hendelser\nTiltaksloggen: hvem gjør hva, og når?\nEventuelt',
  deadline: '', levels: '*', units: '*', groups: '', showNames: 'true',
});

export interface CardAction { readonly verb: string; readonly data: Readonly<Record<string, unknown>> }

/** The button of this title, wherever it is in a card. */
export function actionIn(node: unknown, title: string): CardAction | undefined {
  if (typeof node !== 'object' || node === null) return undefined;
  const { type, title: own, verb, data } = node as Record<string, unknown>;
  if (type === 'Action.Execute' && own === title) return { verb: String(verb), data: data as CardAction['data'] };
  for (const child of Object.values(node)) {
    const found = actionIn(child, title);
    if (found !== undefined) return found;
  }
  return undefined;
}
