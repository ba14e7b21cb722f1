/** Puts together the network: who can be reached, who is let in, channels, absence, the canary. Part of ../compose.ts. */
import type { Caller, Newcomers } from '../chat/caller.ts';
import type { Core, Part } from './core.ts';
import { absenceChat } from '../network/absence-chat.ts';
import { canaryReport } from '../network/canary-report.ts';
import { createCanary } from '../network/canary.ts';
import { channelChat } from '../network/channel-chat.ts';
import { networkChat } from '../network/chat.ts';
import { createAdmission } from '../network/create-admission.ts';
import type { Reply } from '../ports/chat.ts';

export interface NetworkPart extends Part { readonly newcomers: Newcomers }

/** @param welcome what a new member is shown */
export function composeNetwork(core: Core, { welcome }: { readonly welcome: (caller: Caller) => Reply }): NetworkPart {
  const admission = createAdmission({ ...core, welcome });
  const canary = createCanary({ ...core, on: core.config.CANARY === 'on' });
  const reports = canaryReport(core);
  return {
    jobs: { ...canary.jobs, ...admission.jobs },
    features: [networkChat(core), reports.chat, channelChat(core), absenceChat(core), admission.chat],
    composers: { ...canary.composers, ...reports.composers, ...admission.composers },
    unanswered: admission.unanswered,
    newcomers: admission.newcomers,
    finish: canary.plan,
  };
}
