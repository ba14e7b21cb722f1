/** Calendar files by ical-generator, which escapes and folds. */
import ical, { ICalCalendarMethod, ICalEventStatus } from 'ical-generator';
import type { CalendarFiles } from '../../ports/calendar-files.ts';

const product = { company: 'SaLTo', product: 'SaLTo-boten', language: 'NO' };
const dateOf = (instant: Temporal.Instant): Date => new Date(instant.epochMilliseconds);

export const icalCalendarFiles: CalendarFiles = {
  appointment({ uid, revision, cancelled, title, place, description, url, start, end, stamp }) {
    const calendar = ical({ prodId: product, method: cancelled ? ICalCalendarMethod.CANCEL : ICalCalendarMethod.PUBLISH });
    calendar.createEvent({
      id: uid, sequence: revision, status: cancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
      summary: title, start: dateOf(start), end: dateOf(end), stamp: dateOf(stamp),
      ...(place === undefined ? {} : { location: place }), ...(description === '' ? {} : { description }), ...(url === undefined ? {} : { url }),
    });
    return calendar.toString();
  },
};
