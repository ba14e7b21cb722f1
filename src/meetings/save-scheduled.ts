/**
 * Stores an imported årshjul. The whole list is first written as one document: that write decides the import, and applying it
 * to the meetings one by one can be repeated, so a crash half way is made good at the next start or import.
 */
import { isDeepStrictEqual } from 'node:util';
import type { DocumentStore, StoredDocument } from '../ports/document-store.ts';
import { changePrompt } from '../prompts/change-prompt.ts';
import { openOccurrence } from '../prompts/open-prompt.ts';
import type { Prompt } from '../prompts/domain.ts';
import type { PromptStore } from '../prompts/store.ts';
import type { Occurrence } from '../schedule/domain.ts';
import type { MeetingDetails } from './domain.ts';
import type { SavedMeetings, SaveScheduled } from './import-arshjul.ts';

export interface SaveScheduledDeps {
  readonly store: DocumentStore;
  readonly prompts: PromptStore;
  readonly plan: (occurrences: readonly Occurrence[]) => Promise<unknown>;
}

interface ImportDocument extends StoredDocument {
  readonly kind: 'arshjul-import';
  /** Check-ins of the årshjul among them. */
  readonly meetings: readonly Prompt[];
}
const pending = { container: 'system', partition: 'arshjul-import', id: 'pending' } as const;

export const saveScheduled = (deps: SaveScheduledDeps): SaveScheduled => async (meetings, { dryRun }) => {
  await finishArshjulImport(deps);
  const saved = await compare(deps, meetings);
  if (dryRun || meetings.length === 0) return saved;
  await deps.store.upsert<ImportDocument>(pending.container, { id: pending.id, type: pending.partition, kind: pending.partition, meetings });
  await finishArshjulImport(deps);
  return saved;
};

/** Applies an import that was decided and not finished; nothing to do otherwise. */
export async function finishArshjulImport({ store, prompts, plan }: SaveScheduledDeps): Promise<void> {
  const decided = await store.get<ImportDocument>(pending.container, pending.partition, pending.id);
  if (!decided) return;
  for (const meeting of decided.meetings) {
    const stored = (await prompts.create(meeting)) === 'created'
      ? meeting
      : (await changePrompt(prompts, meeting.promptId, (existing) => (existing.state === 'scheduled' ? { ...withAgenda(meeting, existing), createdAt: existing.createdAt } : undefined)));
    if ('outcome' in stored && (stored.outcome === 'not-found' || stored.prompt.state !== 'scheduled')) continue;
    await plan([openOccurrence(meeting)]);
  }
  await store.delete(pending.container, pending.partition, pending.id);
}

/** What people have sent in, and what has been put on the agenda with it, is in no årshjul. */
function withAgenda(meeting: Prompt, existing: Prompt): Prompt {
  const { agenda, innspill } = existing.details as Partial<MeetingDetails>;
  return innspill === undefined ? meeting : { ...meeting, details: { ...meeting.details as MeetingDetails, ...(agenda === undefined ? {} : { agenda }), innspill } };
}

async function compare({ prompts }: SaveScheduledDeps, meetings: readonly Prompt[]): Promise<SavedMeetings> {
  const counts = { added: 0, updated: 0, unchanged: 0 };
  const leftAlone: SavedMeetings['leftAlone'][number][] = [];
  for (const meeting of meetings) {
    const existing = await prompts.load(meeting.promptId);
    if (!existing) counts.added += 1;
    else if (existing.state !== 'scheduled') leftAlone.push({ promptId: meeting.promptId, state: existing.state });
    else if (samePrompt(existing, withAgenda(meeting, existing))) counts.unchanged += 1;
    else counts.updated += 1;
  }
  return { ...counts, leftAlone };
}

const samePrompt = (one: Prompt, other: Prompt): boolean =>
  isDeepStrictEqual(contentOf(one), contentOf(other));
const contentOf = ({ audience, organiserId, details, opensAt, closesAt }: Prompt): unknown[] => [audience, organiserId, details, opensAt, closesAt];
