/** `npm run bench`: every figure as one Markdown table. A slow machine is no failure: it exits 0 whatever was measured. */
import { machine, table } from './figures.ts';
import type { Figure } from './figures.ts';
import { benchInvoke } from './invoke.ts';

const benches: Readonly<Record<string, () => Promise<Figure[]>>> = { invoke: benchInvoke };
const asked = process.argv.slice(2);

const figures: Figure[] = [];
for (const [name, bench] of Object.entries(benches)) {
  if (asked.length > 0 && !asked.includes(name)) continue;
  console.error(`${name} …`);
  figures.push(...await bench());
}
console.log(`${table(figures)}\n\n${machine()}`);
