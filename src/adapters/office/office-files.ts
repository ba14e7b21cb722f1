/** The port's two writers. Their libraries take tens of megabytes: loaded by the first report, not by every server. */
import type { OfficeFiles } from '../../ports/office-files.ts';

export const officeFiles: OfficeFiles = {
  document: async (content) => (await import('./write-document.ts')).writeDocument(content),
  workbook: async (content) => (await import('./write-workbook.ts')).writeWorkbook(content),
};
