/** What tasks and summaries forget about somebody: that they had it, that they did it, and their reason for another date. What is to be done stays, and falls to the organiser. */
import type { DocumentStore } from '../ports/document-store.ts';
import type { Forget } from '../privacy/domain.ts';
import { rewriteAll } from '../shared/rewrite-all.ts';
import type { TaskEntry } from './domain.ts';
import { summaryType, taskType, type SummaryDocument, type TaskDocument } from './store.ts';

export const forgetTasks = (store: DocumentStore): Forget => async ({ memberId }) => {
  const without = (entry: TaskEntry): TaskEntry => {
    const { reason: _, ...kept } = entry;
    const ownerId = kept.ownerId === memberId ? { ownerId: '' } : {};
    return kept.by === memberId ? { ...kept, ...ownerId, by: '' } : { ...entry, ...ownerId };
  };
  const changed = await Promise.all([
    rewriteAll(store, 'prompts', { type: taskType }, (document) => {
      const { ownerId, history } = document as TaskDocument;
      if (ownerId !== memberId && !history.some((entry) => entry.by === memberId || entry.ownerId === memberId)) return document;
      return { ...document, ...(ownerId === memberId ? { ownerId: '', recipientId: '' } : {}), history: history.map(without) };
    }),
    rewriteAll(store, 'prompts', { type: summaryType }, (document) => {
      const { history } = document as SummaryDocument;
      return history.some(({ by }) => by === memberId) ? { ...document, history: history.map((entry) => (entry.by === memberId ? { ...entry, by: '' } : entry)) } : document;
    }),
  ]);
  return changed.reduce((sum, count) => sum + count, 0);
};
