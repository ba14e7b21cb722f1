/** The one way a prompt changes: read, decide, write over exactly what was read, again when somebody else was first. */
import { retryOnConflict } from '../shared/change-document.ts';
import type { Prompt } from './domain.ts';
import type { PromptStore } from './store.ts';

export type ChangedPrompt<Details> =
  | { readonly outcome: 'changed' | 'unchanged'; readonly prompt: Prompt<Details> }
  | { readonly outcome: 'not-found' };

/** `decide` returns the new prompt, or undefined to leave it as it is (it is in no state to be changed). It may run several times. */
export function changePrompt<Details>(
  prompts: PromptStore,
  promptId: string,
  decide: (prompt: Prompt<Details>) => Prompt<Details> | undefined,
): Promise<ChangedPrompt<Details>> {
  return retryOnConflict<ChangedPrompt<Details>>('a prompt', async () => {
    const stored = await prompts.load<Details>(promptId);
    if (!stored) return { outcome: 'not-found' };
    const prompt = decide(stored);
    if (!prompt) return { outcome: 'unchanged', prompt: stored };
    return await prompts.replace(prompt, stored.etag) === 'replaced' ? { outcome: 'changed', prompt } : 'conflict';
  });
}
