/** `npm run salto -- <command>`: what the operator's tool can do, from its arguments to its exit code. What it says goes to the console. */
import { Command, CommanderError, Option } from 'commander';
import { reportFormats, yearlyReportFormats, type ReportFormat } from '../reports/formats.ts';
import { isAppError } from '../shared/errors.ts';
import { networkLevels, type NetworkLevel } from '../shared/network-terms.ts';
import type { ActionLogOptions } from './action-log.ts';
import { explainFaults, tellFault } from './command-faults.ts';
import { importKinds, type ImportOptions } from './import-kinds.ts';
import type { KeyFiguresOptions } from './key-figures.ts';
import type { Tools } from './with-store.ts';
import type { YearlyReportOptions } from './yearly-report.ts';

/** Each command loads only what it needs: the tool starts in a moment. */
type WithStore = (run: (tools: Tools) => Promise<number>) => Promise<void>;

/** Returns the exit code: 1 when something is wrong, which has been told. */
export async function runTool(args: readonly string[], env: Readonly<Record<string, string | undefined>>): Promise<number> {
  let exitCode = 0;
  const program = explainFaults(new Command('salto')).description('Driftsverktøy for SaLTo-boten').helpCommand('help [kommando]', 'vis hjelp').helpOption('-h, --help', 'vis hjelp');
  const withStore: WithStore = async (run) => { exitCode = await (await import('./with-store.ts')).withStore(env, run); };
  for (const add of [listCommands, reportCommands, personCommands, storeCommands]) add(program, withStore);
  program.command('doctor').description('kontroller oppsett, lager, pålogging, klokke og app-pakke')
    .action(async () => { exitCode = await (await import('./doctor.ts')).doctor(env); });
  try {
    await program.parseAsync(args, { from: 'user' });
    return exitCode;
  } catch (error) {
    if (error instanceof CommanderError) return tellFault(error);
    console.error(isAppError(error) ? error.message : `Uventet feil: ${(error as Error).message}`);
    return 1;
  }
}

function listCommands(program: Command, withStore: WithStore): void {
  program.command('import').description('les inn en fil; ingenting lagres hvis noe er galt')
    .argument('<hva>', importKinds.join(' | ')).argument('<fil>', 'CSV i UTF-8, med komma eller semikolon; for arshjul også en kalender (.ics)')
    .option('--dry-run', 'bare kontroller filen', false)
    .option('--kind <type>', 'møtetype for hendelser i en kalender som ikke sier den').option('--audience <utvalg>', 'hvem som innkalles, for hendelser i en kalender som ikke sier det')
    .action(async (what: string, file: string, options: ImportOptions) => await withStore(async (tools) => (await import('./import-file.ts')).importFile(tools, what, file, options)));

  program.command('network').description('nettverket')
    .command('check').description('hvem kan nås, hvordan og siden når')
    .action(async () => await withStore(async (tools) => (await import('./network-check.ts')).networkCheck(tools)));

  program.command('responses').description('svar')
    .command('export').description('alle svar fra ett nivå')
    .addOption(new Option('--level <nivå>', 'nettverksnivå').choices(networkLevels).makeOptionMandatory())
    .addOption(new Option('--format <format>', 'filformat').choices(['json', 'csv']).default('json'))
    .action(async ({ level, format }: { level: NetworkLevel; format: 'json' | 'csv' }) => await withStore(async (tools) => (await import('./export-responses.ts')).exportResponses(tools, level, format)));

  program.command('ringeliste').description('dem en utsending ikke nådde, med telefonnummer, som CSV')
    .requiredOption('--id <id>', 'utsendingens id').requiredOption('--out <fil>', 'filen som skal skrives')
    .action(async ({ id, out }: { id: string; out: string }) => await withStore(async (tools) => (await import('./ringeliste.ts')).ringeliste(tools, id, out)));
}

