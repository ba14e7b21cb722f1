/** The words the bot knows. Bokmål first; nynorsk, English and keyboards without æøå as aliases. */
import { commandIds, type CommandId } from './caller.ts';

const aliases: Readonly<Record<CommandId, readonly string[]>> = {
  fravær: ['fravaer', 'fravar', 'fråvær', 'fråvaer', 'mitt fravær', 'absence'],
  hjelp: ['help', '?'],
  innspill: ['innspel', 'mine innspill', 'mine innspel', 'nytt innspill', 'nytt innspel', 'sak', 'agenda item', 'agenda items'],
  innsyn: ['innsikt', 'mine data', 'mine opplysninger', 'mine opplysningar', 'my data'],
  koble: ['kople', 'link'],
  meny: ['menu', 'start'],
  mine: ['my', 'mine svar'],
  mobiliser: ['mobilisering', 'mobilise', 'mobilize'],
  møte: ['mote', 'moete', 'meeting', 'nytt møte'],
  møter: ['moter', 'moeter', 'meetings', 'årshjul'],
  nettverk: ['network'],
  rapport: ['rapportar', 'rapporter', 'årsrapport', 'arsrapport', 'report', 'reports'],
  språk: ['sprak', 'spraak', 'mål', 'language'],
  tavle: ['board', 'tavla'],
  tiltak: ['mine tiltak', 'tiltaka', 'innsjekk', 'innsjekken', 'measures', 'check-in', 'checkin'],
  øvelse: ['ovelse', 'oevelse', 'øving', 'exercise', 'drill'],
};

const words = new Map(commandIds.flatMap((id) => [id, ...aliases[id]].map((word) => [word, id] as const)));

/** Commands that say more after their word. */
const takesWords: ReadonlySet<CommandId> = new Set(['koble']);

/** Which command a message is; undefined for anything else, also for a sentence that only begins with such a word. */
export const readCommand = (text: string): CommandId | undefined => {
  const said = text.normalize('NFC').trim().replaceAll(/\s+/g, ' ').replace(/[.!]$/, '').toLocaleLowerCase('nb');
  const first = words.get(said.split(' ')[0] ?? '');
  return words.get(said) ?? (first !== undefined && takesWords.has(first) ? first : undefined);
};
