/** Puts together how people who are not in the network are let in. */
import type { Caller, ChatFeature, Newcomers } from '../chat/caller.ts';
import type { Composers } from '../delivery/composer.ts';
import type { DocumentStore } from '../ports/document-store.ts';
import type { UnansweredPrompt } from '../prompts/card.ts';
import type { JobHandlers } from '../schedule/domain.ts';
import { admissionJobs } from './admit.ts';
import { admissionChat, unansweredAdmissions, type AdmissionChatDeps } from './chat.ts';
import { admissionComposers, type AdmissionComposerDeps } from './compose-cards.ts';
import { newcomers, type NewcomerDeps } from './newcomers.ts';
import { createAdmissionStore } from './store.ts';

export type AdmissionDeps = Omit<AdmissionChatDeps & AdmissionComposerDeps & NewcomerDeps, 'admissions'> & { readonly store: DocumentStore };

export interface AdmissionParts {
  readonly jobs: JobHandlers;
  readonly composers: Composers;
  readonly chat: ChatFeature;
  readonly newcomers: Newcomers;
  readonly unanswered: (caller: Caller) => Promise<readonly UnansweredPrompt[]>;
}

export function createAdmission(deps: AdmissionDeps): AdmissionParts {
  const made = { ...deps, admissions: createAdmissionStore(deps.store) };
  return { jobs: admissionJobs(made), composers: admissionComposers(made), chat: admissionChat(made), newcomers: newcomers(made), unanswered: (caller) => unansweredAdmissions(made, caller) };
}
