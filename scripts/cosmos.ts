/** `npm run cosmos`: a Cosmos DB emulator on loopback, set up for the bot, with the environment that uses it. It keeps nothing when it ends. */
import { mkdirSync, writeFileSync } from 'node:fs';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import cosmosServer from '@vercel/cosmosdb-server';
import { Command, InvalidArgumentError } from 'commander';
import { generate } from 'selfsigned';
import { createCosmosStore } from '../src/adapters/cosmos/cosmos-store.ts';
import { createSystemClock } from '../src/adapters/system/system-clock.ts';

const host = '127.0.0.1';
const database = 'salto';
/** The emulator checks no signature, so any base64 is a key. */
const key = Buffer.from('the emulator takes any key').toString('base64');

const { port, http, caFile } = new Command('cosmos')
  .description('Runs a Cosmos DB emulator on loopback. What is stored in it is gone when it ends.')
  .option('--port <number>', 'port; 0 takes a free one', parsePort, 8081)
  .option('--http', 'without TLS and certificate', false)
  .option('--ca-file <path>', 'where to write its certificate', join(process.env['DATA_DIR'] ?? '.data', 'cosmos-ca.pem'))
  .parse().opts<{ port: number; http: boolean; caFile: string }>();

const server: Server = http ? cosmosServer.createHttpServer({ keepAlive: true }) : await secureServer();
server.once('error', (error: NodeJS.ErrnoException) => {
  console.error(error.code === 'EADDRINUSE' ? `Port ${port} is taken. Choose another with --port.` : String(error));
  process.exitCode = 1;
});
server.listen(port, host, () => void announce());

async function announce(): Promise<void> {
  const endpoint = `${http ? 'http' : 'https'}://${host}:${(server.address() as AddressInfo).port}`;
  const store = createCosmosStore({ endpoint, key, database, ...(http ? {} : { caFile }), clock: createSystemClock() });
  await store.init();
  await store.close();
  const environment = { STORE: 'cosmos', COSMOS_ENDPOINT: endpoint, COSMOS_KEY: key, COSMOS_DATABASE: database, ...(http ? {} : { COSMOS_CA_FILE: caFile }) };
  console.log('Cosmos DB emulator is running; its containers are made. It keeps nothing when it ends (Ctrl-C).');
  console.log('In another terminal, the local run on it, with its invented people:\n');
  const settings = Object.entries(environment).map(([name, value]) => `${name}=${value}`).join(' ');
  console.log(`  ${settings} npm run local\n`);
  console.log(`or the server alone:\n\n  ${settings} BOT_AUTH=none npm start\n`);
}

/** The emulator's built-in certificate has expired; this one is made for loopback and lasts while it runs. */
async function secureServer(): Promise<Server> {
  const certificate = await generate([{ name: 'commonName', value: 'localhost' }], {
    extensions: [
      { name: 'basicConstraints', cA: true },
      { name: 'subjectAltName', altNames: [{ type: 2, value: 'localhost' }, { type: 7, ip: host }] },
    ],
  });
  mkdirSync(join(caFile, '..'), { recursive: true });
  writeFileSync(caFile, certificate.cert);
  return cosmosServer.createHttpsServer({ cert: certificate.cert, key: certificate.private, keepAlive: true });
}

function parsePort(text: string): number {
  const number = Number(text);
  if (!Number.isInteger(number) || number < 0 || number > 65_535) throw new InvalidArgumentError('a port is a number from 0 to 65535');
  return number;
}

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    server.close();
    server.closeAllConnections();
  });
}
