/** `salto responses export`: every answer of one level, from that level's container only, to standard output. */
import { createNetworkDirectory } from '../network/create-directory.ts';
import { queryAll, type StoredDocument } from '../ports/document-store.ts';
import type { Response } from '../prompts/domain.ts';
import { responseContainer } from '../prompts/store.ts';
import type { NetworkLevel } from '../shared/network-terms.ts';
import { writeCsv } from '../shared/write-csv.ts';
import type { Tools } from './with-store.ts';

const columns = ['promptId', 'memberId', 'name', 'unit', 'level', 'party', 'answer', 'deputy', 'comment', 'at', 'changes'] as const;

export async function exportResponses({ store, clock, config }: Tools, level: NetworkLevel, format: 'json' | 'csv'): Promise<number> {
  const { members } = await createNetworkDirectory({ store, clock, admins: config.ADMINS }).network();
  const stored = await queryAll<Response & StoredDocument>(store, responseContainer(level), { across: true, where: { type: 'response' } });
  const rows = stored.map(({ promptId, memberId, unit, level, party, answer, deputy = '', comment = '', at, history }) =>
    ({ promptId, memberId, name: members.get(memberId)?.name ?? '', unit, level, party, answer, deputy, comment, at, changes: history.length - 1, history }));
  console.log(format === 'json' ? JSON.stringify(rows, null, 2) : writeCsv(rows, Object.fromEntries(columns.map((column) => [column, column]))).trimEnd());
  return 0;
}
