/** Innsyn: what is stored about a person, as a file for themselves. The document is for reading, the JSON has every detail. */
import { formatClock, formatDate } from '../locales/format.ts';
import { texts, type Texts } from '../locales/texts.ts';
import type { Clock } from '../ports/clock.ts';
import type { DocumentStore } from '../ports/document-store.ts';
import type { FileMakers, NamedFile } from '../ports/files.ts';
import type { Block, OfficeDocument, OfficeFiles } from '../ports/office-files.ts';
import type { Locale } from '../shared/network-terms.ts';
import type { Person } from './domain.ts';
import { personalData, type Held, type PersonalData } from './personal-data.ts';

export const innsynFiles = { docx: 'innsyn-docx', json: 'innsyn-json' } as const;
export type InnsynFormat = keyof typeof innsynFiles;

export interface InnsynDeps {
  readonly store: DocumentStore;
  readonly clock: Clock;
  readonly office: OfficeFiles;
  readonly timeZone: string;
  readonly defaultLocale: Locale;
  /** Undefined when they are in the list no more. */
  readonly find: (memberId: string) => Promise<{ readonly person: Person; readonly locale?: Locale } | undefined>;
}

/** Reading the whole store is dear: whoever presses twice gets what was read a moment ago, and one is read for at a time. */
const keptMs = 60_000;

export function innsynMakers(deps: InnsynDeps): FileMakers {
  let kept: { readonly memberId: string; readonly atMs: number; readonly data: PersonalData } | undefined;
  let turn: Promise<unknown> = Promise.resolve();
  const read = (person: Person): Promise<PersonalData> => {
    const mine = turn.then(async () => {
      const now = deps.clock.elapsedMs();
      if (kept?.memberId !== person.memberId || now - kept.atMs > keptMs) kept = { memberId: person.memberId, atMs: now, data: await personalData(deps.store, person) };
      return kept.data;
    });
    turn = mine.catch(() => undefined);
    return mine;
  };
  const maker = (format: InnsynFormat) => async ({ promptId, memberId }: { readonly promptId: string; readonly memberId: string }): Promise<NamedFile | undefined> => {
    // Everybody sees their own, and nobody else's: the id comes from outside.
    const found = promptId === memberId ? await deps.find(memberId) : undefined;
    return found && await innsynFile(deps, found.person, await read(found.person), format, texts(found.locale ?? deps.defaultLocale));
  };
  return { [innsynFiles.docx]: maker('docx'), [innsynFiles.json]: maker('json') };
}

/** What there is, as one file. */
export async function innsynFile(deps: Pick<InnsynDeps, 'clock' | 'office' | 'timeZone'>, person: Person, data: PersonalData, format: InnsynFormat, t: Texts): Promise<NamedFile> {
  if (format === 'json') return { name: 'innsyn.json', type: 'application/json; charset=utf-8', content: `${JSON.stringify(innsynJson(deps, person, data, t), null, 2)}\n` };
  return { name: 'innsyn.docx', type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', content: await deps.office.document(innsynDocument(deps, person, data, t)) };
}

/** `{ about, made, closed, held: [{ what, container, type, deletedAt, content }] }`. */
export const innsynJson = ({ clock }: Pick<InnsynDeps, 'clock'>, { name, email, phone, memberId }: Person, { held, closed }: PersonalData, t: Texts) => ({
  about: { name, email, ...(phone === undefined ? {} : { phone }), memberId },
  made: clock.now().toString(),
  closed,
  held: held.map(({ container, type, expiresAt, parts }) => ({ what: whatOf(type, t), container, type, ...(expiresAt === undefined ? {} : { deletedAt: expiresAt }), content: parts })),
});

/** A field may be called like what every object has: what is said of an innsatsområde lies under its id. */
const wordFor = (words: Readonly<Record<string, string>>, key: string): string | undefined => (Object.hasOwn(words, key) ? words[key] : undefined);
const whatOf = (type: string, t: Texts): string => wordFor(t.innsyn.kinds, type) ?? t.innsyn.other(type);

/** Written out in the document; of the rest it says how many there are. */
const inFull = new Set(['member', 'let-in', 'admission', 'group', 'contact', 'preference', 'absence', 'response', 'phone-calls', 'measure-answer', 'folded-answer', 'unit-answer', 'measure', 'check-in-item', 'task', 'innspill']);
const mostRows = 2000;

function innsynDocument({ clock, timeZone }: Pick<InnsynDeps, 'clock' | 'timeZone'>, person: Person, { held, closed }: PersonalData, t: Texts): OfficeDocument {
  const words = t.innsyn;
  const day = (instant: string): string => formatDate(Temporal.Instant.from(instant).toZonedDateTimeISO(timeZone).toPlainDate().toString(), t.locale);
  const moment = (instant: string): string => `${day(instant)} ${t.mobilisation.clock(formatClock(Temporal.Instant.from(instant), timeZone))}`;
  const kinds = Map.groupBy(held, ({ type }) => whatOf(type, t));
  return {
    language: { nb: 'nb-NO', nn: 'nn-NO', en: 'en-GB' }[t.locale], footer: words.title, page: t.followUp.report.page,
    cover: { over: 'SaLTo', title: words.title, subtitle: person.name, lines: [day(clock.now().toString())] },
    blocks: [
      { kind: 'text', text: words.documentLead },
      ...closed.map((container): Block => ({ kind: 'text', tone: 'warning', text: words.closed(container) })),
      ...[...kinds].toSorted(([one], [other]) => one.localeCompare(other, 'nb')).flatMap(([what, of]) => section(what, of, words, day, moment)),
    ],
  };
}

function section(what: string, of: readonly Held[], words: Texts['innsyn'], day: (instant: string) => string, moment: (instant: string) => string): Block[] {
  const dates = of.flatMap(({ expiresAt }) => expiresAt ?? []).toSorted((one, other) => Temporal.Instant.compare(one, other));
  const last = dates.at(-1);
  const rows = of.filter(({ type }) => inFull.has(type)).flatMap(({ parts }) => fieldsOf(parts, words, moment));
  return [
    { kind: 'heading', level: 2, text: what },
    { kind: 'text', tone: 'note', text: [words.count(of.length), last === undefined ? words.keptWithList : words.deleted(day(last))].join(' ') },
    ...(rows.length === 0 ? [] : [{ kind: 'table', columns: [{ title: words.field, width: 1 }, { title: words.content, width: 3 }], rows: rows.slice(0, mostRows) } satisfies Block]),
  ];
}

/** Every field that people have a word for, in the order in which it stands; the JSON has the others. */
function fieldsOf(value: unknown, words: Texts['innsyn'], moment: (instant: string) => string, label?: string): [string, string][] {
  if (Array.isArray(value)) return value.flatMap((entry) => fieldsOf(entry, words, moment, label));
  if (typeof value === 'object' && value !== null) {
    // What is said of each innsatsområde lies under its id, and that may be any word.
    return Object.entries(value).flatMap(([key, field]) => (key === 'focus' && typeof field === 'object' && field !== null)
      ? Object.entries(field).map(([area, said]): [string, string] => [`${wordFor(words.fields, key) ?? key} ${area}`, String(said)])
      : fieldsOf(field, words, moment, wordFor(words.fields, key) ?? (typeof field === 'object' ? label : undefined)));
  }
  if (label === undefined || value === '') return [];
  return [[label, typeof value === 'string' && /^\d{4}-\d\d-\d\dT.*Z$/.test(value) ? moment(value) : String(value)]];
}
