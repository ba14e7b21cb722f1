/** The formats that reports can be had in. */
export const yearlyReportFormats = ['json', 'csv', 'docx', 'xlsx'] as const;
export type YearlyReportFormat = (typeof yearlyReportFormats)[number];

export const reportFormats = ['docx', 'csv', 'json'] as const;
export type ReportFormat = (typeof reportFormats)[number];
