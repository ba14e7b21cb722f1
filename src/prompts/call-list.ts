/** The ringeliste: whom a prompt's message did not surely reach, with phone numbers, so that somebody can call them. */
import type { DeliveryProgress, DeliveryQueue } from '../delivery/domain.ts';
import { byName } from '../locales/format.ts';
import type { Texts } from '../locales/texts.ts';
import type { NetworkDirectory } from '../network/directory.ts';
import { unitName, type Member, type Network } from '../network/domain.ts';
import { networkLevels, type NetworkLevel } from '../shared/network-terms.ts';
import type { Addressee, Prompt, PromptKind, Response } from './domain.ts';
import type { PhoneCall, PhoneCalls, PhoneReply } from './phone-calls.ts';
import type { PromptStore } from './store.ts';
import { seesName, visibilityFor } from './visibility.ts';

/** silent: got it, and has not answered in time. to-be-told: said on the phone that they come, is not needed any more, and gets no message. */
export type CallReason = 'never-seen' | 'uninstalled' | 'blocked' | 'failed' | 'unknown' | 'silent' | 'to-be-told';

export interface CallListEntry {
  readonly memberId: string;
  readonly name: string;
  /** By name. */
  readonly unit: string;
  readonly level: NetworkLevel;
  readonly phone?: string;
  readonly reason: CallReason;
  /** The last time somebody phoned them; `by` is a name. The remark is the one to their answer where there is one. */
  readonly phoned?: PhoneCall;
  /** What they said has been overtaken since. */
  readonly overtaken?: true;
}

/** Phoned, and it is known whether they come: nobody need phone them again. */
export const isSettled = ({ phoned, overtaken }: CallListEntry): boolean => phoned !== undefined && phoned.said !== 'no-reply' && overtaken !== true;

type Unsettled = DeliveryProgress['unsettled'][number];

/** What the directory says, or the platform's code. Of its other refusals whoever has to call needs to know no more than that they are one. */
const reasonOf = ({ state, reason }: Unsettled): CallReason => {
  if (state !== 'unreachable') return state;
  if (reason === 'never-seen') return reason;
  return reason === 'uninstalled' || reason === 'BotNotInConversationRoster' ? 'uninstalled' : 'blocked';
};

export interface CallListInput {
  readonly network: Network;
  readonly audience: ReadonlyMap<string, Addressee>;
  readonly unsettled: readonly Unsettled[];
  /** What tells people that they are not needed any more, where it did not surely arrive. */
  readonly untold?: readonly Unsettled[] | undefined;
  /** Whoever has answered themselves has got it, whatever is known of the sending. */
  readonly answered: ReadonlySet<string>;
  readonly maySee: (addressee: Addressee) => boolean;
  /** Whether the person's time to answer is over; absent: the silent are not called by phone. */
  readonly overdue?: ((addressee: Addressee) => boolean) | undefined;
  /** By member id. Absent: nobody has been phoned. */
  readonly phoned?: ((memberId: string) => PhoneCall | undefined) | undefined;
  /** What has become of an answer by phone whose owner gets no message; absent: it stands. */
  readonly overtaken?: ((memberId: string) => Overtaken | undefined) | undefined;
  /** Nobody is to be phoned for an answer any more: those remain who have been phoned, to be told or as said. */
  readonly resting?: boolean;
}

/** They need not come any more, or are asked anew. */
export type Overtaken = 'to-be-told' | 'ask-again';

/** By unit, level and name: people of one place are called by one who knows them. Those of whom it is known after a call come last. */
export function callList({ network, audience, unsettled, untold = [], answered, maySee, overdue = () => false, phoned = () => undefined, overtaken = () => undefined, resting = false }: CallListInput): CallListEntry[] {
  const reasons = new Map<string, CallReason>([...audience.values()].filter(overdue).map(({ memberId }) => [memberId, 'silent']));
  for (const delivery of unsettled) reasons.set(delivery.recipientId, reasonOf(delivery));
  for (const delivery of untold) if (overtaken(delivery.recipientId) === 'to-be-told') reasons.set(delivery.recipientId, reasonOf(delivery));
  const entries = [...reasons].flatMap(([memberId, reason]): CallListEntry[] => {
    const addressee = audience.get(memberId);
    const member = network.members.get(memberId);
    if (!addressee || !member || !maySee(addressee) || (answered.has(member.id) && overtaken(member.id) !== 'to-be-told')) return [];
    const { name, phone } = member;
    const call = phoned(memberId);
    // The silent got the message, and get the next one too.
    const since = reason === 'silent' ? undefined : overtaken(memberId);
    return [{ memberId, name, unit: unitName(network, addressee.unit), level: addressee.level, reason: since === 'to-be-told' ? since : reason, ...(since === undefined ? {} : { overtaken: true as const }), ...(phone === undefined ? {} : { phone }), ...(call === undefined ? {} : { phoned: call }) }];
  });
  return entries.filter((entry) => !resting || entry.overtaken === true || isSettled(entry)).sort((a, b) => Number(isSettled(a)) - Number(isSettled(b)) || byName({ name: a.unit }, { name: b.unit }) || networkLevels.indexOf(a.level) - networkLevels.indexOf(b.level) || byName(a, b));
}

