/** The ringeliste as a file that a spreadsheet opens, for the operator and behind a signed link. */
import type { AuditLog } from '../access/audit-log.ts';
import { texts, type Texts } from '../locales/texts.ts';
import type { NetworkDirectory } from '../network/directory.ts';
import type { Locale } from '../shared/network-terms.ts';
import { writeCsv } from '../shared/write-csv.ts';
import type { CallLists, PromptCallList } from './call-list.ts';
import { phonedWords } from './card-call-list.ts';

export interface CallListFileDeps {
  readonly callLists: Pick<CallLists, 'seenBy'>;
  readonly directory: Pick<NetworkDirectory, 'network'>;
  readonly audit: AuditLog;
  readonly defaultLocale: Locale;
  readonly timeZone: string;
}

/** Asks anew what the person may see: roles may have changed since the link was made. */
export const callListFile = ({ callLists, directory, audit, defaultLocale, timeZone }: CallListFileDeps) =>
  async ({ promptId, memberId }: { readonly promptId: string; readonly memberId: string }): Promise<{ readonly name: string; readonly type: string; readonly content: string } | undefined> => {
    const member = (await directory.network()).members.get(memberId);
    const list = member && await callLists.seenBy(member, promptId);
    if (!list) return undefined;
    await audit.record({ action: 'call-list-downloaded', memberId, promptId, counts: { people: list.entries.length } });
    const t = texts(member.language ?? defaultLocale);
    return { name: `${t.callList.fileName}.csv`, type: 'text/csv; charset=utf-8', content: callListCsv(list, t, timeZone) };
  };

export function callListCsv({ entries, markIn }: PromptCallList, t: Texts, timeZone: string): string {
  const { columns, reasons } = t.callList;
  // A mark stands in every row, so that no row is taken for real when it is copied out.
  const mark = markIn?.(t);
  const marked = mark === undefined ? {} : { mark };
  const rows = entries.map(({ name, unit, level, phone = '', reason, phoned }) => ({ ...marked, name, unit, level: t.levelsShort[level], phone, reason: reasons[reason], phoned: phoned === undefined ? '' : phonedWords(phoned, timeZone, t) }));
  return writeCsv(rows, { ...marked, ...columns, phoned: t.followUp.phoned.column }, ';');
}
