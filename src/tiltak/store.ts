/**
 * The register of tiltak in the store, and what check-ins have said of its measures.
 *
 *   loadRegister(store, planIds | 'all')            → { register, pointer }: plans, areas, reasons, and the measures of these plans, all of one moment
 *   loadSaid(store, planId)                         → what closed check-ins said: by measure, and by unit
 *   recordOf(measure, said)                         → MeasureRecord with its whole history, oldest first
 *   foldAnswers(store, planId, promptId, answers, timeZone) → a check-in's answers into the history; repeatable
 *
 * For showing and counting use readPlan and listPlans of read-plan.ts.
 *
 * The lists are generations (shared/generations.ts): imported statuses lie in the measures themselves, so that an import is one
 * switch. What a check-in said lies beside them, one document per check-in and measure: no import touches it.
 */
import { queryAll, type DocumentStore, type StoredDocument } from '../ports/document-store.ts';
import { changeDocument } from '../shared/change-document.ts';
import { generationOf, listsOf, loadLists, type GenerationFamily, type LoadedLists } from '../shared/generations.ts';
import { lastOfEachDay, type MeasureAnswer, type MeasureAnswerEntry } from './check-in.ts';
import type { FocusArea, Measure, MeasureRecord, Plan, Reason, StatusEntry, UnitAnswer } from './domain.ts';

/** Partition of what belongs to no plan; no plan can have this id. */
const common = '@register';
const measuresOf = 'measure:';
export const measureList = (planId: string): string => `${measuresOf}${planId}`;

export const tiltakLists: GenerationFamily = {
  name: 'tiltak',
  container: 'tiltak',
  place: (list) => (list.startsWith(measuresOf) ? { partition: list.slice(measuresOf.length), type: 'measure' } : { partition: common, type: list }),
};

/** A measure as imported. */
export interface RegisteredMeasure extends Measure {
  /** Statuses that files gave it, oldest first; none has a `checkIn`. */
  readonly imported: readonly StatusEntry[];
}

/** The register at one moment, in the order of the imports. */
export interface Register {
  /** Changes with every import. */
  readonly version: string;
  readonly plans: ReadonlyMap<string, Plan>;
  /** By `areaKey`. */
  readonly areas: ReadonlyMap<string, FocusArea>;
  readonly reasons: ReadonlyMap<string, Reason>;
  /** Plan id → measure id → measure, for the plans that were asked for. */
  readonly measures: ReadonlyMap<string, ReadonlyMap<string, RegisteredMeasure>>;
}

export interface StoredRegister extends LoadedLists { readonly register: Register }

/** An area's id is unique within its plan only. */
export const areaKey = ({ plan, id }: Pick<FocusArea, 'plan' | 'id'>): string => `${plan}/${id}`;

/** Of one plan, in the register's order. */
export const areasOf = ({ areas }: Pick<Register, 'areas'>, plan: string): FocusArea[] => [...areas.values()].filter((area) => area.plan === plan);

const byKey = <Entity>(entities: readonly Entity[], key: (entity: Entity) => string): ReadonlyMap<string, Entity> => new Map(entities.map((entity) => [key(entity), entity]));
const idOf = ({ id }: { readonly id: string }): string => id;

/** Plans, areas and reasons, with the measures of the plans named. */
export const loadRegister = async (store: DocumentStore, plans: readonly string[] | 'all' = []): Promise<StoredRegister> => {
  const { read, pointer } = await loadLists(store, tiltakLists, async (list, current) => {
    const wanted = plans === 'all' ? listsOf(current).filter((name) => name.startsWith(measuresOf)).map((name) => name.slice(measuresOf.length)) : plans;
    const [planList, areas, reasons] = await Promise.all([list<Plan>('plan'), list<FocusArea>('area'), list<Reason>('reason')]);
    const measures = new Map<string, ReadonlyMap<string, RegisteredMeasure>>();
    for (const plan of wanted) measures.set(plan, byKey(await list<RegisteredMeasure>(measureList(plan)), idOf));
    return { plans: byKey(planList, idOf), areas: byKey(areas, areaKey), reasons: byKey(reasons, idOf), measures };
  });
  return { register: { ...read, version: listsOf(pointer).map((name) => generationOf(pointer, name)?.id).join('.') }, pointer };
};

interface SaidDocument extends StoredDocument { readonly plan: string; readonly promptId: string }
/** `entry`: what was said last; `earlier`: on days before it. */
interface AnswerDocument extends SaidDocument { readonly type: 'folded-answer'; readonly measureId: string; readonly earlier?: readonly StatusEntry[]; readonly entry: StatusEntry }
/** Written by unit-questions.ts while the check-in is open. */
interface UnitDocument extends SaidDocument { readonly type: 'unit-answer'; readonly answer: UnitAnswer; readonly history?: readonly UnitAnswer[]; readonly calledOff?: true }

/** What closed check-ins said about one plan. */
export interface Said {
  /** By measure id, in no order: what each check-in said, oldest first. */
  readonly measures: ReadonlyMap<string, readonly SaidInCheckIn[]>;
  readonly units: readonly UnitAnswer[];
  /** With what they said before in the same check-in. */
  readonly unitHistory: readonly UnitAnswer[];
}

