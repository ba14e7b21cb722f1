/** The formats that reports can be had in, and how what is said in one of them becomes a file. */
import type { OfficeDocument, OfficeFiles, Workbook } from '../ports/office-files.ts';

export const yearlyReportFormats = ['json', 'csv', 'docx', 'xlsx'] as const;
export type YearlyReportFormat = (typeof yearlyReportFormats)[number];

export const reportFormats = ['docx', 'csv', 'json'] as const;
export type ReportFormat = (typeof reportFormats)[number];

export interface ReportFile {
  readonly name: string;
  /** Media type. */
  readonly type: string;
  readonly content: Buffer;
  /** A sentence about what is missing, when a level's answers could not be read. The document says it itself. */
  readonly incomplete?: string;
}

const mediaTypes: Readonly<Record<YearlyReportFormat, string>> = {
  json: 'application/json; charset=utf-8', csv: 'text/csv; charset=utf-8',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

/** What is written in each. */
interface Contents { readonly json: unknown; readonly csv: string | Promise<Buffer>; readonly docx: OfficeDocument; readonly xlsx: Workbook }
type Writers = { readonly [Format in keyof Contents]: (content: Contents[Format]) => Promise<Buffer> };

const writers = (office: OfficeFiles): Writers => ({
  json: async (data) => Buffer.from(`${JSON.stringify(data, null, 2)}\n`),
  csv: async (content) => (typeof content === 'string' ? Buffer.from(content) : await content),
  docx: (content) => office.document(content),
  xlsx: (content) => office.workbook(content),
});

/** @param name its parts, of which some may be missing @param contents only what is asked for is made */
export async function reportFile<Format extends YearlyReportFormat>(office: OfficeFiles, name: readonly (string | undefined)[], format: Format, contents: { readonly [One in Format]: () => Contents[One] }): Promise<ReportFile> {
  return { name: `${name.filter((part) => part !== undefined).join('-')}.${format}`, type: mediaTypes[format], content: await writers(office)[format](contents[format]()) };
}
