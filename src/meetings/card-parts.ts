/** What every meeting card says of the meeting itself: kind, when, where. */
import type { Fact } from '../cards/parts.ts';
import { capitalised, formatWhen } from '../locales/format.ts';
import type { Texts } from '../locales/texts.ts';
import type { MeetingDetails } from './domain.ts';
import { meetingKind } from './kinds.ts';

/** As in kinds.ts; a kind that has been removed since is shown by its id. */
export const kindTitle = ({ meetingKind: id }: MeetingDetails): string => meetingKind(id)?.title ?? id;

/** Above the title; none where a meeting is called like its kind. */
export const kindLine = (details: MeetingDetails): string[] => (kindTitle(details) === details.title ? [] : [kindTitle(details)]);

export const placeOf = ({ place, joinUrl }: MeetingDetails, t: Texts): string | undefined => place ?? (joinUrl === undefined ? undefined : t.invitation.digital);

export function meetingFacts(details: MeetingDetails, t: Texts): [Fact, ...Fact[]] {
  const place = placeOf(details, t);
  return [{ label: t.common.when, value: capitalised(formatWhen(details, t.locale)) }, ...(place === undefined ? [] : [{ label: t.common.where, value: place }])];
}
