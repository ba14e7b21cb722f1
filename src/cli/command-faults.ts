/** What is wrong with a command line, in Norwegian: commander's own sentences are English and cannot be replaced one by one. */
import type { Command, CommanderError } from 'commander';

/** By commander's error code; given what its sentence has in quotes, and the choices it lists. */
const sentences: Readonly<Record<string, (named: readonly string[], choices: string | undefined) => string>> = {
  'commander.unknownCommand': ([name]) => `Ukjent kommando: ${name}.`,
  'commander.unknownOption': ([flag]) => `Ukjent valg: ${flag}.`,
  'commander.missingArgument': ([name]) => `Mangler <${name}>.`,
  'commander.missingMandatoryOptionValue': ([flag]) => `Mangler ${flag}.`,
  'commander.optionMissingArgument': ([flag]) => `Mangler verdi etter ${flag}.`,
  'commander.invalidArgument': ([flag, value], choices) => `«${value}» kan ikke brukes i ${flag}.${choices === undefined ? '' : ` Velg mellom ${choices}.`}`,
  'commander.excessArguments': () => 'For mange argumenter.',
};
const titles: Readonly<Record<string, string>> = { 'Usage:': 'Bruk:', 'Arguments:': 'Argumenter:', 'Options:': 'Valg:', 'Commands:': 'Kommandoer:' };

/** Before any subcommand is added: they inherit it. Faults are thrown as CommanderError. */
export const explainFaults = (program: Command): Command =>
  program.exitOverride().configureOutput({ outputError: () => undefined }).configureHelp({ styleTitle: (title) => titles[title] ?? title });

/** The exit code; help has been shown already and says nothing more. */
export function tellFault({ code, message, exitCode }: CommanderError): number {
  if (code.startsWith('commander.help')) return exitCode;
  const named = [...message.matchAll(/'([^']*)'/g)].map(([, name = '']) => name);
  const sentence = sentences[code]?.(named, /Allowed choices are (.*)\.$/.exec(message)?.[1]) ?? message;
  console.error(`${sentence} Skriv «npm run salto -- help» for å se kommandoene.`);
  return 1;
}
