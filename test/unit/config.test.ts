import { describe, expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseConfig } from '../../src/config.ts';

const guid = '11111111-2222-4333-8444-555555555555';
const production = {
  NODE_ENV: 'production', HOST: '0.0.0.0', BOT_APP_TYPE: 'SingleTenant', BOT_APP_ID: guid, BOT_APP_TENANT_ID: guid, BOT_APP_PASSWORD: 'hemmelig',
  COSMOS_ENDPOINT: 'https://konto.example.no',
};
const faultsOf = (env: Record<string, string>): string => {
  try { parseConfig(env); return ''; } catch (error) { return (error as Error).message; }
};

describe('configuration', () => {
  test('a complete production environment is accepted, with the bot’s own tenant allowed and Cosmos as store', () => {
    const config = parseConfig({ ...production, ALLOWED_TENANTS: 'gjest-1, gjest-2' });
    expect(config.STORE).toBe('cosmos');
    expect(config.ALLOWED_TENANTS).toEqual([guid, 'gjest-1', 'gjest-2']);
    expect(config.HOST).toBe('0.0.0.0');
  });

  test('outside production the embedded store is the default, on loopback', () => {
    const config = parseConfig({ BOT_AUTH: 'none' });
    expect([config.STORE, config.HOST, config.PORT, config.TIME_ZONE, config.QUIET_HOURS, config.SEND_RATE_PER_SECOND]).toEqual(['sqlite', '127.0.0.1', 3978, 'Europe/Oslo', '18:00-07:30', 30]);
  });

  test('BOT_AUTH=none is refused off loopback and in production', () => {
    expect(faultsOf({ BOT_AUTH: 'none', HOST: '0.0.0.0' })).toContain('BOT_AUTH: kan bare være none når HOST er 127.0.0.1');
    expect(faultsOf({ BOT_AUTH: 'none', NODE_ENV: 'production', COSMOS_ENDPOINT: 'https://x.example.no' })).toContain('BOT_AUTH: kan ikke være none i produksjon');
  });

  test.each([
    ['BOT_APP_TYPE', 'Singletenant', 'må være SingleTenant eller UserAssignedMSI'],
    ['BOT_APP_TYPE', 'MultiTenant', 'må være SingleTenant eller UserAssignedMSI'],
    ['BOT_APP_ID', 'abc', 'må være en GUID'],
    ['BOT_APP_TENANT_ID', 'oslo', 'må være en GUID'],
    ['BOT_APP_PASSWORD', '', 'mangler'],
    ['BOT_APP_ID', '  ', 'mangler'],
    ['BOT_AUTH', 'off', 'må være required eller none'],
    ['STORE', 'mongo', 'må være sqlite eller cosmos'],
    ['PORT', '99999', 'må være mellom'],
    ['PORT', 'abc', 'PORT: må være et tall'],
    ['PORT', '80.5', 'PORT: må være et helt tall'],
    ['RETENTION_DAYS_LOG', 'to år', 'RETENTION_DAYS_LOG: må være et tall'],
    ['SEND_RATE_PER_SECOND', '5000', 'høyst 1000'],
    ['PUBLIC_URL', 'salto.example.no', 'PUBLIC_URL: må være en nettadresse'],
    ['PUBLIC_URL', 'ftp://salto.example.no', 'PUBLIC_URL: må være en nettadresse'],
    ['PUBLIC_URL', 'http://salto.example.no', 'PUBLIC_URL: må begynne med https://'],
    ['PUBLIC_URL', 'https://salto.example.no', 'LINK_SECRET: mangler'],
    ['LINK_SECRET', 'x'.repeat(32), 'PUBLIC_URL: mangler'],
    ['SEND_RATE_PER_SECOND', '0', 'større enn 0'],
    ['TIME_ZONE', 'Europe/Osl', 'tidssone'],
    ['QUIET_HOURS', '25:00-07:30', 'TT:MM'],
    ['CANARY', 'ja', 'må være off eller on'],
    ['LOCALE', 'se', 'nb, nn eller en'],
    ['LOG_LEVEL', 'verbose', 'debug, info'],
    ['LINK_SECRET', 'kort', '32 tegn'],
    ['COSMOS_CA_FILE', '/etc/ca.pem', 'lokal emulator'],
    ['NODE_ENV', 'prod', 'må være production, development eller test'],
  ])('%s=%s is refused with what to do', (name, value, message) => {
    const text = faultsOf({ ...production, [name]: value });
    expect(text).toContain(name);
    expect(text).toContain(message);
  });

  test('all faults are told at once', () => {
    const text = faultsOf({ PORT: '-1', STORE: 'x', LOCALE: 'y' });
    for (const name of ['PORT', 'STORE', 'LOCALE', 'BOT_APP_ID', 'BOT_APP_TYPE', 'BOT_APP_TENANT_ID']) expect(text).toContain(`${name}:`);
  });

  test('managed identity needs no password', () => {
    const { BOT_APP_PASSWORD: _, ...rest } = production;
    expect(parseConfig({ ...rest, BOT_APP_TYPE: 'UserAssignedMSI' }).BOT_APP_PASSWORD).toBeUndefined();
  });

  test('.env.example names every setting, and is valid as a starting point', () => {
    const text = readFileSync(join(import.meta.dirname, '../../.env.example'), 'utf8');
    const pairs = text.split('\n').filter((line) => /^[A-Z_]+=/.test(line)).map((line) => line.split('=') as [string, string]);
    expect(pairs.map(([name]) => name).sort()).toEqual(Object.keys(parseConfig({ ...production, PUBLIC_URL: 'https://x.example.no', LINK_SECRET: 'x'.repeat(32), METRICS_TOKEN: 'x'.repeat(16), COSMOS_KEY: 'k' })).concat('COSMOS_CA_FILE').sort());
    expect(() => parseConfig({ ...Object.fromEntries(pairs), BOT_AUTH: 'none' })).not.toThrow();
  });
});
