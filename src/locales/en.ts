/** English. Names that belong to the network (SaLTo, styringsgruppe, bydel) stay Norwegian. */
import { followUpEn } from './follow-up-en.ts';
import { absenceEn } from './absence-en.ts';
import { admissionEn } from './admission-en.ts';
import { canaryEn } from './canary-en.ts';
import { channelCallEn } from './channel-call-en.ts';
import { channelEn } from './channel-en.ts';
import { innspillEn } from './innspill-en.ts';
import { innsynEn } from './privacy-en.ts';
import { meetingsEn } from './meetings-en.ts';
import { mobilisationEn } from './mobilisation-en.ts';
import { tiltakLeadEn } from './tiltak-lead-en.ts';
import { tiltakEn } from './tiltak-en.ts';
import { tiltaksloggEn } from './tiltakslogg-en.ts';
import type { Texts } from './nb.ts';

const people = (n: number) => (n === 1 ? '1 person' : `${n} people`);

export const en: Texts = {
  locale: 'en',
  common: {
    back: 'Back', next: 'Next', previous: 'Previous', all: 'All', nobody: 'Nobody.', when: 'When', where: 'Where', agenda: 'Agenda',
    answerBy: 'Answer by', organiser: 'Called by', people, someone: 'somebody who has left the network',
    page: (page, pages) => `Page ${page} of ${pages}`,
  },
  absence: absenceEn,
  admission: admissionEn,
  canary: canaryEn,
  channel: channelEn,
  channelCall: channelCallEn,
  innspill: innspillEn,
  innsyn: innsynEn,
  meetings: meetingsEn,
  mobilisation: mobilisationEn,
  followUp: followUpEn,
  tiltak: tiltakEn,
  tiltakLead: tiltakLeadEn,
  tiltakslogg: tiltaksloggEn,
  repeats: { engang: 'Never', uke: 'Every week', 'annenhver-uke': 'Every other week', 'maned-ukedag': 'Every month, same weekday', 'kvartal-ukedag': 'Every quarter, same weekday', maned: 'Every month', kvartal: 'Every quarter', halvar: 'Every half-year', ar: 'Every year' },
  levels: { styrende: 'Steering level', koordinerende: 'Co-ordinating level', utovende: 'Field level' },
  levelsShort: { styrende: 'Steering', koordinerende: 'Co-ordinating', utovende: 'Field' },
  parties: { bydel: 'Bydel', skole: 'School', politi: 'Police', annet: 'Others' },
  roles: { sekretariat: 'SaLTo-sekretariatet', koordinator: 'SaLTo-koordinator', leder: 'Leader', medlem: 'Member' },
  answers: { kommer: 'Coming', 'kommer-digitalt': 'Coming online', kanskje: 'Maybe', 'kommer-ikke': 'Not coming', silent: 'No answer' },
  answersShort: { kommer: 'Coming', 'kommer-digitalt': 'Online', kanskje: 'Maybe', 'kommer-ikke': 'No', silent: 'No answer' },
  menu: {
    title: 'What would you like to do?',
    lead: 'Press a button, or write the word in the chat.',
    unknown: 'I did not understand that. This is what I can help with:',
    buttons: { mine: 'Unanswered', møter: 'Meetings', møte: 'New meeting', mobiliser: 'Mobilise', øvelse: 'Exercise', tavle: 'Board', tiltak: 'Measures', innspill: 'Agenda item', rapport: 'Report', nettverk: 'The network', fravær: 'Absence', språk: 'Language', innsyn: 'My data', hjelp: 'Help', meny: 'Menu' },
  },
  help: {
    title: 'Help',
    lines: {
      mine: 'shows what you have not answered, and your tasks', møter: 'shows the coming meetings', møte: 'makes a new meeting and calls people to it',
      mobiliser: 'calls people out at a serious incident, an event or a demonstration', øvelse: 'does the same as an exercise', tavle: 'shows what is going on, and who is coming', tiltak: 'shows the measures you are asked about', innspill: 'sends in what a meeting should take up, and shows what became of it', rapport: 'makes the yearly report on measures, the key figures of meetings and the action log', nettverk: 'shows who can be reached here in Teams', fravær: 'tells when you are away', språk: 'changes language', innsyn: 'shows what is stored about you', hjelp: 'shows this help', meny: 'shows the buttons',
    },
    privacy: 'Never write about children or young people who could be recognised – not in comments either.',
  },
  welcome: {
    title: (name) => `Welcome, ${name}`,
    lead: 'I am the SaLTo network’s assistant in Teams. I call people to meetings, take their answers and remind you of what is coming.',
    effort: 'Most things you answer with one press, right in the message you get.',
    inTeam: 'The SaLTo network’s assistant has been added to the team. I can now send invitations to its members in their own chats.',
    inChat: 'The SaLTo network’s assistant has been added to the chat. If it belongs to a meeting that I have called, whoever called it may see which of those invited joined in Teams.',
  },
  language: { title: 'Choose a language', current: (language) => `I am using ${language} now.`, names: { nb: 'Norwegian bokmål', nn: 'Norwegian nynorsk', en: 'English' }, buttons: { nb: 'Bokmål', nn: 'Nynorsk', en: 'English' }, changed: 'From now on I write in English.' },
  status: {
    title: 'Who can be reached?', subtitle: (n) => `${people(n)} in the network`,
    personal: 'Has the app', roster: 'Via a team', none: 'Not reachable',
    explain: 'Those who have the app, or are in a team where it has been added, get messages in Teams. The others have to be called.',
    unit: 'Unit', reachable: 'Reachable', ofTotal: (n, total) => `${n} of ${total}`,
    unreachable: 'Not reachable in Teams', allReachable: 'Everybody can be reached in Teams.',
    reasons: { 'never-seen': 'does not have the app', blocked: 'has blocked messages', uninstalled: 'has removed the app' },
  },
  form: {
    title: 'New meeting', editTitle: 'Change the meeting', lead: 'Nothing is sent until you have seen the preview.', fix: 'Please check the fields that are marked.',
    fields: { title: 'Title', kind: 'Kind of meeting', date: 'Date', start: 'Starts', end: 'Ends', place: 'Place', joinUrl: 'Meeting link', agenda: 'Agenda', deadline: 'Answer by', levels: 'Levels', units: 'Units', groups: 'Groups' },
    placeholders: { title: 'Theme meeting on drugs among the young', place: 'Address and room', joinUrl: 'https://…', agenda: 'One item per line. Do not write about young people who could be recognised.' },
    audience: 'Who is to be called?', audienceHint: 'Everybody on the chosen levels in the chosen units, and everybody in the chosen groups.', allUnits: 'All units', find: 'Find',
    found: (n, of) => (of === 0 ? 'The search found none. Write how the name begins, or a word in it.' : n < of ? `The search found ${of}, of which ${n} are in the list. Write more of the name.` : `The search found ${n}.`),
    unitList: { choose: 'Choose units', chosen: (n) => (n === 1 ? '1 unit chosen' : `${n} units chosen`), none: 'No units chosen', find: 'Find units', listed: (n, of) => `${n} of ${of} units are in the list.`, cut: (n, of) => `Only ${n} of the ${of} units you chose had room. The rest are no longer chosen.` },
    groupList: { choose: 'Choose groups', chosen: (n) => (n === 1 ? '1 group chosen' : `${n} groups chosen`), none: 'No groups chosen', find: 'Find groups', listed: (n, of) => `${n} of ${of} groups are in the list.`, cut: (n, of) => `Only ${n} of the ${of} groups you chose had room. The rest are no longer chosen.` },
    showNames: 'Those invited may see the names of those who come', showNamesLabel: 'Visibility', required: 'This field is needed.', requiredDate: 'Choose a date.', requiredTime: 'Choose a time.',
    preview: 'Preview', cancel: 'Cancel',
  },
  preview: {
    title: 'Preview', invited: (n) => `${people(n)} will be called`, byUnit: 'By unit', more: (n) => `and ${n} more units`,
    unreachable: (n) => `${people(n)} cannot be reached in Teams and must be told in some other way.`, everyone: 'Everybody can be reached in Teams.', showNames: 'Show names',
    namesShown: 'Those invited see the names of those who come.', namesHidden: 'Those invited do not see who is coming.',
    send: 'Send', edit: 'Change', discard: 'Cancel', discarded: 'The draft is gone. Nothing was sent.', unreachableTitle: 'Not reachable in Teams',
  },
  sent: { title: 'The invitation is on its way', lead: (n) => `It goes to ${people(n)}. You can follow the answers in the card below.` },
  invitation: {
    ask: 'Are you coming?', yourAnswer: 'You have answered', change: 'You can change your answer until the meeting ends.', closed: 'The answers are closed.', closedSilent: 'You did not answer.', cancelled: 'The meeting is cancelled', cancelledText: 'You do not need to do anything.',
    changed: 'The meeting has been changed. Answer again if it suits you better now.', changedAsk: 'The meeting has been changed. Can you still come?', openLink: 'Open meeting link', who: 'Who is coming?', whoTitle: 'Who is coming?',
    nudge: 'We have not had your answer yet', tomorrow: 'Tomorrow', day: (day) => `Reminder: ${day}`, soonIn: (minutes) => `Starts in ${minutes} minutes`, digital: 'Online',
  },
  live: {
    answered: (n, total) => `${n} of ${total} have answered`, byLevel: 'By level', byUnit: 'By unit', byParty: 'By party', yes: 'Yes', maybe: '?', no: 'No', silent: '–',
    columns: 'Yes: in person and online  ·  ?: maybe  ·  –: no answer',
    levelClosed: (level) => `Answers from ${level} cannot be read right now.`, missing: (parties) => `Nobody has said yes from: ${parties}`, sending: 'Sending', sent: 'Sent', waiting: 'Waiting', failed: 'Failed', unreachable: 'Not reachable', unknown: 'Uncertain', unknownText: 'Uncertain: the message may have arrived.',
    updated: (clock) => `Updated at ${clock}`, names: 'Show names', callList: 'Call list', cancel: 'Cancel the meeting', more: 'More units', namesTitle: 'Who answered what',
    states: { open: 'Open for answers', closed: 'Closed', cancelled: 'Cancelled', scheduled: 'Not sent yet', draft: 'Draft' },
  },
  callList: {
    title: 'Call list', lead: (n) => `${n === 1 ? '1 person' : `${n} people`} should be phoned. Why is said below the name.`, empty: 'Nobody to phone: everybody has got the message or has answered.', noPhone: 'No number',
    reasons: { silent: 'has not answered in time', 'to-be-told': 'is not needed any more and must be told', 'never-seen': 'does not have the app', uninstalled: 'has removed the app', blocked: 'has blocked messages', failed: 'sending failed', unknown: 'uncertain whether it arrived' },
    download: 'Download as CSV', linkNote: 'The link to the file works for 15 minutes. Open the call list again to get a new one.',
    columns: { name: 'Name', unit: 'Unit', level: 'Level', phone: 'Phone', reason: 'Why' }, fileName: 'call-list',
  },
  file: { goneTitle: 'The link no longer works', gone: 'Links to lists and reports work for 15 minutes, and links to calendar files until the meeting is over. Open the card again in Teams to get a new link.' },
  cancel: { title: 'Cancel the meeting?', text: (n) => `${people(n)} will be told. This cannot be undone.`, confirm: 'Yes, cancel it', keep: 'Keep the meeting', done: 'The meeting is cancelled. Those who were called are told.' },
  list: { title: 'Coming meetings', empty: 'No meetings are planned for you.', open: 'Open', yours: 'You called this', notAnswered: 'Not answered', answered: (answer) => `Your answer: ${answer}`, cancelled: 'Cancelled' },
  mine: { title: 'Waiting for you', empty: 'Nothing. You have answered everything. Thank you!', answerBy: (date) => `Answer by ${date}` },
  summaries: {
    invitation: (title, when) => `Invitation: ${title}, ${when}`, cancelled: (title) => `Cancelled: ${title}`, nudge: (title) => `Are you coming? ${title}`,
    tomorrow: (title) => `Tomorrow: ${title}`, soon: (title) => `Starts soon: ${title}`, live: (title) => `Answers so far: ${title}`,
    menu: 'Menu', help: 'Help', welcome: 'Welcome to the SaLTo network’s assistant', status: 'Who can be reached?', form: 'New meeting', preview: 'Preview', list: 'Coming meetings', mine: 'Unanswered', names: 'Names',
  },
  faults: {
    missing: 'This field is needed.', 'title-missing': 'The meeting needs a title.', 'kind-unknown': 'Choose a kind of meeting.', 'date-missing': 'Choose a date.', 'date-invalid': 'There is no such date. Choose another.', 'date-past': 'This date has passed. Choose a later one.', 'start-past': 'This time has passed. Choose a later one.',
    'time-missing': 'Choose a time.', 'time-invalid': 'The time must be written as HH:MM.', 'time-skipped': 'There is no such time on this day, because the clocks go forward.', 'end-before-start': 'The meeting must end after it starts, on the same day.',
    'deadline-invalid': 'The date to answer by does not exist.', 'deadline-past': 'The date to answer by has passed. Choose a later one.', 'deadline-after-meeting': 'The date to answer by must be before the meeting or the same day.', 'join-url-invalid': 'The link must be a whole address that begins with https://.',
    'audience-empty': 'Nobody fits this choice. Choose at least one level and one unit, or a group.', 'audience-not-allowed': 'You may not call everybody in this choice. Choose units that you co-ordinate, or ask SaLTo-sekretariatet.', 'audience-all-and-some': 'You have chosen both “All units” and single units. Untick what does not apply.', 'audience-unknown': 'The choice had a unit or group that does not exist. It has been taken out: check the choice.',
    'repeat-missing': 'Choose how often the meeting repeats, or clear the fields for when the series ends.', 'repeat-unknown': 'Choose how often the meeting repeats.', 'repeat-end-missing': 'Choose the last date, or write how many meetings.', 'repeat-end-both': 'Fill in only one of last date and number of meetings.', 'repeat-until-early': 'The last date must be after the first meeting.', 'repeat-count-invalid': 'Write a number from 2 to 60.', 'repeat-too-many': 'The series gets more than 60 meetings. Choose an earlier last date.', 'repeat-too-long': 'The series lasts more than two years. Let it end earlier.', 'repeat-one': 'This makes fewer than two meetings. Let the series last longer, or choose “Never”.',
    'days-off-unknown': 'Choose what happens when a meeting falls on a public holiday or a weekend.', 'deadline-before-opening': 'The deadline is too early: the invitation to each meeting of the series has not been sent by then.', 'time-skipped-series': 'One of the meetings falls on the night when the clocks go forward, and this time does not exist then.',
    'text-too-long': 'The text is too long. Make it shorter.', 'identity-number': 'The text seems to have a national identity number in it. Remove it: such information does not belong here.', 'contact-details': 'The text has a phone number or an e-mail address. Press once more if it is to be included.',
  },
  refusals: {
    title: 'That did not work', unknownPersonTitle: 'I do not know you yet',
    unknownPerson: 'I cannot find you in the SaLTo network. Ask the SaLTo-koordinator of your bydel, or SaLTo-sekretariatet, to add you.',
    notInvited: 'You are not called to this meeting, so your answer was not stored.', closed: 'The meeting no longer takes answers.', cancelled: 'The meeting is cancelled.', notOpen: 'The meeting has not been sent out yet.', gone: 'What you pressed no longer exists.', alreadySent: 'The invitation has already been sent.', outdated: 'This card is old. Open it again from the menu.',
    notAllowed: (contact) => `You do not have access to this. Contact ${contact}.`, notOrganiser: (organiser) => `Only the person who called the meeting can do this. Contact ${organiser}.`,
    wrongAnswer: 'That answer is not one of the choices in the invitation.', personalOnly: 'I answer that in your own chat. Write to me there.', answeredInChat: 'The answer is in your own chat with me.',
    unexpected: 'Something went wrong, and not everything may have been stored. Please try again in a moment.', contactSecretariat: 'SaLTo-sekretariatet',
  },
  errors: {
    'config-invalid': 'The assistant is set up wrongly. Contact SaLTo-sekretariatet.', 'store-unavailable': 'The store does not answer right now, so this may not have been stored. Please try again in a moment.', 'store-denied': 'Nothing was stored: this part of the store is closed right now. Please try again in a moment.', 'document-too-large': 'This is too large to store. Make the text shorter.',
    'import-invalid': 'The file has faults and nothing was imported.', 'not-found': 'What you pressed no longer exists.',
  },
};
