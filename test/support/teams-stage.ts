/** The Teams adapter before a fake connector with an application that says what it is told to and remembers what it was asked. */
import type { BotAuth } from '../../src/adapters/teams/authentication.ts';
import { createTeamsAdapter } from '../../src/adapters/teams/teams-adapter.ts';
import type { MessageEndpoint, TeamsAdapter, TeamsAdapterOptions } from '../../src/adapters/teams/teams-adapter.ts';
import type { Card } from '../../src/ports/card-renderer.ts';
import type { ChatApplication, Reply, RosterEntry, Turn } from '../../src/ports/chat.ts';
import { fakeTenantId } from './activities.ts';
import { createFakeClock } from './fake-clock.ts';
import type { FakeClock } from './fake-clock.ts';
import { startFakeConnector } from './fake-connector.ts';
import type { FakeModelOptions } from './fake-connector-model.ts';
import type { FakeConnector } from './fake-connector.ts';
import { recordingLog } from './silent-log.ts';

export const card = (text: string): Card => ({ type: 'AdaptiveCard', version: '1.5', body: [{ type: 'TextBlock', text }] });

export interface Asked {
  readonly what: 'command' | 'action' | 'installed' | 'uninstalled' | 'joinedMeeting';
  readonly turn: Turn;
  readonly text?: string;
  readonly verb?: string;
  readonly data?: Readonly<Record<string, unknown>>;
  readonly roster?: readonly RosterEntry[];
}

export interface Stage {
  readonly connector: FakeConnector;
  readonly clock: FakeClock;
  readonly adapter: TeamsAdapter;
  readonly asked: Asked[];
  readonly lines: ReturnType<typeof recordingLog>['lines'];
  readonly application: ChatApplication;
  readonly receive: (body: unknown, authorization?: string) => ReturnType<MessageEndpoint>;
  /** What the application does next, and from then on. */
  reply(next: (turn: Turn) => Promise<Reply> | Reply): void;
  close(): Promise<void>;
}

export async function startStage(options: Partial<TeamsAdapterOptions> & { readonly connector?: FakeModelOptions; readonly auth?: BotAuth } = {}): Promise<Stage> {
  const clock = createFakeClock('2027-01-04T08:00:00Z');
  const { connector: connectorOptions, ...adapterOptions } = options;
  const connector = await startFakeConnector({ clock, ...connectorOptions });
  const asked: Asked[] = [];
  let next: (turn: Turn) => Promise<Reply> | Reply = () => ({ kind: 'text', text: 'hei' });
  const { log, lines } = recordingLog();
  const application: ChatApplication = {
    async command(turn, text) { asked.push({ what: 'command', turn, text }); return next(turn); },
    async action(turn, verb, data) { asked.push({ what: 'action', turn, verb, data }); return next(turn); },
    async installed(turn, roster) {
      const entries: RosterEntry[] = [];
      for await (const entry of roster) entries.push(entry);
      asked.push({ what: 'installed', turn, roster: entries });
      return next(turn);
    },
    async uninstalled(turn) { asked.push({ what: 'uninstalled', turn }); },
    async joinedMeeting(turn, roster) { asked.push({ what: 'joinedMeeting', turn, roster }); },
    async leftTeam() { /* nobody asks */ },
  };
  const adapter = createTeamsAdapter({
    auth: { mode: 'none' }, allowedTenants: [fakeTenantId], serviceUrlHosts: [new URL(connector.url).host], log, clock,
    sentences: { unexpected: (locale) => `Noe gikk galt (${locale ?? 'nb'})` }, ...adapterOptions,
  });
  const endpoint = adapter.serve(application);
  return {
    connector, clock, adapter, asked, lines, application,
    receive: (body, authorization = '') => endpoint({ authorization, body }),
    reply: (run) => { next = run; },
    close: () => connector.close(),
  };
}
