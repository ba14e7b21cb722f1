/** What the cards after a meeting have in common: notices, names, dates. */
import { z } from 'zod';
import { formatDate, formatTime, formatWhen, capitalised } from '../locales/format.ts';
import type { Texts } from '../locales/texts.ts';
import type { MeetingDetails } from '../meetings/domain.ts';
import { shortened } from '../shared/cut-text.ts';

export const text = z.string().min(1);
export const noticeSchema = z.array(z.strictObject({ text, color: z.enum(['good', 'warning']) }));
export interface Notice { readonly text: string; readonly color: 'good' | 'warning' }
export const noticeOf = (notice: Notice | undefined): z.infer<typeof noticeSchema> => (notice === undefined ? [] : [{ ...notice }]);

/** Bytes: a card with all of them is to stay small. */
export const room = { name: 100, meeting: 300, reason: 600, task: 900 } as const;

export interface Names {
  /** Name of a member; undefined for one who is not in the network any more. */
  readonly nameOf: (memberId: string) => string | undefined;
  readonly timeZone: string;
}

export const personName = ({ nameOf }: Names, memberId: string, t: Texts): string => shortened(nameOf(memberId) ?? t.common.someone, room.name);

/** `ons. 3. feb. kl. 14.10`. */
export function momentOf({ timeZone }: Pick<Names, 'timeZone'>, at: string, { locale }: Texts): string {
  const local = Temporal.Instant.from(at).toZonedDateTimeISO(timeZone);
  return `${formatDate(local.toPlainDate().toString(), locale, 'short')}${locale === 'en' ? ' at ' : ' kl. '}${formatTime(local.toPlainTime().toString({ smallestUnit: 'minute' }), locale)}`;
}
export const dayOf = (date: string, { locale }: Texts): string => formatDate(date, locale, 'short');

export const meetingHead = (details: MeetingDetails, t: Texts): { readonly meeting: string; readonly when: string } => ({ meeting: shortened(details.title, room.meeting), when: capitalised(formatWhen(details, t.locale)) });
