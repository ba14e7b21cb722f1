/** `npm run screenshot`: the README's picture, made by the product itself: the live card of a temamøte while answers come in. */
import { mkdir } from 'node:fs/promises';
import { startLocalRun } from '../test/support/local-run.ts';
import { firstMessages, openChat } from '../test/support/playground.ts';

const local = await startLocalRun({ speed: 4 });
const chat = await openChat(local.url, { width: 1280, height: 1240 });
try {
  await firstMessages(chat);
  await chat.say('møte');
  const form = chat.card('Nytt møte');
  await chat.fill(form, 'Tittel', 'Temamøte: Rus blant unge');
  await chat.pickDate(form, 0, 15);
  await chat.fill(form, 'Sted', 'Velferdsetaten, møterom 2');
  await chat.press(form, 'Forhåndsvis');
  const preview = chat.card('Forhåndsvisning');
  await preview.waitFor();
  await chat.press(preview, 'Send');
  const live = chat.card('Utsending').filter({ hasText: 'Temamøte: Rus' });
  await live.getByText(/^1[2-9]\d av 2\d\d har svart$/).waitFor({ timeout: 120_000 });
  await live.evaluate((card) => { card.scrollIntoView({ block: 'start' }); });
  await mkdir('docs', { recursive: true });
  await chat.picture('docs/screenshot.png');
} finally {
  await chat.close();
  await local.stop();
  await local.removeData();
}
