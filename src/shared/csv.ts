/** Reads a CSV file that an operator hands in: checks encoding, size and columns, and lists what is wrong with line numbers, in bokmål. */
import { CsvError, parse } from 'csv-parse/sync';
import type { z } from 'zod';

const maxBytes = 20 * 1024 * 1024;
/** Above any honest row; stops an unclosed quotation mark from swallowing the file. */
const maxRowBytes = 100_000;
const listedProblems = 50;
/** The reader builds a costly error for each row of the wrong length. After so many the file is hopeless and the rest of its lines are only counted. */
const hopelessAfter = 1000;

export interface RowProblem {
  /** 1 is the header row. */
  readonly line: number;
  readonly reason: string;
}

/** What is wrong with a file: the first fifty problems, and how many there are beyond them (lines no longer read count as one each). */
export interface Problems {
  readonly errors: readonly RowProblem[];
  readonly more: number;
}

/** Collects problems without letting a hopeless file fill the memory. */
export interface ProblemList {
  add(line: number, reason: string): void;
  /** So many more, not listed. */
  addUnlisted(count: number): void;
  /** Undefined when nothing is wrong. */
  found(): Problems | undefined;
}

export const problemList = (): ProblemList => {
  const errors: RowProblem[] = [];
  let more = 0;
  return {
    add: (line, reason) => {
      if (errors.length < listedProblems) errors.push({ line, reason });
      else more += 1;
    },
    addUnlisted: (count) => { more += count; },
    found: () => (errors.length === 0 ? undefined : { errors: errors.toSorted((a, b) => a.line - b.line), more }),
  };
};

export interface Columns {
  readonly required: readonly string[];
  readonly optional?: readonly string[];
}

export interface CsvRow {
  /** Line in the file where the row begins. */
  readonly line: number;
  /** Trimmed; an optional column that the file lacks is absent. */
  readonly cells: Readonly<Record<string, string>>;
}

/** What was typed, short enough to repeat in a message. */
export const quoted = (value: unknown): string => {
  const text = String(value);
  return `«${text.length > 60 ? `${text.slice(0, 60)}…` : text}»`;
};

export const oneProblem = (line: number, reason: string): Problems => ({ errors: [{ line, reason }], more: 0 });

/** The text of a file that is handed in, or what is wrong with it as a whole. @param saveAs how to save it right */
export const decodeFile = (file: Uint8Array | string, saveAs: string): string | Problems => {
  const size = typeof file === 'string' ? Buffer.byteLength(file) : file.byteLength;
  if (size > maxBytes) return oneProblem(1, 'filen er større enn 20 MB; del den opp');
  let text: string;
  try {
    text = typeof file === 'string' ? file.replace(/^\uFEFF/, '') : new TextDecoder('utf-8', { fatal: true }).decode(file);
  } catch {
    return oneProblem(1, `filen er ikke UTF-8; ${saveAs}`);
  }
  return text.trim() === '' ? oneProblem(1, 'filen er tom') : text;
};

const headerCells = (line: string, delimiter: string): string[] =>
  line.split(delimiter).map((cell) => cell.trim().replace(/^"|"$/g, '').trim().toLowerCase());

/** The header decides: audience cells contain `;` in a comma-separated file, so counting characters would be fooled. */
const detectDelimiter = (text: string, columns: Columns): ',' | ';' => {
  const header = text.trimStart().split(/\r\n|\r|\n/, 1)[0] ?? '';
  const known = new Set([...columns.required, ...(columns.optional ?? [])]);
  const hits = (delimiter: string): number => headerCells(header, delimiter).filter((cell) => known.has(cell)).length;
  return hits(';') > hits(',') ? ';' : ',';
};

const headerProblem = (header: readonly string[], columns: Columns): string | undefined => {
  const known = new Set([...columns.required, ...(columns.optional ?? [])]);
  const complaints = [
    ['mangler kolonne', columns.required.filter((name) => !header.includes(name))],
    ['ukjent kolonne', header.filter((name) => !known.has(name))],
    ['kolonne står flere ganger', header.filter((name, index) => known.has(name) && header.indexOf(name) !== index)],
  ] as const;
  const text = complaints.filter(([, names]) => names.length > 0).map(([what, names]) => `${what}: ${names.map((name) => name === '' ? '(uten navn)' : name).join(', ')}`);
  return text.length === 0 ? undefined : `${text.join('; ')}. Kolonnene skal være ${columns.required.join(',')}`;
};