/** What the ringeliste needs to know of a job's prompts. */
export interface CalledBy {
  /** Delivery purpose of the card each addressee gets. */
  readonly cardPurpose: string;
  title(prompt: Prompt): string;
  /** What is to stand on every page and in every row of it: that it is an exercise. */
  mark?(prompt: Prompt, t: Texts): string | undefined;
  /** Whether this person has been asked yet; absent: everybody has. */
  asked?(prompt: Prompt, addressee: Addressee): boolean;
  /** Those who have come to be asked besides its frozen audience. */
  alsoAsked?(prompt: Prompt, network: Network): Promise<readonly Addressee[]>;
  /** Why nobody is to be phoned for an answer any more; undefined while they are. */
  rests?(prompt: Prompt): CallsRest | undefined;
  /** How far its messages have come, where more than each addressee's own card reaches people. */
  progress?(prompt: Prompt, deliveries: Pick<DeliveryQueue, 'progress'>): Promise<DeliveryProgress>;
  /** Where the message did not surely arrive that tells people that they are not needed any more. */
  untold?(prompt: Prompt, deliveries: Pick<DeliveryQueue, 'progress'>): Promise<DeliveryProgress['unsettled']>;
  /** Whether this person has been asked and their time to answer is over. */
  overdue?(prompt: Prompt, addressee: Addressee): boolean;
  /** What is stored for somebody who said so on the phone; absent: that is not entered. */
  readonly phoned?: PhonedAnswers;
}

/** The sentence. @param toTell people who are to be phoned all the same, to be told */
export type CallsRest = (t: Texts, toTell: number) => string;

export interface ShiftChoice { readonly title: string; readonly value: string }

export interface PhonedAnswers {
  readonly coming: string;
  readonly notComing: string;
  /** An answer in words. */
  words(answer: string, t: Texts): string;
  /** Whether an answer still stands since the prompt was changed; absent: always. Whoever's does not is asked like the silent. */
  stands?(prompt: Prompt, response: Response): boolean;
  /** What has become of an answer that somebody entered, if it does not stand. */
  overtaken?(prompt: Prompt, answer: string): Overtaken | undefined;
  /** What somebody who comes has to choose among: the shifts of an event. Empty: nothing. */
  shifts?(prompt: Prompt, t: Texts): readonly ShiftChoice[];
  /** Why this cannot be entered now. */
  refuses?(prompt: Prompt, addressee: Addressee, said: PhoneReply, current: string | undefined): 'not-called' | 'covered' | undefined;
}

export interface CallListsDeps {
  readonly prompts: Pick<PromptStore, 'load' | 'audience' | 'responses'>;
  readonly deliveries: Pick<DeliveryQueue, 'progress'>;
  readonly directory: Pick<NetworkDirectory, 'network'>;
  readonly jobs: Readonly<Partial<Record<PromptKind, CalledBy>>>;
  readonly phoneCalls?: Pick<PhoneCalls, 'of'>;
}

export interface PromptCallList {
  readonly title: string;
  readonly entries: readonly CallListEntry[];
  /** Levels whose answers cannot be read now: whoever is silent there is not on it. */
  readonly closedLevels?: readonly NetworkLevel[];
  /** Whether what they say on the phone can be entered. */
  readonly open: boolean;
  readonly shiftsIn?: (t: Texts) => readonly ShiftChoice[];
  readonly markIn?: (t: Texts) => string | undefined;
  readonly rests?: CallsRest;
}

/** Somebody whose answer this person may enter. */
export interface Phonable {
  readonly prompt: Prompt;
  readonly addressee: Addressee;
  readonly name: string;
  readonly answers: PhonedAnswers;
}

export interface CallLists {
  /** As far as this person may know who is silent; undefined when they may see no names, or when there is no such prompt. */
  seenBy(member: Member, promptId: string): Promise<PromptCallList | undefined>;
  /** Undefined when there is no such person in it, or not for them. */
  phonable(member: Member, promptId: string, memberId: string): Promise<Phonable | undefined>;
  /** Everybody, for the operator. */
  whole(promptId: string): Promise<PromptCallList | undefined>;
}

