/** The report after a mobilisation as a document: in short, how fast, what happened when, by unit, level and wave, what failed, and who. */
import { byName, formatDate, formatTime } from '../locales/format.ts';
import type { Texts } from '../locales/texts.ts';
import { signedUp } from '../mobilisation/domain.ts';
import type { GroupFigures, PersonFigures, TimelineEntry } from '../mobilisation/report-figures.ts';
import { unitName, type Network } from '../network/domain.ts';
import type { Block, OfficeDocument, TableColumn } from '../ports/office-files.ts';
import type { MobilisationReport } from './mobilisation-content.ts';

const languages = { nb: 'nb-NO', nn: 'nn-NO', en: 'en-GB' } as const;
type Words = Texts['followUp']['report'];

export function mobilisationDocument(report: MobilisationReport, t: Texts): OfficeDocument {
  const { mobilisation: { details }, preliminary, now, timeZone } = report;
  const words = t.followUp.report;
  const marks = [...(details.exercise ? [t.mobilisation.exercise] : []), ...(preliminary ? [words.preliminary] : [])];
  const opened = localOf(report.mobilisation.openedAt ?? now.toString(), timeZone).toPlainDate().toString();
  return {
    language: languages[t.locale], footer: words.foot, page: words.page,
    cover: { over: t.mobilisation.kinds[details.mobilisationKind], title: details.exercise ? words.exerciseTitle : words.title, subtitle: details.place, lines: [formatDate(opened, t.locale)] },
    ...(marks.length === 0 ? {} : { mark: marks.join(' · ') }),
    blocks: [
      ...notes(report, t), ...facts(report, t), ...inShort(report, words), ...speed(report, words), ...chart(report, words),
      ...timeline(report, t), ...shifts(report, t), ...breakdowns(report, t), ...failures(report, t), ...(report.named ? who(report, t) : []),
    ],
  };
}

const localOf = (instant: string, timeZone: string): Temporal.ZonedDateTime => Temporal.Instant.from(instant).toZonedDateTimeISO(timeZone);

/** `lør. 16. jan. kl. 21.07`; on the day it began, only the time. */
function momentWords(instant: string, { mobilisation, timeZone }: MobilisationReport, t: Texts, dated = false): string {
  const at = localOf(instant, timeZone);
  const time = formatTime(at.toPlainTime().toString({ smallestUnit: 'minute' }), t.locale);
  const sameDay = !dated && mobilisation.openedAt !== undefined && localOf(mobilisation.openedAt, timeZone).toPlainDate().equals(at.toPlainDate());
  return sameDay ? time : `${formatDate(at.toPlainDate().toString(), t.locale, 'short')} ${t.mobilisation.clock(time)}`;
}

const heading = (text: string): Block => ({ kind: 'heading', level: 2, text });
const left = (title: string, width: number): TableColumn => ({ title, width });
const right = (title: string, width = 1): TableColumn => ({ title, width, align: 'right' });

function notes(report: MobilisationReport, t: Texts): Block[] {
  const words = t.followUp.report;
  return [
    ...(report.mobilisation.details.exercise ? [words.exerciseText] : []),
    ...(report.preliminary ? [words.preliminaryText(momentWords(report.now.toString(), report, t, true))] : []),
    ...(report.named ? [] : [words.countsOnly]),
    ...(report.closedLevels.length === 0 ? [] : [words.closedLevels(report.closedLevels.map((level) => t.levelsShort[level]).join(', '))]),
  ].map((text) => ({ kind: 'text', tone: 'warning', text }));
}

const nameIn = ({ members }: Pick<Network, 'members'>, t: Texts) => (id: string | undefined): string => members.get(id ?? '')?.name ?? t.common.someone;

