/** English for what follows a meeting: who came, and the key figures. */
import type { MeetingsTexts } from './meetings-nb.ts';

const people = (n: number) => (n === 1 ? '1 person' : `${n} people`);
const guests = (n: number) => (n === 1 ? '1 guest' : `${n} guests`);

export const meetingsEn: MeetingsTexts = {
  calendar: { outlook: 'Add to calendar', file: 'Calendar file (.ics)', join: 'Join link', cancelled: (title: string) => `Cancelled: ${title}` },
  attendance: {
    title: 'Who came?', summary: (title: string) => `Who came? ${title}`, lead: 'Tick those who came, also online. Those who answered that they would come are ticked already.',
    ticked: (n: number, total: number) => `${n} of ${total} are ticked`, present: (page: string) => `Came (${page})`, presentAll: 'Came', nobody: 'Nobody was invited, so there is nobody to tick.',
    guests: 'Guests besides (number)', guestsHint: '0', save: 'Save', change: 'Change', not: 'Attendance has not been saved yet. The key figures use the answers.',
    came: (n: number) => `${people(n)} came`, withGuests: (n: number) => guests(n), savedBy: (name: string, when: string) => `Saved by ${name} ${when}.`, someone: 'somebody who has left the network', done: 'Attendance has been saved.', turned: 'Your ticks are kept. Press Save when every page is right.',
    meanwhile: (name: string) => `${name} has also saved meanwhile. The card shows what you have entered together.`,
    older: 'The card was older than what you have saved. This is how attendance stands now.',
    faults: { number: 'Write a whole number from 0 to 9999.', clash: (name: string, n: number) => `${name} has saved ${guests(n)} meanwhile. Write the number that is right and save again.` },
    levelClosed: (level: string) => `Attendance from ${level} cannot be read now.`, notOver: 'The meeting is not over yet.', cancelled: 'The meeting was cancelled, so nobody came.',
    held: { button: 'Past meetings', title: 'Past meetings', empty: 'No meeting that you called has been held yet.', saved: 'Attendance saved', notSaved: 'Attendance not saved' },
  },
  figures: {
    button: 'Key figures', title: 'Key figures', period: (from: string, to: string) => `${from} – ${to}`, scope: (unit: string) => `About ${unit}.`, whole: 'About the whole network.',
    kind: 'Kind', held: 'Held', average: 'Average attendance', about: (n: number) => `about ${n}`, none: 'No meeting or mobilisation was held in this period.', exercises: 'Exercises and cancelled meetings are left out.',
    fromAnswers: (n: number) => `For ${n} ${n === 1 ? 'meeting' : 'meetings'} the number is taken from the answers, because attendance has not been saved (from answers).`, answersMark: 'from answers', closedLevels: (levels: string) => `These levels cannot be read now, so their attendance is missing: ${levels}.`,
    groups: { title: (year: number) => `Steering groups with fewer than four meetings in ${year}`, all: (year: number) => `Every steering group has at least four meetings in ${year}.`, line: (name: string, held: number, planned: number) => `${name}: ${held} held${planned === 0 ? '' : `, ${planned} planned`}`, more: (n: number) => `and ${n} more` },
    from: 'From', to: 'To', unit: 'About', show: 'Show', faults: { date: 'Choose a date that exists.', order: 'The last day is before the first.' },
  },
};
