/** Documents and workbooks as a report sees them; an adapter turns them into files of an office suite. */

export interface TableColumn {
  readonly title: string;
  /** Share of the table's width, relative to the other columns. */
  readonly width: number;
  readonly align?: 'left' | 'right';
}

/** One of many pieces of running text. `unit` and `measure` are small headings, `labelled` begins with its label in bold. */
export type Passage =
  | { readonly as: 'unit' | 'measure' | 'text'; readonly text: string }
  | { readonly as: 'labelled'; readonly label: string; readonly text: string };

/** What a document is made of, from top to bottom. Rows and passages may be many: they are read once, while writing. */
export type Block =
  | { readonly kind: 'heading'; readonly level: 1 | 2; readonly text: string }
  | { readonly kind: 'text'; readonly text: string; readonly tone?: 'note' | 'warning' }
  | { readonly kind: 'table'; /** Absent where a heading says it. */ readonly caption?: string; readonly columns: readonly TableColumn[]; readonly rows: Iterable<readonly string[]>; readonly totals?: readonly string[] }
  | { readonly kind: 'passages'; readonly items: Iterable<Passage> }
  | { readonly kind: 'chart'; readonly title: string; readonly description: string; readonly categories: readonly string[]; readonly series: readonly ChartSeries[]; readonly stacked: boolean; readonly shape?: 'bars' }
  /** Over time: categories from left to right. */
  | { readonly kind: 'chart'; readonly shape: 'line'; readonly title: string; readonly description: string; readonly categories: readonly string[]; readonly categoryTitle: string; readonly valueTitle: string; readonly series: readonly ChartSeries[] }
  /** What follows is on pages turned sideways. */
  | { readonly kind: 'landscape' };

export interface ChartSeries {
  readonly name: string;
  /** Six hex digits. */
  readonly color: string;
  readonly values: readonly number[];
}

export interface OfficeDocument {
  /** BCP 47, e.g. `nb-NO`. */
  readonly language: string;
  readonly cover: { readonly over: string; readonly title: string; readonly subtitle: string; readonly lines: readonly string[] };
  /** Absent: a short document, without a page of its own for the cover and without a table of contents. */
  readonly contentsTitle?: string;
  /** On top of every page. */
  readonly mark?: string;
  /** At the foot of every page before its number. */
  readonly footer: string;
  readonly page: string;
  readonly blocks: readonly Block[];
}

export type SheetCell = string | number;

export interface Sheet {
  /** Made to fit what a spreadsheet allows (31 characters, none of `[]:*?/\`, no two alike). */
  readonly name: string;
  /** Width in characters. */
  readonly columns: readonly { readonly title: string; readonly width: number; readonly type: 'text' | 'number' }[];
  readonly rows: Iterable<readonly SheetCell[]>;
  /** How many rows there are: the filter's range is written before them. */
  readonly rowCount: number;
}

export interface Workbook {
  readonly title: string;
  readonly sheets: readonly Sheet[];
}

/** Every text is written as text, whatever it begins with; characters that no XML file may hold are left out. */
export interface OfficeFiles {
  document(content: OfficeDocument): Promise<Buffer>;
  workbook(content: Workbook): Promise<Buffer>;
}
