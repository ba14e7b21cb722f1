/** Stores what a form says as a draft, over the draft of the same form, until it is sent. */
import { changePrompt } from './change-prompt.ts';
import type { Prompt } from './domain.ts';
import type { PromptStore } from './store.ts';

/** `sent` when it has been sent in the meantime, and `foreign` when the id is somebody else's: then nothing is written. */
export async function draftPrompt<Details>(prompts: PromptStore, draft: Prompt<Details>): Promise<'drafted' | 'sent' | 'foreign'> {
  if ((await prompts.create(draft)) === 'created') return 'drafted';
  const changed = await changePrompt<Details>(prompts, draft.promptId, (existing) =>
    existing.state === 'draft' && existing.organiserId === draft.organiserId && existing.kind === draft.kind ? { ...draft, createdAt: existing.createdAt } : undefined);
  // Gone between the two requests: the draft expired; make it anew.
  if (changed.outcome === 'not-found') return await draftPrompt(prompts, draft);
  if (changed.outcome === 'changed') return 'drafted';
  return changed.prompt.organiserId === draft.organiserId ? 'sent' : 'foreign';
}
