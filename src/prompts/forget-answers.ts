/** What prompts forget about somebody: every remark of theirs and about them, and their address where an audience names it. Who was called and how many came stays, by an id that leads to nobody. */
import type { DocumentStore } from '../ports/document-store.ts';
import type { Forget } from '../privacy/domain.ts';
import { networkLevels } from '../shared/network-terms.ts';
import { rewriteAll } from '../shared/rewrite-all.ts';
import { withoutPersonAnywhere } from '../shared/without-person.ts';
import { responseContainer } from './store.ts';

export const forgetAnswers = (store: DocumentStore): Forget => async ({ memberId, email }) => {
  const changed = await Promise.all([
    ...networkLevels.map((level) => rewriteAll(store, responseContainer(level), { type: 'response', memberId }, withoutRemarks)),
    rewriteAll(store, 'prompts', { type: 'phone-calls' }, (document) => (document['memberId'] === memberId ? withoutRemarks(document) : document)),
    email === '' ? 0 : rewriteAll(store, 'prompts', { type: 'prompt' }, (document) => withoutPersonAnywhere(document, email)),
  ]);
  return changed.reduce((sum, count) => sum + count, 0);
};

/** Without `comment` and the name in `deputy` (that somebody came stays counted), in the document and in every entry of its history or calls. */
function withoutRemarks<Value>(value: Value): Value {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) {
    const entries = value.map(withoutRemarks);
    return (entries.every((entry, at) => entry === value[at]) ? value : entries) as Value;
  }
  const fields = Object.entries(value);
  const kept = fields.filter(([key]) => key !== 'comment').map(([key, field]) => [key, key === 'deputy' ? '' : withoutRemarks(field)] as const);
  return kept.length === fields.length && kept.every(([key, field]) => field === (value as Readonly<Record<string, unknown>>)[key]) ? value : Object.fromEntries(kept) as Value;
}
