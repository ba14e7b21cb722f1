/** The port's two writers. */
import type { OfficeFiles } from '../../ports/office-files.ts';
import { writeDocument } from './write-document.ts';
import { writeWorkbook } from './write-workbook.ts';

export const officeFiles: OfficeFiles = { document: writeDocument, workbook: writeWorkbook };
