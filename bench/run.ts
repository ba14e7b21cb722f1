/** `npm run bench`: every figure as one Markdown table. A slow machine is no failure: it exits 0 whatever was measured. */
import { benchCardSizes } from './card-sizes.ts';
import { benchCheckIn } from './check-in.ts';
import { benchDelivery } from './delivery.ts';
import { machine, table } from './figures.ts';
import type { Figure } from './figures.ts';
import { benchInvoke } from './invoke.ts';
import { benchMemory } from './memory.ts';
import { benchMobilisation } from './mobilisation.ts';
import { benchReport } from './report.ts';
import { benchStart } from './start.ts';
import { benchTiltakImport } from './tiltak-import.ts';

const benches: Readonly<Record<string, () => Promise<Figure[]>>> = { start: benchStart, cards: benchCardSizes, invoke: benchInvoke, memory: benchMemory, delivery: benchDelivery, mobilisation: benchMobilisation, checkIn: benchCheckIn, tiltak: benchTiltakImport, report: benchReport };
const asked = process.argv.slice(2);

const figures: Figure[] = [];
for (const [name, bench] of Object.entries(benches)) {
  if (asked.length > 0 && !asked.includes(name)) continue;
  console.error(`${name} …`);
  try {
    figures.push(...await bench());
  } catch (error) {
    // A figure that could not be taken is not a figure: the others still are.
    console.error(error);
    figures.push({ name, measured: 'not measured' });
  }
}
console.log(`${table(figures)}\n\n${machine()}`);
