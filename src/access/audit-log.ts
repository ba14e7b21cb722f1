/** The append-only log of who has written to the network and who has opened names: DESIGN.md, "Privacy and trust". */
import type { Clock } from '../ports/clock.ts';
import type { DocumentStore } from '../ports/document-store.ts';
import type { Log } from '../ports/log.ts';

/** Ids and counts only: no name, no text. */
export interface AuditEntry {
  readonly action:
    | 'check-in-sent' | 'check-in-extended' | 'check-in-called-off' | 'check-in-series-stopped'
    | 'meeting-sent' | 'meeting-changed' | 'meeting-called-off' | 'meeting-series-stopped' | 'attendance-saved' | 'summary-shared' | 'mobilisation-sent' | 'mobilisation-called-off' | 'mobilisation-message-sent' | 'mobilisation-wave-called' | 'mobilisation-covered'
    | 'innsyn-opened' | 'member-deleted' | 'innspill-decided' | 'admission-asked' | 'admission-withdrawn' | 'admission-let-in' | 'admission-turned-down'
    | 'names-opened' | 'call-list-opened' | 'call-list-downloaded' | 'report-made' | 'lead-changed' | 'phone-call-entered';
  /** Who did it. */
  readonly memberId: string;
  readonly promptId?: string;
  readonly counts?: Readonly<Record<string, number>>;
  /** An id of what rightly happens more than once: each is one entry, however close together and however often it is asked for. */
  readonly occasion?: string;
}

export interface AuditLog {
  /** Never throws: a log that cannot be written stops nobody. The same by the same person in the same minute is one entry, so that a doubled click is too. */
  record(entry: AuditEntry): Promise<void>;
}

/** Comes from a click: an id must not become too long to be stored. */
const longestOccasion = 36;

/** @param retentionDays kept this long (RETENTION_DAYS_LOG) */
export const createAuditLog = ({ store, clock, log, retentionDays }: { readonly store: DocumentStore; readonly clock: Clock; readonly log: Log; readonly retentionDays: number }): AuditLog => ({
  async record(entry) {
    const now = clock.now();
    const at = now.toString();
    const { action, memberId, promptId = '', occasion } = entry;
    const apart = occasion?.slice(0, longestOccasion) ?? at.slice(0, 'YYYY-MM-DDTHH:MM'.length);
    try {
      await store.create('log', {
        id: `${apart}|${action}|${memberId}|${promptId}`, type: 'audit', month: at.slice(0, 'YYYY-MM'.length), sort: at,
        expiresAt: now.add({ hours: 24 * retentionDays }).toString(), at, ...entry,
      });
    } catch (error) {
      log.warn('audit.not-recorded', { action, promptId, error });
    }
  },
});
