/** The report after a mobilisation as a table: a row for each person called, without phone numbers. */
import { byName } from '../locales/format.ts';
import type { Texts } from '../locales/texts.ts';
import { unitName } from '../network/domain.ts';
import { phonedWords } from '../prompts/card-call-list.ts';
import { writeCsv } from '../shared/write-csv.ts';
import type { MobilisationReport } from './mobilisation-content.ts';

export function mobilisationCsv({ figures, phoneCalls, network, timeZone, mobilisation }: MobilisationReport, t: Texts): string {
  const { person: columns, yes, no, enteredBy } = t.followUp.report;
  // As a spreadsheet takes a moment apart: local time without a zone.
  const moment = (at: string | undefined): string => (at === undefined ? '' : Temporal.Instant.from(at).toZonedDateTimeISO(timeZone).toPlainDateTime().toString({ smallestUnit: 'second' }).replace('T', ' '));
  const nameOf = (id: string | undefined): string => (id === undefined ? '' : network.members.get(id)?.name ?? '');
  // In every row, so that none is taken for real when it is copied out.
  const marked = mobilisation.details.exercise ? { mark: t.mobilisation.exercise } : {};
  const rows = figures.people.map((person) => ({
    ...marked, name: nameOf(person.memberId), unit: unitName(network, person.unit), level: t.levelsShort[person.level], party: t.parties[person.party],
    wave: mobilisation.details.waves.length > 1 ? person.wave : 1, reached: person.reached ? yes : no,
    answer: t.mobilisation.answers[(person.answer ?? 'silent') as keyof typeof t.mobilisation.answers],
    firstAt: moment(person.firstAt), minutes: person.minutes === undefined ? '' : Math.ceil(person.minutes), eta: moment(person.eta), arrivedAt: moment(person.arrivedAt), lastAt: moment(person.lastAt),
    changes: person.changes, phoned: person.enteredBy === undefined ? '' : enteredBy(nameOf(person.enteredBy)), comment: person.comment ?? '',
    calls: (phoneCalls.get(person.memberId) ?? []).map((call) => phonedWords({ ...call, by: nameOf(call.by) }, timeZone, t)).join(' | '),
  })).toSorted((one, other) => byName({ name: one.unit }, { name: other.unit }) || byName(one, other));
  return writeCsv(rows, { ...marked, ...columns }, ';');
}
