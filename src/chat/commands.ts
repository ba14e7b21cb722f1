/** The words the bot knows. Bokmål first; nynorsk, English and keyboards without æøå as aliases. */
import { commandIds, type CommandId } from './caller.ts';

const aliases: Readonly<Record<CommandId, readonly string[]>> = {
  hjelp: ['help', '?'],
  meny: ['menu', 'start'],
  mine: ['my', 'mine svar'],
  mobiliser: ['mobilisering', 'mobilise', 'mobilize'],
  møte: ['mote', 'moete', 'meeting', 'nytt møte'],
  møter: ['moter', 'moeter', 'meetings', 'årshjul'],
  nettverk: ['network'],
  språk: ['sprak', 'spraak', 'mål', 'language'],
  tavle: ['board', 'tavla'],
  øvelse: ['ovelse', 'oevelse', 'øving', 'exercise', 'drill'],
};

/** Longest first, so that "mine svar" is not read as "mine" followed by "svar". */
const words = commandIds
  .flatMap((id) => [id, ...aliases[id]].map((word) => ({ id, word })))
  .sort((a, b) => b.word.length - a.word.length);

/** Which command a message asks for, and what followed it; undefined for anything else. */
export function readCommand(text: string): { readonly id: CommandId; readonly rest: string } | undefined {
  const said = text.normalize('NFC').trim().replaceAll(/\s+/g, ' ');
  const folded = said.toLocaleLowerCase('nb');
  const found = words.find(({ word }) => folded === word || folded.startsWith(`${word} `));
  return found && { id: found.id, rest: said.slice(found.word.length).trim() };
}
