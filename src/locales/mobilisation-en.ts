/** English for mobilisation. */
import { shiftsEn } from './shifts-en.ts';
import type { MobilisationTexts } from './mobilisation-nb.ts';

const people = (n: number) => (n === 1 ? '1 person' : `${n} people`);

export const mobilisationEn: MobilisationTexts = {
  kinds: { 'alvorlig-hendelse': 'Serious incident', arrangement: 'Event', demonstrasjon: 'Demonstration' },
  exercise: 'EXERCISE', exerciseText: 'This is an exercise. Answer as if it were real.',
  answers: { 'kan-stille': 'Can come', 'kan-bista-digitalt': 'Can help online', 'kan-ikke': 'Cannot', 'er-fremme': 'Have arrived', 'takket-av': 'Stood down', silent: 'No answer' },
  short: { 'er-fremme': 'Here', 'kan-bista-digitalt': 'Online', 'kan-ikke': 'No', 'takket-av': 'Stood down', silent: 'No answer' },
  now: 'Now', minutes: (n) => (n === 1 ? '1 minute' : `${n} minutes`), hours: (n) => (n === 1 ? '1 hour' : `${n} hours`), days: (n) => (n === 1 ? '1 day' : `${n} days`),
  meet: 'Meet', needed: 'Needed', neededValue: people, calledBy: 'Called by', deadline: 'Answer within', clock: (time) => `at ${time}`,
  form: {
    title: 'Mobilise', exerciseTitle: 'Exercise: mobilise', editTitle: 'Change the mobilisation', lead: 'Nobody is called until you have seen the preview and pressed Send.',
    privacy: 'Never write about children or young people who could be recognised.',
    fields: { kind: 'What is it about?', situation: 'Situation', place: 'Place', meetAt: 'Meet at', date: 'Date (event and demonstration)', deadline: 'Answer within (minutes)', needed: 'How many are needed?', shifts: 'Shifts, one a line (events and demonstrations)', levels: 'Levels', units: 'Units', groups: 'Groups' },
    placeholders: { situation: 'In short: what do we need help with?', place: 'Address or meeting point', deadline: '15', needed: 'May be left empty', shifts: '28.7. 10:00-14:00 6' },
    absentLabel: 'Absence', includeAbsent: 'Call out those who are away, too',
    shiftsHint: 'Time and number on each line; the date first when there are several days. Past midnight: 22:00-06:00 next day 4. The numbers here are used instead of “How many are needed?”.',
    audience: 'Who is to be called out?', audienceHint: 'Everybody on the chosen levels in the chosen units, and everybody in the chosen groups. You yourself are not called.',
    sentrum: 'As SaLTo sentrum you may call people of every bydel, to a place in the centre of Oslo.',
  },
  preview: {
    called: (n) => `${people(n)} will be called out`, how: 'How they are reached', personal: 'In their own chat', roster: 'In a new chat', none: 'Not reachable',
    inVain: (names, more) => `Nobody is called out from ${names}${more > 0 ? ` and ${more} more` : ''}. Check the levels, units and groups.`,
    tooFew: (needed, called) => `You need ${needed}, but only ${called} will be called.`,
    nobodyReachable: 'None of them can be reached in Teams. Call them by phone: press “Show names”.', unreachable: (n) => `${people(n)} cannot be reached in Teams: to be phoned from the call list.`, everyone: 'Everybody can be reached in Teams.',
    unreachableTitle: 'Call list: not reachable in Teams', absentLeftOut: (n) => `${people(n)} told that they are away, and are not called out.`, absentCalled: (n) => `${people(n)} told that they are away, and are called out all the same.`, discarded: 'The draft is gone. Nobody was called.', showNames: 'Show names',
  },
  sent: { title: 'The mobilisation is on its way', exerciseTitle: 'The exercise is on its way', lead: (n) => `${people(n)} are being called now. Follow the answers on the board below.`, board: 'Open the board' },
  call: {
    ask: 'Can you come?', eta: 'When can you be there?', etaNone: 'Do not know yet', etaMinutes: (n) => `In ${n} minutes`, etaTime: 'Or a time', more: 'Another time, or a comment', comment: 'Comment', commentHint: 'May be left empty. Never write about young people who could be recognised.',
    newEta: 'New arrival time', etaSame: 'As before', save: 'Save change', yourAnswer: 'You answered', arriving: (time) => `Arriving about ${time}`, thanks: 'Thank you! Press “Have arrived” when you are there.', arrived: 'Thank you for being here.', digital: 'Thank you! You will be contacted if needed.', change: 'You can change your answer.', yourComment: (comment) => `Comment: ${comment}`,
    cancelled: 'The mobilisation is called off', cancelledText: 'You need not do anything.', closed: 'The mobilisation is over',
    covered: 'There are enough people', coveredText: 'Thank you! There are enough people now, so you need not come. We will tell you if that changes.',
    reopened: 'More people are needed after all', nudge: 'We have not heard from you', update: (name) => (name === undefined ? 'Message' : `Message from ${name}`), latest: 'Latest message',
  },
  board: {
    states: { open: 'Board', closed: 'Over', cancelled: 'Called off', scheduled: 'On its way out', draft: 'Draft' }, answered: (n, total) => `${n} of ${total} have answered`, median: (minutes) => `Half of the answers came within ${Math.max(1, minutes)} min`,
    quota: (coming, needed) => `${coming} of ${needed} are coming`, met: 'Enough people are coming', offer: 'Enough people are coming. Press “There are enough people” to stand down those who are not needed.', reopened: 'Somebody dropped out after there were enough. The others have been asked again.', covered: 'There are enough people, and the others have been stood down.',
    coming: 'Those who come', nobodyComing: 'Nobody has said yes yet.', unnamed: (people) => (people === 1 ? 'One is coming whose name you do not see.' : `${people} are coming whose names you do not see.`), unknownEta: 'time unknown', etaAt: (time) => `about ${time}`, here: 'Arrived', late: (time) => `was due at ${time}`,
    byLevel: 'By level', byUnit: 'By unit', columns: { 'er-fremme': 'Here', 'kan-bista-digitalt': 'Onl', 'kan-ikke': 'No', 'takket-av': 'Thx', silent: '–' }, onTheWay: { label: 'On the way', column: 'Way', said: 'on the way' }, ahead: { label: 'Yes', column: 'Yes', said: 'coming' }, explain: (coming) => `Here: arrived  ·  ${coming}  ·  Onl: online  ·  –: no answer`, explainThanked: 'Thx: thanked and not needed', spared: 'Not sent', sending: 'Sending',
    nextWave: (wave, time) => `Wave ${wave} is called at ${time} unless there are enough people`, waves: (called, waves) => `Wave ${called} of ${waves} has been called`,
    closed: (level, n) => `Answers from ${level} cannot be read now: ${people(n)} are in none of the numbers, and nobody of them is reminded.`, waveWaits: (minutes) => `The next wave waits for these answers, ${minutes} min at most. You can call it now.`,
    refresh: 'Refresh', update: 'Send a message', cancel: 'Call off', enough: 'There are enough people', wave: 'Call the next wave', led: (name) => `Led by ${name}`,
  },
  update: { title: 'Send a message', sent: 'The message is on its way', text: 'Message', hint: 'Short. Never write about young people who could be recognised.', to: 'To', all: 'Everybody called', coming: 'Only those who come', send: 'Send', done: (n) => `The message goes to ${people(n)}.`, unreachable: (n) => `${n} of them cannot be reached in Teams and must be phoned.`, full: 'No more messages can be sent.', nobody: 'There is nobody to send to yet.' },
  cancel: { title: 'Call off the mobilisation?', text: (n) => `${people(n)} have been called. Those who have got the message will be told. This cannot be undone.`, confirm: 'Yes, call it off', keep: 'No, go on', kept: 'The mobilisation goes on.', done: 'The mobilisation is called off. Those who have got the message are being told.' },
  enough: { done: (kept, thanked) => `${kept} go on. ${thanked} are stood down.`, already: (kept) => `The need has already been declared met. ${kept} go on.`, notMet: 'There are no longer enough people. Nobody was stood down.' },
  waves: { field: 'Order', orders: { alle: 'Everybody at once', nivaer: 'Level by level: field level first', enheter: 'Unit by unit' }, every: (minutes) => `The next wave is called after ${minutes} min unless there are enough people.`, minutes: 'Minutes between waves', size: (wave, name, n) => `Wave ${wave}, ${name}: ${people(n)}`, called: (n) => `${people(n)} are being called now.`, none: 'Every wave has been called already.' },
  escalation: { title: 'Answers to the mobilisation', row: (answered, called) => `${answered} of ${called} have answered`, coming: (n) => (n === 1 ? '1 is coming' : `${n} are coming`), lead: 'The time to answer is over. Please remind your people to answer.' },
  ringeliste: { covered: 'Enough people come.', cancelled: 'The mobilisation is called off.', closed: 'The mobilisation is closed.', nobody: 'Nobody needs to be phoned.', onlyTell: 'Phone only those who have to be told.' },
  leaderless: {
    title: 'The mobilisation needs a new lead', summary: 'SaLTo: the mobilisation needs a new lead', left: () => 'Whoever led it is no longer in the network.', role: (name) => `${name} can no longer lead: they are neither koordinator, in the sekretariat nor called.`, away: (name) => `${name} leads it, but has registered absence.`,
    ask: 'Take over to get the board and to send messages, hand the lead over and call it off.', board: (name) => `${name}, who has registered absence`,
  },
  shifts: shiftsEn,
  list: { title: 'Mobilisations now', empty: 'There is no mobilisation going on to show you.', open: 'Open the board', answer: 'Answer' },
  refusals: { mayNotCall: (contact) => `Only SaLTo co-ordinators and the SaLTo secretariat can call people out. Contact ${contact}.`, notCalled: 'You have not been called, so the answer was not stored.', notOpen: 'The mobilisation has not been sent yet.', alreadySent: 'The mobilisation has been sent already.', wrongAnswer: 'That is not one of the choices.', firstCome: 'Answer first that you can come.', notCaller: (name) => `Only the one who leads the mobilisation can do this. Contact ${name}.`, noLongerLead: (name) => `You can no longer lead this mobilisation. Contact ${name}.`, over: 'The mobilisation is over.' },
  faults: {
    'situation-missing': 'Write in short what it is about.', 'place-missing': 'Write where people are to meet.', 'kind-unknown': 'Choose what it is about.', 'minutes-invalid': 'Write a whole number of minutes, from 1 to 10,080 (a week).', 'needed-invalid': 'Write a whole number from 1 up, or leave the field empty.',
    'all-absent': 'Everybody chosen is away. Tick this to call them out all the same.', 'nobody-called': 'Nobody fits this choice, so nobody would be called. Choose more levels, units or groups.', 'call-not-allowed': 'You cannot call everybody in this choice. Choose units that you co-ordinate, or contact SaLTo-sekretariatet.',
    'eta-invalid': 'Write minutes or a time (HH:MM).', 'eta-past': 'That time is past. Choose when you can be there.', 'text-missing': 'Write the message.', 'waves-units': 'Choose the units one by one when they are to be called in turn.', 'waves-unknown': 'Choose an order.',
  },
  summaries: {
    call: (within) => `SaLTo is mobilising: can you come? Answer within ${within}`, nudge: 'SaLTo is mobilising: we are waiting for your answer', cancelled: 'SaLTo: the mobilisation is called off', covered: 'SaLTo: there are enough people, thank you', reopened: 'SaLTo is mobilising: more people are needed. Can you come?', update: 'SaLTo: new message about the mobilisation',
    board: 'Mobilisation: board', form: 'Mobilise', preview: 'Preview', list: 'Mobilisations now', escalation: 'SaLTo: answers to the mobilisation in your unit', exercise: (summary) => `EXERCISE – ${summary}`,
  },
};
