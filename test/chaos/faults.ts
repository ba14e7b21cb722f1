/** A connector that refuses, breaks and hangs: everybody gets the message or is named, none twice but the unknown ones, and nobody is asked before their Retry-After is over. */
import { deliveryPriorities } from '../../src/delivery/domain.ts';
import type { FakeRequest } from '../support/fake-connector-model.ts';
import type { Finding } from './findings.ts';
import { openStage, quick, seeded } from './stage.ts';
import type { Stage } from './stage.ts';

const retryAfterSeconds = 1;

/** Told by the connector's own clock: when each conversation was refused, and who came back too soon. */
function breakConnector(stage: Stage, random: () => number) {
  const closedUntil = new Map<string, number>();
  const seen = { requests: 0, tooSoon: 0, unknown: new Set<string>() };
  let dice = 0;
  const recipientOf = ({ body }: FakeRequest): string => String((body as { attachments?: { content?: { recipientId?: string } }[] }).attachments?.[0]?.content?.recipientId);
  // The first to be asked sees every request; it never fails one, but throws the dice for the rest.
  stage.connector.fail({ how: 'hang', match: ({ conversationId = '' }) => {
    seen.requests += 1;
    dice = random();
    if (performance.now() < (closedUntil.get(conversationId) ?? 0)) seen.tooSoon += 1;
    return false;
  } });
  const between = (from: number, to: number, then: (request: FakeRequest) => void) => (request: FakeRequest): boolean => {
    const meant = dice >= from && dice < to;
    if (meant) then(request);
    return meant;
  };
  const unknown = (request: FakeRequest): void => { seen.unknown.add(recipientOf(request)); };
  stage.connector.fail({ how: { status: 429, retryAfter: String(retryAfterSeconds) }, times: Infinity, match: between(0, 0.1, ({ conversationId = '' }) => { closedUntil.set(conversationId, performance.now() + 1000 * retryAfterSeconds); }) });
  stage.connector.fail({ how: { status: 502 }, times: Infinity, match: between(0.1, 0.15, unknown) });
  stage.connector.fail({ how: 'reset', when: 'after', times: Infinity, match: between(0.15, 0.17, unknown) });
  stage.connector.fail({ how: 'hang', when: 'after', times: Infinity, match: between(0.17, 0.19, unknown) });
  return seen;
}

export async function faultyConnector({ urgent, people, seed }: { readonly urgent: boolean; readonly people: number; readonly seed: number }): Promise<Finding> {
  const random = seeded(seed);
  const stage = await openStage({ latencyMs: () => 20 + 30 * random() }, { ...quick, deadlineMs: 2000, ratePerSecond: 400, parallel: 64 });
  try {
    const seen = breakConnector(stage, random);
    const instance = await stage.start();
    const priority = urgent ? deliveryPriorities.mobilisation : deliveryPriorities.meeting;
    await stage.enqueue(() => [instance], { promptId: 'p', people, priority });
    await stage.rest('p', 400_000);
    const named = new Set((await instance.ask({ order: 'progress', promptId: 'p' }, 'progress'))?.named);
    const received = stage.received('p');
    const everybody = Array.from({ length: people }, (_, n) => String(n));
    const silent = everybody.filter((recipient) => !received.has(recipient) && !named.has(recipient)).length;
    const twice = [...received].filter(([, times]) => times > 1).map(([recipient]) => recipient);
    const unexplained = twice.filter((recipient) => !urgent || !seen.unknown.has(recipient)).length;
    return {
      what: `connector answers 10 % 429, 5 % 502, 2 % resets and 2 % hangs after accepting; ${urgent ? 'mobilisation' : 'meeting'}`,
      conditions: `${people} recipients, ${seen.requests} requests; rate 400/s, deadline 2 s; seed ${seed}`,
      result: `${received.size} delivered, ${named.size} named, ${silent} neither; ${twice.length} twice, ${unexplained} of them not unknown; ${seen.tooSoon} requests before Retry-After was over`,
      holds: silent === 0 && unexplained === 0 && seen.tooSoon === 0 && (!urgent || received.size === people),
    };
  } finally {
    await stage.close();
  }
}
