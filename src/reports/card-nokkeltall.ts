/** View model of the key figures in the chat: the table, which period and unit it is of, and the files of it. */
import { z } from 'zod';
import { button, buttonSchema } from '../cards/parts.ts';
import type { Texts } from '../locales/texts.ts';
import { defineCard } from '../ports/card-renderer.ts';
import { shortened } from '../shared/cut-text.ts';
import { filesCard, filesModel, unitChoices, unitChoicesSchema, type FilesInput } from './card-files.ts';
import type { KeyFiguresContent } from './nokkeltall.ts';
import { kindTitleOf } from './nokkeltall-files.ts';

const text = z.string().min(1);
const field = z.strictObject({ label: text, value: z.string(), faults: z.array(text) });
const row = z.strictObject({ kind: text, topics: z.array(text), held: text, average: text, basis: z.array(text) });

export const keyFiguresCard = defineCard('reports/nokkeltall', z.strictObject({
  title: text,
  period: z.array(text),
  scope: text,
  empty: z.array(text),
  table: z.array(z.strictObject({ kind: text, held: text, average: text, rows: z.array(row).min(1) })),
  notes: z.array(text),
  warnings: z.array(text),
  groups: z.array(z.strictObject({ title: text, names: z.array(text), counts: text })),
  from: field,
  to: field,
  units: unitChoicesSchema,
  show: z.array(buttonSchema),
  /** Each a row, where there are any: a client shows no more than five buttons together. */
  send: z.array(z.strictObject({ buttons: filesCard.schema.shape.buttons })),
  downloads: z.array(z.strictObject({ notes: filesCard.schema.shape.notes, links: filesCard.schema.shape.links })),
}));

export interface KeyFiguresInput {
  /** Absent where the dates that were asked for do not hold. */
  readonly content?: KeyFiguresContent;
  readonly typed: { readonly from: string; readonly to: string; readonly unit: string };
  readonly faults?: Partial<Readonly<Record<'from' | 'to', 'date' | 'order'>>>;
  /** What this person may look at; '' is the whole network. */
  readonly scopes: readonly { readonly unit: string; readonly name: string }[];
  readonly files: FilesInput['files'];
  /** What the file request is about. */
  readonly promptId: string;
}

const mostGroups = 12;
const mostTopics = 6;
const longest = { name: 100, topic: 90 } as const;

/** Verbs: `reports.figures` with inputs `from`, `to` and `unit`; `file.offer`. */
export function keyFiguresModel({ content, typed, faults = {}, scopes, files, promptId }: KeyFiguresInput, t: Texts): z.infer<typeof keyFiguresCard.schema> {
  const words = t.meetings.figures;
  const offered = filesModel({ promptId, marks: [], title: words.title, lines: [], notes: [], linkNote: t.followUp.report.menu.linkNote, files: content === undefined ? [] : files });
  const fieldOf = (name: 'from' | 'to') => ({ label: words[name], value: typed[name], faults: faults[name] === undefined ? [] : [words.faults[faults[name]]] });
  return {
    title: words.title, period: content === undefined ? [] : [words.period(dayOf(content.figures.from, t), dayOf(content.figures.to, t))],
    scope: content?.unit === undefined ? (typed.unit === '' ? words.whole : words.scope(scopes.find(({ unit }) => unit === typed.unit)?.name ?? typed.unit)) : words.scope(shortened(content.unit, longest.name)),
    empty: content?.lines.length === 0 ? [words.none] : [],
    table: tableOf(content, t),
    notes: content === undefined ? [] : [...fromAnswers(content, t), words.exercises],
    warnings: content === undefined || content.closedLevels.length === 0 ? [] : [words.closedLevels(content.closedLevels.map((level) => t.levels[level].toLocaleLowerCase(t.locale)).join(', '))],
    groups: groupsOf(content, t),
    from: fieldOf('from'), to: fieldOf('to'),
    units: unitChoices(scopes, typed.unit, t),
    show: [button(words.show, 'reports.figures', scopes.length < 2 ? { unit: typed.unit } : {})],
    send: offered.buttons.length === 0 ? [] : [{ buttons: offered.buttons }], downloads: offered.links.length === 0 ? [] : [{ notes: offered.notes, links: offered.links }],
  };
}

const dayOf = (date: string, { locale }: Texts): string => Temporal.PlainDate.from(date).toLocaleString(locale === 'en' ? 'en-GB' : locale, { day: 'numeric', month: 'long', year: 'numeric' });

function fromAnswers({ lines }: KeyFiguresContent, t: Texts): string[] {
  const n = lines.reduce((sum, line) => sum + line.fromAnswers, 0);
  return n === 0 ? [] : [t.meetings.figures.fromAnswers(n)];
}

function tableOf(content: KeyFiguresContent | undefined, t: Texts): z.infer<typeof keyFiguresCard.schema>['table'] {
  const words = t.meetings.figures;
  const rows = (content?.lines ?? []).map(({ kind, held, topics, average, fromAnswers: answered }) => ({
    kind: shortened(kindTitleOf(kind), longest.name), held: String(held), average: words.about(average), basis: answered === 0 ? [] : [words.answersMark],
    topics: [...topics.slice(0, mostTopics).map(({ topic, held: ofTopic }) => `${ofTopic} ${shortened(topic, longest.topic)}`), ...(topics.length > mostTopics ? [words.groups.more(topics.length - mostTopics)] : [])],
  }));
  return rows.length === 0 ? [] : [{ kind: words.kind, held: words.held, average: words.average, rows }];
}

function groupsOf(content: KeyFiguresContent | undefined, t: Texts): z.infer<typeof keyFiguresCard.schema>['groups'] {
  const words = t.meetings.figures.groups;
  if (content === undefined || content.groups === 0) return [];
  const { below, year } = content;
  if (below.length === 0) return [{ title: words.all(year), names: [], counts: words.counts }];
  return [{ title: words.title(year), names: [...below.slice(0, mostGroups).map(({ name, held, planned }) => words.line(shortened(name, longest.name), held, planned)), ...(below.length > mostGroups ? [words.more(below.length - mostGroups)] : [])], counts: words.counts }];
}
