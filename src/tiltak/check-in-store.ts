/**
 * Where a check-in's measures and answers lie. For whoever needs to know how it goes:
 * `openAnswers(planId)` (to be laid over the register), `read(promptId)` with `progressOf` (check-in-progress.ts).
 */
import type { Clock } from '../ports/clock.ts';
import { queryAll, type DocumentStore, type Stored, type StoredDocument } from '../ports/document-store.ts';
import { readLevels, type LevelsRead } from '../prompts/levels.ts';
import { responseContainer, type PromptStore } from '../prompts/store.ts';
import { changeDocument, writeOver } from '../shared/change-document.ts';
import type { NetworkLevel } from '../shared/network-terms.ts';
import type { CheckIn, CheckInDetails, CheckInItem, MeasureAnswer } from './check-in.ts';
import type { CheckInRead } from './check-in-progress.ts';

export interface AnswersRead extends Pick<LevelsRead<unknown>, 'closedLevels'> { readonly answers: readonly MeasureAnswer[] }

export interface CheckInStore {
  load(promptId: string): Promise<Stored<CheckIn> | undefined>;
  /** Freezes what is asked about. Repeating it adds nothing and changes nothing. */
  saveItems(checkIn: CheckIn, items: readonly CheckInItem[]): Promise<void>;
  /** In the register's order: area, unit, id. */
  items(promptId: string): Promise<readonly Stored<CheckInItem>[]>;
  /** The instant at which the first of its measures is deleted; undefined when it has none. */
  keptUntil(promptId: string): Promise<Temporal.Instant | undefined>;
  item(promptId: string, measureId: string): Promise<Stored<CheckInItem> | undefined>;
  /** Over exactly what `decide` was given, which returns it as it is to leave it so. Undefined when there is no such measure. */
  changeItem(of: Pick<CheckInItem, 'promptId' | 'measureId'>, decide: (item: CheckInItem) => CheckInItem): Promise<{ readonly before: CheckInItem; readonly after: CheckInItem } | undefined>;
  /** Throws `store-denied` when the level is closed. */
  answer(item: Pick<CheckInItem, 'promptId' | 'measureId' | 'level'>): Promise<Stored<MeasureAnswer> | undefined>;
  /** Over exactly what was read; undefined: there was none. */
  saveAnswer(answer: MeasureAnswer, checkIn: Pick<CheckIn, 'closesAt'>, read: Stored<MeasureAnswer> | undefined): Promise<'saved' | 'conflict'>;
  answers(promptId: string, levels?: readonly NetworkLevel[]): Promise<AnswersRead>;
  /** This person has looked at it. Repeating it changes nothing. */
  markOpened(checkIn: CheckIn, memberId: string): Promise<void>;
  read(promptId: string): Promise<CheckInRead>;
  /** Its answers are in the register. */
  markFolded(checkIn: CheckIn): Promise<void>;
  /**
   * Answers of the plan's check-ins that are open, or closed and not yet in the register's history.
   * Read these before the register: an answer that is folded meanwhile is then seen twice, and known again by `checkIn.promptId`.
   */
  openAnswers(planId: string): Promise<AnswersRead>;
}

type ItemDocument = StoredDocument & CheckInItem;
type AnswerDocument = StoredDocument & MeasureAnswer;
type MarkDocument = StoredDocument & { readonly promptId: string; readonly memberId?: string };

/** Documents in `prompts` and the response containers, beside those that every prompt has. */
const types = { item: 'check-in-item', opened: 'check-in-opened', folded: 'check-in-folded', answer: 'measure-answer' } as const;
const itemId = (measureId: string): string => `measure:${measureId}`;

