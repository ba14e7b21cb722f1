/** A mobilisation of 230 people at the platform's limit of 30/s: how soon they are called, what an answer takes, when the board is right. The product as its own process, real HTTP, a connector that answers after 20–80 ms. */
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { createSqliteStore } from '../src/adapters/sqlite/sqlite-store.ts';
import { createSystemClock } from '../src/adapters/system/system-clock.ts';
import { createPromptStore } from '../src/prompts/store.ts';
import { quantile, type Figure } from './figures.ts';
import { actionIn, startProduct, type Product } from './product.ts';

/** The caller is not called. */
const people = 231;
const called = people - 1;
const ratePerSecond = 30;
const answersWithinMs = 10_000;
const boardMs = 30_000;

interface Call { readonly promptId: string; readonly confirmedAt: number; readonly times: readonly number[] }

async function mobilise(product: Product): Promise<Call> {
  const form = await product.wordThenButton('mobiliser', 'Forhåndsvis');
  const preview = await product.act(1, form.verb, {
    ...form.data, kind: 'alvorlig-hendelse', situation: 'Uro ved senteret: vi trenger voksne som er til stede', place: 'Tveita senter', levels: '*', units: '*', groups: '', needed: '100', deadline: '15', eta: '',
  });
  const send = actionIn(preview.body, 'Send');
  if (send === undefined) throw new Error(`no preview: ${JSON.stringify(preview.body)}`);
  const promptId = String(send.data['promptId']);
  const before = product.connector.ledger.length;
  await product.act(1, send.verb, send.data);
  const confirmedAt = Date.now();
  const calls = () => product.connector.ledger.slice(before).filter(({ what, activity }) => what === 'activity' && String(activity?.summary).includes('kan du stille?'));
  for (const giveUpAt = Date.now() + 90_000; calls().length < called && Date.now() < giveUpAt;) await pause(50);
  return { promptId, confirmedAt, times: calls().map(({ atMs }) => atMs - confirmedAt) };
}

const seconds = (ms: number): string => `${(ms / 1000).toFixed(2)} s`;

function calledFigures({ times }: Call, conversations: string, lastMs: number): Figure[] {
  const first = Math.max(0, Math.min(...times));
  const last = Math.max(...times);
  const all = times.length === called;
  return [
    { name: `${called} called, ${conversations}: first card after the confirmation`, limit: '≤ 1 s', measured: seconds(first), held: first <= 1000 },
    { name: '… last card', limit: `≤ ${lastMs / 1000} s`, measured: all ? seconds(last) : `${called - times.length} missing`, held: all && last <= lastMs },
  ];
}

async function answerAll(product: Product, { promptId }: Call): Promise<Figure[]> {
  const beganAt = performance.now();
  const answers = await Promise.all(Array.from({ length: called }, async (_, at) => {
    await pause(at * (answersWithinMs / called));
    const answer = (['kan-stille', 'kan-ikke', 'kan-bista-digitalt'] as const)[at % 3];
    return await product.act(at + 2, 'mobilisation.answer', { promptId, answer, eta: String(15 + (at % 45)) });
  }));
  const took = performance.now() - beganAt;
  const lastAnswerAt = Date.now();
  const right = () => product.connector.ledger.find(({ activity, card }) => activity?.summary === 'Mobilisering: tavle' && JSON.stringify(card).includes(`${called} av ${called} har svart`));
  for (const giveUpAt = Date.now() + boardMs; right() === undefined && Date.now() < giveUpAt;) await pause(20);
  const behind = (right()?.atMs ?? Infinity) - lastAnswerAt;
  const store = createSqliteStore({ file: join(product.folder, 'salto.sqlite'), clock: createSystemClock() });
  const stored = (await createPromptStore(store, createSystemClock(), 1).responses(promptId)).responses.length;
  await store.close();
  const p99 = quantile(answers.map(({ ms }) => ms), 0.99);
  return [
    { name: `${called} answers in ${seconds(took)}: lost`, limit: '0', measured: String(called - stored), held: stored === called },
    { name: '… time to answer, median and 99 of 100', limit: 'p99 ≤ 500 ms', measured: `${quantile(answers.map(({ ms }) => ms), 0.5).toFixed(0)} and ${p99.toFixed(0)} ms`, held: p99 <= 500 },
    { name: '… the board is right after the last answer', limit: '≤ 3 s', measured: seconds(Math.max(0, behind)), held: behind <= 3000 },
  ];
}

export async function benchMobilisation(): Promise<Figure[]> {
  const product = await startProduct(people, [], { latencyMs: () => 20 + 60 * Math.random(), global: [{ count: ratePerSecond, ms: 1000 }] });
  try {
    await product.install();
    const first = calledFigures(await mobilise(product), 'conversations to be created', 17_000);
    // The first has made everybody's conversation.
    await product.settled();
    const second = await mobilise(product);
    return [...first, ...calledFigures(second, 'conversations exist', 9000), ...await answerAll(product, second)];
  } finally {
    await product.close();
  }
}
