/** Resident memory of the server, by its own account, through a meeting of 230 people and long after. */
import { megabytes } from './figures.ts';
import type { Figure } from './figures.ts';
import { answers, startProduct } from './product.ts';

const people = 230;
const laterClicks = 10_000;
const limitBytes = 260_000_000;

export async function benchMemory(): Promise<Figure[]> {
  const product = await startProduct(people);
  try {
    const atStart = await product.residentBytes();
    const promptId = await product.callMeeting();
    const called = await product.residentBytes();
    for (let number = 1; number <= people; number += 1) await product.click(number, promptId, 'kommer');
    for (let number = 2; number <= people; number += 2) await product.click(number, promptId, 'kommer-ikke');
    await product.settled();
    const answered = await product.residentBytes();
    for (let at = 0; at < laterClicks; at += 1) await product.click(1 + (at % people), promptId, answers[(Math.floor(at / people) + at) % answers.length] ?? 'kommer');
    const later = await product.residentBytes();
    return [
      { name: 'Resident memory at start, network imported', measured: megabytes(atStart) },
      { name: `… ${people} people called`, measured: megabytes(called) },
      { name: '… all have answered, half changed their mind, live cards redrawn', limit: `≤ ${megabytes(limitBytes)}`, measured: megabytes(answered), held: answered <= limitBytes },
      { name: `… and ${laterClicks} clicks later`, measured: megabytes(later) },
    ];
  } finally {
    await product.close();
  }
}