function facts(report: MobilisationReport, t: Texts): Block[] {
  const { mobilisation, network, named } = report;
  const { details, organiserId, formerOrganiserIds = [], openedAt, state, closesAt } = mobilisation;
  const words = t.followUp.report;
  const nameOf = nameIn(network, t);
  const leads = (details.events ?? []).flatMap(({ what, to }) => (what === 'lead' && to !== undefined ? [to] : []));
  const off = details.events?.find(({ what }) => what === 'cancelled')?.at;
  const ended = state === 'open' ? words.ongoing : off === undefined ? words.closedAt(momentWords(closesAt, report, t, true)) : words.cancelledAt(momentWords(off, report, t, true));
  const rows: [string, string][] = [
    // What was written to those who were called: whoever sees counts only may have been none of them.
    ...(named ? [[words.facts.what, details.situation] satisfies [string, string]] : []),
    [words.facts.place, details.place],
    ...(openedAt === undefined ? [] : [[words.facts.called, momentWords(openedAt, report, t, true)] satisfies [string, string]]),
    [words.facts.by, nameOf(formerOrganiserIds[0] ?? organiserId)],
    ...(leads.length === 0 ? [] : [[words.facts.lead, [formerOrganiserIds[0] ?? organiserId, ...leads].map(nameOf).join(' → ')] satisfies [string, string]]),
    ...(details.needed === undefined ? [] : [[words.facts.needed, String(details.needed)] satisfies [string, string]]),
    [words.facts.ended, ended],
  ];
  return [{ kind: 'table', columns: [left(words.field, 1), left(words.value, 3)], rows }];
}

function inShort({ figures: { total } }: MobilisationReport, words: Words): Block[] {
  return [
    heading(words.summary),
    { kind: 'text', text: [words.line(total.called, total.reached, total.answered, total.came), total.times.half === undefined ? words.noHalf : words.half50(total.times.half)].join(' ') },
  ];
}

function speed({ figures: { total, byWave } }: MobilisationReport, words: Words): Block[] {
  const cell = (minutes: number | undefined): string => (minutes === undefined ? words.never : words.within(minutes));
  const row = (name: string, { called, answered, times }: GroupFigures): string[] => [name, String(called), String(answered), cell(times.first), cell(times.half), cell(times.ninety)];
  const waves = byWave.size > 1 ? [...byWave].map(([wave, of]) => row(words.wave(wave), of)) : [];
  return [
    heading(words.speed), { kind: 'text', tone: 'note', text: words.speedText },
    { kind: 'table', columns: [left(byWave.size > 1 ? words.columns.group : '', 1.4), right(words.columns.called), right(words.columns.answered), right(words.first), right(words.half), right(words.ninety)], rows: waves, totals: row(words.total, total) },
  ];
}

function chart({ figures: { overTime } }: MobilisationReport, words: Words): Block[] {
  const last = overTime.at(-1);
  if (last === undefined || last.answered === 0) return [];
  return [{
    kind: 'chart', shape: 'line', title: words.chart, description: words.chartText(last.answered, last.coming, last.minute),
    categories: overTime.map(({ minute }) => String(minute)), categoryTitle: words.minuteAxis, valueTitle: words.peopleAxis,
    series: [{ name: words.answeredSeries, values: overTime.map(({ answered }) => answered), color: '0B4A6F' }, { name: words.comingSeries, values: overTime.map(({ coming }) => coming), color: '4F8A10' }],
  }, { kind: 'text', tone: 'note', text: words.chartText(last.answered, last.coming, last.minute) }];
}

function timeline(report: MobilisationReport, t: Texts): Block[] {
  const words = t.followUp.report;
  const opened = report.mobilisation.openedAt;
  const rows = report.figures.timeline.map((entry) => [
    momentWords(entry.at, report, t),
    opened === undefined ? '' : String(Math.max(0, Math.floor(Temporal.Instant.from(opened).until(entry.at).total('minutes')))),
    eventWords(entry, report, t),
  ]);
  return [heading(words.timeline), { kind: 'table', columns: [left(words.time, 1.6), right(words.minute), left(words.event, 6)], rows }];
}

function eventWords(entry: TimelineEntry, { network, named, mobilisation }: MobilisationReport, t: Texts): string {
  const { events } = t.followUp.report;
  const nameOf = nameIn(network, t);
  switch (entry.what) {
    case 'called': return mobilisation.details.waves.length > 1 ? events.wave(entry.wave, entry.people) : events.called(entry.people);
    case 'answered': return entry.percent === 0 ? events.first : events.share(entry.percent, entry.people);
    case 'need-met': return events.met(entry.needed);
    case 'message': return !named ? events.messageHidden : entry.to === 'all' ? events.messageAll(entry.text) : events.messageComing(entry.text);
    case 'lead': return named ? events.lead(nameOf(entry.by), nameOf(entry.to)) : events.leadHidden;
    default: return events[entry.what];
  }
}

