/** What a board leads on to besides leading it: the report, somebody else in the lead, the meeting after it. */
import { mayCallMeetings } from '../access/domain.ts';
import { button, type Button } from '../cards/parts.ts';
import type { Texts } from '../locales/texts.ts';
import { hasRole, type Member } from '../network/domain.ts';
import type { Visibility } from '../prompts/visibility.ts';
import type { Mobilisation } from './domain.ts';
import { seesReport } from './report-figures.ts';

export type FollowUp = 'report' | 'hand-over' | 'take-over' | 'meeting';

/** Each is judged again when it is pressed. @param mayLead as lead, or as sekretariat */
export function followUpsFor({ state, openedAt, organiserId }: Mobilisation, member: Member, seen: Visibility, mayLead: boolean): readonly FollowUp[] {
  const sekretariat = hasRole(member, 'sekretariat');
  const all: Readonly<Record<FollowUp, boolean>> = {
    report: seesReport(seen) !== 'nothing',
    'hand-over': state === 'open' && mayLead,
    'take-over': state === 'open' && sekretariat && organiserId !== member.id,
    meeting: mayLead && mayCallMeetings(member),
  };
  return openedAt === undefined ? [] : (['report', 'hand-over', 'take-over', 'meeting'] as const).filter((one) => all[one]);
}

const verbs: Readonly<Record<FollowUp, string>> = { report: 'reports.mobilisation', 'hand-over': 'mobilisation.hand-over', 'take-over': 'mobilisation.take-over', meeting: 'mobilisation.meeting' };

/** @param leadId who leads as far as the board knows: whoever presses an old one does not take the lead from somebody else unseen */
export function followUpButtons(promptId: string, followUps: readonly FollowUp[], t: Texts, leadId: string | undefined): { buttons: Button[] }[] {
  const titles: Readonly<Record<FollowUp, string>> = { report: t.followUp.report.button, 'hand-over': t.followUp.lead.handOver, 'take-over': t.followUp.lead.takeOver, meeting: t.followUp.meeting.button };
  return followUps.length === 0 ? [] : [{ buttons: followUps.map((one) => button(titles[one], verbs[one], { promptId, ...(one === 'take-over' && leadId !== undefined ? { memberId: leadId } : {}) })) }];
}
