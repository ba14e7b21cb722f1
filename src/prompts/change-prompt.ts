/** The one way a prompt changes: read, decide, write over exactly what was read, again when somebody else was first. */
import { AppError } from '../shared/errors.ts';
import type { Prompt } from './domain.ts';
import type { PromptStore } from './store.ts';

const tries = 8;

export type ChangedPrompt<Details> =
  | { readonly outcome: 'changed' | 'unchanged'; readonly prompt: Prompt<Details> }
  | { readonly outcome: 'not-found' };

/** `decide` returns the new prompt, or undefined to leave it as it is (it is in no state to be changed). It may run several times. */
export async function changePrompt<Details>(
  prompts: PromptStore,
  promptId: string,
  decide: (prompt: Prompt<Details>) => Prompt<Details> | undefined,
): Promise<ChangedPrompt<Details>> {
  for (let attempt = 0; attempt < tries; attempt += 1) {
    const stored = await prompts.load<Details>(promptId);
    if (!stored) return { outcome: 'not-found' };
    const changed = decide(stored);
    if (!changed) return { outcome: 'unchanged', prompt: stored };
    const written = await prompts.replace(changed, stored.etag);
    if (written === 'replaced') return { outcome: 'changed', prompt: changed };
  }
  throw new AppError('store-unavailable', 'a prompt met a conflict at every try');
}
