/** The error policy on errors that loopback cannot produce. */
import { describe, expect, test } from '@jest/globals';
import { outcomeOf, retryAfter } from '../../../../src/adapters/teams/send-outcome.ts';

describe('outcomeOf', () => {
  test.each([
    [{ code: 'ENOTFOUND', message: 'getaddrinfo ENOTFOUND smba' }, { outcome: 'retry', reason: 'ENOTFOUND' }],
    [{ code: 'ETIMEDOUT', message: 'connect ETIMEDOUT 10.0.0.1:443' }, { outcome: 'retry', reason: 'ETIMEDOUT' }],
    [{ code: 'ETIMEDOUT', message: 'read ETIMEDOUT' }, { outcome: 'unknown', reason: 'ETIMEDOUT' }],
    [{ code: 'CERT_HAS_EXPIRED', message: 'certificate has expired' }, { outcome: 'retry', reason: 'CERT_HAS_EXPIRED' }],
    [{ code: 'EPIPE', message: 'write EPIPE' }, { outcome: 'unknown', reason: 'EPIPE' }],
    [new TypeError('x is not a function'), { outcome: 'unknown', reason: 'no-answer' }],
    [undefined, { outcome: 'unknown', reason: 'no-answer' }],
    [{ statusCode: 200, code: 'PARSE_ERROR' }, { outcome: 'sent', activityId: '' }],
    [{ statusCode: 403, response: { bodyAsText: '{"error":{"code":"Forbidden","innerHttpError":{"body":{"error":{"code":"BotDisabledByAdmin"}}}}}' } }, { outcome: 'unreachable', reason: 'BotDisabledByAdmin' }],
    [{ statusCode: 403, response: { bodyAsText: '{"error":{"code":"Kari Nordmann has left"}}' } }, { outcome: 'unreachable', reason: 'http-403' }],
    [{ statusCode: 403, response: { bodyAsText: 'null' } }, { outcome: 'unreachable', reason: 'http-403' }],
    [{ statusCode: 410 }, { outcome: 'gone', reason: 'http-410' }],
    [{ statusCode: 415 }, { outcome: 'failed', reason: 'http-415' }],
    [{ statusCode: 507 }, { outcome: 'unknown', reason: 'http-507' }],
  ])('%j', (error, expected) => {
    expect(outcomeOf(error, 0)).toEqual(expected);
  });
});

describe('retryAfter', () => {
  const now = Date.UTC(2027, 0, 4, 8);
  test.each([
    ['5', 5000], ['0', 0], ['1.5', 1500], ['Mon, 04 Jan 2027 08:00:30 GMT', 30_000], ['Mon, 04 Jan 2027 07:00:00 GMT', 0], ['soon', undefined], ['', undefined], [undefined, undefined], ['-3', undefined],
  ])('%s', (header, expected) => {
    expect(retryAfter(header, now)).toBe(expected);
  });
});
