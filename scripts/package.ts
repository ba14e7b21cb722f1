/** `npm run package`: out/salto.zip, ready to be uploaded to Teams, for the bot that BOT_APP_ID and PUBLIC_URL name (environment or .env). `-- --meeting-events` asks for what attendance from Teams needs. */
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { zipSync } from 'fflate';
import { createAppPackage } from '../src/cli/app-package.ts';

if (existsSync('.env')) process.loadEnvFile('.env');
const { BOT_APP_ID, PUBLIC_URL } = process.env;
const { values } = parseArgs({ options: { 'meeting-events': { type: 'boolean', default: false } } });
const made = await createAppPackage({ BOT_APP_ID, PUBLIC_URL, meetingEvents: values['meeting-events'] });
if (made.ok) {
  const zip = zipSync(Object.fromEntries(made.files), { level: 9 });
  mkdirSync('out', { recursive: true });
  writeFileSync('out/salto.zip', zip);
  console.log(`out/salto.zip er laget (versjon ${made.version}, ${zip.length} byte). Last den opp i Teams-administrasjonssenteret.`);
} else {
  for (const fault of made.faults) console.error(fault);
  process.exitCode = 1;
}