const syntaxReason = (error: CsvError): string => {
  switch (error.code) {
    case 'CSV_QUOTE_NOT_CLOSED': return 'et anførselstegn (") blir ikke lukket';
    case 'CSV_MAX_RECORD_SIZE': return 'raden er alt for lang; mangler et avsluttende anførselstegn (")?';
    default: return 'anførselstegn (") står feil; sett hele cellen i anførselstegn og skriv "" for et anførselstegn i teksten';
  }
};

const lineBreaks = (cells: readonly string[]): number =>
  cells.reduce((sum, cell) => sum + (cell.includes('\n') || cell.includes('\r') ? cell.split(/\r\n|\r|\n/).length - 1 : 0), 0);

/** Thrown to stop the reader: its `to_line` would have to be known beforehand. */
class StopReading extends Error {
  readonly line: number;
  constructor(line: number, reason: string) {
    super(reason);
    this.line = line;
  }
}

/**
 * Rows of a CSV file: UTF-8 with or without BOM, `,` or `;`, any line ending, a header row, at most 20 MB.
 * Either every row has the right number of cells, or the problems are returned.
 */
export const readCsv = (file: Uint8Array | string, columns: Columns): { readonly rows: readonly CsvRow[] } | Problems => {
  const text = decodeFile(file, 'lagre den på nytt som CSV UTF-8');
  if (typeof text !== 'string') return text;
  const delimiter = detectDelimiter(text, columns);
  const problems = problemList();
  const rows: CsvRow[] = [];
  let header: readonly string[] | undefined;
  let wrongLengths = 0;
  let lastLine = 0;
  const take = (cells: readonly string[], line: number): void => {
    if (header === undefined) {
      header = cells.map((cell) => cell.toLowerCase());
      const wrong = headerProblem(header, columns);
      if (wrong === undefined) return;
      problems.add(line, wrong);
      throw new StopReading(line, 'header');
    }
    if (cells.length === header.length) {
      rows.push({ line, cells: Object.fromEntries(header.map((name, index) => [name, cells[index] ?? ''])) });
      return;
    }
    problems.add(line, `raden har ${cells.length} celler, overskriften har ${header.length}; en celle med «${delimiter}» i må stå i anførselstegn`);
    wrongLengths += 1;
    if (wrongLengths >= hopelessAfter) throw new StopReading(line, 'hopeless');
  };
  try {
    parse(text, {
      delimiter, relax_column_count: true, skip_empty_lines: true, skip_records_with_empty_values: true, trim: true, max_record_size: maxRowBytes,
      on_record: (cells: string[], context) => {
        // The reader has counted the lines up to the end of the row.
        take(cells, context.lines - lineBreaks(cells));
        lastLine = context.lines;
        return null;
      },
    });
  } catch (error) {
    if (error instanceof StopReading) {
      if (error.message === 'hopeless') problems.addUnlisted(text.trimEnd().split('\n').length - error.line);
    } else if (error instanceof CsvError) {
      // An open quotation mark is noticed at the end of the file; it is in the row after the last whole one.
      problems.add(error.code === 'CSV_QUOTE_NOT_CLOSED' || typeof error.lines !== 'number' ? lastLine + 1 : error.lines, syntaxReason(error));
    } else {
      throw error;
    }
  }
  const found = problems.found();
  if (found !== undefined) return found;
  return rows.length === 0 ? oneProblem(1, 'filen har bare overskriftsraden; det er ingenting å importere') : { rows };
};

export interface ParsedRow<T> {
  readonly line: number;
  readonly value: T;
}

/** Rows that fit the schema; the others go to `problems` as `column: reason`. */
export const parseRows = <Schema extends z.ZodType>(rows: readonly CsvRow[], schema: Schema, problems: ProblemList): ParsedRow<z.infer<Schema>>[] =>
  rows.flatMap(({ line, cells }) => {
    const parsed = schema.safeParse(cells);
    if (parsed.success) return [{ line, value: parsed.data }];
    for (const issue of parsed.error.issues) problems.add(line, `${issue.path.join('.')}: ${issue.message}`);
    return [];
  });