export function createCallLists({ prompts, deliveries, directory, jobs, phoneCalls }: CallListsDeps): CallLists {
  async function read(promptId: string, maySeeIn: (prompt: Prompt, network: Network, audience: ReadonlyMap<string, Addressee>) => CallListInput['maySee'] | undefined): Promise<PromptCallList | undefined> {
    const prompt = await prompts.load(promptId);
    const job = prompt && jobs[prompt.kind];
    if (!prompt || !job || prompt.state === 'draft') return undefined;
    const [network, frozen] = await Promise.all([directory.network(), prompts.audience(promptId)]);
    const audience = new Map([...(await job.alsoAsked?.(prompt, network) ?? []).map((addressee) => [addressee.memberId, addressee] as const), ...frozen]);
    const maySee = maySeeIn(prompt, network, audience);
    if (!maySee) return undefined;
    const [untold, { unsettled }, { responses, closedLevels }, calls] = await Promise.all([job.untold?.(prompt, deliveries), job.progress?.(prompt, deliveries) ?? deliveries.progress(promptId, job.cardPurpose), prompts.responses(promptId), phoneCalls?.of(promptId)]);
    const answers = new Map(responses.map((response) => [response.memberId, response]));
    const phoned = (memberId: string): PhoneCall | undefined => {
      const call = calls?.get(memberId)?.at(-1);
      const comment = answers.get(memberId)?.comment ?? call?.comment;
      return call && { ...call, by: network.members.get(call.by)?.name ?? '', ...(comment === undefined ? {} : { comment }) };
    };
    const stands = (response: Response): boolean => job.phoned?.stands?.(prompt, response) ?? true;
    const overtaken = (memberId: string): Overtaken | undefined => {
      const response = answers.get(memberId);
      if (response && !stands(response)) return 'ask-again';
      const asksNobody = response?.enteredBy !== undefined || untold?.some(({ recipientId }) => recipientId === memberId);
      return response && asksNobody ? job.phoned?.overtaken?.(prompt, response.answer) : undefined;
    };
    const { shifts } = job.phoned ?? {};
    const rests = job.rests?.(prompt);
    return {
      ...(shifts === undefined ? {} : { shiftsIn: (t: Texts) => shifts(prompt, t) }),
      ...(rests === undefined ? {} : { rests }), markIn: (t: Texts) => job.mark?.(prompt, t),
      title: job.title(prompt), closedLevels: closedLevels.filter((level) => [...audience.values()].some((addressee) => addressee.level === level)), open: prompt.state === 'open' && job.phoned !== undefined,
      entries: callList({ network, audience, unsettled, untold, answered: new Set(responses.filter((response) => response.enteredBy === undefined && stands(response)).map(({ memberId }) => memberId)), maySee, overdue: job.overdue && ((addressee) => !closedLevels.includes(addressee.level) && (job.overdue?.(prompt, addressee) ?? false)), phoned, overtaken, resting: rests !== undefined }),
    };
  }
  // Those on the list are silent: that the organiser shows who comes opens none of it.
  const namesSeenBy = (member: Member) => (prompt: Prompt, network: Network, audience: ReadonlyMap<string, Addressee>) => {
    const seen = visibilityFor(network, member, { prompt, showNames: false }, audience.has(member.id));
    const maySee = (addressee: Addressee): boolean => seesName(seen, addressee, false);
    // A koordinator or leder of none of those who have been asked is not to know what it is about.
    const ofTheirs = seen.names.all || [...audience.values()].some((addressee) => maySee(addressee) && (jobs[prompt.kind]?.asked?.(prompt, addressee) ?? true));
    return ofTheirs ? maySee : undefined;
  };
  return {
    seenBy: (member, promptId) => read(promptId, namesSeenBy(member)),
    async phonable(member, promptId, memberId) {
      const prompt = await prompts.load(promptId);
      const answers = prompt && jobs[prompt.kind]?.phoned;
      if (!prompt || !answers) return undefined;
      const [network, audience] = await Promise.all([directory.network(), prompts.audience(promptId)]);
      const addressee = audience.get(memberId);
      const name = network.members.get(memberId)?.name;
      return addressee && name !== undefined && namesSeenBy(member)(prompt, network, audience)?.(addressee) ? { prompt, addressee, name, answers } : undefined;
    },
    whole: (promptId) => read(promptId, () => () => true),
  };
}
