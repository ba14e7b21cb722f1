/** `salto ringeliste`: whom a prompt's message did not surely reach, with phone numbers, as a file. */
import { writeFile } from 'node:fs/promises';
import { texts } from '../locales/texts.ts';
import { meetingCalledBy } from '../meetings/behaviour.ts';
import { mobilisationCalledBy } from '../mobilisation/ringeliste.ts';
import { createNetworkDirectory } from '../network/create-directory.ts';
import { callListCsv } from '../prompts/call-list-file.ts';
import { createCallLists } from '../prompts/call-list.ts';
import { createPhoneCalls } from '../prompts/phone-calls.ts';
import { createPromptStore } from '../prompts/store.ts';
import { checkInCalledBy } from '../tiltak/behaviour.ts';
import { createCheckInStore } from '../tiltak/check-in-store.ts';
import { storedDeliveries } from './stored-deliveries.ts';
import type { Tools } from './with-store.ts';

export async function ringeliste(tools: Tools, promptId: string, out: string): Promise<number> {
  const { store, clock, config } = tools;
  const prompts = createPromptStore(store, clock, config.RETENTION_DAYS_RESPONSES);
  const callLists = createCallLists({
    prompts,
    deliveries: storedDeliveries(tools),
    phoneCalls: createPhoneCalls({ store, clock, retentionDays: config.RETENTION_DAYS_RESPONSES }),
    directory: createNetworkDirectory({ store, clock, admins: config.ADMINS }),
    jobs: { meeting: meetingCalledBy, mobilisation: mobilisationCalledBy(clock, config.TIME_ZONE), tiltak: checkInCalledBy(createCheckInStore(store, prompts, clock, config.RETENTION_DAYS_RESPONSES)) },
  });
  const list = await callLists.whole(promptId);
  if (!list) {
    console.error(`Finner ingen utsending med id ${promptId}.`);
    return 1;
  }
  // Names and phone numbers: for whoever ran the command.
  await writeFile(out, callListCsv(list, texts(config.LOCALE), config.TIME_ZONE), { mode: 0o600 });
  console.log(`${list.entries.length} på ringelisten, skrevet til ${out}.`);
  return 0;
}
