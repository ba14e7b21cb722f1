/**
 * What a mobilisation does by the clock: the next wave while too few come, a reminder to the silent at half their time, counts to the
 * unit's leder and koordinator when it is over. All of it is computed from what is stored, so that a restart plans the same.
 */
import { deliveryPriorities, type DeliveryQueue, type DeliveryRequest } from '../delivery/domain.ts';
import type { NetworkDirectory } from '../network/directory.ts';
import { isAbsent } from '../network/domain.ts';
import type { Clock } from '../ports/clock.ts';
import { changePrompt } from '../prompts/change-prompt.ts';
import type { Addressee } from '../prompts/domain.ts';
import type { LiveCards } from '../prompts/live-cards.ts';
import type { PromptStore } from '../prompts/store.ts';
import type { JobHandlers, JobResult, Occurrence } from '../schedule/domain.ts';
import type { WorkingTime } from '../schedule/working-time.ts';
import { channelCallOccurrences, channelNudges } from './channel-calls.ts';
import { callPurpose, answerBy, needIsMet, nextWaveAt, nudgePurpose, unreadableOf, waveCalledAt, wavesCalled, type Mobilisation, type MobilisationDetails } from './domain.ts';

export interface WaveDeps {
  readonly prompts: PromptStore;
  readonly directory: Pick<NetworkDirectory, 'network'>;
  readonly clock: Clock;
  readonly timeZone: string;
  readonly liveCards: LiveCards;
  readonly deliveries: Pick<DeliveryQueue, 'enqueue'>;
  readonly plan: (occurrences: readonly Occurrence[]) => Promise<unknown>;
  readonly workingTime: Pick<WorkingTime, 'afterQuietHours'>;
}

/** Whoever gives people this long plans ahead; a shorter time is somebody waiting for an answer, at any hour. */
const plannedAheadMinutes = 120;
/** While a level cannot be read. */
const lookAgainAfter = { minutes: 1 };
const jobs = { wave: 'mobilisation-wave', nudge: nudgePurpose, escalation: 'mobilisation-escalation' } as const;

export function waveOccurrences(mobilisation: Mobilisation): Occurrence[] {
  const { promptId, details } = mobilisation;
  const called = wavesCalled(mobilisation);
  const next = nextWaveAt(mobilisation);
  const after = (wave: number, minutes: number): string => Temporal.Instant.from(waveCalledAt(mobilisation, wave) as string).add({ seconds: Math.round(minutes * 60) }).toString();
  return [
    ...(next === undefined ? [] : [{ promptId, job: `${jobs.wave}:${called + 1}`, dueAt: next }]),
    ...Array.from({ length: called }, (_, at) => at + 1).flatMap((wave) => [
      { promptId, job: `${jobs.nudge}:${wave}`, dueAt: after(wave, details.deadlineMinutes / 2) },
      { promptId, job: `${jobs.escalation}:${wave}`, dueAt: answerBy(mobilisation, wave) },
    ]),
  ];
}

/** The caller does not wait for the time. An occurrence of its own, so that it outlives the process and a later planning. */
export async function callNextWave({ clock, plan }: Pick<WaveDeps, 'clock' | 'plan'>, mobilisation: Mobilisation, wave: number): Promise<'called' | 'none' | 'covered'> {
  if (wave > wavesCalled(mobilisation) + 1 || wave > mobilisation.details.waves.length) return 'none';
  // They would count as called and get nothing: a call is not sent while enough come.
  if (mobilisation.details.coveredAt !== undefined) return 'covered';
  await plan([{ promptId: mobilisation.promptId, job: `${jobs.wave}:${wave}:now`, dueAt: clock.now().toString() }]);
  return 'called';
}

