/** English for people's own absence. */
import type { AbsenceTexts } from './absence-nb.ts';

export const absenceEn: AbsenceTexts = {
  title: 'Absence', lead: 'While you are away you get no reminders, and you are not called out. Invitations to meetings come as before.',
  none: 'You have told of no absence.', heading: 'Tell of an absence', from: 'First day', to: 'Last day (may be left empty for one day)', save: 'Save', delete: 'Delete', period: (from, to) => `${from} – ${to}`,
  done: { saved: 'The absence is stored.', merged: 'The absence is stored, as one with what was there before.', deleted: 'The absence is deleted.' },
  faults: { 'absence-ends-first': 'The last day is before the first.', 'absence-past': 'The absence is over already.', 'absence-far': 'The last day can be two years ahead at most.', 'absence-full': 'You have told of many absences. Delete one first.' },
};
