/** Takes one person's answer to one prompt: authorised by the frozen audience, stored once however often it arrives. */
import type { Clock } from '../ports/clock.ts';
import { retryOnConflict } from '../shared/change-document.ts';
import type { Addressee, AnswerEntry, Prompt, PromptKind, PromptState, Response } from './domain.ts';
import type { PromptStore } from './store.ts';

export type RecordedAnswer<Details> =
  | { readonly outcome: 'recorded' | 'unchanged'; readonly prompt: Prompt<Details>; readonly response: Response }
  | { readonly outcome: 'not-found' }
  | { readonly outcome: 'not-addressed' | 'not-yet'; readonly prompt: Prompt<Details> }
  | { readonly outcome: 'not-open'; readonly prompt: Prompt<Details>; readonly state: Exclude<PromptState, 'open'>; readonly response: Response | undefined };

export interface GivenAnswer {
  /** A click on one job's card never answers another's prompt. */
  readonly kind: PromptKind;
  readonly promptId: string;
  readonly memberId: string;
  readonly answer: string;
  readonly comment?: string;
  /** ISO instant. */
  readonly eta?: string;
  readonly shifts?: readonly string[];
  /** Who comes instead; empty: nobody any more. Absent: it stays as it is while the answer does. */
  readonly deputy?: string;
  /** Stored only if the current answer is one of these; `unchanged` otherwise, or `not-yet` where there is none. */
  readonly onlyFrom?: readonly string[];
  /** Stored only if this holds of the prompt as it is now, as with `onlyFrom`. */
  readonly onlyIf?: (prompt: Prompt) => boolean;
  /** Somebody else enters it after a phone call. What the person has answered themselves is left as it is: `unchanged`. */
  readonly enteredBy?: string;
  /** Whether an answer still stands since the prompt was changed; absent: always. One that does not is taken anew, also when it is the same. */
  readonly stands?: ((prompt: Prompt, current: Response) => boolean) | undefined;
}

/** "In 30 minutes" delivered twice is said once: Teams repeats a click within seconds. */
const sameTimeMs = 60_000;
const sameEta = (one: string | undefined, other: string | undefined): boolean =>
  one === other || (one !== undefined && other !== undefined && Math.abs(Temporal.Instant.from(one).since(other).total('milliseconds')) <= sameTimeMs);

/** What somebody entered for them and they now say themselves is said anew. */
const saysTheSame = (current: Response, { answer, comment, eta, shifts, deputy, enteredBy }: GivenAnswer): boolean =>
  current.answer === answer && current.comment === comment && sameEta(current.eta, eta) && String(current.shifts) === String(shifts)
  && (deputy === undefined || deputy === (current.deputy ?? '')) && (enteredBy !== undefined || current.enteredBy === undefined);

/**
 * Same answer twice is one answer; a different one is added to the history of the same document.
 * Throws `store-unavailable`, after which the answer may or may not be there, or `store-denied` (the level's container is closed).
 */
export async function recordAnswer<Details>(prompts: PromptStore, clock: Clock, given: GivenAnswer): Promise<RecordedAnswer<Details>> {
  const prompt = await prompts.load<Details>(given.promptId);
  if (prompt?.kind !== given.kind || prompt.state === 'draft') return { outcome: 'not-found' };
  const addressee = (await prompts.audience(given.promptId)).get(given.memberId);
  if (!addressee) return { outcome: 'not-addressed', prompt };
  if (prompt.state !== 'open') {
    return { outcome: 'not-open', prompt, state: prompt.state, response: await prompts.shownResponse(given.promptId, addressee) };
  }
  return await retryOnConflict<RecordedAnswer<Details>>('an answer', async () => {
    const current = await prompts.response(given.promptId, addressee);
    const asItWas: RecordedAnswer<Details> = current ? { outcome: 'unchanged', prompt, response: current } : { outcome: 'not-yet', prompt };
    if (given.onlyIf?.(prompt) === false) return asItWas;
    if (current && (given.stands?.(prompt, current) ?? true)) {
      const theirOwn = given.enteredBy !== undefined && current.enteredBy === undefined;
      if (theirOwn || saysTheSame(current, given)) return asItWas;
    }
    if (given.onlyFrom && !given.onlyFrom.includes(current?.answer ?? '')) return asItWas;
    const response = nextResponse(given, addressee, current, { revision: given.stands === undefined ? 0 : prompt.revision, at: clock.now().toString() });
    // A conflict: the same person's other click won, and what it stored is looked at.
    return await prompts.saveResponse(response, current) === 'saved' ? { outcome: 'recorded', prompt, response } : 'conflict';
  });
}

/** A remark may have 2,000 characters, a document 2 MB: in the history the newest are kept. */
const keptRemarks = 20;

function nextResponse(given: GivenAnswer, { memberId, unit, level, party }: Addressee, current: Response | undefined, { revision, at }: { readonly revision: number; readonly at: string }): Response {
  const { promptId, answer, comment, eta, shifts, enteredBy, deputy = '' } = given;
  const entry: AnswerEntry = {
    answer, at,
    ...(comment === undefined ? {} : { comment }),
    ...(eta === undefined ? {} : { eta }),
    ...(shifts === undefined ? {} : { shifts }),
    ...(enteredBy === undefined ? {} : { enteredBy }),
    ...(deputy === '' ? {} : { deputy }),
    ...(revision === 0 ? {} : { revision }),
  };
  const earlier = current?.history ?? [];
  return { promptId, memberId, unit, level, party, ...entry, history: [...earlier.slice(0, -keptRemarks).map(withoutRemark), ...earlier.slice(-keptRemarks), entry] };
}

function withoutRemark(entry: AnswerEntry): AnswerEntry {
  const { comment: _, ...rest } = entry;
  return rest;
}
