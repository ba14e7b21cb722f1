/** Årshjul check: which registered styringsgrupper meet too seldom in a calendar year, what was held and what is planned taken together. */
import { isHeld, type Meeting, type MeetingDetails } from '../meetings/domain.ts';
import { unitsUnder, type Group, type Member, type Network } from '../network/domain.ts';
import type { Clock } from '../ports/clock.ts';
import type { PromptStore } from '../prompts/store.ts';
import { belowLeast, meetsAs, styringsgrupper, type GroupYear } from './nokkeltall.ts';
import { scopesOf } from './scope.ts';

export interface YearCheck {
  readonly year: number;
  /** By name; none: every group has enough. */
  readonly below: readonly GroupYear[];
}

/** From this month on the next year is being planned, and looked at too. */
const planningMonth = 10;

/** @param meetings of any year; exercises and what was called off are not to be among them */
export const groupsBelow = (groups: readonly Group[], meetings: readonly Meeting[], year: number, now: Temporal.Instant): GroupYear[] =>
  belowLeast(groups.map((group) => {
    const own = meetings.filter((meeting) => meeting.details.date.startsWith(`${year}-`) && meetsAs(group, meeting));
    return {
      name: group.name, held: own.filter((meeting) => isHeld(meeting, now)).length,
      planned: own.filter(({ state, closesAt }) => (state === 'scheduled' || state === 'open') && Temporal.Instant.compare(closesAt, now) > 0).length,
    };
  }));

/** For those who keep an årshjul: every styringsgruppe for the sekretariat, those of their unit and its region for a koordinator. Nothing for others, and nothing of a year in which all is well. */
export const arshjulCheck = ({ prompts, clock, timeZone }: { readonly prompts: Pick<PromptStore, 'list'>; readonly clock: Clock; readonly timeZone: string }) =>
  async ({ member, network }: { readonly member: Member; readonly network: Pick<Network, 'units' | 'groups'> }): Promise<YearCheck[]> => {
    const scopes = scopesOf(network, member).map(({ unit }) => unit);
    const units = new Set(scopes.flatMap((unit) => (unit === '' ? [...network.units.keys()] : [...unitsUnder(network, unit)])));
    const groups = styringsgrupper(network).filter(({ unit }) => scopes.includes('') || (unit !== undefined && units.has(unit)));
    if (groups.length === 0) return [];
    const now = clock.now();
    const today = now.toZonedDateTimeISO(timeZone).toPlainDate();
    const since = today.with({ month: 1, day: 1 }).toZonedDateTime(timeZone).toInstant().toString();
    const meetings = (await prompts.list<MeetingDetails>('meeting', ['scheduled', 'open', 'closed'], since)).map((prompt) => prompt as Meeting).filter(({ details }) => details.exercise !== true);
    const years = today.month < planningMonth ? [today.year] : [today.year, today.year + 1];
    return years.map((year) => ({ year, below: groupsBelow(groups, meetings, year, now) })).filter(({ below }) => below.length > 0);
  };
