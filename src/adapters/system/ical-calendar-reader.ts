/**
 * Calendars as people export them, by ical.js; what repeats by rrule-temporal. Each event is parsed by itself, so that one that cannot be
 * read is told with its line and hides no other; the file is only cut at the lines where events begin and end.
 */
import ICAL from 'ical.js';
import { RRuleTemporal } from 'rrule-temporal';
import type { CalendarEvent, CalendarReader } from '../../ports/calendar-files.ts';
import { cutCalendar, type EventLines } from './cut-calendar.ts';

/** As ical.js hands it over: name, parameters, type, values. */
type Property = readonly [name: string, params: Readonly<Record<string, string | readonly string[]>>, type: string, ...values: unknown[]];
/** A time on a wall clock somewhere; of a whole day its midnight. */
interface Moment { readonly at: Temporal.ZonedDateTime; readonly allDay: boolean }
type ZoneOf = (id: string) => string | undefined;

/** Said of one event, in bokmål. */
class Fault extends Error {}

interface ReadEvent {
  readonly line: number;
  readonly uid: string;
  readonly start: Moment;
  /** On the wall clock. */
  readonly lasts: Temporal.Duration;
  readonly cancelled: boolean;
  readonly rule?: string;
  readonly added: readonly Moment[];
  readonly left: readonly Moment[];
  /** It stands in place of this one of its series. */
  readonly replaces?: Moment;
  readonly says: Pick<CalendarEvent, 'title' | 'place' | 'url' | 'categories' | 'organiser' | 'private' | 'own'>;
}

export const icalCalendarReader: CalendarReader = {
  read(text, { timeZone, from, to, most }) {
    const cut = cutCalendar(text);
    if ('fault' in cut) return { events: [], past: 0, faults: [cut.fault] };
    const faults = [...cut.faults];
    const zoneOf = zonesOf(cut.rest);
    const read = cut.events.flatMap((event) => attempt(event.line, faults, () => readEvent(event, timeZone, zoneOf)) ?? []);
    const events: CalendarEvent[] = [];
    let past = 0;
    const add = (event: ReadEvent, moment: Moment, occurrence?: Moment): void => {
      const start = moment.at.withTimeZone(timeZone).toPlainDateTime();
      const day = occurrence?.at.withTimeZone(timeZone).toPlainDate().toString();
      const { line, uid, cancelled, says } = event;
      if (Temporal.PlainDate.compare(start.toPlainDate(), from) < 0) past += 1;
      else events.push({ line, uid, cancelled, allDay: moment.allDay, start, end: start.add(event.lasts), ...(day === undefined ? {} : { occurrence: day }), ...says });
    };
    for (const own of Map.groupBy(read, ({ uid }) => uid).values()) {
      if (events.length > most) break;
      const replacing = own.filter(({ replaces }) => replaces !== undefined);
      const [first, second] = own.filter(({ replaces }) => replaces === undefined);
      if (second !== undefined) faults.push({ line: second.line, reason: `UID står også på linje ${first?.line}` });
      if (first !== undefined) {
        const repeats = first.rule !== undefined || first.added.length > 0;
        const moments = repeats ? attempt(first.line, faults, () => momentsOf(first, from, to, timeZone)) ?? [] : [first.start];
        for (const moment of moments) if (!replacing.some(({ replaces }) => replaces !== undefined && same(replaces, moment))) add(first, moment, repeats || replacing.length > 0 ? moment : undefined);
      }
      for (const event of replacing) add(event, event.start, event.replaces);
    }
    return { events, past, faults };
  },
};

function attempt<T>(line: number, faults: { line: number; reason: string }[], read: () => T): T | undefined {
  try {
    return read();
  } catch (error) {
    // The library's own words are in English, and may quote the line.
    faults.push({ line, reason: error instanceof Fault ? error.message : 'hendelsen kan ikke leses' });
    return undefined;
  }
}

