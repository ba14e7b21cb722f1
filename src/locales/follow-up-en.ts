/** English for what follows a mobilisation: its report, files in the chat, change of lead, the meeting after it, and phone calls. */
import type { FollowUpTexts } from './follow-up-nb.ts';

const people = (n: number) => (n === 1 ? '1 person' : `${n} people`);
const minutes = (n: number) => (n === 1 ? '1 minute' : `${n} minutes`);

export const followUpEn: FollowUpTexts = {
  report: {
    button: 'Report', title: 'Report after a mobilisation', exerciseTitle: 'Report after an exercise', fileName: 'mobilisation-report', preliminary: 'PRELIMINARY', preliminaryText: (time) => `Preliminary: as it stood ${time}. The mobilisation is going on.`,
    exerciseText: 'This was an exercise. It is not part of the statistics.', countsOnly: 'The report shows numbers, without names.',
    page: 'Page', foot: 'SaLTo – holds no information about children or young people', facts: { what: 'What', place: 'Place', called: 'Called out', by: 'By', lead: 'Led by', ended: 'Ended', needed: 'Needed' },
    ongoing: 'Going on', cancelledAt: (time) => `Called off ${time}`, closedAt: (time) => `Closed ${time}`, field: 'Field', value: 'Value',
    summary: 'In short', line: (called, reached, answered, came) => `${people(called)} were called out. ${reached} were reached, ${answered} answered, and ${came} reported that they had arrived.`,
    speed: 'How fast did the answers come?', speedText: 'Minutes from each wave being called until so many of those called had answered.', first: 'First answer', half: '50 % have answered', ninety: '90 % have answered', within: (n) => `${n} min`, never: 'not reached',
    half50: (n) => `Half of those called had answered within ${minutes(n)}.`, noHalf: 'Fewer than half of those called answered.',
    chart: 'Answers over time', chartText: (answered, coming, minute) => `After ${minutes(minute)} ${answered} had answered, and ${coming} were on their way or there.`, answeredSeries: 'Have answered', comingSeries: 'On their way or there', minuteAxis: 'Minutes since the call', peopleAxis: 'People',
    timeline: 'Timeline', time: 'Time', minute: 'Min', event: 'What happened',
    events: {
      called: (n) => `${people(n)} are called out`, wave: (wave, n) => `Wave ${wave} is called out: ${people(n)}`, first: 'The first answer', share: (percent, n) => `${percent} % have answered (${n})`, arrived: 'The first has arrived', met: (n) => `The need of ${n} is met`,
      messageAll: (text) => `Message to all: ${text}`, messageComing: (text) => `Message to those who come: ${text}`, messageHidden: 'Message sent', covered: 'The need is met, those not needed are thanked', reopened: 'Somebody dropped out, more are asked again', cancelled: 'Called off', closed: 'Closed', lead: (from, to) => `${to} takes over the lead from ${from}`, leadHidden: 'New lead',
    },
    byUnit: 'By unit', byLevel: 'By level', byWave: 'By wave', wave: (n) => `Wave ${n}`, total: 'Total',
    columns: { group: 'Group', called: 'Called', reached: 'Reached', answered: 'Answered', came: 'Arrived', coming: 'Coming', digital: 'Digital', no: 'Cannot', stoodDown: 'Thanked', silent: 'No answer', half: '50 % (min)' },
    failed: 'What did not work', nothingFailed: 'Every message arrived.', failures: { notSent: (n) => `The message has not been sent to ${people(n)}`, unreachable: (n) => `${people(n)} could not be reached in Teams`, failed: (n) => `Sending failed for ${people(n)}`, unknown: (n) => `For ${people(n)} it is uncertain whether the message arrived`, silent: (n) => `${people(n)} got the message and did not answer` },
    closedLevels: (levels) => `Answers of these levels are missing, because the database is closed here: ${levels}.`,
    shifts: 'Shifts', shift: 'Shift', shiftNeeded: 'Needed', shiftTaken: 'Signed up',
    people: 'Who was called out', person: { name: 'Name', unit: 'Unit', level: 'Level', party: 'Party', wave: 'Wave', reached: 'Reached', answer: 'Answer', firstAt: 'First answer', minutes: 'Minutes to answer', eta: 'Expected', arrivedAt: 'Arrived', lastAt: 'Last answer', changes: 'Answers', phoned: 'By phone', comment: 'Remark', calls: 'Phoned' },
    yes: 'yes', no: 'no', enteredBy: (name) => `entered by ${name}`,
    menu: { lead: 'Choose whether the bot puts the file in your OneDrive and shares it here, or you download it.', send: { docx: 'Send the Word file here', csv: 'Send the CSV file here' }, download: { docx: 'Download Word', csv: 'Download CSV' }, linkNote: 'The links are your own and work for 15 minutes.', names: 'The files hold names. Share them only with those who need them.' },
  },
  yearly: {
    title: 'Yearly report on measures', choose: 'Choose whether the texts about each measure are to be in it. The numbers are the same.', scope: (unit) => `About ${unit}.`, whole: 'About the whole network.', withTexts: 'With texts', withoutTexts: 'Without texts', chosen: (texts) => `Chosen: ${texts}. As it stands now: measures without a status are counted as unanswered.`,
    noPlans: 'No plan has been imported yet. The SaLTo secretariat imports plans and measures.', send: { docx: 'Send the Word file here', xlsx: 'Send the Excel file here', csv: 'Send the CSV file here' }, download: { docx: 'Download Word', xlsx: 'Download Excel', csv: 'Download CSV' },
  },
  file: {
    description: 'Press Allow to save the file in your OneDrive. It is shared with you only.', offered: 'The bot wants to send you a file', sent: (name) => `The file ${name} is saved in your OneDrive.`,
    declined: 'All right, the file was not sent.', gone: 'The file does not exist any more, or you have no access to it.', badUpload: 'The file could not be sent: the address from Teams is not approved. Use «Download», or contact SaLTo-sekretariatet.',
    expired: 'The file could not be saved, because the request is used up or too old. Ask for the file anew.', failed: 'OneDrive did not take the file just now. Try again in a while, or use «Download».', already: 'The file has been sent already. Ask for it anew if you need it once more.',
  },
  lead: {
    leads: (name) => `${name} leads now.`, changed: (name) => `The lead has changed meanwhile: ${name} leads now. Choose once more if it is still to change.`, changedTakeOver: (name) => `The lead has changed meanwhile: ${name} leads now. Press once more if you are to take over.`,
    handOver: 'Hand over the lead', takeOver: 'Take over the lead', title: 'Who is to lead?', text: 'Write the name. You can choose among those called out, koordinators and the sekretariat.', name: 'Name', hint: 'At least two letters', search: 'Find', choose: 'Choose', away: 'has registered absence', unreachable: 'cannot be reached in Teams', nobody: (name) => `Found nobody that fits «${name}».`, tooShort: 'Write at least two letters of the name.', many: 'Several fit. Write more of the name.',
    done: (name) => `${name} now leads the mobilisation and gets the board in their chat.`, taken: 'You now lead the mobilisation. The board comes in your chat.', already: (name) => `${name} leads already.`, notEligible: 'Choose somebody who is called out, a koordinator or somebody in the sekretariat, who can be reached in Teams.', onlySecretariat: 'Only the sekretariat can take over the lead.',
    told: 'You now lead the mobilisation', toldText: (name) => `${name === undefined ? 'Whoever led before is no longer in the network.' : `You take over from ${name}.`} The board shows who comes. From there you send messages and call it off.`, summary: 'SaLTo: you now lead the mobilisation', open: 'Open the board', noLead: 'nobody – the sekretariat can take over',
  },
  meeting: { button: 'Extraordinary meeting', title: (situation) => `Extraordinary meeting: ${situation}`, exerciseTitle: (situation) => `EXERCISE – Extraordinary meeting: ${situation}` },
  phoned: {
    shifts: 'Shift, for those who come', chooseShift: 'Choose a shift before you press “Coming”.',
    entered: (name, said) => `Entered for ${name}: ${said}.`,
    coming: 'Comes', notComing: 'Does not come', noReply: 'No reply', comment: 'Remark on the person you press (optional)', hint: 'Never write about young people who can be recognised.',
    said: { coming: 'comes', 'not-coming': 'does not come', 'no-reply': 'no reply' }, line: (time, name, said) => `Phoned at ${time} by ${name}: ${said}`, onPhone: 'by phone', column: 'Phoned',
    ownAnswer: (name, answer) => `${name} has answered themselves: ${answer}. The answer was not changed.`, gone: 'This person is not on your list any more.', over: 'It is over, so the answer was not saved.', covered: 'The need is met. The answer was not saved.',
  },
};
