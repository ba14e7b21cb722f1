/** Puts together the network: who can be reached, channels, absence, the canary. Part of ../compose.ts. */
import type { Core, Part } from './core.ts';
import { absenceChat } from '../network/absence-chat.ts';
import { canaryReport } from '../network/canary-report.ts';
import { createCanary } from '../network/canary.ts';
import { channelChat } from '../network/channel-chat.ts';
import { networkChat } from '../network/chat.ts';

export function composeNetwork(core: Core): Part {
  const canary = createCanary({ ...core, on: core.config.CANARY === 'on' });
  const reports = canaryReport(core);
  return {
    jobs: canary.jobs,
    features: [networkChat(core), reports.chat, channelChat(core), absenceChat(core)],
    composers: { ...canary.composers, ...reports.composers },
    finish: canary.plan,
  };
}
