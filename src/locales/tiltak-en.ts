/** English for answering a check-in on measures. */
import type { TiltakTexts } from './tiltak-nb.ts';

const measures = (n: number) => (n === 1 ? '1 measure' : `${n} measures`);

export const tiltakEn: TiltakTexts = {
  kind: 'Check-in on measures',
  statuses: { igangsatt: 'Started', 'ikke-igangsatt': 'Not started', fullfort: 'Completed', avsluttet: 'Discontinued' },
  plan: 'Plan', deadline: 'Answer by', area: 'Focus area', unit: 'Unit', measures,
  overview: {
    answered: (n, total) => `${n} of ${total} answered`, leadConfirm: 'Confirm those that are unchanged, or go through one at a time.', lead: 'Everything is saved at once, so you can go on later on another device.',
    last: (status) => `Last: ${status}`, imported: 'imported', unanswered: 'No status yet', now: (status) => `Answered: ${status}`, late: 'after the deadline', with: (name) => `Handed to ${name}`, onlyYearly: 'The yearly questions are yours to answer', takenBy: (name) => `Taken over by ${name}`, by: (name) => `by ${name}`, from: (name) => `From ${name}`, unreadable: 'The answer cannot be read now',
    begin: 'Begin', resume: 'Go on', confirmAll: 'Confirm all unchanged', answer: 'Answer', change: 'Change', open: 'Open',
    done: 'You have answered everything. Thank you!', measuresDone: 'You have answered every measure. Thank you!', doneText: (until) => `The answers can be corrected until the check-in closes on ${until}.`,
    handedOn: (n) => `${measures(n)} ${n === 1 ? 'is' : 'are'} waiting for a colleague.`, nothingLeft: 'Nothing is waiting for you now.',
    overdue: (until) => `The deadline has passed. You can still answer until ${until}; the answer is marked as late.`,
    closed: 'The check-in is over', closedText: 'The answers can no longer be changed. Thank you for your work!', cancelled: 'The check-in is called off', cancelledText: 'You need not do anything.',
    levelClosed: (level) => `Answers from ${level} cannot be read now.`, empty: 'No measures are waiting for you here.', passedOn: (n) => (n === 1 ? '1 measure is now yours to answer' : `${n} measures are now yours to answer`), passedOnMore: (n) => `and ${n} more`,
    confirmed: (n) => (n === 1 ? '1 measure is confirmed as unchanged.' : `${n} measures are confirmed as unchanged.`), nothingToConfirm: 'None of those shown can be confirmed: they are answered, or have no status yet.', notConfirmed: (n) => (n === 1 ? '1 measure was not saved, because that part of the store is closed just now. Try again in a while.' : `${n} measures were not saved, because that part of the store is closed just now. Try again in a while.`),
  },
  measure: {
    position: (n, total) => `Measure ${n} of ${total}`, status: 'Status', lastSaid: 'Last said', imported: (status) => `${status} (imported)`, saidThen: (status, date) => `${status}, ${date}`,
    reasons: 'Reasons (only if not started)', chooseStatus: 'Choose a status', reasonsLabel: 'Why has it not been started? You may choose several.', outcome: 'What does the measure achieve?', benefit: 'How does the measure benefit the target group?', hint: 'May be left empty. Never write about young people who can be recognised.',
    save: 'Save and next', unchanged: 'Unchanged', skip: 'Skip', toOverview: 'Overview', delegate: 'Hand over', takeBack: 'Take back', giveBack: 'Give back', saveAnyway: 'Save anyway', keepTheirs: 'Keep the answer', fix: 'Look over the fields that are marked.',
    handed: (name) => `${name} has handed you this measure`, handedText: 'You answer this one only. The answer is saved at once and can be corrected until the check-in closes.', takenOver: (name) => `Taken over by ${name}. You can still answer yourself.`, withColleague: (name) => `Handed to ${name}. You may still answer yourself.`,
    conflict: (name) => `${name} has answered in the meantime`, conflictText: 'Nothing has been overwritten. What you wrote is in the fields below.', theirs: (text) => `The answer now: ${text}`, thanks: 'Thank you! The answer is saved.', unsaved: 'What you have written is not saved', unsavedText: 'Save it, or press once more to go on without it.', takenBack: (name) => `${name} has taken the measure back`, takenBackText: 'You need not do anything.',
  },
  delegate: {
    title: 'Who is to answer?', label: 'Name or e-mail address', hint: 'Begin with the name', search: 'Find', lead: 'Your colleague gets this one measure only. You can take it back at any time.', pick: 'Choose', none: 'Found nobody in the network with that name or e-mail address.', tooShort: 'Write at least two letters.', found: (n) => (n === 1 ? '1 match' : `${n} matches`),
    reachable: 'Gets the card in Teams', unreachable: (phone) => `Cannot be reached in Teams. Call ${phone}.`, unreachableNoPhone: 'Cannot be reached in Teams, and there is no number.',
    done: (name) => `The measure is handed to ${name}.`, doneUnreachable: (name) => `The measure is handed to ${name}, who cannot be reached in Teams. Tell them yourself; if they write “tiltak” to me, it is there.`, givenBack: 'The measure is given back.', takeOver: 'Take over', handOver: 'Give to a colleague', tookOver: 'You have taken over the measure. Answer here, or later from “tiltak”.', cancel: 'Cancel',
  },
  longTexts: { tooLong: (most: string) => `The text is too long. There is room for ${most} characters.`, onlyStart: (kept: string) => `Only the first ${kept} characters of what you wrote had room here.`, shortened: 'shortened here' },
  nudges: { 'not-opened': (n) => `${measures(n)} waiting for you`, begun: (n) => `You have begun: ${measures(n)} left`, 'one-left': () => 'Only one measure left', yearly: { 'not-opened': 'The yearly questions are waiting for you', begun: 'You have begun: the yearly questions are left', 'one-left': 'Only the yearly questions are left' }, yearlyOf: (units) => `Yearly questions not fully answered: ${units}`, andMore: (names, n) => `${names} and ${n} more` },
  list: { title: 'Your check-ins', empty: 'No check-in is waiting for you now.', open: 'Open' },
  refusals: {
    notYours: 'This measure is not yours to answer, so nothing was saved.', notAsked: 'None of the measures in this check-in are yours.', notOpen: 'The check-in has not been sent yet.', closed: 'The check-in is over, so the answer was not saved.', cancelled: 'The check-in is called off, so the answer was not saved.', noStatus: 'The measure has no status yet, so there is nothing to confirm. Choose a status.',
    notYoursToHand: 'Only the person responsible can hand the measure over.', personGone: 'The person is no longer in the network.', toYourself: 'This person may answer the measure already.', notHanded: 'The measure is no longer handed over.',
  },
  faults: { 'status-missing': 'Choose a status.', 'reasons-unknown': 'Choose among the reasons in the list.', 'reasons-missing': 'Choose at least one reason. To give none, save once more.', 'reasons-not-wanted': 'Reasons belong to “Not started”. Choose that status, or remove the reasons.' },
  summaries: {
    passedOn: 'Measures are now yours to answer', overview: (title) => `Check-in: ${title}`, delegated: 'You are asked to answer one measure', cancelled: (title) => `Called off: ${title}`, measure: 'Measure', delegate: 'Hand the measure over', list: 'Your check-ins', nudge: (title) => `Reminder: ${title}`,
  },
};
