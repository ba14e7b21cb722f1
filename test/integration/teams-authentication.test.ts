/** The authenticated path, offline: keys, login and connector all on loopback. */
import { afterAll, beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { ServiceClientCredentialsFactory } from 'botframework-connector';
import { MsalServiceClientCredentialsFactory } from 'botframework-connector';
import { SignJWT, exportJWK, generateKeyPair } from 'jose';
import type { CryptoKey, JWK } from 'jose';
import { fakeAppId, fakeTenantId, message, ownChat, person } from '../support/activities.ts';
import type { Place } from '../support/activities.ts';
import { createTeamsAdapter } from '../../src/adapters/teams/teams-adapter.ts';
import { card, startStage } from '../support/teams-stage.ts';
import type { Stage } from '../support/teams-stage.ts';

const kari = person(1);
const issuer = 'https://api.botframework.com';
let keys: Server;
let keysUp = true;
let metadataUrl: string;
let key: CryptoKey;
let otherKey: CryptoKey;
let stage: Stage;
let chat: Place;
let tokenRequests = 0;
let loginAnswer: () => Promise<{ accessToken: string; expiresOn: Date }>;

/** What the SDK asks of MSAL, answered here. */
const login = {
  async acquireTokenByClientCredential({ scopes }: { scopes: string[] }) {
    tokenRequests += 1;
    expect(scopes).toEqual(['https://api.botframework.com/.default']);
    return loginAnswer();
  },
};
const endpoints = (url: string) => ({ openIdMetadataUrl: url, tokenIssuer: issuer, loginUrl: 'https://login.example/oslo', oauthScope: 'https://api.botframework.com' });
let apps = 0;
/** The SDK caches tokens by app id for the life of the process: a fresh id for each test that counts. */
const freshAppId = (): string => `22222222-2222-4222-8222-${String(apps++).padStart(12, '0')}`;
const credentials = (appId: string): ServiceClientCredentialsFactory => new MsalServiceClientCredentialsFactory(appId, login as never);
const required = (appId: string, url = metadataUrl) =>
  ({ mode: 'required', appType: 'SingleTenant', appId, tenantId: fakeTenantId, password: 'hemmelig', endpoints: endpoints(url), credentials: credentials(appId) }) as const;

beforeAll(async () => {
  jest.spyOn(console, 'error').mockImplementation(() => undefined); // the SDK prints every token it refuses
  const pair = await generateKeyPair('RS256');
  key = pair.privateKey;
  otherKey = (await generateKeyPair('RS256')).privateKey;
  const jwk: JWK & { endorsements?: string[] } = { ...(await exportJWK(pair.publicKey)), kid: 'k1', use: 'sig', endorsements: ['msteams'] };
  const notForTeams = { ...jwk, kid: 'k2', endorsements: ['webchat'] };
  keys = createServer((request, response) => {
    const host = `http://${request.headers.host ?? ''}`;
    response.writeHead(keysUp ? 200 : 500, { 'Content-Type': 'application/json' });
    response.end(JSON.stringify(request.url === '/keys' ? { keys: [jwk, notForTeams] } : { issuer, jwks_uri: `${host}/keys` }));
  });
  await new Promise<void>((resolve) => { keys.listen(0, '127.0.0.1', resolve); });
  metadataUrl = `http://127.0.0.1:${(keys.address() as AddressInfo).port}/openid`;
  loginAnswer = async () => ({ accessToken: 'bot-token', expiresOn: new Date(Date.now() + 3_600_000) });
  stage = await startStage({ auth: required(fakeAppId) });
  chat = ownChat(kari, stage.connector.url);
});
afterAll(async () => { await stage.close(); keys.closeAllConnections(); keys.close(); });
beforeEach(() => { stage.connector.clear(); stage.asked.length = 0; stage.lines.length = 0; });

interface TokenFaults { readonly key?: CryptoKey; readonly kid?: string; readonly claims?: Record<string, unknown>; readonly expires?: string; readonly notBefore?: string }
async function bearer({ key: by = key, kid = 'k1', claims = {}, expires = '1h', notBefore = '-1m' }: TokenFaults = {}): Promise<string> {
  const token = await new SignJWT({ iss: issuer, aud: fakeAppId, serviceurl: chat.serviceUrl, ...claims })
    .setProtectedHeader({ alg: 'RS256', kid }).setIssuedAt().setNotBefore(notBefore).setExpirationTime(expires).sign(by);
  return `Bearer ${token}`;
}
const unsigned = (): string => {
  const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  return `Bearer ${part({ alg: 'none', kid: 'k1' })}.${part({ iss: issuer, aud: fakeAppId, serviceurl: chat.serviceUrl, exp: 4102444800 })}.`;
};

test('a good token is let in, and the reply carries the bot’s own', async () => {
  await expect(stage.receive(message(kari, chat, 'hjelp'), await bearer())).resolves.toEqual({ status: 200 });
  expect(stage.asked).toHaveLength(1);
  expect(stage.connector.requests).toEqual([expect.objectContaining({ authorization: 'Bearer bot-token' })]);
});

describe('a bad token is 401 and nothing runs', () => {
  test.each<[string, () => Promise<string> | string]>([
    ['missing', () => ''],
    ['empty', () => 'Bearer '],
    ['no token at all', () => 'Bearer x.y.z'],
    ['another scheme', async () => (await bearer()).replace('Bearer', 'Basic')],
    ['a bad signature', () => bearer({ key: otherKey })],
    ['unsigned', unsigned],
    ['cut short', async () => (await bearer()).slice(0, -10)],
    ['an unknown key', () => bearer({ kid: 'k9' })],
    ['a key not for Teams', () => bearer({ kid: 'k2' })],
    ['another bot’s', () => bearer({ claims: { aud: '33333333-3333-4333-8333-333333333333' } })],
    ['without audience', () => bearer({ claims: { aud: undefined } })],
    ['another issuer', () => bearer({ claims: { iss: 'https://evil.example' } })],
    ['the emulator’s issuer', () => bearer({ claims: { iss: 'https://sts.windows.net/d6d49420-f39b-4df7-a1dc-d59a935871db/', ver: '1.0', appid: fakeAppId } })],
    ['expired', () => bearer({ expires: '-10m' })],
    ['not valid yet', () => bearer({ notBefore: '1h' })],
    ['for another service URL', () => bearer({ claims: { serviceurl: 'https://smba.trafficmanager.net/emea/' } })],
    ['without service URL', () => bearer({ claims: { serviceurl: undefined } })],
  ])('%s', async (_name, authorization) => {
    await expect(stage.receive(message(kari, chat, 'hjelp'), await authorization())).resolves.toMatchObject({ status: 401 });
    expect(stage.asked).toEqual([]);
    expect(stage.connector.requests).toEqual([]);
  });
});

test('another channel is 401: its tokens are checked elsewhere', async () => {
  await expect(stage.receive({ ...message(kari, chat, 'x'), channelId: 'AseChannel' }, await bearer())).resolves.toMatchObject({ status: 401 });
});

test('a good token from another tenant or for a forged service URL is 403', async () => {
  await expect(stage.receive(message(kari, { ...chat, tenantId: 'dddddddd-dddd-4ddd-8ddd-dddddddddddd' }, 'x'), await bearer())).resolves.toMatchObject({ status: 403 });
  const forged = 'https://evil.example/';
  for (const claims of [{}, { serviceurl: forged }]) {
    await expect(stage.receive(message(kari, { ...chat, serviceUrl: forged }, 'x'), await bearer({ claims }))).resolves.toMatchObject({ status: 403 });
  }
  expect(stage.asked).toEqual([]);
  expect(stage.connector.requests).toEqual([]);
});

test('when the keys cannot be fetched, Teams is asked to come again', async () => {
  keysUp = false;
  const early = await startStage({ auth: required(fakeAppId, `${metadataUrl}?fresh`) });
  await expect(early.receive(message(kari, ownChat(kari, early.connector.url), 'x'), await bearer({ claims: { serviceurl: early.connector.url } }))).resolves.toMatchObject({ status: 503 });
  keysUp = true;
  await expect(early.receive(message(kari, ownChat(kari, early.connector.url), 'x'), await bearer({ claims: { serviceurl: early.connector.url } }))).resolves.toMatchObject({ status: 200 });
  await early.close();
});

describe('the bot’s own token', () => {
  const sendFrom = (own: Stage) => own.adapter.sender.send({ serviceUrl: own.connector.url, tenantId: fakeTenantId, conversationId: 'a:1' }, { card: card('x'), summary: 'x' });

  test('is fetched once, however many messages wait for it', async () => {
    const own = await startStage({ auth: required(freshAppId()) });
    tokenRequests = 0;
    const outcomes = await Promise.all(Array.from({ length: 50 }, () => sendFrom(own)));
    expect(new Set(outcomes.map(({ outcome }) => outcome))).toEqual(new Set(['sent']));
    await own.adapter.sender.warm();
    expect(tokenRequests).toBe(1);
    await own.close();
  });

  test.each([
    ['refused', async () => { throw Object.assign(new Error('AADSTS7000215'), { errorCode: 'invalid_client' }); }, { outcome: 'refused', reason: 'token-invalid_client' }],
    ['not to be had', async () => { throw Object.assign(new Error('network'), { errorCode: 'network_error' }); }, { outcome: 'retry', reason: 'token-unavailable' }],
  ])('%s: nothing is sent', async (_name, answer, expected) => {
    const own = await startStage({ auth: required(freshAppId()) });
    const before = loginAnswer;
    loginAnswer = answer;
    await expect(sendFrom(own)).resolves.toEqual(expected);
    await expect(own.adapter.sender.warm()).rejects.toThrow();
    loginAnswer = before;
    await expect(sendFrom(own)).resolves.toMatchObject({ outcome: 'sent' });
    expect(own.connector.requests).toHaveLength(1);
    await own.close();
  });

  test('is not waited for longer than the deadline', async () => {
    const own = await startStage({ auth: required(freshAppId()) });
    const before = loginAnswer;
    loginAnswer = () => new Promise(() => undefined);
    const sending = sendFrom(own);
    await own.clock.advance(10_000);
    await expect(sending).resolves.toEqual({ outcome: 'retry', reason: 'token-deadline' });
    loginAnswer = before;
    await own.close();
  });
});

describe('construction', () => {
  const options = { serviceUrlHosts: ['smba.trafficmanager.net'], allowedTenants: [fakeTenantId], sentences: { unexpected: () => '' } };
  const make = (auth: object, more: object = {}) => () => createTeamsAdapter({ ...options, log: stageLog, clock: stage.clock, auth: auth as never, ...more });
  const stageLog = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined };
  const identity = { mode: 'required', appId: fakeAppId, tenantId: fakeTenantId } as const;

  test('works for a password and for a managed identity', () => {
    expect(make({ ...identity, appType: 'SingleTenant', password: 'x' })).not.toThrow();
    expect(make({ ...identity, appType: 'UserAssignedMSI' })).not.toThrow();
  });
  test.each<[string, object, object]>([
    ['an empty app id', { ...identity, appId: ' ', appType: 'SingleTenant', password: 'x' }, {}],
    ['a misspelt app type', { ...identity, appType: 'SingelTenant', password: 'x' }, {}],
    ['no password', { ...identity, appType: 'SingleTenant' }, {}],
    ['no tenant allowed', { ...identity, appType: 'SingleTenant', password: 'x' }, { allowedTenants: [] }],
    ['every tenant allowed', { ...identity, appType: 'SingleTenant', password: 'x' }, { allowedTenants: 'any' }],
  ])('refuses %s, which the SDK would take for no authentication or none of ours', (_name, auth, more) => {
    expect(make(auth, more)).toThrow();
  });
});
