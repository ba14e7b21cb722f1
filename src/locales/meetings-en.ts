/** English for what follows a meeting: who came, and the key figures. */
import type { MeetingsTexts } from './meetings-nb.ts';

const people = (n: number) => (n === 1 ? '1 person' : `${n} people`);
const guests = (n: number) => (n === 1 ? '1 guest' : `${n} guests`);

export const meetingsEn: MeetingsTexts = {
  calendar: { outlook: 'Add to calendar', file: 'Calendar file (.ics)', join: 'Join link', cancelled: (title: string) => `Cancelled: ${title}` },
  change: {
    summary: (title: string, when: string) => `Changed: ${title}, ${when}`, title: 'The meeting has been changed', before: (when: string) => `Before the change: ${when}.`, otherPlace: 'The place is new.', said: (answer: string) => `You answered “${answer}” before the change.`, notConfirmed: 'You did not answer after the meeting was changed.',
    audienceStays: 'Who is invited cannot be changed here. If others are to come, make a new meeting.', days: (n: number) => `The meeting lasts ${n} days. If you move the first, the others move with it.`, deadlineMoves: 'If you move the meeting, the answer deadline moves as far when you leave it as it is.',
    previewTitle: 'This will change', nothing: '(nothing)', unchanged: 'Nothing is changed yet.', everyCard: 'Everybody’s invitation is updated.', asksNobody: 'Nobody is asked again.', notOpen: 'The invitation has not been sent yet, so nobody is told.',
    asks: (n: number) => (n === 0 ? 'Nobody has answered that they come or perhaps come, so nobody is asked again.' : `${people(n)} who answered that they come, or perhaps, will be told and asked again.`),
    saidDeputy: 'You answered that a deputy comes. Answer again.', over: 'The meeting is over, so it cannot be changed.',
    conflict: 'Somebody else has changed the meeting meanwhile. Nothing of yours is stored. See how it is now, and preview again.', done: 'The meeting has been changed', discarded: 'The change is discarded. The meeting is as before.',
  },
  series: {
    title: 'Meetings of the series', fields: { repeat: 'Repeats', repeatUntil: 'Last date', repeatCount: 'or number of meetings', daysOff: 'On a public holiday or weekend' }, open: 'Repeat the meeting', never: 'The meeting is not repeated.',
    daysOff: { flytt: 'Move to the next working day', dropp: 'Leave the meeting out', behold: 'Hold the meeting all the same' }, hint: 'At most 60 meetings over two years. The deadline is as many days before each meeting.',
    meetings: (n) => `${n} meetings`, dayOff: { weekend: 'a weekend', holiday: 'a public holiday' }, moved: (from, why, to) => `${from} is ${why}: moved to ${to}.`, dropped: (day, why) => `${day} is ${why}: left out.`, kept: (day, why) => `${day} is ${why}: held all the same.`,
    taken: (day) => `${day}: left out, because another meeting of the series is moved to the same day.`, more: (n) => `and ${n} more`, opens: (days, now) => `The invitation to each meeting is sent ${days} days before${now === 0 ? '' : `, to ${now === 1 ? 'the first' : `the first ${now}`} at once`}. Each meeting can be changed or called off by itself.`,
    sent: 'The series is made', sentWhen: (first, last) => `${first} – ${last}`, sentLead: (n) => `${n} meetings are planned. Write “møter” to see them, change one of them or stop the series.`,
    mark: (n, of) => `Meeting ${n} of ${of} in the series`, rest: (n, last) => `${n === 1 ? '1 more meeting' : `${n} more meetings`} in the series, the last ${last}`, show: 'Show the series', stop: 'Stop the series',
    stopTitle: 'Stop the series?', stopText: (n) => (n === 1 ? 'This meeting is called off. It is the last of the series.' : `This meeting and all later ones of the series are called off: ${n} meetings. Earlier ones stay.`), told: (n) => (n === 0 ? 'Nobody has been invited yet, so nobody is told. This cannot be undone.' : `${people(n)} have been invited and are told. This cannot be undone.`), confirm: 'Yes, stop the series', keep: 'Keep the series',
    stopped: 'The series has been stopped', done: (n) => (n === 1 ? '1 meeting is called off. Those who were invited are told.' : `${n} meetings are called off. Those who were invited are told.`), none: 'The series has no more meetings to call off.',
  },
  deputy: {
    label: 'Is somebody coming instead of you?', placeholder: 'Name of the deputy', save: 'Save deputy', clear: 'Remove deputy', comes: (name: string) => `${name} comes instead of you.`, somebody: 'Somebody comes instead of you.',
    mark: (name: string) => (name === '' ? 'deputy' : `deputy: ${name}`), count: (n: number) => (n === 1 ? '1 deputy comes' : `${n} deputies come`), missing: 'Write the name of the person who comes.', nameOnly: 'Write only the name, without phone number and e-mail address.',
  },
  attendance: {
    title: 'Who came?', summary: (title: string) => `Who came? ${title}`, lead: 'Tick those who came, also online. Those who answered that they would come are ticked already.',
    joinedMark: 'in the Teams meeting', joined: (n: number, mark: string) => `Teams saw ${n} of those invited in the meeting. They are marked “${mark}” and ticked already.`,
    ticked: (n: number, total: number) => `${n} of ${total} are ticked`, present: (page: string) => `Came (${page})`, presentAll: 'Came', nobody: 'Nobody was invited, so there is nobody to tick.',
    guests: 'Guests besides (number)', guestsHint: '0', save: 'Save', change: 'Change', not: 'Attendance has not been saved yet. The key figures use the answers.',
    came: (n: number) => `${people(n)} came`, withGuests: (n: number) => guests(n), savedBy: (name: string, when: string) => `Saved by ${name} ${when}.`, done: 'Attendance has been saved.', turned: 'Your ticks are kept. Press Save when every page is right.',
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
    groups: { counts: 'Meetings held or planned in the calendar year to which the group is called, or the steering level of its unit to a steering group. Those called off are left out.', title: (year: number) => `Steering groups with fewer than four meetings in ${year}`, all: (year: number) => `Every steering group has at least four meetings in ${year}.`, line: (name: string, held: number, planned: number) => `${name}: ${held} held${planned === 0 ? '' : `, ${planned} planned`}`, more: (n: number) => `and ${n} more` },
    from: 'From', to: 'To', unit: 'About', show: 'Show', faults: { date: 'Choose a date that exists.', order: 'The last day is before the first.' },
  },
};
