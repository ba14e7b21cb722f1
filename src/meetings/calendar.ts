/** A meeting in people's own calendars: an address that opens Outlook on the web with everything filled in, and a file for every other calendar. */
import type { FileMaker, FileRequest } from '../ports/files.ts';
import type { CalendarFiles } from '../ports/calendar-files.ts';
import type { Clock } from '../ports/clock.ts';
import { mayCancel } from '../access/domain.ts';
import { texts, type Texts } from '../locales/texts.ts';
import type { NetworkDirectory } from '../network/directory.ts';
import type { PromptStore } from '../prompts/store.ts';
import type { Locale } from '../shared/network-terms.ts';
import { kindTitle, placeOf } from './card-parts.ts';
import { endOf, startOf, type Meeting, type MeetingDetails } from './domain.ts';

export const calendarFile = 'mote-ics';
export const calendarRequest = (promptId: string, memberId: string): FileRequest => ({ file: calendarFile, promptId, memberId });

/** Characters; browsers and Outlook take no more for sure. */
const longestLink = 2000;
/** Characters as they stand in the address, where an å takes six. */
const longestInLink = { title: 700, place: 500 } as const;

/** As it stands in an address, cut between whole characters to at most so many. */
function encodedWithin(text: string, most: number): string {
  let encoded = '';
  for (const character of text.toWellFormed()) {
    const next = encodeURIComponent(character);
    if (encoded.length + next.length > most) return encoded;
    encoded += next;
  }
  return encoded;
}

/** Without spaces, line breaks or markup, whatever was typed: an address goes into other programs here. */
const plainAddress = (url: string): string => new URL(url).href;

/** Outlook's address for a new appointment. It passes through browsers and their histories: no agenda and no names. A join link that is too long is left out. */
export function outlookLink(details: MeetingDetails, timeZone: string, t: Texts): string {
  const place = placeOf(details, t);
  const fields = [
    'path=/calendar/action/compose', 'rru=addevent',
    `startdt=${startOf(details, timeZone).toInstant().toString()}`, `enddt=${endOf(details, timeZone).toInstant().toString()}`,
    `subject=${encodedWithin(details.title, longestInLink.title)}`,
    ...(place === undefined ? [] : [`location=${encodedWithin(place, longestInLink.place)}`]),
  ];
  const link = `https://outlook.office.com/calendar/0/deeplink/compose?${fields.join('&')}`;
  const body = details.joinUrl === undefined ? '' : `&body=${encodeURIComponent(`${t.meetings.calendar.join}: ${plainAddress(details.joinUrl)}`)}`;
  return link.length + body.length > longestLink ? link : `${link}${body}`;
}

export interface CalendarFileDeps {
  readonly prompts: Pick<PromptStore, 'load' | 'audience'>;
  readonly directory: Pick<NetworkDirectory, 'network'>;
  readonly files: CalendarFiles;
  readonly clock: Clock;
  readonly timeZone: string;
  readonly defaultLocale: Locale;
}

/**
 * For whoever is invited, called it, or belongs to the sekretariat, asked anew each time. A meeting that was called off gives a file that
 * takes it out of the calendar again: whoever opens an old link would otherwise learn nothing, and come.
 */
export const calendarFileMaker = ({ prompts, directory, files, clock, timeZone, defaultLocale }: CalendarFileDeps): FileMaker => async ({ promptId, memberId }) => {
  const [stored, network] = await Promise.all([prompts.load<MeetingDetails>(promptId), directory.network()]);
  const member = network.members.get(memberId);
  if (stored?.kind !== 'meeting' || stored.state === 'draft' || member === undefined) return undefined;
  const meeting = stored as Meeting;
  if (!mayCancel(member, meeting) && !(await prompts.audience(promptId)).has(memberId)) return undefined;
  const { details, revision, state } = meeting;
  const t = texts(member.language ?? defaultLocale);
  const { calendar } = t.meetings;
  const place = placeOf(details, t);
  const cancelled = state === 'cancelled';
  const content = files.appointment({
    uid: `${promptId}@salto`, revision, cancelled, title: cancelled ? calendar.cancelled(details.title) : details.title, stamp: clock.now(),
    start: startOf(details, timeZone).toInstant(), end: endOf(details, timeZone).toInstant(),
    description: [kindTitle(details), ...(details.joinUrl === undefined ? [] : [`${calendar.join}: ${plainAddress(details.joinUrl)}`]), ...(details.agenda === undefined ? [] : ['', details.agenda])].join('\n'),
    ...(place === undefined ? {} : { place }), ...(details.joinUrl === undefined ? {} : { url: plainAddress(details.joinUrl) }),
  });
  return { name: `mote-${details.date}.ics`, type: 'text/calendar; charset=utf-8', content };
};
