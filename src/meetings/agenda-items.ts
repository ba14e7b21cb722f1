/** Puts what people sent in onto the agenda of a coming meeting: which meetings may take it, and a change of the agenda alone, which asks nobody again. */
import { mayCancel } from '../access/domain.ts';
import type { Member, Network } from '../network/domain.ts';
import { unitsUnder } from '../network/domain.ts';
import { isOfUnit, resolveAudience } from '../prompts/audience.ts';
import type { NetworkLevel } from '../shared/network-terms.ts';
import { changeMeeting, mayStillChange, type ChangeMeetingDeps } from './change-meeting.ts';
import type { Meeting, MeetingDetails } from './domain.ts';
import { longestAgenda } from './form.ts';

export interface AgendaPlace { readonly level: NetworkLevel; readonly unit: string }
export interface AgendaItem { /** Taken once, however often it is tried. */ readonly id: string; /** One line. */ readonly line: string }

export interface Agendas {
  /** Meetings that come and may take what is for this place, and whose agenda this person may write to; soonest first. */
  coming(at: { readonly member: Member; readonly network: Network }, place: AgendaPlace): Promise<readonly { readonly promptId: string; readonly details: MeetingDetails }[]>;
  /** Of a meeting that comes, for whoever called it and the sekretariat. */
  titleOf(member: Member, promptId: string): Promise<string | undefined>;
  /** Every card of the meeting shows it. `full`: the agenda has no room for it. `over`: held, called off or gone. Repeatable. */
  add(promptId: string, item: AgendaItem, by: string): Promise<'added' | 'full' | 'over'>;
}

const tries = 8;

export function createAgendas(deps: ChangeMeetingDeps): Agendas {
  const load = async (promptId: string): Promise<Meeting | undefined> => {
    const prompt = await deps.prompts.load<MeetingDetails>(promptId);
    return prompt?.kind === 'meeting' ? prompt as typeof prompt & Meeting : undefined;
  };
  return {
    async coming({ member, network }, place) {
      const meetings = await deps.prompts.list<MeetingDetails>('meeting', ['scheduled', 'open'], deps.clock.now().toString());
      return meetings.map((prompt) => prompt as typeof prompt & Meeting).filter((meeting) => takes(network, member, meeting, place)).map(({ promptId, details }) => ({ promptId, details }));
    },
    async titleOf(member, promptId) {
      const meeting = await load(promptId);
      return meeting !== undefined && mayCancel(member, meeting) && mayStillChange(meeting, deps.clock.now()) ? meeting.details.title : undefined;
    },
    async add(promptId, item, by) {
      for (let attempt = 0; attempt < tries; attempt += 1) {
        const meeting = await load(promptId);
        if (meeting?.details.innspill?.includes(item.id)) return 'added';
        if (meeting === undefined || !mayStillChange(meeting, deps.clock.now())) return 'over';
        const to = withItem(meeting.details, item);
        if (to === undefined) return 'full';
        const done = await changeMeeting(deps, { promptId, formId: item.id, by, from: meeting.details, to });
        // Somebody else has just changed it: it is added to what they made of it.
        if (done.outcome !== 'conflict') return done.outcome === 'changed' ? 'added' : 'over';
      }
      return 'over';
    },
  };
}

/** A meeting of the unit that calls this level, or a wider one of the person's own that does. What is byomfattende has no group of its own, and goes into any meeting that is not one unit's. */
function takes(network: Network, member: Member, meeting: Meeting, { level, unit }: AgendaPlace): boolean {
  const own = isOfUnit(meeting.audience, network, unit);
  if (!own && !mayCancel(member, meeting)) return false;
  const called = resolveAudience(network, meeting.audience).filter((addressee) => addressee.level === level);
  const under = unitsUnder(network, unit);
  if (called.some((addressee) => under.has(addressee.unit))) return true;
  return called.length > 0 && network.units.get(unit)?.kind === 'sekretariat' && ![...network.units.keys()].some((id) => id !== unit && isOfUnit(meeting.audience, network, id));
}

/** Undefined when the agenda has no room. */
function withItem(details: MeetingDetails, { id, line }: AgendaItem): MeetingDetails | undefined {
  const agenda = details.agenda === undefined ? line : `${details.agenda}\n${line}`;
  return agenda.length > longestAgenda ? undefined : { ...details, agenda, innspill: [...details.innspill ?? [], id] };
}
