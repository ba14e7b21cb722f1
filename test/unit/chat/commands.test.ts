import { expect, test } from '@jest/globals';
import { readCommand } from '../../../src/chat/commands.ts';

test.each([
  ['møte', 'møte', ''],
  ['  MØTE  ', 'møte', ''],
  ['Møter', 'møter', ''],
  ['mote', 'møte', ''],
  ['møte onsdag kl 12', 'møte', 'onsdag kl 12'],
  ['nytt   møte', 'møte', ''],
  ['Help', 'hjelp', ''],
  ['?', 'hjelp', ''],
  ['mine svar', 'mine', ''],
  ['språk nynorsk', 'språk', 'nynorsk'],
  // ø and å as people's keyboards sometimes send them: letter and combining sign
  ['spra\u030Ak', 'språk', ''],
])('«%s» is %s', (said, id, rest) => {
  expect(readCommand(said)).toEqual({ id, rest });
});

test.each(['', 'møtet', 'hallo', 'minefelt', 'kan du kalle inn til møte?'])('«%s» is no command', (said) => {
  expect(readCommand(said)).toBeUndefined();
});
