/**
 * A step of an innspill, and what follows it: the meeting's agenda, the sender's card, the card of those who prepare the meetings.
 * The step is one write over what was read; what follows is repeatable, done at once, and done again by a job in case the process dies in between.
 */
import { deliveryPriorities, type DeliveryQueue, type DeliveryRequest } from '../delivery/domain.ts';
import { texts } from '../locales/texts.ts';
import type { NetworkDirectory } from '../network/directory.ts';
import type { Member, Network } from '../network/domain.ts';
import type { Clock } from '../ports/clock.ts';
import type { JobHandlers, Occurrence } from '../schedule/domain.ts';
import type { WorkingTime } from '../schedule/working-time.ts';
import { retryOnConflict } from '../shared/change-document.ts';
import type { Locale } from '../shared/network-terms.ts';
import type { ComingMeeting } from './card-item.ts';
import { decide, preparers, revisionOf, type Decided, type Decision, type Innspill, type Place, type TakenInto } from './domain.ts';
import type { InnspillStore } from './store.ts';
import { digestRequests, redrawDigests } from './tell-preparers.ts';

/** What innspill need of the meetings. */
export interface Agendas {
  /** Soonest first. */
  coming(at: { readonly member: Member; readonly network: Network }, place: Place): Promise<readonly ComingMeeting[]>;
  /** Those of these that a meeting may take from this person. */
  takes<P extends Place>(at: { readonly member: Member; readonly network: Network }, promptId: string, among: readonly P[]): Promise<readonly P[]>;
  /** Of one that comes, for whoever called it and the sekretariat. */
  titleOf(member: Member, promptId: string): Promise<string | undefined>;
  /** How one stands now; undefined when it is stored no more. */
  detailsOf(promptId: string): Promise<Pick<ComingMeeting['details'], 'title' | 'date'> | undefined>;
  /** Repeatable. */
  add(promptId: string, item: { readonly id: string; readonly line: string }, by: string): Promise<'added' | 'full' | 'over'>;
}

export interface DecideDeps {
  readonly innspill: InnspillStore;
  readonly agendas: Agendas;
  readonly directory: Pick<NetworkDirectory, 'network'>;
  readonly clock: Clock;
  readonly workingTime: Pick<WorkingTime, 'movedLater' | 'timeZone'>;
  readonly deliveries: Pick<DeliveryQueue, 'reached'>;
  readonly enqueue: (requests: readonly DeliveryRequest[]) => Promise<unknown>;
  readonly plan: (occurrences: readonly Occurrence[]) => Promise<unknown>;
  readonly defaultLocale: Locale;
}

export const ownPurpose = 'innspill-own';
const job = 'innspill-settle';
/** By then whoever wrote the step has done what follows, or died. */
const settledAgainAfter = { seconds: 60 };

export type Stepped =
  | { readonly outcome: 'done'; readonly innspill: Innspill }
  /** Somebody else was first; nothing was changed. */
  | { readonly outcome: 'conflict'; readonly innspill: Innspill }
  /** The meeting takes nothing more: it waits again. */
  | { readonly outcome: 'full' | 'over'; readonly innspill: Innspill }
  | { readonly outcome: 'not-found' };

const again = ({ clock }: DecideDeps, id: string, revision: number): Occurrence => ({ promptId: id, job: `${job}:${revision}`, dueAt: clock.now().add(settledAgainAfter).toString() });

/** Sent twice with one form it is sent once. `foreign`: the form is somebody else's. */
export async function sendInnspill(deps: DecideDeps, innspill: Innspill): Promise<{ readonly outcome: 'sent'; readonly innspill: Innspill } | { readonly outcome: 'foreign' }> {
  await deps.plan([again(deps, innspill.id, 0)]);
  const created = await deps.innspill.create(innspill);
  const stored = created === 'created' ? innspill : await deps.innspill.load(innspill.id);
  if (stored?.memberId !== innspill.memberId) return { outcome: 'foreign' };
  await settle(deps, stored);
  return { outcome: 'sent', innspill: stored };
}

