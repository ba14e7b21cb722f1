/** What every mobilisation card says of it: the mark of an exercise, what, where, when; times in words. */
import { z } from 'zod';
import type { Fact } from '../cards/parts.ts';
import { capitalised, formatDate, formatTime } from '../locales/format.ts';
import type { Texts } from '../locales/texts.ts';
import { shortened } from '../shared/cut-text.ts';
import type { MobilisationDetails } from './domain.ts';

/** ØVELSE in big letters, on top of every card of one; the detail says what it means where there is room. */
export const exerciseSchema = z.array(z.strictObject({ text: z.string().min(1), detail: z.string().min(1) }));
export const exerciseMark = (exercise: boolean, t: Texts): z.infer<typeof exerciseSchema> =>
  (exercise ? [{ text: t.mobilisation.exercise, detail: t.mobilisation.exerciseText }] : []);

/** `14.30` on the wall clock of a place. */
export const clockOf = (instant: string, timeZone: string, t: Texts): string =>
  formatTime(Temporal.Instant.from(instant).toZonedDateTimeISO(timeZone).toPlainTime().toString({ smallestUnit: 'minute' }), t.locale);

/** `15 minutter`, `2 timer`, `3 døgn`: rounded down beyond two hours. */
export function lasting(minutes: number, t: Texts): string {
  if (minutes < 120) return t.mobilisation.minutes(minutes);
  return minutes < 48 * 60 ? t.mobilisation.hours(Math.floor(minutes / 60)) : t.mobilisation.days(Math.floor(minutes / (24 * 60)));
}

/** `nå`, `kl. 18.30`, `lørdag 30. januar kl. 18.30`; the date is left out when it is today. */
export function meetWords({ date, meetAt, shifts }: MobilisationDetails, today: string, t: Texts): string {
  const time = meetAt === undefined ? undefined : t.mobilisation.clock(formatTime(meetAt, t.locale));
  if (date === undefined) return t.mobilisation.now;
  const day = date === today && time !== undefined ? undefined : formatDate(date, t.locale, 'day');
  const words = [day, time].filter((part) => part !== undefined).join(' ');
  return shifts === undefined ? capitalised(words) : t.mobilisation.shifts.from(shifts.length, words);
}

export const mobilisationFacts = (details: MobilisationDetails, today: string, t: Texts): Fact[] =>
  [{ label: t.common.where, value: details.place }, { label: t.mobilisation.meet, value: meetWords(details, today, t) }];

/** On every card that asks what is to be done with one: several may go on at once. */
export const whichOne = ({ situation, place }: Pick<MobilisationDetails, 'situation' | 'place'>): string => `${shortened(situation, mostOfName.situation)} · ${shortened(place, mostOfName.place)}`;

/** On a lock screen an exercise says so first. */
export const lockScreen = (summary: string, { exercise }: Pick<MobilisationDetails, 'exercise'>, t: Texts): string => (exercise ? t.mobilisation.summaries.exercise(summary) : summary);

/** How long names may be on a board, bytes: far longer than they are, and short enough for a card's 28 KB. */
export const mostOfName = { person: 60, unit: 50, place: 125, situation: 250, comment: 75 } as const;
