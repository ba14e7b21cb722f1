/** The report after a mobilisation (or, marked as preliminary, during one): what one person may see of it, as a Word file, a table or data. */
import type { DeliveryQueue } from '../delivery/domain.ts';
import { texts } from '../locales/texts.ts';
import type { NetworkDirectory } from '../network/directory.ts';
import type { Member } from '../network/domain.ts';
import { callProgress } from '../mobilisation/call-progress.ts';
import { callPurpose, type Mobilisation, type MobilisationDetails } from '../mobilisation/domain.ts';
import { reportFigures, seesReport } from '../mobilisation/report-figures.ts';
import type { Clock } from '../ports/clock.ts';
import type { OfficeFiles } from '../ports/office-files.ts';
import type { PhoneCalls } from '../prompts/phone-calls.ts';
import type { PromptStore } from '../prompts/store.ts';
import { seesCount, visibilityFor } from '../prompts/visibility.ts';
import type { Locale } from '../shared/network-terms.ts';
import { reportFile, type ReportFile, type ReportFormat } from './formats.ts';
import { mobilisationCsv } from './mobilisation-csv.ts';
import { mobilisationDocument } from './mobilisation-document.ts';
import type { MobilisationReport } from './mobilisation-content.ts';

export interface MobilisationReportDeps {
  readonly prompts: Pick<PromptStore, 'load' | 'audience' | 'responses'>;
  readonly directory: Pick<NetworkDirectory, 'network'>;
  readonly deliveries: Pick<DeliveryQueue, 'progress' | 'reached'>;
  readonly office: OfficeFiles;
  readonly phoneCalls: Pick<PhoneCalls, 'of'>;
  readonly clock: Clock;
  readonly timeZone: string;
  readonly defaultLocale: Locale;
}

/** @param viewer whose report it is; absent: the operator, who sees all. Undefined when there is none, or none for them. */
export async function makeMobilisationReport(deps: MobilisationReportDeps, { promptId, format, locale, viewer }: { readonly promptId: string; readonly format: ReportFormat; readonly locale?: Locale; readonly viewer?: Member }): Promise<ReportFile | undefined> {
  const report = await readReport(deps, promptId, viewer);
  if (report === undefined || (format === 'csv' && !report.named)) return undefined;
  const t = texts(locale ?? viewer?.language ?? deps.defaultLocale);
  // A table has no room for a mark of its own.
  const exercise = report.mobilisation.details.exercise ? t.mobilisation.exercise.toLocaleLowerCase('nb').replaceAll('ø', 'o') : undefined;
  return await reportFile(deps.office, [exercise, t.followUp.report.fileName, (report.mobilisation.openedAt ?? report.mobilisation.createdAt).slice(0, 'YYYY-MM-DD'.length)], format, {
    docx: () => mobilisationDocument(report, t), csv: () => mobilisationCsv(report, t), json: () => reportData(report),
  });
}

/** A mobilisation that has begun, and what this person may see in its report. Undefined when there is none, or none for them. */
export async function reportSeenBy({ prompts, directory }: Pick<MobilisationReportDeps, 'prompts' | 'directory'>, promptId: string, viewer: Member | undefined) {
  const stored = await prompts.load<MobilisationDetails>(promptId);
  // Before it is open nobody has been called, and a draft is its author's alone.
  if (stored?.kind !== 'mobilisation' || stored.openedAt === undefined) return undefined;
  const mobilisation = stored as unknown as Mobilisation;
  const [network, audience] = await Promise.all([directory.network(), prompts.audience(promptId)]);
  const seen = viewer && visibilityFor(network, viewer, { prompt: mobilisation, showNames: false }, audience.has(viewer.id));
  const sees = seen === undefined ? 'named' : seesReport(seen);
  if (sees === 'nothing') return undefined;
  const counted = new Map([...audience].filter(([, addressee]) => seen === undefined || seesCount(seen, addressee)));
  // A koordinator or leder of none of those who were called.
  return sees === 'counts' && counted.size === 0 ? undefined : { mobilisation, network, sees, counted };
}

async function readReport(deps: MobilisationReportDeps, promptId: string, viewer: Member | undefined): Promise<MobilisationReport | undefined> {
  const { prompts, deliveries, phoneCalls, clock, timeZone } = deps;
  const seen = await reportSeenBy(deps, promptId, viewer);
  if (seen === undefined) return undefined;
  const { mobilisation, network, sees, counted } = seen;
  const [{ responses, closedLevels }, { unsettled, throughChannel }, reached, calls] = await Promise.all([prompts.responses(promptId), callProgress(deliveries, mobilisation), deliveries.reached(promptId, callPurpose), phoneCalls.of(promptId)]);
  const now = clock.now();
  return {
    mobilisation, network, now, timeZone, phoneCalls: calls, responses: responses.filter(({ memberId }) => counted.has(memberId)),
    figures: reportFigures({ mobilisation, audience: counted, responses, reached: reached.union(throughChannel), unsettled, now }),
    preliminary: mobilisation.state === 'open', named: sees === 'named', closedLevels,
  };
}

/** `report mobilisering --format json`. */
function reportData({ mobilisation, figures, network, preliminary, named }: MobilisationReport): unknown {
  const { promptId, state, openedAt, organiserId, details } = mobilisation;
  const groups = <Key extends string | number>(by: ReadonlyMap<Key, unknown>, key: string) => [...by].map(([id, of]) => ({ [key]: id, ...(of as object) }));
  const { people, byUnit, byLevel, byWave, ...rest } = figures;
  return {
    promptId, kind: details.mobilisationKind, exercise: details.exercise, state, preliminary, openedAt, situation: details.situation, place: details.place,
    ...(details.needed === undefined ? {} : { needed: details.needed }), lead: network.members.get(organiserId)?.name ?? null,
    ...rest, units: groups(byUnit, 'unit'), levels: groups(byLevel, 'level'), waves: groups(byWave, 'wave'),
    ...(named ? { people: people.map((person) => ({ name: network.members.get(person.memberId)?.name ?? null, ...person })) } : {}),
  };
}
