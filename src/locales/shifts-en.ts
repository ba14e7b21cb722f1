/** English for the shifts of an event. */
import type { ShiftTexts } from './shifts-nb.ts';

export const shiftsEn: ShiftTexts = {
  heading: 'Shifts', from: (n, when) => `${n === 1 ? '1 shift' : `${n} shifts`} from ${when}`, needs: (n) => `needs ${n}`, count: (n) => (n === 1 ? '1 shift' : `${n} shifts`),
  tooFew: (shift, called) => `${shift} needs more than the ${called} who are called out.`,
  choose: 'Which shifts can you take?', ask: 'Can you take a shift?', change: 'Change shifts', thanks: 'Thank you! Press “Have arrived” when the shift begins.',
  full: 'full', over: 'over', missing: (n) => `${n} short`, of: (n, needed) => `${n} of ${needed}`,
  quota: (full, all) => `${full} of ${all} shifts are full`, all: 'All shifts', show: 'Show names', pick: 'Shift', signedUp: 'Signed up', comingTo: (shift) => `Signed up for ${shift}`, nobody: 'Nobody has signed up yet.',
  soon: (shift) => `Your shift begins soon: ${shift}`, soonSummary: 'SaLTo: your shift begins soon',
  faultAt: (line, fault) => `Line ${line}: ${fault}`,
  faults: {
    'shift-format': 'write date, time and number, for example 28.7. 10:00-14:00 6.', 'shift-date': 'there is no such date. Write it as 2027-07-28 or 28.7.', 'shift-date-missing': 'begin the line with the date, or choose a date in the form.', 'shift-time': 'there is no such time. Write it as 10:00-14:00.',
    'shift-needed': 'end with how many are needed, from 1 to 999.', 'shift-ends-first': 'the shift ends before it begins. Past midnight, write 22:00-06:00 next day 4.', 'shift-long': 'the shift is longer than 24 hours. Divide it.', 'shift-past': 'the shift has begun already. If you mean next year, write the year too.',
    'shift-skipped': 'there is no such time that night, because the clocks go forward.', 'shift-twice': 'the same shift is there twice. Write it once, with the whole number.', 'shifts-too-many': 'there is room for 20 shifts. Put the rest into another mobilisation.', 'shifts-kind': 'shifts are for events and demonstrations. For a serious incident, leave the field empty.', 'shifts-none': 'Choose at least one shift.',
  },
};
