import { expect, test } from '@jest/globals';
import { readCommand } from '../../../src/chat/commands.ts';

test.each([
  ['møte', 'møte'],
  ['  MØTE  ', 'møte'],
  ['Møter', 'møter'],
  ['mote', 'møte'],
  ['nytt   møte', 'møte'],
  ['Help', 'hjelp'],
  ['?', 'hjelp'],
  ['Møter.', 'møter'],
  ['mine svar', 'mine'],
  // ø and å as people's keyboards sometimes send them: letter and combining sign
  ['spra\u030Ak', 'språk'],
])('«%s» is %s', (said, id) => {
  expect(readCommand(said)).toBe(id);
});

test.each(['', 'møtet', 'hallo', 'minefelt', 'Mine barn er syke i morgen', 'møte onsdag kl 12', 'kan du kalle inn til møte?'])('«%s» is no command', (said) => {
  expect(readCommand(said)).toBeUndefined();
});
