/** `npm run local` as a child process with data and ports of its own, for tests in the real client. */
import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface LocalRun {
  readonly url: string;
  readonly output: () => string;
  /** One of the invented presses a button, as Teams delivers it. `person`: their number in the list, from 1. The answer's body. */
  press(person: number, verb: string, data: object): Promise<string>;
  /** Ctrl-C; the exit code. */
  stop(): Promise<number | null>;
  removeData(): Promise<void>;
}

const startMs = 60_000;

export async function startLocalRun({ speed, dataDir, env = {} }: { readonly speed: number; readonly dataDir?: string; readonly env?: Readonly<Record<string, string>> }): Promise<LocalRun & { readonly dataDir: string }> {
  const folder = dataDir ?? await mkdtemp(join(tmpdir(), 'salto-'));
  const [port, playgroundPort, teamsPort] = [await freePort(), await freePort(), await freePort()];
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', join(import.meta.dirname, '../../src/local.ts')], {
    env: { ...process.env, CI: 'true', DATA_DIR: folder, PORT: String(port), PLAYGROUND_PORT: String(playgroundPort), TEAMS_PORT: String(teamsPort), SALTO_LOCAL_SPEED: String(speed), ...env },
  });
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => { output += chunk.toString(); });
  child.stderr.on('data', (chunk: Buffer) => { output += chunk.toString(); });
  const ended = new Promise<number | null>((resolve) => { child.once('exit', (code) => resolve(code)); });
  const url = await Promise.race([
    new Promise<string>((resolve) => { child.stdout.on('data', () => { const found = /http:\/\/localhost:\d+/.exec(output); if (found) resolve(found[0]); }); }),
    ended.then((code) => { throw new Error(`ended with ${code}: ${output}`); }),
    new Promise<never>((_, reject) => { setTimeout(() => reject(new Error(`not ready: ${output}`)), startMs).unref(); }),
  ]);
  return {
    url,
    dataDir: folder,
    output: () => output,
    async press(person, verb, data) {
      const response = await fetch(`http://127.0.0.1:${port}/api/messages`, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(pressed(person, verb, data, `http://127.0.0.1:${teamsPort}`)) });
      return await response.text();
    },
    async stop() {
      child.kill('SIGINT');
      return await ended;
    },
    removeData: () => rm(folder, { recursive: true, force: true }),
  };
}

const pressed = (person: number, verb: string, data: object, serviceUrl: string): object => {
  const tenant = { id: '11111111-1111-4111-8111-111111111111' };
  return {
    type: 'invoke', name: 'adaptiveCard/action', id: randomUUID(), timestamp: new Date().toISOString(), channelId: 'msteams', serviceUrl, locale: 'nb-NO', replyToId: '1',
    from: { id: `29:person-${person}`, name: '', aadObjectId: `22222222-2222-4222-8222-${String(person).padStart(12, '0')}` }, recipient: { id: '28:salto', name: 'SaLTo' },
    conversation: { id: `a:29:person-${person}`, conversationType: 'personal', tenantId: tenant.id }, channelData: { tenant },
    value: { action: { type: 'Action.Execute', title: '', verb, data }, trigger: 'manual' },
  };
};

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve); });
  const { port } = server.address() as { port: number };
  await new Promise((resolve) => { server.close(resolve); });
  return port;
}
