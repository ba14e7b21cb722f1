/** A check-in in the årshjul. */
import { expect, test } from '@jest/globals';
import { createWorkingTime, parseQuietHours } from '../../../src/schedule/working-time.ts';
import { scheduledCheckIn, type CheckInRow } from '../../../src/tiltak/import-check-in.ts';

const workingTime = createWorkingTime({ timeZone: 'Europe/Oslo', quietHours: parseQuietHours('18:00-07:30'), holidays: { isHoliday: () => false } });
const row: CheckInRow = { id: 'innsjekk-2027-12', title: 'Innsjekk av tiltak, årsrapport', date: Temporal.PlainDate.from('2027-12-04'), plan: 'salto-2023-2025', organiserId: 'p1' };
const made = (change: Partial<CheckInRow> = {}, now = '2027-01-11T08:00:00Z') => scheduledCheckIn({ ...row, ...change }, Temporal.Instant.from(now), workingTime);

test('opens on its day, or the working day after, and takes answers for three weeks', () => {
  expect(made()).toMatchObject({ promptId: 'tiltak-innsjekk-2027-12', kind: 'tiltak', state: 'scheduled', opensAt: '2027-12-06T08:00:00Z', deadline: '2027-12-25T23:00:00Z', details: { plan: 'salto-2023-2025', yearly: true } });
  expect(made({ title: 'Innsjekk, første halvår' })).toMatchObject({ details: { yearly: false } });
});

test('asks the units it names, or all', () => {
  expect(made()?.details).not.toHaveProperty('units');
  expect(made({ units: ['alna', 'sagene'] })).toMatchObject({ details: { units: ['alna', 'sagene'] }, audience: 'rolle:koordinator@alna;rolle:koordinator@sagene' });
});

test('imported late it opens at once; when its answers are due, never', () => {
  expect(made({}, '2027-12-10T10:00:00Z')).toMatchObject({ opensAt: '2027-12-10T10:00:00Z' });
  expect(made({}, '2027-12-26T10:00:00Z')).toBeUndefined();
});
