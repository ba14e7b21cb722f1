/**
 * Asking to be let in, deciding on it, and what follows. Each step is one write over what was read, so that the first to decide decides;
 * what follows is repeatable, done at once, and done again by a job in case the process dies in between.
 */
import type { AuditEntry, AuditLog } from '../access/audit-log.ts';
import { deliveryPriorities, type DeliveryQueue, type DeliveryRequest } from '../delivery/domain.ts';
import type { NetworkDirectory } from '../network/directory.ts';
import { hasRole, type Member, type Network } from '../network/domain.ts';
import type { Clock } from '../ports/clock.ts';
import type { IdSource } from '../ports/id-source.ts';
import type { JobHandlers, Occurrence } from '../schedule/domain.ts';
import type { WorkingTime } from '../schedule/working-time.ts';
import { ask, deciders, decide, mayDecide, memberBehind, runOut, standing, toldOf, toldOthersAt, withdraw, type Admission, type Applicant, type Asked, type Decided, type Decision, type Wish } from './domain.ts';
import type { AdmissionStore } from './store.ts';

export interface AdmitDeps {
  readonly admissions: AdmissionStore;
  readonly directory: Pick<NetworkDirectory, 'network' | 'reachability' | 'link' | 'renew'>;
  readonly clock: Clock;
  readonly ids: IdSource;
  readonly workingTime: Pick<WorkingTime, 'timeZone'>;
  readonly deliveries: Pick<DeliveryQueue, 'reached'>;
  readonly enqueue: (requests: readonly DeliveryRequest[]) => Promise<unknown>;
  readonly plan: (occurrences: readonly Occurrence[]) => Promise<unknown>;
  readonly audit: AuditLog;
}

export const admissionPurposes = { asked: 'admission-asked', answer: 'admission-answer', welcome: 'admission-welcome' } as const;
/** Once more when nobody has answered for a while. */
const late = '-late';
const jobs = { settle: 'admission-settle', expire: 'admission-expire' } as const;
/** By then whoever wrote the step has done what follows, or died. */
const settledAgainAfter = { seconds: 60 };
/** The welcome comes below the answer. */
const welcomeAfter = { seconds: 2 };

const prefix = 'admission-';
const promptIdOf = (memberId: string): string => `${prefix}${memberId}`;
export const applicantOf = (promptId: string): string => promptId.slice(prefix.length);
/** Asked anew after an answer it is a new card; changed or withdrawn it is the same. */
export const roundOf = ({ at }: Pick<Admission, 'at'>): string => String(Math.floor(Temporal.Instant.from(at).epochMilliseconds / 1000));

export async function sendRequest(deps: AdmitDeps, wish: Wish, who: Applicant): Promise<Asked> {
  const now = deps.clock.now();
  const newId = deps.ids.newId();
  let asked: Asked | undefined;
  await deps.admissions.change(who.email, async (stored) => {
    asked = ask(stored, wish, who, newId, now);
    return asked.outcome === 'asked' || asked.outcome === 'changed' ? await ahead(deps, asked.admission) : undefined;
  });
  const { outcome, admission } = asked as Asked;
  if (outcome === 'asked' || outcome === 'changed') await record(deps, 'admission-asked', admission.memberId, admission);
  if (outcome === 'asked' || outcome === 'changed' || outcome === 'same') await settle(deps, admission);
  return { outcome, admission };
}

/** What is stored afterwards; the same when nothing waited. */
export async function withdrawRequest(deps: AdmitDeps, { email }: Admission): Promise<Admission | undefined> {
  let withdrawn = false;
  const now = await deps.admissions.change(email, async (stored) => {
    const next = stored && withdraw(stored, deps.clock.now());
    withdrawn = next !== undefined;
    return next && await ahead(deps, next);
  });
  if (now && withdrawn) await record(deps, 'admission-withdrawn', now.memberId, now);
  if (now) await settle(deps, now);
  return now;
}

export type DecidedOn = Decided | { readonly outcome: 'gone' } | { readonly outcome: 'not-yours' | 'member'; readonly admission: Admission };

/** Who may decide is looked at in the same breath: the request may have moved to another unit. */
export async function decideOn(deps: AdmitDeps, memberId: string, revision: number, decision: Decision, by: Member): Promise<DecidedOn> {
  const found = await deps.admissions.load(memberId);
  if (!found) return { outcome: 'gone' };
  const network = await deps.directory.network();
  let decided: DecidedOn = { outcome: 'gone' };
  await deps.admissions.change(found.email, async (stored) => {
    decided = { outcome: 'gone' };
    if (stored === undefined) return undefined;
    if (!mayDecide(by, stored)) decided = { outcome: 'not-yours', admission: stored };
    else if (stored.state === 'waiting' && memberBehind(network, stored) !== undefined) decided = { outcome: 'member', admission: stored };
    else decided = decide(stored, revision, decision, by.id, deps.clock.now());
    return decided.outcome === 'decided' ? await ahead(deps, decided.admission) : undefined;
  });
  const result = decided as DecidedOn;
  if (result.outcome === 'decided') await record(deps, `admission-${decision.decision}`, by.id, result.admission);
  if (result.outcome === 'decided' || result.outcome === 'same') await settle(deps, result.admission);
  return result;
}

