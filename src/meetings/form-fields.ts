/** What the meeting form asks for, what was typed in it, and what may be wrong with it. */
import type { Texts } from '../locales/texts.ts';

export const meetingFields = ['title', 'kind', 'date', 'start', 'end', 'place', 'joinUrl', 'agenda', 'deadline', 'levels', 'units', 'groups', 'showNames', 'repeat', 'repeatUntil', 'repeatCount', 'daysOff'] as const;
export type MeetingField = (typeof meetingFields)[number];
/** Exactly what was typed, to be shown again. */
export type TypedMeeting = Readonly<Record<MeetingField, string>>;

/** Keys of the sentences in locales under `faults`. */
export type MeetingFault = keyof Texts['faults'];
export type MeetingFaults = Readonly<Partial<Record<MeetingField, MeetingFault>>>;

export const typedMeeting = (data: Readonly<Record<string, unknown>>): TypedMeeting =>
  Object.fromEntries(meetingFields.map((field) => [field, ['string', 'number'].includes(typeof data[field]) ? String(data[field]).trim() : ''])) as Record<MeetingField, string>;