function readEvent({ line, text }: EventLines, timeZone: string, zoneOf: ZoneOf): ReadEvent {
  const component = parsed(text, 'vevent');
  const properties = component[1] as readonly Property[];
  const all = (name: string): readonly Property[] => properties.filter(([own]) => own === name);
  const value = (name: string): string | undefined => { const given = all(name)[0]?.[3]; return typeof given === 'string' && given.trim() !== '' ? given.replaceAll(/\s+/gu, ' ').trim() : undefined; };
  const momentsIn = (name: string): Moment[] => all(name).flatMap(([, params, type, ...values]) => values.map((given) => momentOf(name, params, type, given, timeZone, zoneOf)));
  const uid = value('uid');
  if (uid === undefined) throw new Fault('UID mangler; uten den kan ikke hendelsen kjennes igjen neste gang');
  const [start] = momentsIn('dtstart');
  if (start === undefined) throw new Fault('DTSTART mangler');
  if (all('rrule').length > 1 || all('exrule').length > 0) throw new Fault('hendelsen har flere gjentakelser; del den i flere hendelser');
  if (all('recurrence-id').some(([, { range }]) => range !== undefined)) throw new Fault('RECURRENCE-ID med RANGE kan ikke leses; lag en ny serie fra den datoen');
  const [replaces] = momentsIn('recurrence-id');
  const rule = all('rrule')[0] === undefined ? undefined : String(new ICAL.Component(component).getFirstPropertyValue('rrule'));
  const location = value('location');
  const joined = value('x-microsoft-skypeteamsmeetingurl') ?? value('x-google-conference') ?? joinLink.exec(location ?? '')?.[0] ?? joinLink.exec(value('description') ?? '')?.[0];
  const [place, url, organiser] = [location === joined ? undefined : location, joined ?? value('url'), value('organizer')?.replace(/^mailto:/iu, '')];
  return {
    line, uid, start, lasts: lengthOf(start, momentsIn('dtend')[0], value('duration')), cancelled: value('status')?.toUpperCase() === 'CANCELLED',
    ...(rule === undefined ? {} : { rule }), ...(replaces === undefined ? {} : { replaces }), added: momentsIn('rdate'), left: momentsIn('exdate'),
    says: {
      title: value('summary') ?? '', private: /^(PRIVATE|CONFIDENTIAL)$/iu.test(value('class') ?? ''), categories: all('categories').flatMap(([, , , ...values]) => values.map(String)),
      ...(place === undefined ? {} : { place }), ...(url === undefined ? {} : { url }), ...(organiser === undefined ? {} : { organiser }),
      own: Object.fromEntries(properties.flatMap(([name]) => (name.startsWith('x-salto-') ? [[name.slice('x-salto-'.length), value(name) ?? '']] : []))),
    },
  };
}

