/** Small prompts and people for tests of the shared mechanism. */
import type { Addressee, Prompt } from '../../src/prompts/domain.ts';
import { networkLevels, parties } from '../../src/shared/network-terms.ts';

export const addressee = (number: number): Addressee => ({
  memberId: `m${number}`,
  unit: `enhet-${number % 4}`,
  level: networkLevels[number % 3]!,
  party: parties[number % 4]!,
});

export const openPromptAt = (now: Temporal.Instant, change: Partial<Prompt> = {}): Prompt => ({
  promptId: 'meeting-1',
  kind: 'meeting',
  state: 'open',
  revision: 0,
  audience: '*@*',
  organiserId: 'm0',
  deadline: now.add({ hours: 24 }).toString(),
  closesAt: now.add({ hours: 50 }).toString(),
  sortAt: now.add({ hours: 48 }).toString(),
  createdAt: now.toString(),
  opensAt: now.toString(),
  details: { title: 'Temamøte' },
  ...change,
});