/** Of one measure in one check-in, oldest first; never empty. */
type SaidInCheckIn = readonly [...StatusEntry[], StatusEntry];

/** One thing that was said in a check-in. */
export const entryOf = ({ promptId, status, reasons, outcome, benefit, at, by, late }: MeasureAnswerEntry & Pick<MeasureAnswer, 'promptId'>): StatusEntry =>
  ({ status, reasons, ...(outcome === undefined ? {} : { outcome }), ...(benefit === undefined ? {} : { benefit }), at, checkIn: { promptId, by, late } });

/**
 * What an answer is in a measure's history: what was said last on each day, so that the status as of any day, New Year's Eve too, is found again.
 * What was corrected before the day was over is not kept for good.
 */
export const entriesOf = (answer: MeasureAnswer, timeZone: string): SaidInCheckIn => {
  const { promptId, history } = answer;
  // Nearly all are said once.
  if (history.length <= 1) return [entryOf(answer)];
  const before = [...lastOfEachDay(history, timeZone).values()].slice(0, -1);
  return [...before.map((said) => entryOf({ ...said, promptId })), entryOf(answer)];
};

export const loadSaid = async (store: DocumentStore, planId: string): Promise<Said> => {
  const measures = new Map<string, SaidInCheckIn[]>();
  await eachPage<AnswerDocument>(store, planId, 'folded-answer', ({ measureId, earlier = [], entry }) => {
    const known = measures.get(measureId);
    if (known) known.push([...earlier, entry]);
    else measures.set(measureId, [[...earlier, entry]]);
  });
  const units: UnitAnswer[] = [];
  const unitHistory: UnitAnswer[] = [];
  await eachPage<UnitDocument>(store, planId, 'unit-answer', ({ answer, history = [], calledOff }) => {
    if (calledOff) return;
    units.push(answer);
    unitHistory.push(...history, answer);
  });
  return { measures, units, unitHistory };
};

const eachPage = async <T extends SaidDocument>(store: DocumentStore, plan: string, type: T['type'], take: (document: T) => void): Promise<void> => {
  for (let after: string | undefined, more = true; more;) {
    const page = await store.query<T>('tiltak', { partition: plan, where: { type }, limit: 1000, ...(after === undefined ? {} : { after }) });
    page.items.forEach(take);
    after = page.next;
    more = after !== undefined;
  }
};

const earlierFirst = (a: { readonly at: string }, b: { readonly at: string }): number =>
  (a.at === b.at ? 0 : Temporal.Instant.compare(Temporal.Instant.from(a.at), Temporal.Instant.from(b.at)));

const lastOf = (entries: SaidInCheckIn): StatusEntry => entries.at(-1) ?? entries[0];

/**
 * A measure with its history: in the order in which things were said, of two at one instant the imported first, then by check-in, so
 * that it is the same before and after one of them is folded. A check-in counts
 * once, as it was read where it goes on longest: while it closes, its answers may be read from both places.
 */
export const recordOf = ({ imported, ...measure }: RegisteredMeasure, said: readonly SaidInCheckIn[]): MeasureRecord => {
  if (said.length === 0) return { ...measure, history: imported };
  const byCheckIn = new Map<string, SaidInCheckIn>();
  for (const entries of said) {
    const promptId = entries[0].checkIn?.promptId ?? '';
    const known = byCheckIn.get(promptId);
    if (known === undefined || earlierFirst(lastOf(known), lastOf(entries)) < 0) byCheckIn.set(promptId, entries);
  }
  const inOrder = [...byCheckIn].toSorted(([one], [other]) => (one < other ? -1 : 1)).flatMap(([, entries]) => entries);
  return { ...measure, history: [...imported, ...inOrder].toSorted(earlierFirst) };
};

/**
 * A check-in's answers become history when it closes. Safe to repeat after a crash and beside an import or another closing: one document
 * per check-in and measure, and an answer that was given later than the one folded before takes its place.
 */
export const foldAnswers = async (store: DocumentStore, plan: string, promptId: string, answers: readonly MeasureAnswer[], timeZone: string): Promise<void> => {
  const documents = answers.map((answer): AnswerDocument => {
    const entries = entriesOf({ ...answer, promptId }, timeZone);
    const { measureId } = answer;
    return { id: `answer:${promptId}:${measureId}`, type: 'folded-answer', plan, promptId, sort: promptId, measureId, ...(entries.length > 1 ? { earlier: entries.slice(0, -1) } : {}), entry: lastOf(entries) };
  });
  if (documents.length === 0) return;
  const { existed } = await store.createMany('tiltak', documents);
  if (existed === 0) return;
  const folded = await queryAll<AnswerDocument>(store, 'tiltak', { partition: plan, where: { type: 'folded-answer', sort: promptId } });
  const byId = new Map(folded.map((document) => [document.id, document]));
  for (const document of documents) {
    const isNewer = (known: AnswerDocument | undefined): boolean => known !== undefined && earlierFirst(known.entry, document.entry) < 0;
    if (isNewer(byId.get(document.id))) await changeDocument<AnswerDocument>(store, { container: 'tiltak', partition: plan, id: document.id }, (known) => (isNewer(known) ? document : known));
  }
};
