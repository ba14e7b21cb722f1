/** `npm run local`: the whole product on this machine, with invented people who answer, in Microsoft's local Teams client. */
import { randomBytes } from 'node:crypto';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { destination } from 'pino';
import { openStore } from './adapters/open-store.ts';
import { createPinoLog } from './adapters/system/pino-log.ts';
import { createRandomIds } from './adapters/system/random-ids.ts';
import { createSystemClock } from './adapters/system/system-clock.ts';
import { createApp } from './compose.ts';
import { parseConfig } from './config.ts';
import { addMeetingSoon, importFirstData, invented } from './local/first-data.ts';
import { solveig } from './local/invent-network.ts';
import { endStalePlayground, startPlayground } from './local/playground.ts';
import { startSimulatedTeams } from './local/simulated-teams.ts';
import { isAppError } from './shared/errors.ts';

const startedAt = performance.now();
const tenantId = '11111111-1111-4111-8111-111111111111';
const personId = (number: number): string => `22222222-2222-4222-8222-${String(number).padStart(12, '0')}`;
const stops: (() => Promise<unknown>)[] = [];
let stopping = false;

async function stopAll(exitCode: number): Promise<void> {
  // A second Ctrl-C does not wait.
  if (stopping) process.exit(1);
  stopping = true;
  const ended = await Promise.allSettled(stops.map((stop) => stop()));
  process.exit(ended.every(({ status }) => status === 'fulfilled') ? exitCode : 1);
}
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => { void stopAll(0); });

try {
  await start();
} catch (error) {
  console.error(isAppError(error) ? error.message : `Kunne ikke starte: ${(error as Error).message}`);
  await stopAll(1);
}

async function start(): Promise<void> {
  const dataDir = join(process.env['DATA_DIR'] || join(import.meta.dirname, '../.data'), 'local');
  const playgroundFolder = join(dataDir, 'playground');
  await endStalePlayground(playgroundFolder);
  const [port, playgroundPort, teamsPort] = await Promise.all([freePort(Number(process.env['PORT'] ?? 3978)), freePort(Number(process.env['PLAYGROUND_PORT'] ?? 56150)), freePort(Number(process.env['TEAMS_PORT'] ?? 56151))]);
  const config = parseConfig({
    ...process.env,
    NODE_ENV: 'development', HOST: '127.0.0.1', PORT: String(port), BOT_AUTH: 'none', DATA_DIR: dataDir, QUIET_HOURS: 'off', ADMINS: solveig.email,
    ALLOWED_TENANTS: tenantId, SERVICE_URL_HOSTS: 'localhost,127.0.0.1', PUBLIC_URL: `http://127.0.0.1:${port}`, LINK_SECRET: randomBytes(32).toString('hex'),
  });
  const endpoint = `http://127.0.0.1:${port}/api/messages`;
  const people = (await invented()).people.map((person, at) => ({ ...person, userId: `29:person-${at + 1}`, aadObjectId: personId(at + 1) }));
  const colleagues = people.filter(({ email, unreachable }) => email !== solveig.email && !unreachable);
  const user = { userId: '29:solveig', aadObjectId: personId(1), ...solveig };
  // The slowest to start goes first; it asks for the bot only when a page is opened.
  const playground = await startPlayground({ folder: playgroundFolder, port: playgroundPort, endpoint, tenantId, user, others: colleagues.slice(0, 5), openBrowser: hasBrowser() });
  stops.push(() => playground.stop());
  void playground.ended.then(() => {
    if (stopping) return;
    console.error('Agents Playground ble avsluttet.');
    void stopAll(1);
  });

  const clock = createSystemClock();
  const store = await openStore(config, clock);
  await store.init();
  const tools = { config, store, clock, ids: createRandomIds() };
  await importFirstData(tools);
  await addMeetingSoon(tools);

  const teams = await startSimulatedTeams({ port: teamsPort, people: colleagues, tenantId, endpoint: () => endpoint, speed: Number(process.env['SALTO_LOCAL_SPEED'] ?? 1) });
  stops.push(() => teams.close());
  const logFile = join(dataDir, 'salto.log');
  const app = await createApp(config, { clock, store, log: createPinoLog({ level: config.LOG_LEVEL, stream: destination({ dest: logFile, mkdir: true, sync: true }) }) });
  stops.unshift(() => app.stop());
  await app.start();
  await teams.addToTeam();
  await playground.ready();
  console.log(instructions(playground.url, colleagues.length, logFile));
}

function instructions(url: string, people: number, logFile: string): string {
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1).replace('.', ',');
  return `
  SaLTo-boten er klar (${seconds} s). Åpne denne adressen i nettleseren:

      ${url}

  Du er ${solveig.name} i SaLTo-sekretariatet. ${people} oppdiktede kolleger svarer av seg selv.

  Prøv dette i chatten «Personal Chat»:
    1. Svar Kommer på «Byomfattende SaLTo-møte», som starter om litt: om tre minutter kommer påminnelsen.
    2. Skriv  møte   – fyll ut tittel og dato, trykk Forhåndsvis og så Send.
    3. Følg med på kortet som teller svarene, og svar Kommer på din egen innkalling.
    4. Skriv  øvelse – si hva det gjelder og hvor, trykk Forhåndsvis og Send, og se tavlen fylles.
    5. Skriv  tiltak – trykk Ny innsjekk, gi den en tittel, trykk Forhåndsvis og Send. Fem av tiltakene er dine: svar på dem, og se kortet fylles når kollegene svarer.
    6. Skriv  innspill – trykk Nytt innspill og send det inn. Skriv  innspill  en gang til, og ta det med på et møte.
    7. Skriv  møter, mine, nettverk, språk  eller  hjelp.

  Nettleserklienten tømmer et halvutfylt skjema når det kommer en ny melding (det gjør ikke Teams): vent til startens meldinger er kommet.

  Data ligger i ${join(logFile, '..')} og er der neste gang. Logg: ${logFile}
  Ctrl-C avslutter.
`;
}

/** The Playground opens one itself, unless there is nobody to see it. */
function hasBrowser(): boolean {
  if (process.env['CI'] || process.env['SALTO_NO_BROWSER']) return false;
  return process.platform !== 'linux' || Boolean(process.env['DISPLAY'] ?? process.env['WAYLAND_DISPLAY']);
}

/** The wished-for port, or any free one when it is taken. */
async function freePort(wished: number): Promise<number> {
  const free = await tryPort(wished);
  if (free !== undefined) return free;
  const other = (await tryPort(0)) as number;
  console.log(`Port ${wished} er opptatt; bruker ${other}.`);
  return other;
}
function tryPort(port: number): Promise<number | undefined> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(undefined));
    server.listen(port, '127.0.0.1', () => {
      const { port: found } = server.address() as { port: number };
      server.close(() => resolve(found));
    });
  });
}
