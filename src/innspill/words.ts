/** How innspill are spoken of in every card: where they belong, what became of them, who did what. */
import type { Viewer } from '../chat/caller.ts';
import { formatDate } from '../locales/format.ts';
import type { Texts } from '../locales/texts.ts';
import type { Network } from '../network/domain.ts';
import { shortened } from '../shared/cut-text.ts';
import type { Innspill, Place, Step, TakenInto } from './domain.ts';

/** Bytes: names come from lists and forms that let in more than a card has room for. */
const longestName = 120;
const longestMeeting = 150;

/** `Utøvende nivå · Bydel Alna`; of the sekretariat's unit `Koordinerende nivå · Byomfattende (SaLTo-sekretariatet)`. */
export function placeWords({ level, unit }: Place, network: Pick<Network, 'units'>, t: Texts): string {
  const known = network.units.get(unit);
  const name = shortened(known?.name ?? unit, longestName);
  return t.innspill.place(t.levels[level], known?.kind === 'sekretariat' ? t.innspill.cityWide(name) : name);
}

export const meetingWords = ({ title }: Pick<TakenInto, 'title'>): string => `«${shortened(title, longestMeeting)}»`;

export const nameOf = ({ members }: Pick<Network, 'members'>, memberId: string): string | undefined => {
  const name = members.get(memberId)?.name;
  return name === undefined ? undefined : shortened(name, longestName);
};

const dayOf = (instant: string, timeZone: string): string => Temporal.Instant.from(instant).toZonedDateTimeISO(timeZone).toPlainDate().toString();
export const dayWords = (instant: string, timeZone: string, t: Texts): string => formatDate(dayOf(instant, timeZone), t.locale, 'short');

/** What it has come to, for whoever sent it. */
export function stateWords({ state, meeting, history }: Innspill, { network, t }: Pick<Viewer, 'network' | 't'>): string {
  const words = t.innspill.own.states;
  const last = history.at(-1);
  if (state === 'taken' && meeting !== undefined) return words.taken(meetingWords(meeting), formatDate(meeting.date, t.locale, 'day'));
  if (state === 'waiting' && last?.step === 'released' && last.calledOff) return words.again;
  if (state === 'waiting' && last?.step === 'lifted') return words.lifted(placeWords(last.to, network, t));
  return words[state === 'taken' ? 'waiting' : state];
}

/** The last thing somebody wrote back, if it still holds. */
export const answerTo = ({ history }: Pick<Innspill, 'history'>): string | undefined => {
  const last = history.at(-1);
  // Empty once whoever wrote it has been deleted.
  return (last?.step === 'not-now' || last?.step === 'lifted') && last.comment !== '' ? last.comment : undefined;
};

export function stepWords(step: Step, { network, t }: Pick<Viewer, 'network' | 't'>): string {
  const words = t.innspill.item.steps;
  const who = nameOf(network, step.by) ?? t.innspill.item.someone;
  switch (step.step) {
    case 'taken': return words.taken(who, meetingWords(step.meeting));
    case 'lifted': return words.lifted(who, placeWords(step.to, network, t));
    case 'not-now': return words['not-now'](who);
    case 'withdrawn': return words.withdrawn;
    case 'released': return (step.calledOff ? words.calledOff : words.released)(meetingWords(step.meeting));
  }
}
