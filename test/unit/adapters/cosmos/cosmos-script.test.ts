/** `npm run cosmos` gives an emulator that the store can use with the environment it prints: with its certificate, with and without a key. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createCosmosStore } from '../../../../src/adapters/cosmos/cosmos-store.ts';
import { createFakeClock } from '../../../support/fake-clock.ts';

const script = fileURLToPath(new URL('../../../../scripts/cosmos.ts', import.meta.url));
const clock = createFakeClock('2027-01-15T12:00:00Z');
const doc = { id: 'x', type: 'thing', kind: 'a' };

let folder: string;
let emulator: ChildProcess;
let environment: Record<string, string>;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'salto-cosmos-'));
  emulator = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', script, '--port', '0'], { env: { ...process.env, DATA_DIR: folder }, stdio: ['ignore', 'pipe', 'inherit'] });
  let output = '';
  for await (const chunk of emulator.stdout!) {
    output += String(chunk);
    if (output.includes('npm start')) break;
  }
  environment = Object.fromEntries([...output.matchAll(/([A-Z_]+)=(\S+)/g)].map(([, name, value]) => [name!, value!]));
}, 30_000);
afterAll(async () => {
  emulator.kill('SIGTERM');
  if (emulator.exitCode === null) await once(emulator, 'exit');
  rmSync(folder, { recursive: true });
});

test('it prints everything the store needs, and the containers are there', async () => {
  expect(environment).toEqual({ STORE: 'cosmos', COSMOS_ENDPOINT: expect.stringMatching(/^https:\/\/127\.0\.0\.1:\d+$/), COSMOS_KEY: expect.any(String), COSMOS_DATABASE: 'salto', COSMOS_CA_FILE: join(folder, 'cosmos-ca.pem'), BOT_AUTH: 'none' });
  const store = createCosmosStore({ endpoint: environment['COSMOS_ENDPOINT']!, key: environment['COSMOS_KEY']!, database: 'salto', caFile: environment['COSMOS_CA_FILE']!, clock });
  expect(new Set(Object.values(await store.health()))).toEqual(new Set(['open']));
  expect(await store.create('system', doc)).toMatchObject({ outcome: 'created' });
  await store.close();
});

test('without its certificate it is not trusted', async () => {
  const store = createCosmosStore({ endpoint: environment['COSMOS_ENDPOINT']!, key: environment['COSMOS_KEY']!, database: 'salto', clock });
  await expect(store.get('system', 'a', 'x')).rejects.toMatchObject({ code: 'store-unavailable' });
  await store.close();
});

test('without a key it asks for a token for this account; no token is unavailable', async () => {
  const scopes: unknown[] = [];
  const access = { endpoint: environment['COSMOS_ENDPOINT']!, caFile: environment['COSMOS_CA_FILE']!, database: 'salto', clock };
  const store = createCosmosStore({ ...access, credential: { getToken: async (scope) => { scopes.push(scope); return { token: 'a token', expiresOnTimestamp: Date.parse('2100-01-01') }; } } });
  expect(await store.upsert('system', doc)).toHaveProperty('etag');
  expect(scopes.flat()[0]).toBe(`${access.endpoint}/.default`);
  await store.close();
  const without = createCosmosStore({ ...access, credential: { getToken: async () => { throw Object.assign(new Error('no identity here'), { name: 'CredentialUnavailableError' }); } } });
  await expect(without.get('system', 'a', 'x')).rejects.toMatchObject({ code: 'store-unavailable' });
  await without.close();
});
