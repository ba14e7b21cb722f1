/** The environment, parsed once. All faults are reported together, each with what to do. */
import { z } from 'zod';
import norwegian from 'zod/v4/locales/no.js';
import { AppError } from './shared/errors.ts';
import { isQuietHours } from './schedule/working-time.ts';
import { locales } from './shared/network-terms.ts';

z.config(norwegian());

const guid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const loopbackHosts = new Set(['127.0.0.1', '::1', 'localhost']);

const commaList = z.string().transform((text) => text.split(',').map((part) => part.trim()).filter((part) => part !== ''));
/** NaN and infinite numbers too. */
const number = z.coerce.number('må være et tall');
const days = (fallback: number) => number.int('må være et helt antall dager').min(1, 'må være minst 1 dag').default(fallback);
const webAddress = z.url({ protocol: /^https?$/, error: 'må være en nettadresse, for eksempel https://salto.example.no' });
const optionalText = z.string().trim().optional();

/** Bot Connector hosts of commercial Teams; other clouds are named in SERVICE_URL_HOSTS. */
const teamsServiceHosts = 'smba.trafficmanager.net,smba.infra.gcc.teams.microsoft.com,smba.infra.gov.teams.microsoft.us';

const timeZone = z.string().refine((zone) => {
  try { Temporal.Now.zonedDateTimeISO(zone); return true; } catch { return false; }
}, 'er ikke en kjent tidssone, skriv for eksempel Europe/Oslo');

const environment = z.object({
  PORT: number.int('må være et helt tall').min(0, 'må være mellom 0 og 65535').max(65535, 'må være mellom 0 og 65535').default(3978),
  HOST: z.string().min(1).default('127.0.0.1'),
  NODE_ENV: z.enum(['production', 'development', 'test'], 'må være production, development eller test').default('development'),
  PUBLIC_URL: webAddress.optional(),
  LINK_SECRET: z.string().min(32, 'må ha minst 32 tegn').optional(),
  METRICS_TOKEN: z.string().min(16, 'må ha minst 16 tegn').optional(),
  BOT_AUTH: z.enum(['required', 'none'], 'må være required eller none').default('required'),
  BOT_APP_TYPE: z.enum(['SingleTenant', 'UserAssignedMSI'], 'må være SingleTenant eller UserAssignedMSI').optional(),
  BOT_APP_ID: z.string().regex(guid, 'må være en GUID (program-ID-en i Entra)').optional(),
  BOT_APP_TENANT_ID: z.string().regex(guid, 'må være en GUID (katalog-ID-en i Entra)').optional(),
  BOT_APP_PASSWORD: optionalText,
  ALLOWED_TENANTS: commaList.default([]),
  SERVICE_URL_HOSTS: commaList.default(teamsServiceHosts.split(',')),
  UPLOAD_HOSTS: commaList.default(['*.sharepoint.com']),
  ADMINS: commaList.default([]),
  STORE: z.enum(['sqlite', 'cosmos'], 'må være sqlite eller cosmos').optional(),
  DATA_DIR: z.string().min(1).default('.data'),
  COSMOS_ENDPOINT: webAddress.optional(),
  COSMOS_KEY: optionalText,
  COSMOS_DATABASE: z.string().min(1).default('salto'),
  COSMOS_CA_FILE: optionalText,
  SEND_RATE_PER_SECOND: number.positive('må være større enn 0').max(1000, 'må være høyst 1000').default(30),
  TIME_ZONE: timeZone.default('Europe/Oslo'),
  QUIET_HOURS: z.string().refine(isQuietHours, 'må skrives TT:MM-TT:MM, for eksempel 18:00-07:30, eller off').default('18:00-07:30'),
  CANARY: z.enum(['off', 'on'], 'må være off eller on').default('off'),
  LOCALE: z.enum(locales, 'må være nb, nn eller en').default('nb'),
  LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error', 'silent'], 'må være debug, info, warn, error eller silent').default('info'),
  RETENTION_DAYS_RESPONSES: days(730),
  RETENTION_DAYS_DELIVERIES: days(180),
  RETENTION_DAYS_LOG: days(730),
});

/** Faults that lie between settings; looked for even when single settings are wrong, so that all are told at once. */
function* combinedFaults(env: Readonly<Record<string, string | undefined>>): Generator<string> {
  const production = env['NODE_ENV'] === 'production';
  if (env['BOT_AUTH'] === 'none') {
    if (production) yield 'BOT_AUTH: kan ikke være none i produksjon: da kunne hvem som helst skrive til boten';
    if (!loopbackHosts.has(env['HOST'] ?? '127.0.0.1')) yield 'BOT_AUTH: kan bare være none når HOST er 127.0.0.1: ellers kunne hvem som helst på nettet skrive til boten';
  } else {
    // With an empty or malformed app id the Bot Framework SDK switches authentication off silently.
    for (const name of ['BOT_APP_TYPE', 'BOT_APP_ID', 'BOT_APP_TENANT_ID']) if (env[name] === undefined) yield `${name}: mangler (kreves når BOT_AUTH er required)`;
    if (env['BOT_APP_TYPE'] === 'SingleTenant' && env['BOT_APP_PASSWORD'] === undefined) yield 'BOT_APP_PASSWORD: mangler (kreves når BOT_APP_TYPE er SingleTenant)';
  }
  if ((env['STORE'] ?? (production ? 'cosmos' : 'sqlite')) === 'cosmos' && env['COSMOS_ENDPOINT'] === undefined) yield 'COSMOS_ENDPOINT: mangler (kreves når STORE er cosmos)';
  if (production && env['PUBLIC_URL']?.trim().toLowerCase().startsWith('http:')) yield 'PUBLIC_URL: må begynne med https:// i produksjon: lenkene gir navn og telefonnumre';
  if (env['PUBLIC_URL'] !== undefined && env['LINK_SECRET'] === undefined) yield 'LINK_SECRET: mangler (kreves når PUBLIC_URL er satt: lenkene signeres med den)';
  if (env['LINK_SECRET'] !== undefined && env['PUBLIC_URL'] === undefined) yield 'PUBLIC_URL: mangler (kreves når LINK_SECRET er satt: uten den lages ingen lenker)';
  if (env['COSMOS_CA_FILE'] !== undefined && production) yield 'COSMOS_CA_FILE: er bare for lokal emulator og kan ikke brukes i produksjon';
}

export type Config = ReturnType<typeof parseConfig>;

/** An empty value counts as not set, as in a copied `.env.example`. Throws AppError `config-invalid` naming every fault. */
export function parseConfig(env: Readonly<Record<string, string | undefined>>) {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value.trim() !== ''));
  const parsed = environment.safeParse(given);
  const faults = [...(parsed.error?.issues ?? []).map(({ path, message }) => `${path.join('.')}: ${message}`), ...combinedFaults(given)];
  if (!parsed.success || faults.length > 0) throw new AppError('config-invalid', `Oppsettet har feil:\n${faults.map((fault) => `  ${fault}`).join('\n')}`);
  const e = parsed.data;
  return {
    ...e,
    STORE: e.STORE ?? (e.NODE_ENV === 'production' ? ('cosmos' as const) : ('sqlite' as const)),
    // The bot's own tenant is always allowed; others (guests' home tenants) are named.
    ALLOWED_TENANTS: [...new Set([...(e.BOT_APP_TENANT_ID ? [e.BOT_APP_TENANT_ID] : []), ...e.ALLOWED_TENANTS])],
  };
}
