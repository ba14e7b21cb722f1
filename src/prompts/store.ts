/** Where prompts, their frozen audiences and the answers lie. One place knows the document shapes. */
import type { Clock } from '../ports/clock.ts';
import { queryAll, type ContainerName, type DocumentStore, type Stored, type StoredDocument } from '../ports/document-store.ts';
import { writeOver } from '../shared/change-document.ts';
import type { NetworkLevel } from '../shared/network-terms.ts';
import type { Addressee, Prompt, PromptKind, PromptState, Response } from './domain.ts';
import { readLevels, unlessClosed, type LevelsRead } from './levels.ts';

/** Addressees per document: about 120 KB, far below the store's 2 MB. */
const audienceChunk = 1000;
/** A draft nobody sent is gone the next day. */
const draftDays = 1;
/** Parsed audiences kept in memory: those of the prompts people are answering now. */
const cachedAudiences = 32;

type PromptDocument = StoredDocument & Prompt;
type AudienceDocument = StoredDocument & { readonly promptId: string; readonly addressees: readonly Addressee[] };
type ResponseDocument = StoredDocument & Response;

export const responseContainer = (level: NetworkLevel): ContainerName => `responses-${level}`;

export interface ResponsesRead extends Pick<LevelsRead<unknown>, 'closedLevels'> { readonly responses: readonly Response[] }

export interface PromptStore {
  load<Details>(promptId: string): Promise<Stored<Prompt<Details>> | undefined>;
  create(prompt: Prompt): Promise<'created' | 'exists'>;
  /** `conflict` when somebody else changed it since it was loaded; `missing` when it is gone. */
  replace(prompt: Prompt, etag: string): Promise<'replaced' | 'conflict' | 'missing'>;
  discard(promptId: string): Promise<void>;
  /** Prompts in any of the states whose `sortAt` is not before `from`, soonest first. */
  list<Details>(kind: PromptKind, states: readonly PromptState[], from: string): Promise<Stored<Prompt<Details>>[]>;
  /** Freezes who is asked. Repeating it adds nobody. */
  saveAudience(prompt: Prompt, addressees: readonly Addressee[]): Promise<void>;
  audience(promptId: string): Promise<ReadonlyMap<string, Addressee>>;
  /** Throws `store-denied` when the level is closed. */
  response(promptId: string, addressee: Addressee): Promise<Stored<Response> | undefined>;
  /** For showing only: undefined also when the level is closed, so that cards and lists go on without it. */
  shownResponse(promptId: string, addressee: Addressee): Promise<Response | undefined>;
  /** Over exactly what was read; undefined: there was none. */
  saveResponse(response: Response, read: Stored<Response> | undefined): Promise<'saved' | 'conflict'>;
  /** Every answer of one level; throws `store-denied` when the level is closed. */
  responsesOf(promptId: string, level: NetworkLevel): Promise<readonly Response[]>;
  responses(promptId: string): Promise<ResponsesRead>;
}

/** @param retentionDays a prompt is deleted this many days after it closes, an answer as long after its last change. */
export function createPromptStore(store: DocumentStore, clock: Clock, retentionDays: number): PromptStore {
  const kept = (prompt: Prompt): string => Temporal.Instant.from(prompt.closesAt).add({ hours: 24 * retentionDays }).toString();
  const audiences = new Map<string, ReadonlyMap<string, Addressee>>();

  const promptDocument = (prompt: Prompt): PromptDocument => ({
    ...prompt,
    id: 'prompt',
    type: 'prompt',
    sort: prompt.sortAt,
    expiresAt: prompt.state === 'draft' ? clock.now().add({ hours: 24 * draftDays }).toString() : kept(prompt),
  });
  const responseDocument = (response: Response): ResponseDocument => ({
    ...response,
    id: response.memberId,
    type: 'response',
    sort: response.at,
    expiresAt: clock.now().add({ hours: 24 * retentionDays }).toString(),
  });

  async function audience(promptId: string): Promise<ReadonlyMap<string, Addressee>> {
    const known = audiences.get(promptId);
    if (known) return known;
    const chunks = await queryAll<AudienceDocument>(store, 'prompts', { partition: promptId, where: { type: 'audience' } });
    const people = new Map(chunks.flatMap((chunk) => chunk.addressees.map((addressee) => [addressee.memberId, addressee] as const)));
    // An empty audience may be one that is just being saved by another instance: ask again next time.
    if (people.size > 0) {
      if (audiences.size >= cachedAudiences) audiences.delete(audiences.keys().next().value as string);
      audiences.set(promptId, people);
    }
    return people;
  }

  const responsesOf = (promptId: string, level: NetworkLevel): Promise<Stored<ResponseDocument>[]> =>
    // A job may keep answers of another kind beside these.
    queryAll<ResponseDocument>(store, responseContainer(level), { partition: promptId, where: { type: 'response' } });

  const response: PromptStore['response'] = (promptId, { level, memberId }) => store.get<ResponseDocument>(responseContainer(level), promptId, memberId);

  return {
    async load<Details>(promptId: string) {
      return await store.get<PromptDocument & Prompt<Details>>('prompts', promptId, 'prompt');
    },
    create: async (prompt) => (await store.create('prompts', promptDocument(prompt))).outcome,
    replace: async (prompt, etag) => (await store.replace('prompts', promptDocument(prompt), etag)).outcome,
    discard: async (promptId) => { await store.delete('prompts', promptId, 'prompt'); },
    async list<Details>(kind: PromptKind, states: readonly PromptState[], from: string) {
      return await queryAll<PromptDocument & Prompt<Details>>(store, 'prompts', { across: true, where: { type: 'prompt', kind, state: { in: states }, sort: { from } } });
    },
    async saveAudience(prompt, addressees) {
      const { promptId } = prompt;
      const chunks: AudienceDocument[] = [];
      for (let first = 0; first < addressees.length; first += audienceChunk) {
        const number = String(first / audienceChunk).padStart(4, '0');
        chunks.push({ id: `audience-${number}`, type: 'audience', sort: number, expiresAt: kept(prompt), promptId, addressees: addressees.slice(first, first + audienceChunk) });
      }
      await store.createMany('prompts', chunks);
      audiences.delete(promptId);
    },
    audience,
    response,
    shownResponse: (promptId, addressee) => unlessClosed(response(promptId, addressee)),
    saveResponse: (response, read) => writeOver(store, responseContainer(response.level), responseDocument(response), read),
    responsesOf,
    async responses(promptId) {
      const { read, closedLevels } = await readLevels((level) => responsesOf(promptId, level));
      return { responses: read.flat(), closedLevels };
    },
  };
}
