/**
 * The yearly report's questions to each unit: one answer per unit and check-in, with its history, where the register keeps what was said.
 * Several koordinatorer may write the same answer; who saves over something else than what their form was filled from learns it (yearly-chat.ts).
 */
import { queryAll, type DocumentStore, type Stored, type StoredDocument } from '../ports/document-store.ts';
import { writeOver } from '../shared/change-document.ts';
import type { UnitAnswer } from './domain.ts';

export interface StoredUnitAnswer {
  readonly answer: UnitAnswer;
  /** Fields that somebody has saved in this check-in; the others may still be filled in from an earlier one. */
  readonly saved: readonly string[];
  /** Earlier answers in this check-in, oldest first. */
  readonly history: readonly UnitAnswer[];
}

export interface UnitAnswers {
  load(plan: string, promptId: string, unit: string): Promise<Stored<StoredUnitAnswer> | undefined>;
  /** The latest answer of this unit in another check-in of the plan: to begin from. */
  earlier(plan: string, promptId: string, unit: string): Promise<UnitAnswer | undefined>;
  /** Of each unit that has begun. */
  begun(plan: string, promptId: string): Promise<ReadonlyMap<string, StoredUnitAnswer>>;
  /** Over exactly what was read; undefined: there was none. */
  save(plan: string, promptId: string, answer: UnitAnswer, fields: readonly string[], before: Stored<StoredUnitAnswer> | undefined): Promise<'saved' | 'conflict'>;
  /** The check-in was called off: no report counts what was said in it any more. Repeatable. */
  callOff(plan: string, promptId: string): Promise<void>;
}

/** As the register reads what units said (store.ts), with the history beside it. */
interface UnitDocument extends StoredDocument, StoredUnitAnswer { readonly type: 'unit-answer'; readonly plan: string; readonly promptId: string; readonly calledOff?: true }

/** A unit's answer is at most some 50 KB, a document 2 MB. */
const keptVersions = 20;
const idOf = (promptId: string, unit: string): string => `unit:${promptId}:${unit}`;

export function createUnitAnswers(store: DocumentStore): UnitAnswers {
  const ofPlan = (plan: string): Promise<Stored<UnitDocument>[]> => queryAll<UnitDocument>(store, 'tiltak', { partition: plan, where: { type: 'unit-answer' } });
  const ofCheckIn = (plan: string, promptId: string): Promise<Stored<UnitDocument>[]> => queryAll<UnitDocument>(store, 'tiltak', { partition: plan, where: { type: 'unit-answer', sort: promptId } });
  const load: UnitAnswers['load'] = (plan, promptId, unit) => store.get<UnitDocument>('tiltak', plan, idOf(promptId, unit));
  return {
    load,
    async earlier(plan, promptId, unit) {
      const others = (await ofPlan(plan)).filter((document) => document.promptId !== promptId && document.answer.unit === unit);
      return others.toSorted((one, other) => Temporal.Instant.compare(other.answer.at, one.answer.at))[0]?.answer;
    },
    begun: async (plan, promptId) => new Map((await ofCheckIn(plan, promptId)).map((document) => [document.answer.unit, document])),
    async save(plan, promptId, answer, fields, before) {
      const history = before === undefined ? [] : [...before.history, before.answer].slice(-keptVersions);
      const saved = [...new Set([...before?.saved ?? [], ...fields])];
      const document: UnitDocument = { id: idOf(promptId, answer.unit), type: 'unit-answer', plan, promptId, sort: promptId, answer, saved, history };
      return await writeOver(store, 'tiltak', document, before);
    },
    async callOff(plan, promptId) {
      for (const { etag, ...document } of await ofCheckIn(plan, promptId)) {
        // Another write won: it was another press of the same button, for no answer is taken any more.
        if (!document.calledOff) await store.replace('tiltak', { ...document, calledOff: true }, etag);
      }
    },
  };
}