/** Outlook's export has it in the text alone, among links to help and to settings. */
const joinLink = /https:\/\/(?:teams\.(?:microsoft|live)\.com\/(?:l\/meetup-join|meet)\/|meet\.google\.com\/|(?:[\w-]+\.)*zoom\.us\/j\/)[^\s<>"]+/iu;

function parsed(lines: string, name: 'vevent' | 'vtimezone'): [string, unknown[], unknown[]] {
  const whole = ICAL.parse(`BEGIN:VCALENDAR\r\n${lines}\r\nEND:VCALENDAR`) as [string, unknown[], [string, unknown[], unknown[]][]];
  const [component] = whole[2];
  if (component?.[0] !== name) throw new Fault('hendelsen kan ikke leses');
  return component;
}

function momentOf(name: string, params: Property[1], type: string, given: unknown, timeZone: string, zoneOf: ZoneOf): Moment {
  const label = name.toUpperCase();
  if (typeof given !== 'string' || (type !== 'date' && type !== 'date-time')) throw new Fault(`${label} må være en dato eller et tidspunkt`);
  const { tzid } = params;
  const zone = given.endsWith('Z') ? 'UTC' : typeof tzid !== 'string' || type === 'date' ? timeZone : zoneOf(tzid);
  if (zone === undefined) throw new Fault(`${label}: ukjent tidssone «${String(tzid).slice(0, 60)}»; eksporter kalenderen med tidssoner, eller skriv tiden i Europe/Oslo`);
  let local: Temporal.PlainDateTime;
  try {
    // By itself the library makes 2 March of 30 February.
    local = Temporal.PlainDateTime.from(given.replace(/Z$/u, ''), { overflow: 'reject' });
  } catch {
    // Of what is no date at all the library leaves nothing that anybody wrote.
    throw new Fault(/^\d{4}-\d\d-\d\d/.test(given) ? `${label}: «${given.slice(0, 30)}» er ikke en dato og et klokkeslett som finnes` : `${label} er ikke en dato og et klokkeslett`);
  }
  const at = local.toZonedDateTime(zone);
  if (!at.toPlainDateTime().equals(local)) throw new Fault(`${label}: klokken ${local.toPlainTime().toString({ smallestUnit: 'minute' })} finnes ikke ${local.toPlainDate().toString()} (overgang til sommertid)`);
  return { at, allDay: type === 'date' };
}

function lengthOf(start: Moment, end: Moment | undefined, duration: string | undefined): Temporal.Duration {
  const zone = start.at.timeZoneId;
  if (end !== undefined) {
    if (end.allDay !== start.allDay) throw new Fault('DTSTART og DTEND må begge ha klokkeslett, eller ingen av dem');
    return start.at.toPlainDateTime().until(end.at.withTimeZone(zone).toPlainDateTime());
  }
  if (duration === undefined) {
    if (start.allDay) return Temporal.Duration.from({ days: 1 });
    throw new Fault('DTEND mangler; et møte må ha en slutt');
  }
  try {
    return Temporal.Duration.from(duration);
  } catch {
    throw new Fault(`DURATION: «${duration.slice(0, 30)}» er ikke en varighet`);
  }
}

/** EXDATE and RECURRENCE-ID may name the day alone. */
const same = (one: Moment, other: Moment): boolean =>
  one.allDay || other.allDay ? one.at.toPlainDate().equals(other.at.toPlainDate()) : one.at.epochMilliseconds === other.at.epochMilliseconds;

/** All times of an event that repeats. Every hour or oftener is no meeting, and would be without end. */
function momentsOf({ start, rule, added, left }: ReadEvent, from: Temporal.PlainDate, to: Temporal.PlainDate, timeZone: string): Moment[] {
  if (rule !== undefined && (!/FREQ=(DAILY|WEEKLY|MONTHLY|YEARLY)/.test(rule) || /BY(HOUR|MINUTE|SECOND)=/.test(rule))) throw new Fault('RRULE: hendelsen gjentas oftere enn daglig');
  const { timeZoneId } = start.at;
  const [first, last] = [from.toZonedDateTime(timeZone), to.add({ days: 1 }).toZonedDateTime(timeZone).subtract({ seconds: 1 })].map((at) => at.withTimeZone(timeZoneId)) as [Temporal.ZonedDateTime, Temporal.ZonedDateTime];
  const compact = start.at.toPlainDateTime().toString({ smallestUnit: 'second' }).replaceAll(/[-:]/g, '');
  let given: readonly Temporal.ZonedDateTime[];
  try {
    given = rule === undefined ? [start.at] : new RRuleTemporal({ rruleString: `DTSTART;TZID=${timeZoneId}:${compact}\nRRULE:${rule}`, temporal: Temporal }).between(first, last, true);
  } catch {
    throw new Fault('RRULE: gjentakelsen kan ikke regnes ut');
  }
  const all = [...given.map((at) => ({ at, allDay: start.allDay })), ...added];
  const unique = all.filter((moment, at) => all.findIndex((other) => same(moment, other)) === at);
  return unique.filter((moment) => !left.some((other) => same(other, moment)));
}

/** Names that calendars give the zones that meetings in Oslo are entered in, by how the clock goes there. */
const likelyZones = ['Europe/Oslo', 'UTC', 'Europe/London', 'Europe/Helsinki'] as const;
const [winter, summer] = ['2027-01-15T12:00:00', '2027-07-15T12:00:00'] as const;

/** Zones by name (Europe/Oslo, also behind a maker's prefix); others, such as Outlook's «W. Europe Standard Time», by the rules that the file brings. */
function zonesOf(rest: string): ZoneOf {
  const brought = new Map<string, string | undefined>();
  const offsetIn = (zone: string, at: string): number => Temporal.PlainDateTime.from(at).toZonedDateTime(zone).offsetNanoseconds / 1e9;
  for (const [lines] of rest.matchAll(/^BEGIN:VTIMEZONE\s*$[^]*?^END:VTIMEZONE/gimu)) {
    try {
      const zone = new ICAL.Timezone(new ICAL.Component(parsed(lines, 'vtimezone')));
      const [inWinter, inSummer] = [winter, summer].map((at) => zone.utcOffset(ICAL.Time.fromDateTimeString(at)));
      brought.set(zone.tzid, likelyZones.find((likely) => offsetIn(likely, winter) === inWinter && offsetIn(likely, summer) === inSummer));
    } catch {
      // Whichever event names it is told of; the others can be read.
    }
  }
  return (id) => [id, /[A-Z]\w+\/[A-Z][\w-]+$/u.exec(id)?.[0]].find((name) => name !== undefined && isZone(name)) ?? brought.get(id);
}

function isZone(name: string): boolean {
  try {
    return Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(name).timeZoneId !== '';
  } catch {
    return false;
  }
}
