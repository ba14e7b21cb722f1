/** What attendance forgets about somebody: that they came, and that they saved it. How many came stays. */
import type { DocumentStore } from '../ports/document-store.ts';
import type { Forget } from '../privacy/domain.ts';
import { responseContainer } from '../prompts/store.ts';
import { networkLevels } from '../shared/network-terms.ts';
import { rewriteAll } from '../shared/rewrite-all.ts';
import type { SavedBy } from './attendance.ts';
import { attendanceType as type, type LevelDocument, type MeetingDocument } from './attendance-store.ts';

export const forgetAttendance = (store: DocumentStore): Forget => async ({ memberId }) => {
  const anonymous = (saved: SavedBy): SavedBy => (saved.by === memberId ? { ...saved, by: '' } : saved);
  const changed = await Promise.all([
    ...networkLevels.map((level) => rewriteAll(store, responseContainer(level), { type }, (document) => {
      const { present, formerly } = document as LevelDocument;
      return present.includes(memberId) ? { ...document, present: present.filter((id) => id !== memberId), formerly: formerly + 1 } : document;
    })),
    rewriteAll(store, 'prompts', { type }, (document) => {
      const { saved, confirmed } = document as MeetingDocument;
      if (saved.by !== memberId && confirmed?.by !== memberId) return document;
      return { ...document, saved: anonymous(saved), ...(confirmed === undefined ? {} : { confirmed: anonymous(confirmed) }) };
    }),
  ]);
  return changed.reduce((sum, count) => sum + count, 0);
};
