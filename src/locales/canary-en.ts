/** English for the monthly look at who can be reached. */
import type { CanaryTexts } from './canary-nb.ts';

const people = (n: number): string => (n === 1 ? '1 person' : `${n} people`);

export const canaryEn: CanaryTexts = {
  title: 'Monthly look: who can be reached?', summary: 'Monthly look at who can be reached',
  checked: (n, reachable) => `${people(n)} looked up in Teams without anybody getting a message; ${reachable} can be reached.`,
  unknown: (n) => `${people(n)} never seen in Teams; see “nettverk”.`, left: (n) => `${people(n)} not looked up yet.`,
  nobody: 'Everybody who could be reached still can.', noPhone: 'no phone number',
  groups: { lost: 'Can no longer be reached', before: 'Had blocked the bot or removed the app before', uncertain: 'Teams gave no clear answer' },
};
