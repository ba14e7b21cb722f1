/** `salto responses export`: every answer of one level, from that level's container only, to standard output. */
import { stringify } from 'csv-stringify/sync';
import { createNetworkDirectory } from '../network/create-directory.ts';
import { queryAll, type StoredDocument } from '../ports/document-store.ts';
import type { Response } from '../prompts/domain.ts';
import { responseContainer } from '../prompts/store.ts';
import type { NetworkLevel } from '../shared/network-terms.ts';
import type { Tools } from './with-store.ts';

const columns = ['promptId', 'memberId', 'name', 'unit', 'level', 'party', 'answer', 'comment', 'at', 'changes'] as const;

export async function exportResponses({ store, clock, config }: Tools, level: NetworkLevel, format: 'json' | 'csv'): Promise<number> {
  const { members } = await createNetworkDirectory({ store, clock, admins: config.ADMINS }).network();
  const stored = await queryAll<Response & StoredDocument>(store, responseContainer(level), { across: true, where: { type: 'response' } });
  const rows = stored.map(({ promptId, memberId, unit, level, party, answer, comment = '', at, history }) =>
    ({ promptId, memberId, name: members.get(memberId)?.name ?? '', unit, level, party, answer, comment, at, changes: history.length - 1, history }));
  // A spreadsheet runs a cell that begins with one of these: free text is made text again.
  const cast = { string: (value: string) => (/^[=+\-@\t\r]/.test(value) ? `'${value}` : value) };
  console.log(format === 'json' ? JSON.stringify(rows, null, 2) : stringify(rows, { header: true, columns: [...columns], bom: true, cast }).trimEnd());
  return 0;
}
