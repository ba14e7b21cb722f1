/** What innspill forget about somebody: their own altogether, with their name on the agendas they were taken onto, and that and what they answered to others'. */
import { texts } from '../locales/texts.ts';
import { queryAll, type DocumentStore } from '../ports/document-store.ts';
import type { Forget } from '../privacy/domain.ts';
import { locales } from '../shared/network-terms.ts';
import { rewriteAll } from '../shared/rewrite-all.ts';
import { innspillType, type InnspillDocument } from './store.ts';

export const forgetInnspill = (store: DocumentStore): Forget => async ({ memberId, name }) => {
  const own = await queryAll<InnspillDocument>(store, 'network', { partition: innspillType, where: { memberId, type: innspillType } });
  const unnamed = new Map(own.filter(({ named }) => named).flatMap(({ title }) => locales.map((locale) => [texts(locale).innspill.agendaLine(title, name), title] as const)));
  // The agendas first: by what they sent their name is found there, should this have to be done again.
  const agendas = unnamed.size === 0 ? 0 : await rewriteAll(store, 'prompts', { type: 'prompt', kind: 'meeting' }, (document) => {
    const details = document['details'] as { readonly agenda?: string };
    const agenda = details.agenda?.split('\n').map((line) => unnamed.get(line) ?? line).join('\n');
    return agenda === details.agenda ? document : { ...document, details: { ...details, agenda } };
  });
  const decided = await rewriteAll(store, 'network', { type: innspillType }, (document) => {
    const { history, memberId: sender } = document as InnspillDocument;
    if (sender === memberId || !history.some(({ by }) => by === memberId)) return document;
    return { ...document, history: history.map((step) => (step.by === memberId ? { ...step, by: '', ...('comment' in step ? { comment: '' } : {}) } : step)) };
  });
  for (const { id } of own) await store.delete('network', innspillType, id);
  return agendas + decided + own.length;
};
