/** Puts together mobilisation: calls, waves, shifts, the lead, calls through channels. Part of ../compose.ts. */
import type { Core, Part } from './core.ts';
import { cancelJobs } from '../mobilisation/cancel-mobilisation.ts';
import { channelCallChat } from '../mobilisation/channel-call-chat.ts';
import { mobilisationChat } from '../mobilisation/chat.ts';
import { mobilisationComposers } from '../mobilisation/compose-cards.ts';
import { channelCallComposers } from '../mobilisation/compose-channel-calls.ts';
import { coverJobs, reopenIfNeeded } from '../mobilisation/cover-need.ts';
import { createMobilisationChat } from '../mobilisation/create-chat.ts';
import type { Mobilisation } from '../mobilisation/domain.ts';
import { mobilisationLeadChat, type LeadChatDeps } from '../mobilisation/lead-chat.ts';
import { shiftJobs } from '../mobilisation/remind-shift.ts';
import { createMobilisationViews } from '../mobilisation/views.ts';
import { waveJobs } from '../mobilisation/waves.ts';
import { leadJobs } from '../mobilisation/who-leads.ts';
import type { Prompt } from '../prompts/domain.ts';

export interface MobilisationPart extends Part {
  /** Somebody who was phoned may have dropped out. */
  readonly phoned: (prompt: Prompt) => Promise<void>;
}

export function composeMobilisation(core: Core, others: Pick<LeadChatDeps, 'newMeeting'>): MobilisationPart {
  const deps = { ...core, ...others, views: createMobilisationViews(core) };
  const called = { ...deps, droppedOut: (from: Mobilisation) => reopenIfNeeded(deps, from) };
  const chat = mobilisationChat(called);
  return {
    jobs: { ...cancelJobs(deps), ...coverJobs(deps), ...waveJobs(deps), ...shiftJobs(deps), ...leadJobs(deps) },
    features: [createMobilisationChat(deps), mobilisationLeadChat(deps), chat, channelCallChat(called)],
    composers: { ...mobilisationComposers(deps), ...channelCallComposers(deps) },
    unanswered: chat.unanswered,
    phoned: async (prompt) => { if (prompt.kind === 'mobilisation') await reopenIfNeeded(deps, prompt as Mobilisation); },
  };
}
