/** Writes through the store until it is killed, and says on stdout what has been acknowledged. */
import { writeSync } from 'node:fs';
import { createSqliteStore } from '../../../../src/adapters/sqlite/sqlite-store.ts';

const [, , file = '', run = ''] = process.argv;
const clock = { now: () => Temporal.Now.instant(), elapsedMs: () => performance.now(), after: () => () => undefined };
const store = createSqliteStore({ file, clock });
await store.init();
for (let n = 0; ; n += 1) {
  const id = `${run}-${n}`;
  const created = await store.create('system', { id, type: 'thing', kind: 'created', n });
  writeSync(1, `created ${id}\n`);
  if (created.outcome === 'created') await store.replace('system', { id, type: 'thing', kind: 'created', n, replaced: true }, created.etag);
  writeSync(1, `replaced ${id}\n`);
  await store.createMany('system', [0, 1, 2].map((part) => ({ id: `${id}-${part}`, type: 'thing', kind: 'many' })));
  writeSync(1, `many ${id}\n`);
}
