/** The action log: every task that came of a meeting, who has it, by when, and what became of it. Pure rules; DOMAIN: systematic follow-up, for notoritet. */
import { countTasks, isOverdue, settledAt, taskStates, type Task, type TaskCounts, type TaskState } from '../follow-up/domain.ts';
import type { Meeting } from '../meetings/domain.ts';
import { unitName, type Network } from '../network/domain.ts';
import { parseAudience } from '../prompts/audience-terms.ts';
import { isWithin, type Period } from './nokkeltall.ts';
import { logTexts as t } from './tiltakslogg-texts.ts';

/** One task. Dates are local, YYYY-MM-DD; names as people read them. */
export interface LogRow {
  readonly meeting: string;
  /** A kind id from kinds.ts. */
  readonly kind: string;
  readonly date: string;
  /** Whom the meeting was for. */
  readonly unit: string;
  readonly level: string;
  readonly what: string;
  readonly owner: string;
  readonly due: string;
  readonly state: TaskState;
  readonly doneAt?: string;
  readonly overdue: boolean;
}

/** The shape of `report tiltakslogg --format json`. `total = open + done + withdrawn`; `overdue` are some of the open ones. */
export interface ActionLog extends Partial<Period>, TaskCounts { readonly tasks: readonly LogRow[] }

export interface MeetingTasks { readonly meeting: Pick<Meeting, 'details' | 'audience'>; readonly tasks: readonly Task[] }

/** What the operator or a koordinator reads of an audience: units and groups, and levels. */
export function placesOf(audience: string, { units, groups }: Pick<Network, 'units' | 'groups'>): { readonly unit: string; readonly level: string } {
  const parsed = parseAudience(audience);
  const terms = 'terms' in parsed ? parsed.terms : [];
  const unitOf = (id: string): string => (id === '*' ? t.everywhere : unitName({ units }, id));
  const named = new Set(terms.flatMap((term) => (term.by === 'person' ? [] : [term.by === 'group' ? groups.get(term.group)?.name ?? term.group : unitOf(term.unit)])));
  const levels = new Set(terms.flatMap((term) => (term.by === 'level' ? [term.level] : term.by === 'group' ? groups.get(term.group)?.level ?? [] : [])));
  return { unit: [...named].join(', '), level: levels.has('*') ? t.levels['*'] : [...levels].map((level) => t.levels[level]).join(', ') };
}

/** What is open first, then what is due first: the top of the list is what somebody has to do something about. */
export function actionLog(held: readonly MeetingTasks[], network: Pick<Network, 'units' | 'groups' | 'members'>, { today, timeZone, period }: { readonly today: string; readonly timeZone: string; readonly period: Partial<Period> }): ActionLog {
  const { from = '', to = '9999-12-31' } = period;
  const within = held.filter(({ meeting }) => isWithin(meeting.details.date, { from, to }));
  const rows = within.flatMap(({ meeting: { details, audience }, tasks }) => tasks.map((task): LogRow => {
    const settled = task.state === 'done' ? settledAt(task) : undefined;
    return {
      meeting: details.title, kind: details.meetingKind, date: details.date, ...placesOf(audience, network), what: task.text, owner: network.members.get(task.ownerId)?.name ?? t.someone, due: task.due, state: task.state,
      ...(settled === undefined ? {} : { doneAt: Temporal.Instant.from(settled).toZonedDateTimeISO(timeZone).toPlainDate().toString() }), overdue: isOverdue(task, today),
    };
  }));
  const order = (row: LogRow): string => [taskStates.indexOf(row.state), row.due, row.date].join(' ');
  return { ...period, ...countTasks(within.flatMap(({ tasks }) => tasks), today), tasks: rows.toSorted((one, other) => (order(one) < order(other) ? -1 : 1)) };
}
