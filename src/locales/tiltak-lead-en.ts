/** English for the leader's side of a check-in. The network's own terms stay Norwegian. */
import type { TiltakLeadTexts } from './tiltak-lead-nb.ts';

const measures = (n: number) => (n === 1 ? '1 measure' : `${n} measures`);
const people = (n: number) => (n === 1 ? '1 person' : `${n} people`);
const units = (n: number) => (n === 1 ? '1 unit' : `${n} units`);

export const tiltakLeadEn: TiltakLeadTexts = {
  start: 'New check-in', list: 'Follow check-ins',
  form: {
    title: 'New check-in', editTitle: 'Change the check-in', lead: 'Each responsible person gets one card with their measures. Nothing is sent before you have seen the preview.',
    fields: { title: 'Title', plan: 'Plan', units: 'Units', date: 'Sent on', deadline: 'Answer by', series: 'Repeats', yearly: 'Yearly questions' },
    titlePlaceholder: 'Status of the measures, spring 2027', yearlyText: 'Also ask each unit the questions of the yearly report',
    noRegister: 'The register has no measures you can ask about. Contact SaLTo-sekretariatet, which enters plans and measures.',
  },
  preview: {
    title: 'Preview', measures, people: (n) => (n === 1 ? '1 person gets a card' : `${n} people get a card each`), plan: 'Plan', opens: 'Sent on', now: 'Now', deadline: 'Answer by', late: 'Late answers', lateUntil: (date) => `are taken until ${date}`, series: 'Repeats', next: (date) => `next time ${date}`, yearly: 'Yearly questions', yearlyText: 'go to the koordinators, once per unit',
    byUnit: 'Measures by unit', more: (n) => `and ${units(n)} more`, everyone: 'Everybody can be reached in Teams.',
    unreachable: (n) => `${people(n)} cannot be reached in Teams and must be asked in another way.`, unreachableTitle: 'Cannot be reached in Teams', showNames: 'Show names',
    nobody: (n) => (n === 1 ? '1 measure has nobody responsible and will not be answered until somebody takes it over.' : `${n} measures have nobody responsible and will not be answered until somebody takes them over.`), nobodyTitle: 'Measures with nobody responsible', showMeasures: 'Show measures',
    empty: (names) => `No measures in this plan: ${names}`, overlap: (title, n) => `Another check-in on the same plan is under way for ${units(n)}: ${title}. Those responsible get two cards.`,
    nobodyAtAll: 'None of the measures has anybody responsible. Enter responsible people or koordinators before you send.',
    send: 'Send', edit: 'Change', discard: 'Cancel', discarded: 'The draft is thrown away. Nothing was sent.',
  },
  sent: { title: 'The check-in is on its way', later: 'The check-in is planned', lead: (n, m) => `${measures(m)} go to ${people(n)}. You can follow the answers in the card below.`, laterLead: (date) => `It is sent on ${date}.`, open: 'See the status' },
  rollUp: {
    states: { draft: 'Draft', scheduled: 'Not sent yet', open: 'Open for answers', closed: 'Closed', cancelled: 'Called off' },
    answered: (n, total) => `${n} of ${measures(total)} answered`, late: (n) => (n === 1 ? '1 answer came after the deadline' : `${n} answers came after the deadline`), deadline: (date) => `Answer by ${date}`, opens: (date) => `Sent on ${date}`, updated: (clock) => `Updated at ${clock}`,
    moreAreas: (n: number) => (n === 1 ? '1 more focus area is in the table.' : `${n} more focus areas are in the table.`), statuses: { started: 'Started', notStarted: 'Not started', completed: 'Completed', discontinued: 'Discontinued', unanswered: 'Unanswered' }, byArea: 'Status by focus area', byUnit: 'Answered by unit', ofTotal: (n, total) => `${n} of ${total}`,
    handedOn: 'Whoever started this check-in can no longer lead it. Now you do.', reasons: 'Why not started', reasonsNote: 'One measure may have several reasons.', nobody: (n) => `${measures(n)} with nobody responsible: nobody is asked.`, levelClosed: (level) => `Answers from ${level} cannot be read now and are missing from the numbers.`, onlyOwn: 'You see the numbers of your unit and region.', noneAsked: 'None of the units asked has measures in this plan. Nobody has got a card.', notShared: 'The measures are shared out to those responsible when it is sent.', noneToSee: 'No measures to show.',
    series: (often) => `Repeats: ${often}.`, next: (date) => `Next check-in ${date}.`, seriesEnded: 'The series has been stopped.',
    table: 'Table', unitsButton: 'Units', refresh: 'Refresh', extend: 'Extend the deadline', cancel: 'Call off', stopSeries: 'Stop the series', yearly: 'Yearly questions', open: 'Open',
    yearlyLeft: (names) => `Remaining: ${names}.`, yearlyAnswered: (n, total) => `Yearly questions: ${n} of ${units(total)} have answered everything.`,
  },
  table: { area: 'Focus area', unit: 'Unit', total: 'All', started: 'Begun', notStarted: 'Not', completed: 'Done', discontinued: 'Ended', unanswered: 'Open', sum: 'Sum', explain: 'Begun: started  ·  Not: not started  ·  Done: completed  ·  Ended: discontinued  ·  Open: unanswered', byArea: 'By area', byUnit: 'By unit' },
  unit: { late: 'after the deadline', notYours: 'You see the numbers of this unit, but not what each person has answered.', delegated: (name) => `Handed to ${name}`, takenOver: (name) => `Taken over by ${name}`, waitsFor: (names) => `Waiting for ${names}`, nobody: 'Nobody responsible', closed: 'The answer cannot be read now' },
  measure: { history: 'History', empty: 'Nobody has said anything about this measure yet.', imported: 'Imported', at: (clock: string) => `at ${clock}`, inCheckIn: (name) => `Answered by ${name}`, unknownPerson: 'somebody who has left', late: 'After the deadline', outcome: 'What is achieved', benefit: 'Benefit to the target group' },
  extend: { title: 'Extend the deadline', lead: (date) => `The deadline is now ${date}. Those who have not finished get the new one in their card.`, field: 'New deadline', confirm: 'Extend', keep: 'Cancel', done: (date) => `The deadline is now ${date}.` },
  cancel: { title: 'Call off the check-in?', text: (answered) => (answered === 0 ? 'Nobody has answered yet. This cannot be undone.' : `${measures(answered)} answered; these answers are not kept. This cannot be undone.`), series: 'The rest of the series goes on. It is stopped separately.', confirm: 'Yes, call it off', keep: 'Keep the check-in', done: 'The check-in is called off.' },
  stop: { title: 'Stop the series?', text: (date) => `The check-in planned for ${date} and all after it will not be sent. The one under way goes on.`, confirm: 'Yes, stop the series', keep: 'Keep the series', done: 'The series has been stopped.' },
  listCard: { title: 'Check-ins', empty: 'No check-ins for you to follow.', progress: (n, total) => `${n} of ${total} answered` },
  yearly: {
    title: (unit) => `Yearly questions: ${unit}`, lead: 'One answer per unit. Everything is optional and can be changed until the check-in closes.', privacy: 'Never write about children or young people who could be recognised.', chooseTitle: 'Yearly questions', page: (page, pages) => `Part ${page} of ${pages}`,
    fields: { adopted: 'Has the plan been dealt with?', parties: 'Who took part in making it?', goals: 'Goals: how far have you come?', pleased: 'What are you most pleased with?', use: 'How actively is the plan used?', challenges: 'Challenges', input: 'Other input' },
    focus: (area) => `${area}: what has the focus meant, and what has it given the target group?`,
    adopted: { vedtatt: 'Adopted by the styringsgruppe', orientert: 'Taken note of by the styringsgruppe', ledelse: 'Shown to the leaders of the bydel', nei: 'Not dealt with' }, parties: { bydel: 'Bydel', skole: 'School', politi: 'Police' }, use: { aktivt: 'Actively', delvis: 'Partly', lite: 'Little', ikke: 'Not in use' },
    unsaid: 'Not answered', save: 'Save', saveNext: 'Save and next', previous: 'Previous', saved: 'Saved. Thank you!', lastSaved: (name, when) => `Last saved by ${name}, ${when}`, earlier: 'Filled in from the check-in before. Correct what is no longer right.',
    conflict: (name) => `${name} saved other answers while you were writing. What you wrote is not saved yet. If you save again, yours counts.`, theirs: (text) => `Saved now: ${text}`, blank: 'empty', closed: 'The check-in is closed and the answers cannot be changed.', done: 'Answered', begun: 'Begun', notDone: 'Not answered', answer: 'Answer',
  },
  refusals: { alreadySent: 'The check-in has already been sent.', cancelled: 'The check-in is called off.', closed: 'The check-in is closed.', notOpen: 'The check-in has not been sent yet.', gone: 'The check-in is no longer there.', notYearly: 'This check-in asks no yearly questions.', notInSeries: 'No further check-in is planned in this series.', notKoordinator: 'Only a koordinator of the unit can answer the yearly questions.' },
  summaries: { form: 'New check-in', preview: 'Preview', rollUp: (title) => `Status: ${title}`, table: 'Table', unit: 'The measures', measure: 'Measure', yearly: 'Yearly questions', list: 'Check-ins' },
  faults: {
    'title-missing': 'The check-in must have a title.', 'plan-unknown': 'Choose a plan.', 'units-missing': 'Choose at least one unit.', 'units-too-many': 'Choose at most 40 units, or all.', 'units-unknown': 'The selection has a unit that does not exist.', 'units-not-allowed': 'You can ask only the unit you coordinate and its region. Contact SaLTo-sekretariatet for others.', 'no-measures': 'The chosen units have no measures in this plan.',
    'date-far': 'The date is more than two years ahead.', 'deadline-before-sent': 'The check-in is not sent until the next working day. The deadline must be that day or later.', 'deadline-before-date': 'The deadline must be on the day the check-in is sent, or later.', 'deadline-after-next': 'The deadline must be before the next check-in of the series.', 'deadline-not-later': 'The new deadline must be later than the old one.', 'deadline-beyond-kept': 'The check-in cannot be open for so long: its answers are deleted before it is over. Choose an earlier date, or start a new check-in.', 'series-unknown': 'Choose how often the check-in is repeated.',
  },
};
