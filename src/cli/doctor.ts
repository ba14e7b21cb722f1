/** `salto doctor`: what an operator checks before and after a deployment, each fault with its remedy. Exit code 1 when there is one. */
import { openStore } from '../adapters/open-store.ts';
import { createSystemClock } from '../adapters/system/system-clock.ts';
import { botAuthOf } from '../bot-auth.ts';
import { parseConfig, type Config } from '../config.ts';
import { isAppError } from '../shared/errors.ts';
import { createAppPackage } from './app-package.ts';
import { storeFault } from './store-fault.ts';
import { silentLog } from './silent-log.ts';

interface Finding { readonly what: string; readonly ok: boolean; readonly text: string }

const requestTimeoutMs = 10_000;
/** Tokens are refused by clocks that are further apart. */
const mostClockErrorMs = 60_000;

export async function doctor(env: Readonly<Record<string, string | undefined>>): Promise<number> {
  const config = readConfig(env);
  const findings = 'fault' in config
    ? [config.fault]
    : [{ what: 'Oppsett', ok: true, text: `lager ${config.STORE}, pålogging ${config.BOT_AUTH}` }, await checkStore(config), await checkCredentials(config), await checkClock(config), await checkAppPackage(config)];
  for (const { what, ok, text } of findings) console.log(`${ok ? 'OK   ' : 'FEIL '} ${what}: ${text}`);
  return findings.every(({ ok }) => ok) ? 0 : 1;
}

function readConfig(env: Readonly<Record<string, string | undefined>>): Config | { readonly fault: Finding } {
  try {
    return parseConfig(env);
  } catch (error) {
    return { fault: { what: 'Oppsett', ok: false, text: `${(error as Error).message}\n      Rett verdiene i miljøet (se .env.example).` } };
  }
}

async function checkStore(config: Config): Promise<Finding> {
  const what = 'Lager';
  try {
    const store = await openStore(config, createSystemClock());
    if (config.STORE === 'sqlite') await store.init();
    const health = Object.entries(await store.health());
    await store.close();
    const not = (state: string): string => health.filter(([, found]) => found === state).map(([container]) => container).join(', ');
    const unavailable = not('unavailable');
    if (unavailable !== '') return { what, ok: false, text: `svarer ikke (${unavailable}). Kontroller adressen og nettverket, og kjør «npm run salto -- store init» hvis databasen er ny.` };
    const denied = not('denied');
    return denied === '' ? { what, ok: true, text: `alle ${health.length} containere svarer` } : { what, ok: false, text: `ingen tilgang til ${denied}. Gi botens identitet rollen for disse containerne, hvis de ikke er stengt med vilje.` };
  } catch (error) {
    return { what, ok: false, text: storeFault(error, config) ?? (isAppError(error) ? error.message : `kan ikke åpnes (${(error as NodeJS.ErrnoException).code ?? 'ukjent feil'}). Kontroller DATA_DIR eller COSMOS_CA_FILE.`) };
  }
}

async function checkCredentials(config: Config): Promise<Finding> {
  const what = 'Pålogging';
  if (config.BOT_AUTH === 'none') return { what, ok: true, text: 'slått av (bare for lokal bruk)' };
  try {
    const { createTeamsAdapter } = await import('../adapters/teams/teams-adapter.ts');
    const { sender } = createTeamsAdapter({ auth: botAuthOf(config), allowedTenants: config.ALLOWED_TENANTS, serviceUrlHosts: config.SERVICE_URL_HOSTS, log: silentLog, clock: createSystemClock(), sentences: { unexpected: () => '' }, deadlineMs: requestTimeoutMs });
    await sender.warm();
    return { what, ok: true, text: 'boten får token fra Entra' };
  } catch {
    return { what, ok: false, text: 'boten får ikke token fra Entra. Kontroller BOT_APP_ID, BOT_APP_TENANT_ID og BOT_APP_PASSWORD (eller at identiteten er knyttet til serveren).' };
  }
}

/** Against whoever the bot talks to anyway: the database, or the sign-in service. */
async function checkClock(config: Config): Promise<Finding> {
  const what = 'Klokke';
  const peer = config.STORE === 'cosmos' ? config.COSMOS_ENDPOINT : config.BOT_AUTH === 'required' ? 'https://login.microsoftonline.com/' : undefined;
  const local = Temporal.Now.zonedDateTimeISO(config.TIME_ZONE).toPlainDateTime().toString({ smallestUnit: 'minute' }).replace('T', ' ');
  if (peer === undefined) return { what, ok: true, text: `${local} i ${config.TIME_ZONE} (ingen tjeneste å sammenligne med lokalt)` };
  const answered = await fetch(peer, { method: 'HEAD', signal: AbortSignal.timeout(requestTimeoutMs) }).then((response) => response.headers.get('date'), () => null);
  const errorMs = answered === null ? undefined : Math.abs(Date.now() - Date.parse(answered));
  if (errorMs === undefined || Number.isNaN(errorMs)) return { what, ok: true, text: `${local} i ${config.TIME_ZONE} (kunne ikke sammenlignes med en annen klokke)` };
  return errorMs <= mostClockErrorMs
    ? { what, ok: true, text: `${local} i ${config.TIME_ZONE}` }
    : { what, ok: false, text: `går ${Math.round(errorMs / 1000)} sekunder feil. Slå på tidssynkronisering (NTP) på serveren.` };
}

/** Made just as `npm run package` makes it. A bot without Entra identity needs none. */
async function checkAppPackage(config: Config): Promise<Finding> {
  const what = 'App-pakke';
  if (config.BOT_AUTH === 'none') return { what, ok: true, text: 'trengs ikke lokalt' };
  const made = await createAppPackage(config);
  return made.ok
    ? { what, ok: true, text: `versjon ${made.version}, ${made.files.size} filer; lages med «npm run package»` }
    : { what, ok: false, text: made.faults.join('\n      ') };
}
