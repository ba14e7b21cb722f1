/** Puts what people sent in onto the agenda of a coming meeting: which meetings may take it, and a change of the agenda alone, which asks nobody again. */
import { mayCancel } from '../access/domain.ts';
import type { Member, Network } from '../network/domain.ts';
import { unitsUnder } from '../network/domain.ts';
import { isOfUnit, resolveAudience } from '../prompts/audience.ts';
import { retryOnConflict } from '../shared/change-document.ts';
import type { NetworkLevel } from '../shared/network-terms.ts';
import { changeMeeting, mayStillChange, type ChangeMeetingDeps } from './change-meeting.ts';
import type { Meeting, MeetingDetails } from './domain.ts';
import { longestAgenda } from './form.ts';

export interface AgendaPlace { readonly level: NetworkLevel; readonly unit: string }
export interface AgendaItem { /** Taken once, however often it is tried. */ readonly id: string; /** One line. */ readonly line: string }

export interface Agendas {
  /** Meetings that come and may take what is for this place, and whose agenda this person may write to; soonest first. */
  coming(at: { readonly member: Member; readonly network: Network }, place: AgendaPlace): Promise<readonly { readonly promptId: string; readonly details: MeetingDetails }[]>;
  /** Those of these that the meeting may take from this person. */
  takes<P extends AgendaPlace>(at: { readonly member: Member; readonly network: Network }, promptId: string, among: readonly P[]): Promise<readonly P[]>;
  /** Of a meeting that comes, for whoever called it and the sekretariat. */
  titleOf(member: Member, promptId: string): Promise<string | undefined>;
  /** How a meeting stands now, whoever asks; undefined when it is stored no more. */
  detailsOf(promptId: string): Promise<MeetingDetails | undefined>;
  /** Every card of the meeting shows it. `full`: the agenda has no room for it. `over`: held, called off or gone. Repeatable. */
  add(promptId: string, item: AgendaItem, by: string): Promise<'added' | 'full' | 'over'>;
}

const anyOtherBusiness = /^\W*\d*\W*(?:eventuelt|ymse|any other business)\W*$/iu;

export function createAgendas(deps: ChangeMeetingDeps): Agendas {
  const load = async (promptId: string): Promise<Meeting | undefined> => {
    const prompt = await deps.prompts.load<MeetingDetails>(promptId);
    return prompt?.kind === 'meeting' ? prompt as typeof prompt & Meeting : undefined;
  };
  const comes = (meeting: Meeting): boolean => mayStillChange(meeting, deps.clock.now()) && Temporal.Instant.compare(meeting.sortAt, deps.clock.now()) >= 0;

  return {
    async coming({ member, network }, place) {
      const meetings = await deps.prompts.list<MeetingDetails>('meeting', ['scheduled', 'open'], deps.clock.now().toString());
      return meetings.map((prompt) => prompt as typeof prompt & Meeting).filter((meeting) => takerOf(network, member, meeting)(place)).map(({ promptId, details }) => ({ promptId, details }));
    },
    async takes({ member, network }, promptId, among) {
      const meeting = await load(promptId);
      return meeting !== undefined && comes(meeting) ? among.filter(takerOf(network, member, meeting)) : [];
    },
    async titleOf(member, promptId) {
      const meeting = await load(promptId);
      return meeting !== undefined && mayCancel(member, meeting) && comes(meeting) ? meeting.details.title : undefined;
    },
    detailsOf: async (promptId) => (await load(promptId))?.details,
    async add(promptId, item, by) {
      return await retryOnConflict<'added' | 'full' | 'over'>('an agenda', async () => {
        const meeting = await load(promptId);
        if (meeting?.details.innspill?.includes(item.id)) return 'added';
        if (meeting === undefined || !mayStillChange(meeting, deps.clock.now())) return 'over';
        const to = withItem(meeting.details, item);
        if (to === undefined) return 'full';
        const done = await changeMeeting(deps, { promptId, formId: item.id, by, from: meeting.details, to });
        // A conflict: somebody else has just changed it, and it is added to what they made of it.
        return done.outcome === 'conflict' ? 'conflict' : done.outcome === 'changed' ? 'added' : 'over';
      });
    },
  };
}

/**
 * What a meeting takes from somebody: what is for a level that it calls in a unit whose own meeting it is; a wider one takes it from whoever called it
 * and the sekretariat. What is byomfattende has no group of its own, and goes into any meeting that is not one unit's.
 */
function takerOf(network: Network, member: Member, meeting: Meeting): (place: AgendaPlace) => boolean {
  const called = resolveAudience(network, meeting.audience);
  const oneUnits = [...network.units.keys()].filter((id) => isOfUnit(meeting.audience, network, id));
  return ({ level, unit }) => {
    if (!oneUnits.includes(unit) && !mayCancel(member, meeting)) return false;
    const under = unitsUnder(network, unit);
    const ofLevel = called.filter((addressee) => addressee.level === level);
    return ofLevel.some((addressee) => under.has(addressee.unit)) || (ofLevel.length > 0 && oneUnits.length === 0 && network.units.get(unit)?.kind === 'sekretariat');
  };
}

/** Undefined when the agenda has no room. */
function withItem(details: MeetingDetails, { id, line }: AgendaItem): MeetingDetails | undefined {
  const lines = details.agenda?.split('\n') ?? [];
  // What comes last on every agenda stays last.
  const agenda = (anyOtherBusiness.test(lines.at(-1) ?? '') ? [...lines.slice(0, -1), line, ...lines.slice(-1)] : [...lines, line]).join('\n');
  return agenda.length > longestAgenda ? undefined : { ...details, agenda, innspill: [...details.innspill ?? [], id] };
}