export const waveJobs = (deps: WaveDeps): JobHandlers => ({
  [jobs.wave]: whileOpen(deps, (mobilisation, wave, { job, dueAt }) => callWave(deps, mobilisation, wave, job.endsWith(':now') ? 'now' : dueAt)),
  [jobs.nudge]: whileOpen(deps, notAtNight(deps, async (mobilisation, wave) => {
    const { promptId } = mobilisation;
    const [people, network] = await Promise.all([ofWave(deps, mobilisation, wave), deps.directory.network()]);
    const today = deps.clock.now().toZonedDateTimeISO(deps.timeZone).toPlainDate().toString();
    const silent = people.filter((person) => person.silent && !isAbsent(network, person.memberId, today));
    await deps.deliveries.enqueue([
      ...silent.map(({ memberId: recipientId }) => message(promptId, `${jobs.nudge}:${wave}`, recipientId)),
      ...channelNudges(mobilisation, wave, people.map(({ memberId }) => memberId)),
    ]);
    return { outcome: 'done' };
  })),
  [jobs.escalation]: whileOpen(deps, notAtNight(deps, (mobilisation, wave) => escalate(deps, mobilisation, wave))),
});

const message = (promptId: string, purpose: string, recipientId: string): DeliveryRequest =>
  ({ promptId, purpose, recipientId, revision: 0, priority: deliveryPriorities.mobilisationUpdate });

type Run = (mobilisation: Mobilisation, wave: number, occurrence: Occurrence) => Promise<JobResult>;

/** An event planned ahead wakes nobody for an answer, unless it begins before the night is over. Undefined: now will do. */
function untilMorning(workingTime: WaveDeps['workingTime'], { sortAt, details }: Mobilisation, now: Temporal.Instant): Temporal.Instant | undefined {
  const until = workingTime.afterQuietHours(now);
  return details.deadlineMinutes >= plannedAheadMinutes && Temporal.Instant.compare(until, now) > 0 && Temporal.Instant.compare(until, sortAt) < 0 ? until : undefined;
}

const notAtNight = ({ clock, workingTime }: WaveDeps, run: Run): Run => async (mobilisation, ...rest) => {
  const until = untilMorning(workingTime, mobilisation, clock.now());
  return until === undefined ? await run(mobilisation, ...rest) : { outcome: 'postponed', until: until.toString() };
};

/** Nor for a wave that comes hours after the last; one that follows within minutes is waited for. */
const waveWaitsUntil = (workingTime: WaveDeps['workingTime'], mobilisation: Mobilisation, now: Temporal.Instant): Temporal.Instant | undefined =>
  (mobilisation.details.waveMinutes >= plannedAheadMinutes ? untilMorning(workingTime, mobilisation, now) : undefined);

/** When the next wave is called unless enough people come, ISO instant; undefined when all have been called. */
export function nextWaveCalledAt(workingTime: WaveDeps['workingTime'], mobilisation: Mobilisation): string | undefined {
  const next = nextWaveAt(mobilisation);
  return next === undefined ? undefined : waveWaitsUntil(workingTime, mobilisation, Temporal.Instant.from(next))?.toString() ?? next;
}

/** Job names end in the wave. One that falls due after it is over does nothing. */
const whileOpen = ({ prompts }: WaveDeps, run: Run): JobHandlers[string] => async (occurrence) => {
  const { promptId, job } = occurrence;
  const mobilisation = await prompts.load<MobilisationDetails>(promptId) as Mobilisation | undefined;
  return mobilisation?.state === 'open' ? await run(mobilisation, Number(job.split(':')[1]), occurrence) : { outcome: 'dropped', reason: 'not-open' };
};

/** Nobody whose answer cannot be read is silent, nor whoever leads: they have other things to do than to answer. */
async function ofWave({ prompts }: WaveDeps, { promptId, organiserId }: Mobilisation, wave: number): Promise<(Addressee & { readonly silent: boolean })[]> {
  const [audience, { responses, closedLevels }] = await Promise.all([prompts.audience(promptId), prompts.responses(promptId)]);
  const answered = new Set(responses.map(({ memberId }) => memberId));
  return [...audience.values()].filter((addressee) => (addressee.wave ?? 1) === wave).map((addressee) => ({ ...addressee, silent: addressee.memberId !== organiserId && !answered.has(addressee.memberId) && !closedLevels.includes(addressee.level) }));
}