/** @param retentionDays all of it is deleted this many days after the check-in closes, an answer that is given later so long after it was given: never before it is in the register. */
export function createCheckInStore(store: DocumentStore, prompts: Pick<PromptStore, 'load' | 'list'>, clock: Clock, retentionDays: number): CheckInStore {
  const after = (instant: string): string => Temporal.Instant.from(instant).add({ hours: 24 * retentionDays }).toString();
  const itemDocument = (item: CheckInItem, expiresAt: string): ItemDocument => ({ ...item, id: itemId(item.measureId), type: types.item, expiresAt });
  const answerDocument = (answer: MeasureAnswer, { closesAt }: Pick<CheckIn, 'closesAt'>): AnswerDocument => {
    const now = clock.now();
    return { ...answer, id: itemId(answer.measureId), type: types.answer, sort: answer.at, expiresAt: after(Temporal.Instant.compare(closesAt, now) > 0 ? closesAt : now.toString()) };
  };
  const mark = (checkIn: CheckIn, id: string, type: string, more: { readonly memberId?: string } = {}): MarkDocument => ({ id, type, promptId: checkIn.promptId, expiresAt: after(checkIn.closesAt), ...more });

  const items: CheckInStore['items'] = async (promptId) =>
    (await queryAll<ItemDocument>(store, 'prompts', { partition: promptId, where: { type: types.item } })).toSorted(inRegisterOrder);

  async function answers(promptId: string, levels?: readonly NetworkLevel[]): Promise<AnswersRead> {
    const { read: found, closedLevels } = await readLevels((level) => queryAll<AnswerDocument>(store, responseContainer(level), { partition: promptId, where: { type: types.answer } }), levels);
    return { answers: found.flat(), closedLevels };
  }

  async function read(promptId: string): Promise<CheckInRead> {
    const [asked, given, opened] = await Promise.all([items(promptId), answers(promptId), queryAll<MarkDocument>(store, 'prompts', { partition: promptId, where: { type: types.opened } })]);
    return { items: asked, answers: new Map(given.answers.map((answer) => [answer.measureId, answer])), opened: new Set(opened.flatMap(({ memberId }) => memberId ?? [])), closedLevels: given.closedLevels };
  }

  return {
    async load(promptId) {
      const stored = await prompts.load<CheckInDetails>(promptId);
      return stored?.kind === 'tiltak' ? stored : undefined;
    },
    saveItems: async (checkIn, frozen) => { await store.createMany('prompts', frozen.map((item) => itemDocument(item, after(checkIn.closesAt)))); },
    items,
    async keptUntil(promptId) {
      const kept = (await queryAll<ItemDocument>(store, 'prompts', { partition: promptId, where: { type: types.item } })).flatMap(({ expiresAt }) => (expiresAt === undefined ? [] : [Temporal.Instant.from(expiresAt)]));
      return kept.toSorted(Temporal.Instant.compare)[0];
    },
    item: (promptId, measureId) => store.get<ItemDocument>('prompts', promptId, itemId(measureId)),
    async changeItem({ promptId, measureId }, decide) {
      const place = { container: 'prompts', partition: promptId, id: itemId(measureId) } as const;
      const { before, after } = await changeDocument<ItemDocument>(store, place, (stored) => stored && decide(stored) as ItemDocument);
      return before && after && { before, after };
    },
    answer: ({ promptId, measureId, level }) => store.get<AnswerDocument>(responseContainer(level), promptId, itemId(measureId)),
    saveAnswer: (answer, checkIn, read) => writeOver(store, responseContainer(answer.level), answerDocument(answer, checkIn), read),
    answers,
    markOpened: async (checkIn, memberId) => { await store.create('prompts', mark(checkIn, `opened:${memberId}`, types.opened, { memberId })); },
    read,
    markFolded: async (checkIn) => { await store.create('prompts', mark(checkIn, 'folded', types.folded)); },
    async openAnswers(planId) {
      const ofPlan = (await prompts.list<CheckInDetails>('tiltak', ['open', 'closed'], '')).filter(({ details }) => details.plan === planId);
      const unfolded = await Promise.all(ofPlan.map(async ({ promptId, state }) => (state === 'closed' && await store.get('prompts', promptId, 'folded') !== undefined ? undefined : await answers(promptId))));
      const found = unfolded.filter((given) => given !== undefined);
      return { answers: found.flatMap((given) => given.answers), closedLevels: [...new Set(found.flatMap(({ closedLevels }) => closedLevels))] };
    },
  };
}

const collator = new Intl.Collator('nb', { numeric: true });
const inRegisterOrder = (one: CheckInItem, other: CheckInItem): number =>
  collator.compare(one.area, other.area) || collator.compare(one.unit, other.unit) || collator.compare(one.measureId, other.measureId);
