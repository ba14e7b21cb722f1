/** Prints Norway's public holidays from one year to another as a JSON list of dates. Run by norwegian-holidays.ts only. */
import Holidays from 'date-holidays';

const [from, to] = process.argv.slice(2).map(Number);
if (from === undefined || to === undefined) throw new Error('usage: FROM-YEAR TO-YEAR');
const calendar = new Holidays('NO', { types: ['public'] });
const dates: string[] = [];
for (let year = from; year <= to; year += 1) {
  dates.push(...calendar.getHolidays(year).map((holiday) => holiday.date.slice(0, 10)));
}
process.stdout.write(JSON.stringify(dates));
