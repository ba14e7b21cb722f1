/** The cards of the summary and the tasks after a meeting, with invented data: the largest that is realistic first. */
import type { z } from 'zod';
import { formCard, dateFormModel, summaryFormModel, taskFormModel } from '../../src/follow-up/card-form.ts';
import { overviewCard, overviewModel, type OverviewInput } from '../../src/follow-up/card-overview.ts';
import { taskCard, taskModel, type TaskInput } from '../../src/follow-up/card-task.ts';
import { newTask, withChange, type Task, type TaskChange } from '../../src/follow-up/domain.ts';
import type { Texts } from '../../src/locales/texts.ts';
import type { MeetingDetails } from '../../src/meetings/domain.ts';
import type { Member } from '../../src/network/domain.ts';
import type { CardDefinition } from '../../src/ports/card-renderer.ts';
import type { CardCase, FreeText } from './card-cases.ts';

const promptId = 'meeting-3f1c2b7a-9d4e-4c55-8a1f-2b6d7e8f9a01';
const taskId = '7b1d6c1e-5a77-4b0e-9d0c-6b9f1f0c2a11';
const minutes = 'Vi gikk gjennom status i bydelene siden sist. Alna melder om færre henvendelser enn i fjor, Sagene om flere rundt skoleslutt.\nVedtatt: felles rutine ved alvorlige hendelser tas i bruk fra 1. mars. Utdanningsetaten informerer skolene.\nNeste møte er i mars. Da tar vi opp sommerens arrangementer.';
const things = ['Sende felles rutine til alle skolene og be om navn på en kontakt', 'Avtale møte med utekontakten om vinterferien', 'Undersøke om fritidsklubbene kan ha åpent fredag kveld', 'Lage forslag til plan for Norway Cup'];

