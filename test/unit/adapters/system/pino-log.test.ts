import { expect, test } from '@jest/globals';
import { createPinoLog } from '../../../../src/adapters/system/pino-log.ts';
import { AppError } from '../../../../src/shared/errors.ts';

function logged(write: (log: ReturnType<typeof createPinoLog>) => void, level: 'debug' | 'info' = 'debug'): Record<string, unknown>[] {
  const lines: string[] = [];
  write(createPinoLog({ level, stream: { write: (line) => { lines.push(line); } } }));
  return lines.map((line) => JSON.parse(line) as Record<string, unknown>);
}

test('writes event, level, time and fields as one JSON line', () => {
  const [line] = logged((log) => log.info('delivery-sent', { promptId: 'p1', ms: 12 }));
  expect(line).toMatchObject({ level: 'info', event: 'delivery-sent', promptId: 'p1', ms: 12, time: expect.any(String) });
  expect(line).not.toHaveProperty('hostname');
});

test('keeps quiet below its level', () => {
  expect(logged((log) => log.debug('noise'), 'info')).toEqual([]);
});

test('cuts personal fields that slipped in, at the top and one level down', () => {
  const text = JSON.stringify(logged((log) => log.info('x', { name: 'Kari Prøve', member: { email: 'kari@eksempel.no', id: 'm1' }, comment: 'hemmelig' })));
  expect(text).toContain('m1');
  expect(text).not.toMatch(/Kari|eksempel|hemmelig/);
});

test('tells a foreign error by kind, code and place only, our own with its message, and causes alike', () => {
  const foreign = Object.assign(new TypeError('POST body was {"text":"hemmelig"}'), { code: 'ECONNRESET', statusCode: 502, request: { body: 'hemmelig' } });
  const [line] = logged((log) => log.error('failed', { error: new AppError('store-unavailable', 'no answer in 5 s', { cause: foreign }) }));
  expect(line).toMatchObject({ error: { kind: 'AppError', code: 'store-unavailable', reason: 'no answer in 5 s', cause: { kind: 'TypeError', code: 'ECONNRESET', statusCode: 502 } } });
  expect(JSON.stringify(line)).not.toContain('hemmelig');
});