const record = ({ audit }: AdmitDeps, action: AuditEntry['action'] & `admission-${string}`, memberId: string, admission: Admission): Promise<void> =>
  audit.record({ action, memberId, promptId: promptIdOf(admission.memberId), occasion: `${roundOf(admission)}-${admission.revision}` });

/** Planned before it is written. */
async function ahead({ plan, clock }: AdmitDeps, admission: Admission): Promise<Admission> {
  const promptId = promptIdOf(admission.memberId);
  const round = roundOf(admission);
  await plan([
    { promptId, job: `${jobs.settle}:${round}-${admission.revision}`, dueAt: clock.now().add(settledAgainAfter).toString() },
    ...(admission.state === 'waiting' ? [{ promptId, job: `${jobs.settle}:${round}${late}`, dueAt: toldOthersAt(admission).toString() }, { promptId, job: `${jobs.expire}:${round}`, dueAt: admission.until }] : []),
  ]);
  return admission;
}

export const admissionJobs = (deps: AdmitDeps): JobHandlers => {
  /** What was told once is not told again by a job that comes when its delivery may have been deleted. @param act undefined: nothing (more) follows */
  const onStored = (act: (admission: Admission, job: string) => Promise<Admission | undefined>): JobHandlers[string] => async ({ promptId, job }) => {
    const stored = await deps.admissions.load(applicantOf(promptId));
    if (!stored) return { outcome: 'dropped', reason: 'not-found' };
    const now = await act(stored, job);
    if (now) await settle(deps, now);
    return { outcome: 'done' };
  };
  return {
    [jobs.settle]: onStored(async (stored, job) => (stored.state === 'waiting' || !job.endsWith(late) ? stored : undefined)),
    [jobs.expire]: onStored(async ({ email }) => {
      const now = await deps.admissions.change(email, async (stored) => {
        const next = stored && runOut(stored, deps.clock.now());
        return next && await ahead(deps, next);
      });
      return now?.state === 'expired' ? now : undefined;
    }),
  };
};

/** Deliveries have deterministic ids, links and the renewed lists are what they are. */
async function settle(deps: AdmitDeps, admission: Admission): Promise<void> {
  const { clock, directory, deliveries, enqueue } = deps;
  const { memberId, state, revision } = admission;
  const promptId = promptIdOf(memberId);
  const round = roundOf(admission);
  await directory.link(admission.contactId, state === 'let-in' ? { memberId } : { applicantId: memberId });
  if (state === 'let-in') await directory.renew();
  const asked = `${admissionPurposes.asked}:${round}`;
  const told = new Set([...state === 'waiting' ? await tellOf(deps, admission) : [], ...await deliveries.reached(promptId, asked)]);
  const answered = state === 'let-in' || state === 'turned-down' || state === 'expired';
  const request = (purpose: string, recipientId: string, notBefore?: Temporal.Instant): DeliveryRequest =>
    ({ promptId, purpose, recipientId, revision, priority: deliveryPriorities.meeting, ...(notBefore === undefined ? {} : { notBefore: notBefore.toString() }) });
  await enqueue([
    ...[...told].map((id) => request(asked, id)),
    ...(answered ? [request(`${admissionPurposes.answer}:${round}`, memberId)] : []),
    ...(state === 'let-in' ? [request(`${admissionPurposes.welcome}:${round}`, memberId, clock.now().add(welcomeAfter))] : []),
  ]);
}

type TellDeps = Pick<AdmitDeps, 'clock' | 'workingTime'> & { readonly directory: Pick<NetworkDirectory, 'network' | 'reachability'> };

async function tellOf({ directory, clock, workingTime }: TellDeps, admission: Admission): Promise<readonly string[]> {
  const network = await directory.network();
  const reach = await directory.reachability(deciders(network, admission).map(({ id }) => id));
  return toldOf(network, admission, reach, clock.now().toZonedDateTimeISO(workingTime.timeZone)).map(({ id }) => id);
}

/** Unanswered requests that lie before somebody at a time as cards of their own: more stand in `mine`, and an answer tells how many. */
const mostCards = 10;

/** Whether so many older ones wait for this person that one card more would be a flood. */
export async function waitsBehind(deps: TellDeps & Pick<AdmitDeps, 'admissions'>, member: Member, { memberId }: Admission): Promise<boolean> {
  const network = await deps.directory.network();
  let before = 0;
  for (const older of await deps.admissions.waiting()) {
    if (older.memberId === memberId || before >= mostCards) break;
    if (isOpenFor(network, member, older, deps.clock.now()) && (await tellOf(deps, older)).includes(member.id)) before += 1;
  }
  return before >= mostCards;
}

/** Whether this person can decide on it now. */
export const isOpenFor = (network: Network, member: Member, admission: Admission, now: Temporal.Instant): boolean =>
  standing(admission, now) === 'waiting' && mayDecide(member, admission) && memberBehind(network, admission) === undefined;

/** What waits for this person: theirs to decide, and of others' what nobody else can be told of. */
export async function waitingFor(deps: AdmitDeps, member: Member): Promise<readonly Admission[]> {
  if (!hasRole(member, 'sekretariat') && !hasRole(member, 'koordinator')) return [];
  const network = await deps.directory.network();
  const waiting = (await deps.admissions.waiting()).filter((admission) => isOpenFor(network, member, admission, deps.clock.now()));
  const theirs = await Promise.all(waiting.map(async (admission) => (await tellOf(deps, admission)).includes(member.id)));
  return waiting.filter((_, at) => theirs[at]);
}
