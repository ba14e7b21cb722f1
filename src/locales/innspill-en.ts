/** English for innspill. */
import type { InnspillTexts } from './innspill-nb.ts';

export const innspillEn: InnspillTexts = {
  title: 'New agenda item', lead: 'What should a meeting take up? Whoever prepares the meetings sees the item and your name, and you are told what becomes of it.',
  privacy: 'Do not write about children or youth who could be recognised.',
  fields: { title: 'Item', comment: 'Why, or what would you like? (may be left empty)', place: 'Where does it belong?', named: 'Name on the agenda', meeting: 'Meeting', reply: 'Answer to whoever sent it (needed for “Not now”)' },
  placeholders: { title: 'Short, like a point on the agenda', comment: 'A sentence or two', reply: 'Short and kind' },
  named: 'My name may stand on the agenda', send: 'Send', new: 'New agenda item', withdraw: 'Withdraw',
  cityWide: (unit) => `City-wide (${unit})`, place: (level, unit) => `${level} · ${unit}`,
  faults: { 'title-missing': 'Say in short what it is about.', 'place-unknown': 'Choose where the item belongs.', 'meeting-missing': 'Choose a meeting from the list.', 'reason-missing': 'Say in short why. Whoever sent the item gets the answer.' },
  own: {
    title: 'Your agenda item', sent: 'The item is sent.', mine: 'My agenda items',
    goesTo: (names) => `It goes to ${names}.`, nobody: 'Nobody prepares the meetings there yet. SaLTo-sekretariatet sees the item.',
    states: {
      waiting: 'Waiting', taken: (meeting, date) => `Will be taken up in ${meeting}, ${date}`, 'not-now': 'Not now', withdrawn: 'Withdrawn', again: 'Waiting again, because the meeting was called off', lifted: (place) => `Lifted to ${place}`,
    },
    withdrawn: 'The item is withdrawn.', tooLate: 'The item has been dealt with already, so it cannot be withdrawn. This is how it stands:',
    summary: (what) => `Your agenda item: ${what}`, again: 'You can send it again later.',
  },
  waiting: {
    title: 'Agenda items that wait', count: (n) => (n === 1 ? '1 agenda item waits' : `${n} agenda items wait`), none: 'No agenda items wait.', handle: 'Deal with it', all: 'The whole network', ownOnly: 'Mine only',
    allNote: 'All agenda items of the network. The koordinatorer deal with their own.', see: (n) => (n === 1 ? 'See 1 agenda item' : `See ${n} agenda items`), forMeeting: (meeting) => `Can be taken into ${meeting}`,
    group: (level, n) => `${level} (${n})`, list: 'All that wait',
  },
  item: {
    title: 'Agenda item', from: 'From', formerly: 'Somebody who is not in the network any more', belongs: 'Belongs to', sent: 'Sent', agenda: 'On the agenda', agendaNamed: 'The item, with the name of whoever sent it', agendaUnnamed: 'The item only, without a name',
    take: 'Take into a meeting', lift: 'Lift', notNow: 'Not now', liftTo: (place) => `“Lift” sends it on to ${place}.`, liftElsewhere: (place) => `“Lift” sends it on to ${place}, because the unit has no styringsgruppe of its own.`, top: 'It is on the highest level and cannot be lifted further.',
    noMeeting: 'No coming meeting is for this level. Call one, and it can be taken in there.', choose: 'Choose a meeting',
    done: { taken: (meeting) => `Taken onto the agenda: ${meeting}. The invitation is updated, and nobody is asked again.`, lifted: (place) => `Lifted to ${place}.`, 'not-now': 'The answer is sent.' },
    senderTold: 'Whoever sent it is told in working hours.',
    conflict: (name) => `${name} has dealt with the item meanwhile. Nothing is changed now. This is how it stands:`, withdrawnMeanwhile: 'The item has been withdrawn by whoever sent it.', someone: 'Somebody',
    full: (meeting) => `The agenda of ${meeting} is full. Make it shorter, or choose another meeting.`, over: (meeting) => `${meeting} cannot be changed any more. Choose another meeting.`,
    steps: {
      taken: (who, meeting) => `${who} took it into ${meeting}`, lifted: (who, place) => `${who} lifted it to ${place}`, 'not-now': (who) => `${who} answered “Not now”`, withdrawn: 'Withdrawn', released: (meeting) => `Did not come into ${meeting}`, calledOff: (meeting) => `${meeting} was called off`,
    },
    notYours: (contact) => `You cannot deal with this agenda item. Contact ${contact}.`,
  },
  agendaLine: (title, name) => `${title} (from ${name})`,
};
