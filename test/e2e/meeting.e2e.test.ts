/** The first job as a person does it: in the Playground, by words and buttons, with an invented network that answers. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { mkdir } from 'node:fs/promises';
import { startLocalRun } from '../support/local-run.ts';
import { firstMessages, openChat, type Chat } from '../support/playground.ts';

const pictures = 'out/e2e';
let local: Awaited<ReturnType<typeof startLocalRun>>;
let chat: Chat;

/** A meeting starts on a whole minute, so its reminder, 15 minutes before, comes 1 to 2 minutes after the run has begun: when it is answered, and however quick the steps before were. */
const soonMinutes = 17;
const reminderPatienceMs = 180_000;

beforeAll(async () => {
  await mkdir(pictures, { recursive: true });
  local = await startLocalRun({ speed: 10, env: { SALTO_LOCAL_SOON_MINUTES: String(soonMinutes) } });
  chat = await openChat(local.url);
});
afterAll(async () => {
  await chat?.close();
  const code = await local?.stop();
  await local?.removeData();
  expect(code).toBe(0);
});

describe('a temamøte in the real client', () => {
  test('the welcome names the person, and unknown text gets the menu', async () => {
    await firstMessages(chat);
    await chat.say('kan du hjelpe meg?');
    await chat.card('Det forsto jeg ikke').waitFor();
    await chat.picture(`${pictures}/menu.png`);
  });

  test('what is unanswered: the meeting that starts soon', async () => {
    await chat.say('mine');
    const mine = chat.card('Dette venter på deg');
    await mine.waitFor();
    expect(await mine.innerText()).toContain('Byomfattende SaLTo-møte');
    await chat.press(mine, 'Kommer');
    await chat.card('Du har svart på alt').waitFor();
  });

  test('form → Forhåndsvis → Send → invitations and a live card that fills up', async () => {
    await chat.say('møte');
    const form = chat.card('Nytt møte');
    await form.getByLabel('Tittel').fill('Temamøte: Æresrelatert vold på nett');
    await chat.pickDate(form, 0, 15);
    await chat.fill(form, 'Sted', 'Rådhuset, møterom «Åsen»');
    await chat.picture(`${pictures}/form.png`);
    await chat.press(form, 'Forhåndsvis');
    // The form speaks of its preview too.
    const preview = chat.cardWith('personer innkalles', 'Send');
    await preview.waitFor();
    expect(await preview.innerText()).toContain('Temamøte: Æresrelatert vold på nett');
    expect(await preview.innerText()).toMatch(/2\d\d personer innkalles/);
    await chat.picture(`${pictures}/preview.png`);
    await chat.press(preview, 'Send');
    await chat.card('Innkallingen er på vei').waitFor();

    const invitation = chat.card('Kommer du?').filter({ hasText: 'Æresrelatert' });
    await invitation.last().waitFor();
    await chat.press(invitation.last(), 'Kommer');
    await chat.card('Du har svart').filter({ hasText: 'Æresrelatert' }).last().waitFor();
    // Only a live card has this heading; an answered invitation, which may come below it, says «Du har svart».
    const live = chat.card('Utsending').filter({ hasText: 'Æresrelatert' });
    await live.waitFor();
    await live.getByText(/^(?:[4-9]\d|1\d\d|2\d\d) av 2\d\d har svart$/).waitFor({ timeout: 90_000 });
    await live.scrollIntoViewIfNeeded();
    await chat.picture(`${pictures}/live.png`);
  });

  test('what comes', async () => {
    await chat.say('møter');
    const list = chat.card('Møter som kommer');
    await list.waitFor();
    expect(await list.innerText()).toContain('Ditt svar: Kommer');
    await chat.picture(`${pictures}/list.png`);
  });

  test('the reminder comes, with the link', async () => {
    const reminder = chat.card('Starter om').last();
    await reminder.waitFor({ timeout: reminderPatienceMs });
    expect(await reminder.innerText()).toContain('Byomfattende SaLTo-møte');
    await reminder.scrollIntoViewIfNeeded();
    await chat.picture(`${pictures}/reminder.png`);
  }, reminderPatienceMs + 30_000);

  test('on a narrow screen', async () => {
    await chat.page.setViewportSize({ width: 360, height: 780 });
    await chat.say('nettverk');
    await chat.card('Hvem kan nås?').waitFor();
    await chat.picture(`${pictures}/narrow.png`);
  });
});