/** Every step can be repeated: a wave is called once, its messages have ids of their own. */
async function callWave(deps: WaveDeps, mobilisation: Mobilisation, wave: number, when: 'now' | string): Promise<JobResult> {
  const { prompts, clock, deliveries, liveCards, plan } = deps;
  const { promptId, details } = mobilisation;
  if (wave === wavesCalled(mobilisation) + 1 && when !== 'now') {
    const until = waveWaitsUntil(deps.workingTime, mobilisation, clock.now());
    if (until !== undefined) return { outcome: 'postponed', until: until.toString() };
    const { responses, closedLevels } = await prompts.responses(promptId);
    // Somebody may still drop out: looked at again after the same time.
    if (details.coveredAt !== undefined || needIsMet(details, responses, clock.now()) === true) return { outcome: 'postponed', until: clock.now().add({ minutes: details.waveMinutes }).toString() };
    // Enough may come and not be seen. Too many called is better than too few: it waits once as long, no longer.
    const waitsUntil = Temporal.Instant.from(when).add({ minutes: details.waveMinutes });
    const unreadable = unreadableOf(mobilisation, (await prompts.audience(promptId)).values(), closedLevels);
    if (unreadable.length > 0 && Temporal.Instant.compare(clock.now(), waitsUntil) < 0) return { outcome: 'postponed', until: clock.now().add(lookAgainAfter).toString() };
  }
  const now = clock.now();
  const changed = await changePrompt<MobilisationDetails>(prompts, promptId, (prompt) =>
    prompt.state === 'open' && wavesCalled(prompt as Mobilisation) === wave - 1 && wave <= prompt.details.waves.length
      ? { ...prompt, deadline: now.add({ minutes: prompt.details.deadlineMinutes }).toString(), details: { ...prompt.details, laterWaves: [...prompt.details.laterWaves, now.toString()] } } : undefined);
  if (changed.outcome === 'not-found' || changed.prompt.state !== 'open' || wavesCalled(changed.prompt as Mobilisation) < wave) return { outcome: 'dropped', reason: 'not-open' };
  const called = changed.prompt as Mobilisation;
  const people = await ofWave(deps, called, wave);
  await deliveries.enqueue(people.filter(({ memberId }) => memberId !== called.organiserId).map(({ memberId: recipientId }) => ({ promptId, purpose: callPurpose, recipientId, revision: called.revision, priority: deliveryPriorities.mobilisation })));
  await plan([...waveOccurrences(called), ...channelCallOccurrences(called)]);
  liveCards.touch(called);
  return { outcome: 'done' };
}

/** The leder and koordinator of each unit where somebody is silent. What they get are counts. */
async function escalate(deps: WaveDeps, mobilisation: Mobilisation, wave: number): Promise<JobResult> {
  const { promptId, organiserId } = mobilisation;
  const units = new Set((await ofWave(deps, mobilisation, wave)).filter(({ silent }) => silent).map(({ unit }) => unit));
  const network = await deps.directory.network();
  const today = deps.clock.now().toZonedDateTimeISO(deps.timeZone).toPlainDate().toString();
  const responsible = [...network.members.values()].filter(({ id, seats }) => id !== organiserId && !isAbsent(network, id, today) && seats.some(({ unit, role }) => units.has(unit) && (role === 'leder' || role === 'koordinator')));
  await deps.deliveries.enqueue(responsible.map(({ id }) => message(promptId, `${jobs.escalation}:${wave}`, id)));
  // The silent are on the ringeliste from now on.
  deps.liveCards.touch(mobilisation);
  return { outcome: 'done' };
}
