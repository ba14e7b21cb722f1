/** What an answered click costs beside the same click on a bare bot: in pairs, on one kept-alive connection each. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { execute, ownChat, person } from '../test/support/activities.ts';
import { startChild } from './child.ts';
import { connect } from './client.ts';
import type { Answer } from './client.ts';
import { measureDisk } from './disk.ts';
import { median, ms, quantile } from './figures.ts';
import type { Figure } from './figures.ts';
import { answers, startProduct } from './product.ts';

const people = 230;
const warmUp = 500;
const pairs = 2100;
const limit = 2.2;

export async function benchInvoke(): Promise<Figure[]> {
  const product = await startProduct(people);
  try {
    const promptId = await product.callMeeting();
    const card = cardOf(await product.click(2, promptId, 'kommer'));
    const cardFile = join(product.folder, 'card.json');
    await writeFile(cardFile, card);
    const bare = await startChild(['bench/bare-bot.ts'], { CARD_FILE: cardFile }, (line) => Number(/^port (\d+)/.exec(line)?.[1] ?? Number.NaN) || undefined);
    const client = connect(bare.url);
    const onBare = (number: number, answer: string): Promise<Answer> =>
      client.post(execute(person(number), ownChat(person(number), product.connector.url), 'meeting.answer', { promptId, answer }));
    try {
      // Each round everybody gives the next answer, so that every click is a change and a durable write.
      const changed = (at: number): Click => [1 + (at % people), promptId, answers[(Math.floor(at / people) + at) % answers.length] ?? 'kommer'];
      await inPairs(warmUp, changed, product.click, onBare);
      const written = await inPairs(pairs, (at) => changed(at + warmUp), product.click, onBare);
      const last = (at: number): Click => changed(warmUp + pairs - 1 - (at % people));
      const same = await inPairs(pairs / 3, last, product.click, onBare);
      return report(written, same, measureDisk(product.folder), Buffer.byteLength(card));
    } finally {
      client.close();
      await bare.stop();
    }
  } finally {
    await product.close();
  }
}

type Click = readonly [number: number, promptId: string, answer: string];
interface Pairs { readonly product: readonly number[]; readonly bare: readonly number[] }

async function inPairs(count: number, click: (at: number) => Click, product: (...click: Click) => Promise<Answer>, bare: (number: number, answer: string) => Promise<Answer>): Promise<Pairs> {
  const taken = { product: [] as number[], bare: [] as number[] };
  for (let at = 0; at < count; at += 1) {
    const [number, promptId, answer] = click(at);
    const ours = await product(number, promptId, answer);
    cardOf(ours);
    const theirs = await bare(number, answer);
    cardOf(theirs);
    taken.product.push(ours.ms);
    taken.bare.push(theirs.ms);
  }
  return taken;
}

/** The JSON of the card in an answer; a benchmark of refusals would look splendid. */
function cardOf({ status, body }: Answer): string {
  const { type, value } = (body ?? {}) as { type?: string; value?: unknown };
  if (status !== 200 || type !== 'application/vnd.microsoft.card.adaptive') throw new Error(`not a card: ${status} ${JSON.stringify(body)}`);
  return JSON.stringify(value);
}

function report(written: Pairs, same: Pairs, disk: ReturnType<typeof measureDisk>, cardBytes: number): Figure[] {
  const ratio = median(written.product) / median(written.bare);
  const both = (values: readonly number[]): string => `${ms(median(values))}, p99 ${ms(quantile(values, 0.99))}`;
  return [
    { name: 'Answered click, stored durably, beside a bare bot (ratio of medians)', limit: `≤ ${limit}`, measured: ratio.toFixed(2), held: ratio <= limit },
    { name: `… the product (${pairs} changed answers, card of ${cardBytes} bytes)`, measured: both(written.product) },
    { name: '… the bare bot with the same card', measured: both(written.bare) },
    { name: '… the disk: one SQLite commit (FULL, 4 KB)', measured: ms(disk.commit) },
    { name: '… the disk: write 4 KB and fdatasync', measured: ms(disk.sync) },
    { name: 'The same answer again, nothing to store (ratio of medians)', measured: `${(median(same.product) / median(same.bare)).toFixed(2)} (${both(same.product)})` },
  ];
}
