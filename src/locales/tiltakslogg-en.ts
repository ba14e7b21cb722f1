/** English for what is written after a meeting: the summary and the tasks (tiltakslogg). */
import type { TiltaksloggTexts } from './tiltakslogg-nb.ts';

const people = (n: number) => (n === 1 ? '1 person' : `${n} people`);
const tasks = (n: number) => (n === 1 ? '1 task' : `${n} tasks`);

export const tiltaksloggEn: TiltaksloggTexts = {
  title: 'Summary and tasks', lockScreen: (meeting: string) => `Summary and tasks: ${meeting}`,
  notBegun: 'The meeting has not begun yet.', cancelled: 'The meeting is called off, so there is nothing to sum up.', taskGone: 'The task no longer exists.', clock: 'The bot',
  summary: {
    heading: 'Summary', none: 'No summary yet.', savedBy: (name: string, when: string) => `Saved by ${name} ${when}.`, write: 'Write summary', edit: 'Change summary',
    label: 'Summary', hint: 'The most important things said and decided', privacy: 'Write nothing that shows who a child or a young person is.', save: 'Save', cancel: 'Cancel', done: 'The summary is saved.',
    conflict: (name: string) => `${name} has saved a summary in the meantime. Yours is not saved yet. See what it says, keep what should be kept, and save again.`, now: 'As it is now:',
  },
  tasks: {
    heading: 'Tasks', none: 'No tasks yet.', counts: (open: number, done: number, withdrawn: number) => [`${open} open`, `${done} done`, ...(withdrawn === 0 ? [] : [`${withdrawn} withdrawn`])].join(' · '), overdue: (n: number) => `${n} overdue`,
    new: 'New task', open: 'Open', due: (date: string) => `Due ${date}`, late: (date: string) => `Was due ${date}`, doneAt: (date: string) => `Done ${date}`, withdrawnAt: (date: string) => `Withdrawn ${date}`,
  },
  share: {
    button: 'Share summary', again: 'Share again', title: 'Share summary', ask: (n: number) => `${people(n)} who were invited get the summary and the tasks in their chat.`, unreachable: (n: number) => `${n} of them cannot be reached here in Teams.`, askAgain: (n: number) => `The card that ${people(n)} have got is updated.`, send: 'Send', back: 'Back',
    done: (n: number) => `Being sent to ${people(n)}.`, sharedAt: (when: string) => `Shared ${when}.`, changedSince: 'It has changed since it was shared.', nothing: 'Write a summary or a task first.', nobody: 'Nobody was invited, so there is nobody to share with.', notShared: 'The summary is not shared.',
    from: (name: string) => `Shared by ${name}.`,
  },
  form: {
    newTitle: 'New task', editTitle: 'Change task', task: 'What is to be done?', taskHint: 'For example: Call the school about the winter holidays', owner: 'Who does it?', choose: 'Choose', ownerName: 'Who does it?', ownerOther: 'Or search again', ownerHint: 'Write part of the name', due: 'Due', save: 'Save', cancel: 'Cancel',
    among: 'Whoever does it must have been invited to the meeting.', done: (name: string) => `The task is saved. ${name} gets it in their chat.`, unreachable: (name: string) => `The task is saved, but ${name} cannot be reached here in Teams. Tell them in another way.`, saved: 'The task is saved.', before: 'The task had been saved before. Open it to change it.',
    conflict: (name: string) => `${name} has changed the task in the meantime. Yours is not saved yet. See what holds now, and save again.`, now: 'As it is now:', full: 'The meeting has as many tasks as there is room for.',
    faults: {
      'task-missing': 'Write what is to be done.', 'owner-missing': 'Choose or write who does it.', 'owner-several': 'Several have such a name. Choose the right one.', 'owner-many': 'Many have such a name. Write more of it.', 'owner-none': 'Nobody who was invited has that name. Write another.',
      'due-missing': 'Choose a date.', 'due-invalid': 'There is no such date.', 'due-past': 'The date has passed.', 'due-late': 'The date is too far ahead: the meeting and its tasks are deleted by then.',
    },
  },
  task: {
    yours: 'Task for you', owner: 'Who', due: 'Due', meeting: 'From', givenBy: 'Given by', reason: 'Reason', done: 'Done', newDate: 'New date', change: 'Change', withdraw: 'Withdraw', reopen: 'Open again', back: 'Back',
    states: { open: 'Open', done: 'Done', withdrawn: 'Withdrawn' }, overdue: 'Overdue', notYours: (name: string) => `The task has been given to ${name}.`, history: 'History',
    entries: { made: 'made the task', changed: 'changed the task', postponed: 'moved the date', done: 'reported it done', withdrawn: 'withdrew it', reopened: 'opened it again', 'handed-on': 'passed it on because its owner has left' },
    lockScreen: (meeting: string, date: string) => `Task for you from ${meeting}, due ${date}`, reminderScreen: (meeting: string, date: string) => `Reminder of your task from ${meeting}, due ${date}`, kind: 'Task',
    told: { done: 'The task is done. Thank you!', withdrawn: 'The task is withdrawn.', open: 'The task is open again.', postponed: 'The date is moved.' }, already: { done: 'The task is already reported done.', withdrawn: 'The task is withdrawn, so it is not to be done.', open: 'The task is open.' },
    reminder: { before: (days: number) => (days === 1 ? 'Reminder: due tomorrow' : `Reminder: due in ${days} days`), today: 'Reminder: due today', after: (days: number) => (days === 1 ? 'Reminder: was due yesterday' : `Reminder: was due ${days} days ago`) },
  },
  postpone: { title: 'New date', due: 'New date', reason: 'Why? (in short)', reasonHint: 'For example: waiting for the school to answer', missing: 'Write in short why.', same: 'Choose another date than the present one.' },
  report: {
    button: 'Action log', title: 'Action log', lead: (total: string, open: number, done: number, withdrawn: number) => `${total}: ${open} open, ${done} done, ${withdrawn} withdrawn.`, tasks, overdue: (n: number) => `${n} of the open ones are overdue.`, none: 'No tasks are stored.',
    whole: 'The whole network.', scope: (unit: string) => `About ${unit}.`, names: 'The file names those who have the tasks.',
  },
};