function reportCommands(program: Command, withStore: WithStore): void {
  const report = program.command('report').description('rapporter som fil');
  report.command('arsrapport').description('årsrapport om tiltakene i en plan')
    .requiredOption('--out <fil>', 'filen som skal skrives')
    .addOption(new Option('--format <format>', 'filformat').choices(yearlyReportFormats).default('docx'))
    .option('--plan <id>', 'hvilken plan; kan utelates når det bare er én').option('--unit <id>', 'bare én enhet; en region med sine bydeler')
    .option('--from <dato>', 'første dag i året det rapporteres for; dagen før er det som sammenlignes').option('--to <dato>', 'status ved slutten av denne dagen').option('--uten-tekster', 'utelat enhetenes egne tekster', false)
    .action(async (options: YearlyReportOptions) => await withStore(async (tools) => (await import('./yearly-report.ts')).yearlyReport(tools, options)));
  report.command('nokkeltall').description('avholdte møter og mobiliseringer og oppmøte i snitt, uten øvelser')
    .requiredOption('--out <fil>', 'filen som skal skrives')
    .addOption(new Option('--format <format>', 'filformat').choices(yearlyReportFormats).default('docx'))
    .option('--from <dato>', 'første dag; ellers nyttår').option('--to <dato>', 'siste dag; ellers i dag').option('--unit <id>', 'bare én enhets egne; en region med sine bydeler')
    .action(async (options: KeyFiguresOptions) => await withStore(async (tools) => (await import('./key-figures.ts')).keyFigures(tools, options)));
  report.command('tiltakslogg').description('oppgavene etter møtene: hvem gjør hva, når, og hva ble gjort')
    .requiredOption('--out <fil>', 'filen som skal skrives')
    .addOption(new Option('--format <format>', 'filformat').choices(yearlyReportFormats).default('docx'))
    .option('--from <dato>', 'bare møter fra og med denne dagen').option('--to <dato>', 'bare møter til og med denne dagen').option('--unit <id>', 'bare én enhets egne møter; en region med sine bydeler')
    .action(async (options: ActionLogOptions) => await withStore(async (tools) => (await import('./action-log.ts')).actionLogReport(tools, options)));
  report.command('mobilisering').description('rapport etter en mobilisering, med navn')
    .requiredOption('--id <id>', 'mobiliseringens id').requiredOption('--out <fil>', 'filen som skal skrives')
    .addOption(new Option('--format <format>', 'filformat').choices(reportFormats).default('docx'))
    .action(async (options: { id: string; out: string; format: ReportFormat }) => await withStore(async (tools) => (await import('./mobilisation-report.ts')).mobilisationReport(tools, options)));
}

function personCommands(program: Command, withStore: WithStore): void {
  program.command('innsyn').description('alt som er lagret om en person')
    .argument('<e-post>', 'adressen i medlemslisten').option('--out <fil>', 'filen som skal skrives; ellers JSON til skjermen')
    .addOption(new Option('--format <format>', 'filformat').choices(['docx', 'json']).default('json'))
    .action(async (email: string, options: { format: 'docx' | 'json'; out?: string }) => await withStore(async (tools) => (await import('./personal-data.ts')).innsyn(tools, email, options)));
  program.command('slett').description('slett det som er lagret om en person; det som telles, står igjen uten noe som viser hvem')
    .argument('<e-post>', 'adressen i medlemslisten')
    .action(async (email: string) => await withStore(async (tools) => (await import('./personal-data.ts')).slett(tools, email)));
}

function storeCommands(program: Command, withStore: WithStore): void {
  program.command('purge').description('slett nå det som har nådd slettedatoen')
    .action(async () => await withStore(async ({ store }) => {
      const { deleted, closed } = await store.purge();
      console.log(`${deleted} dokumenter hadde nådd slettedatoen og er slettet.`);
      for (const container of closed) console.error(`${container} er stengt for denne identiteten: det som ligger der, er ikke rørt.`);
      return closed.length === 0 ? 0 : 1;
    }));

  program.command('store').description('lageret')
    .command('init').description('opprett database og containere; kan kjøres flere ganger')
    .action(async () => await withStore(async ({ store, config }) => {
      await store.init();
      console.log(`Lageret er klart (${config.STORE}).`);
      return 0;
    }));
}
