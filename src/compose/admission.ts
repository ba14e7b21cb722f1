/** Puts together how people who are not in the network are let in. Part of ../compose.ts. */
import type { Core, Part } from './core.ts';
import { createAdmission, type AdmissionParts } from '../admission/create-admission.ts';
import type { Caller } from '../chat/caller.ts';
import type { Reply } from '../ports/chat.ts';

export type AdmissionPart = Part & Pick<AdmissionParts, 'newcomers'>;

/** @param welcome what a new member is shown */
export function composeAdmission(core: Core, { welcome }: { readonly welcome: (caller: Caller) => Reply }): AdmissionPart {
  const { chat, ...offered } = createAdmission({ ...core, welcome });
  return { ...offered, features: [chat] };
}