export function tiltaksloggCases(free: FreeText, details: MeetingDetails): CardCase[] {
  const one = <Schema extends z.ZodType>(card: CardDefinition<Schema>, name: string, model: (t: Texts) => z.infer<Schema>): CardCase => ({ card, name, model });
  const isReal = free.title !== free.place;
  const taskText = (at: number): string => (isReal ? things[at % 4] ?? '' : free.title.slice(0, 300));
  const names = { nameOf: (id: string) => (id === '' ? undefined : id === 'm1' ? 'Solveig Sekretær' : free.person), timeZone: 'Europe/Oslo' };
  const task = (at: number, ...changes: readonly TaskChange[]): Task => changes.reduce<Task>((now, change, on) => withChange(now, change, on % 2 === 0 ? 'm2' : 'm1', `2027-02-1${on}T12:10:00Z`), newTask({ promptId, taskId: `${taskId}-${at}`, text: taskText(at), ownerId: at % 3 === 0 ? 'm2' : 'm1', due: `2027-0${2 + (at % 5)}-1${at % 9}` }, 'm1', '2027-02-03T13:10:00Z'));
  const done: TaskChange = { what: 'done' };
  const later: TaskChange = { what: 'postponed', due: '2027-03-12', reason: free.title.slice(0, 200) };
  const tasks = Array.from({ length: 21 }, (_, at) => task(at, ...(at % 4 === 1 ? [done] : at % 7 === 6 ? [{ what: 'withdrawn' } as const] : [])));
  const summary = { promptId, text: free.agenda.length > 300 ? free.agenda.slice(0, 2000) : minutes, revision: 2, shared: 1, history: [{ what: 'written', by: 'm1', at: '2027-02-03T13:10:00Z' }, { what: 'shared', by: 'm1', at: '2027-02-03T13:20:00Z' }, { what: 'written', by: 'm2', at: '2027-02-04T08:02:00Z' }] } as const;
  const overview: OverviewInput = { ...names, promptId, details, summary, tasks, page: 2, today: '2027-03-15', as: 'keeper', notice: { text: 'Oppsummeringen er lagret.', color: 'good' } };
  const shown: TaskInput = { ...names, task: task(0, later), details, today: '2027-02-12', at: 'own' };
  const people = Array.from({ length: 9 }, (_, at): Member => ({ id: `m${at + 2}`, name: at === 3 ? free.person : `Mohammed Bjørnstad ${at}`, email: `p${at}@example.no`, groups: [], seats: [{ unit: 'bydel-alna', level: 'koordinerende', role: 'medlem', organisation: 'bydel-alna', party: 'bydel', title: '', primary: true }] }));
  const many = Array.from({ length: 40 }, (_, at) => people[at % 9] ?? people[0]).flatMap((person) => person ?? []);
  const data = { promptId, taskId };
  return [
    one(overviewCard, '', (t) => overviewModel(overview, t)),
    one(overviewCard, 'new', (t) => overviewModel({ ...overview, summary: undefined, tasks: [], page: 1, notice: { text: t.tiltakslogg.summary.none, color: 'good' } }, t)),
    one(overviewCard, 'first', (t) => overviewModel({ ...overview, summary: { ...summary, shared: 0, history: summary.history.slice(0, 1) }, tasks: tasks.slice(0, 2), page: 1, notice: { text: t.tiltakslogg.form.unreachable(free.person), color: 'warning' } }, t)),
    one(overviewCard, 'shared', (t) => overviewModel({ ...overview, tasks: tasks.slice(0, 10), page: 1, as: 'invited', today: '2027-02-04' }, t)),
    one(taskCard, '', (t) => taskModel({ ...shown, at: 'log', today: '2027-03-15', task: task(0, later, done, { what: 'reopened' }, { what: 'changed', text: taskText(1), ownerId: 'm3', due: '2027-03-13' }, done, { what: 'reopened' }, { ...later, due: '2027-03-14' }, { what: 'handed-on', ownerId: '' }), notice: { text: t.tiltakslogg.form.conflict(free.person), color: 'warning' } }, t)),
    one(taskCard, 'own', (t) => taskModel({ ...shown, task: task(3) }, t)),
    one(taskCard, 'done', (t) => taskModel({ ...shown, task: task(3, done), notice: { text: t.tiltakslogg.task.told.done, color: 'good' } }, t)),
    one(taskCard, 'reminder', (t) => taskModel({ ...shown, reminds: true, today: '2027-03-05' }, t)),
    one(taskCard, 'late', (t) => taskModel({ ...shown, reminds: true, today: '2027-03-19' }, t)),
    one(taskCard, 'gone', (t) => taskModel({ ...shown, at: 'gone' }, t)),
    one(formCard, '', (t) => taskFormModel({ details, data: { ...data, at: 'log', revision: 3 }, typed: { task: taskText(0), owner: 'm5', ownerName: free.person.slice(0, 100), due: '2027-02-01' }, faults: { task: 'identity-number', ownerName: 'owner-several', due: 'due-past' }, isNew: false, people: many, found: people, notice: { text: t.tiltakslogg.form.conflict(free.person), color: 'warning' }, now: [taskText(2), `${free.person} · ons. 10. feb. · Åpen`] }, t)),
    one(formCard, 'new', (t) => taskFormModel({ details, data, typed: { task: '', owner: '', ownerName: '', due: '' }, isNew: true, people }, t)),
    one(formCard, 'search', (t) => taskFormModel({ details, data, typed: { task: '', owner: '', ownerName: '', due: '' }, isNew: true, people: many }, t)),
    one(formCard, 'summary', (t) => summaryFormModel({ details, data: { promptId, revision: 2 }, typed: summary.text, fault: 'contact-details', notice: { text: t.tiltakslogg.summary.conflict(free.person), color: 'warning' }, now: [summary.text] }, t)),
    one(formCard, 'date', (t) => dateFormModel({ details, task: taskText(0), data: { ...data, at: 'own', revision: 1 }, typed: { due: '2027-02-10', reason: free.title.slice(0, 200) }, faults: { due: 'due-same', reason: 'reason-missing' } }, t)),
  ];
}
