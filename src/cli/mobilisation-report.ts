/** `salto report mobilisering`: the report after a mobilisation, all of it, as a file. */
import { writeFile } from 'node:fs/promises';
import { officeFiles } from '../adapters/office/office-files.ts';
import { createNetworkDirectory } from '../network/create-directory.ts';
import { createPhoneCalls } from '../prompts/phone-calls.ts';
import { createPromptStore } from '../prompts/store.ts';
import type { ReportFormat } from '../reports/formats.ts';
import { makeMobilisationReport } from '../reports/mobilisation-report.ts';
import { storedDeliveries } from './stored-deliveries.ts';
import type { Tools } from './with-store.ts';

export async function mobilisationReport(tools: Tools, { id, format, out }: { readonly id: string; readonly format: ReportFormat; readonly out: string }): Promise<number> {
  const { store, clock, config } = tools;
  const file = await makeMobilisationReport({
    prompts: createPromptStore(store, clock, config.RETENTION_DAYS_RESPONSES),
    directory: createNetworkDirectory({ store, clock, admins: config.ADMINS }),
    phoneCalls: createPhoneCalls({ store, clock, retentionDays: config.RETENTION_DAYS_RESPONSES }),
    deliveries: storedDeliveries(tools), office: officeFiles, clock, timeZone: config.TIME_ZONE, defaultLocale: config.LOCALE,
  }, { promptId: id, format });
  if (!file) {
    console.error(`Finner ingen mobilisering som er sendt ut, med id ${id}.`);
    return 1;
  }
  // Names: for whoever ran the command.
  await writeFile(out, file.content, { mode: 0o600 });
  console.log(`Rapporten er skrevet til ${out}.`);
  return 0;
}
