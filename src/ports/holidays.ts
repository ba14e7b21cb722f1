/** Which days are public holidays, as a port: production asks a library, tests name their own. */
export interface Holidays {
  isHoliday(date: Temporal.PlainDate): boolean;
}
