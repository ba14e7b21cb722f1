/** A check-in of 333 measures over 60 people: from the confirmation to the first card. The product as its own process, real HTTP, a connector that answers after 20–80 ms. */
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { createSqliteStore } from '../src/adapters/sqlite/sqlite-store.ts';
import { createRandomIds } from '../src/adapters/system/random-ids.ts';
import { createSystemClock } from '../src/adapters/system/system-clock.ts';
import { createNetworkDirectory } from '../src/network/create-directory.ts';
import { importMeasures } from '../src/tiltak/import-measures.ts';
import { areas, measuresCsv, plans, reasons } from '../test/support/tiltak-register.ts';
import { importAreas } from '../src/tiltak/import-areas.ts';
import { importPlans } from '../src/tiltak/import-plans.ts';
import { importReasons } from '../src/tiltak/import-reasons.ts';
import type { Figure } from './figures.ts';
import { actionIn, startProduct } from './product.ts';

const network = 61;
const responsible = 60;
const measures = 333;

async function fillRegister(folder: string): Promise<void> {
  const clock = createSystemClock();
  const store = createSqliteStore({ file: join(folder, 'salto.sqlite'), clock });
  const deps = { store, clock, ids: createRandomIds(), network: await createNetworkDirectory({ store, clock, admins: [] }).network() };
  const rows = Array.from({ length: measures }, (_, at) => ({ id: `m${at}`, unit: 'bydel-alna', area: String(1 + (at % 2)), responsible_email: `p${2 + (at % responsible)}@example.no` }));
  for (const result of [await importPlans(plans, deps), await importAreas(areas, deps), await importReasons(reasons, deps), await importMeasures(measuresCsv(...rows), deps)]) {
    if (result.outcome === 'invalid') throw new Error(JSON.stringify(result.errors.slice(0, 3)));
  }
  await store.close();
}

export async function benchCheckIn(): Promise<Figure[]> {
  const product = await startProduct(network, [], { latencyMs: () => 20 + 60 * Math.random() });
  try {
    await fillRegister(product.folder);
    await product.install();
    const start = await product.wordThenButton('tiltak', 'Ny innsjekk');
    const before = product.connector.ledger.length;
    await product.act(1, start.verb, start.data);
    const form = () => actionIn(product.connector.ledger.slice(before).map(({ card }) => card), 'Forhåndsvis');
    for (const giveUpAt = Date.now() + 20_000; form() === undefined && Date.now() < giveUpAt;) await pause(20);
    const today = Temporal.Now.plainDateISO('Europe/Oslo');
    const preview = await product.act(1, form()?.verb ?? '', { ...form()?.data, title: 'Status', plan: 'p1', units: '*', date: today.toString(), deadline: today.add({ days: 14 }).toString(), series: '', yearly: 'false' });
    const send = actionIn(preview.body, 'Send');
    if (send === undefined) throw new Error(`no preview: ${JSON.stringify(preview.body).slice(0, 2000)}`);
    const from = product.connector.ledger.length;
    const pressedAt = Date.now();
    await product.act(1, send.verb, send.data);
    const cards = () => product.connector.ledger.slice(from).filter(({ what, card }) => what === 'activity' && actionIn(card, 'Svar på tiltakene') !== undefined || JSON.stringify(card ?? '').includes('tiltak.begin'));
    for (const giveUpAt = Date.now() + 60_000; cards().length < responsible && Date.now() < giveUpAt;) await pause(20);
    const times = cards().map(({ atMs }) => atMs - pressedAt);
    const first = Math.min(...times);
    return [
      { name: `${measures} measures over ${responsible} people: first card after the confirmation`, limit: '≤ 1 s', measured: `${(first / 1000).toFixed(2)} s`, held: first <= 1000 },
      { name: '… everybody has theirs', measured: times.length === responsible ? `${(Math.max(...times) / 1000).toFixed(1)} s` : `${responsible - times.length} missing` },
    ];
  } finally {
    await product.close();
  }
}