/** Who came to each is not known by shift: who signed up is. */
function shifts(report: MobilisationReport, t: Texts): Block[] {
  const words = t.followUp.report;
  const all = report.mobilisation.details.shifts ?? [];
  if (all.length === 0) return [];
  const rows = all.map((shift) => [`${momentWords(shift.start, report, t, true)}–${momentWords(shift.end, report, t, true)}`, String(shift.needed), String(signedUp(shift, report.responses).length)]);
  return [heading(words.shifts), { kind: 'table', columns: [left(words.shift, 4), right(words.shiftNeeded), right(words.shiftTaken)], rows }];
}

const countKeys = ['called', 'reached', 'answered', 'came', 'coming', 'digital', 'no', 'stoodDown', 'silent'] as const;

function breakdowns({ figures, network }: MobilisationReport, t: Texts): Block[] {
  const words = t.followUp.report;
  const row = (name: string, of: GroupFigures): string[] => [name, ...countKeys.map((key) => String(of[key])), of.times.half === undefined ? '–' : String(of.times.half)];
  const table = (title: string, groups: readonly { readonly name: string; readonly of: GroupFigures }[]): Block[] => (groups.length === 0 ? [] : [
    heading(title),
    { kind: 'table', columns: [left('', 2.5), ...countKeys.map((key) => right(words.columns[key], key === 'came' ? 1.15 : 1)), right(words.columns.half)], rows: groups.map(({ name, of }) => row(name, of)), totals: row(words.total, figures.total) },
  ]);
  return [
    ...table(words.byUnit, [...figures.byUnit].map(([unit, of]) => ({ name: unitName(network, unit), of })).toSorted(byName)),
    ...table(words.byLevel, [...figures.byLevel].map(([level, of]) => ({ name: t.levelsShort[level], of }))),
    ...(figures.byWave.size > 1 ? table(words.byWave, [...figures.byWave].map(([wave, of]) => ({ name: words.wave(wave), of }))) : []),
  ];
}

function failures({ figures: { failures: failed, people } }: MobilisationReport, t: Texts): Block[] {
  const words = t.followUp.report;
  const silent = people.filter(({ reached, answer }) => reached && answer === undefined).length;
  const items = [
    ...(['unreachable', 'failed', 'unknown', 'notSent'] as const).flatMap((state) => (failed[state] === 0 ? [] : [words.failures[state](failed[state])])),
    ...(silent === 0 ? [] : [words.failures.silent(silent)]),
  ];
  return [heading(words.failed), ...(items.length === 0 ? [words.nothingFailed] : items).map((text): Block => ({ kind: 'text', text }))];
}

function who(report: MobilisationReport, t: Texts): Block[] {
  const { figures, network } = report;
  const words = t.followUp.report;
  const answerWords = (person: PersonFigures): string => {
    const answer = t.mobilisation.answers[(person.answer ?? 'silent') as keyof typeof t.mobilisation.answers];
    return [answer, ...(person.enteredBy === undefined ? [] : [t.followUp.phoned.onPhone])].join(', ');
  };
  const rows = figures.people.map((person) => ({ name: network.members.get(person.memberId)?.name ?? '', unit: unitName(network, person.unit), person }))
    .toSorted((one, other) => byName({ name: one.unit }, { name: other.unit }) || byName(one, other))
    .map(({ name, unit, person }) => [name, unit, t.levelsShort[person.level], answerWords(person), person.firstAt === undefined ? '' : momentWords(person.firstAt, report, t), person.arrivedAt === undefined ? '' : momentWords(person.arrivedAt, report, t)]);
  const { person: columns } = words;
  return [heading(words.people), { kind: 'table', columns: [left(columns.name, 2.4), left(columns.unit, 2), left(columns.level, 1.4), left(columns.answer, 1.8), left(columns.firstAt, 1.3), left(columns.arrivedAt, 1.2)], rows }];
}
