/** `npm run chaos`: breaks real processes on a real store, and judges by what the connector has accepted. `-- --short` for CI, `-- --seed N` to repeat, `-- --only NAME`. Exits 1 when a guarantee is broken. */
import { parseArgs } from 'node:util';
import { faultyConnector } from './faults.ts';
import { rowOf, tableHead } from './findings.ts';
import type { Finding } from './findings.ts';
import { killAtRandom } from './kills.ts';
import { occurrencesOnce } from './occurrences.ts';
import { gracefulStop, pausedHolder } from './pause.ts';
import { wavesOverKills } from './waves.ts';

const { values } = parseArgs({ options: { short: { type: 'boolean', default: false }, seed: { type: 'string' }, only: { type: 'string' } } });
const seed = Number(values.seed ?? Math.floor(Math.random() * 1e9));
const { short } = values;

const cases: Readonly<Record<string, () => Promise<Finding>>> = {
  kills: () => killAtRandom({ kills: short ? 10 : 200, people: short ? 1200 : 2400, ratePerSecond: 300, seed }),
  pause: () => pausedHolder({ people: short ? 1200 : 2400, seed }),
  stop: () => gracefulStop({ seed }),
  occurrences: () => occurrencesOnce({ instances: short ? 4 : 10, occurrences: short ? 300 : 1000 }),
  waves: () => wavesOverKills({ inEachWave: short ? 60 : 150, seed }),
  mobilisation: () => faultyConnector({ urgent: true, people: short ? 400 : 2400, seed }),
  meeting: () => faultyConnector({ urgent: false, people: short ? 400 : 2400, seed }),
};
// So that what was begun is cleared away: instances end with their parent, and their files go.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1));

const chosen = Object.entries(cases).filter(([name]) => values.only === undefined || name === values.only);

console.log(`chaos, seed ${seed}${short ? ', short form' : ''}\n\n${tableHead}`);
let broken = false;
for (const [, run] of chosen) {
  const finding = await run();
  broken ||= !finding.holds;
  console.log(rowOf(finding));
}
process.exit(broken ? 1 : 0);
