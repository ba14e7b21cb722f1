/** The first job on Cosmos DB: the whole app on its adapter over the wire against the emulator, and the real programs as an operator starts them. */
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import { createCosmosStore } from '../../src/adapters/cosmos/cosmos-store.ts';
import { createPromptStore } from '../../src/prompts/store.ts';
import { message, ownChat, person } from '../support/activities.ts';
import { startFakeConnector } from '../support/fake-connector.ts';
import { startCosmosEmulator, type CosmosEmulator } from '../support/cosmos-emulator.ts';
import { answer, call, invitationsTo, liveCard, reachable, readyz } from '../support/meetings.ts';
import { startSalto, wordsOf } from '../support/salto.ts';

describe('the app on Cosmos DB', () => {
  let emulator: CosmosEmulator;
  beforeAll(async () => { emulator = await startCosmosEmulator(); });
  afterAll(async () => { await emulator.stop(); });

  test('a meeting is called, answered per level and followed live; a restart keeps it all; a closed level is named', async () => {
    const salto = await startSalto({
      env: { STORE: 'cosmos', COSMOS_ENDPOINT: emulator.endpoint, COSMOS_KEY: emulator.key },
      openStore: (clock) => createCosmosStore({ endpoint: emulator.endpoint, key: emulator.key, database: 'salto', clock }),
    });
    const promptId = await call(salto);
    for (const [number, given] of [[3, 'kommer'], [4, 'kommer-digitalt'], [7, 'kommer-ikke']] as const) expect(wordsOf((await answer(salto, person(number), promptId, given)).card)).toContain('Du har svart');
    await salto.until(() => liveCard(salto).includes('3 av 9 har svart'));
    expect(await readyz(salto)).toMatchObject({ status: 200, body: { closed: [], unavailable: [] } });

    await salto.stop();
    await salto.restart();
    expect(wordsOf((await answer(salto, person(7), promptId, 'kanskje')).card)).toContain('Du har svart');
    await salto.until(() => wordsOf(invitationsTo(salto, person(7))[0]?.card).includes('Kanskje'));
    expect(reachable.map((number) => invitationsTo(salto, person(number)).length)).toEqual(reachable.map(() => 1));
    const prompts = createPromptStore(salto.store, salto.clock, 30);
    const given = await Promise.all((['styrende', 'koordinerende', 'utovende'] as const).map((level) => prompts.responsesOf(promptId, level)));
    expect(given.map((responses) => responses.map(({ answer, history }) => [answer, history.length]))).toEqual([[['kommer', 1]], [['kommer-digitalt', 1]], [['kanskje', 2]]]);

    emulator.fault = ({ url }) => (url?.includes('/colls/responses-styrende') ? { status: 403 } : undefined);
    expect(await readyz(salto)).toMatchObject({ status: 200, body: { closed: ['responses-styrende'] } });
    expect((await answer(salto, person(3), promptId, 'kanskje')).text).toContain('Ingenting ble lagret');
    expect(wordsOf((await answer(salto, person(6), promptId, 'kommer')).card)).toContain('Du har svart');
    emulator.fault = undefined;
    await salto.close();
  }, 30_000);
});

describe('the real programs', () => {
  const folder = mkdtempSync(join(tmpdir(), 'salto-cosmos-'));
  const children: ChildProcess[] = [];
  afterEach(() => { for (const child of children) child.kill('SIGKILL'); });
  afterAll(() => rmSync(folder, { recursive: true }));

  /** Resolves with what `found` makes of the first line it knows. */
  function start<T>(script: string, args: readonly string[], env: Readonly<Record<string, string>>, found: (line: string) => T | undefined): { readonly child: ChildProcess; readonly line: Promise<T> } {
    const root = join(import.meta.dirname, '../..');
    const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', join(root, script), ...args], { cwd: folder, env: { PATH: process.env['PATH'], NODE_COMPILE_CACHE: process.env['NODE_COMPILE_CACHE'], ...env }, stdio: ['ignore', 'pipe', 'inherit'] });
    children.push(child);
    const { promise: line, resolve, reject } = Promise.withResolvers<T>();
    createInterface({ input: child.stdout }).on('line', (text) => { const value = found(text); if (value !== undefined) resolve(value); });
    child.once('exit', (code) => reject(new Error(`${script} ended with ${code}`)));
    return { child, line };
  }

  test('npm run cosmos and STORE=cosmos npm start: ready, answering, and ended by SIGTERM within ten seconds', async () => {
    const connector = await startFakeConnector();
    const cosmos = start('scripts/cosmos.ts', ['--port', '0', '--ca-file', join(folder, 'ca.pem')], {}, (line) => (line.includes('npm start') ? line.trim() : undefined));
    const printed = Object.fromEntries((await cosmos.line).split(' ').filter((part) => part.includes('=')).map((part) => [part.slice(0, part.indexOf('=')), part.slice(part.indexOf('=') + 1)]));
    expect(Object.keys(printed).sort()).toEqual(['BOT_AUTH', 'COSMOS_CA_FILE', 'COSMOS_DATABASE', 'COSMOS_ENDPOINT', 'COSMOS_KEY', 'STORE']);
    const bot = start('src/index.ts', [], { ...printed, PORT: '0', SERVICE_URL_HOSTS: new URL(connector.url).host }, (line) => {
      const { event, msg, port } = JSON.parse(line) as { event?: string; msg?: string; port?: number };
      return [event, msg].includes('server.started') ? port : undefined;
    });
    const url = `http://127.0.0.1:${await bot.line}`;
    while ((await fetch(`${url}/readyz`)).status !== 200) await pause(50);
    const response = await fetch(`${url}/api/messages`, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(message(person(1), ownChat(person(1), connector.url), 'hjelp')) });
    expect([response.status, wordsOf(connector.ledger.map(({ card }) => card))]).toEqual([200, expect.stringContaining('Jeg finner deg ikke i SaLTo-nettverket')]);

    const stoppedAt = performance.now();
    bot.child.kill('SIGTERM');
    expect(await once(bot.child, 'exit')).toEqual([0, null]);
    expect(performance.now() - stoppedAt).toBeLessThan(10_000);
    cosmos.child.kill('SIGTERM');
    expect(await once(cosmos.child, 'exit')).toEqual([0, null]);
    await connector.close();
  }, 60_000);
});