/** @param revision of the innspill that was looked at. The same click once more changes nothing, and makes sure of what follows. */
export async function step(deps: DecideDeps, id: string, revision: number, decision: Decision, by: string): Promise<Stepped> {
  const made = await retryOnConflict<Exclude<Decided, { readonly outcome: 'changed' }> | { readonly outcome: 'not-found' }>('an innspill', async () => {
    const stored = await deps.innspill.load(id);
    if (!stored) return { outcome: 'not-found' };
    const { etag, ...read } = stored;
    const decided = decide(read, revision, decision, { by, at: deps.clock.now().toString() });
    if (decided.outcome !== 'changed') return decided;
    await deps.plan([again(deps, id, revisionOf(decided.innspill))]);
    return await deps.innspill.replace(decided.innspill, etag) === 'replaced' ? { outcome: 'same', innspill: decided.innspill } : 'conflict';
  });
  return made.outcome === 'same' ? await settle(deps, made.innspill) : made;
}

export const innspillJobs = (deps: DecideDeps): JobHandlers => ({
  async [job]({ promptId }) {
    const stored = await deps.innspill.load(promptId);
    if (!stored) return { outcome: 'dropped', reason: 'not-found' };
    await settle(deps, stored);
    return { outcome: 'done' };
  },
});

/** Every part is repeatable: an agenda takes an innspill once, deliveries have deterministic ids. */
async function settle(deps: DecideDeps, innspill: Innspill): Promise<Exclude<Stepped, { readonly outcome: 'not-found' }>> {
  const last = innspill.history.at(-1);
  const network = await deps.directory.network();
  if (last?.step === 'taken') {
    const line = lineOf(innspill, network, deps.defaultLocale);
    const added = await deps.agendas.add(last.meeting.promptId, { id: innspill.id, line }, last.by);
    if (added !== 'added') return await release(deps, innspill, last.meeting, last.by, added);
  }
  const undone = last?.step === 'released' && last.calledOff !== true;
  const toSender = last !== undefined && last.step !== 'withdrawn' && !undone && last.by !== innspill.memberId && network.members.has(innspill.memberId);
  const isNew = innspill.state === 'waiting' && !undone;
  await deps.enqueue([
    ...(toSender ? [{ promptId: innspill.id, purpose: ownPurpose, recipientId: innspill.memberId, revision: revisionOf(innspill), priority: deliveryPriorities.meeting }] : []),
    ...(isNew ? digestRequests(deps, network, preparers(network, innspill).map(({ id }) => id).filter((id) => id !== (last?.by ?? innspill.memberId)), last?.at ?? innspill.at) : []),
    ...(last === undefined ? [] : await redrawDigests(deps, preparers(network, last.step === 'lifted' ? last.from : innspill).map(({ id }) => id), last.at)),
  ]);
  return { outcome: 'done', innspill };
}

async function release(deps: DecideDeps, innspill: Innspill, meeting: TakenInto, by: string, why: 'full' | 'over'): Promise<Exclude<Stepped, { readonly outcome: 'not-found' }>> {
  const released = await step(deps, innspill.id, revisionOf(innspill), { step: 'released', meeting }, by);
  return { outcome: why, innspill: released.outcome === 'not-found' ? innspill : released.innspill };
}

/** What was taken into a meeting that has been called off waits again, and whoever sent it and those who prepare the meetings are told. Repeatable. @param ids of the innspill on its agenda */
export async function meetingCalledOff(deps: DecideDeps, promptId: string, ids: readonly string[]): Promise<void> {
  for (const id of ids) {
    const stored = await deps.innspill.load(id);
    if (stored?.state === 'taken' && stored.meeting?.promptId === promptId) await step(deps, id, revisionOf(stored), { step: 'released', meeting: stored.meeting, calledOff: true }, '');
  }
}

/** The agenda is everybody's: in the language that the network writes in, and with the sender's name only where they chose so. */
function lineOf({ title, named, memberId }: Pick<Innspill, 'title' | 'named' | 'memberId'>, { members }: Pick<Network, 'members'>, locale: Locale): string {
  const name = named ? members.get(memberId)?.name : undefined;
  return name === undefined ? title : texts(locale).innspill.agendaLine(title, name);
}
