/** Tasks: what a change makes of one, what is counted, and that numbers add up however it has been changed. */
import { expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { changedSinceShared, countTasks, newTask, settledAt, withChange, type Task, type TaskChange } from '../../../src/follow-up/domain.ts';

const at = '2027-02-03T12:00:00Z';
const later = '2027-02-04T12:00:00Z';
const task = newTask({ promptId: 'p', taskId: 't', text: 'Ringe', ownerId: 'm1', due: '2027-02-10' }, 'm0', at);

const changes: fc.Arbitrary<TaskChange> = fc.oneof(
  fc.constantFrom<TaskChange>({ what: 'done' }, { what: 'withdrawn' }, { what: 'reopened' }),
  fc.record({ what: fc.constant('changed' as const), text: fc.constantFrom('Ringe', 'Skrive'), ownerId: fc.constantFrom('m1', 'm2'), due: fc.constantFrom('2027-02-10', '2027-02-11') }),
  fc.record({ what: fc.constant('postponed' as const), due: fc.constantFrom('2027-02-10', '2027-02-12'), reason: fc.constantFrom('', 'venter') }),
);

test('each change is one more in the history, with who and when; the same again is none', () => {
  fc.assert(fc.property(fc.array(changes, { maxLength: 20 }), (made) => {
    let now: Task = task;
    for (const change of made) {
      const next = withChange(now, change, 'm9', later);
      expect(withChange(next, change, 'm9', later)).toBe(next);
      if (next !== now) expect([next.revision, next.history.length, next.history.at(-1)]).toEqual([now.revision + 1, now.history.length + 1, expect.objectContaining({ what: change.what, by: 'm9', at: later })]);
      now = next;
    }
    // What it is now can be read out of what was done with it.
    const last = (field: 'text' | 'ownerId' | 'due') => now.history.findLast((entry) => entry[field] !== undefined)?.[field];
    expect([last('text'), last('ownerId'), last('due')]).toEqual([now.text, now.ownerId, now.due]);
    const { total, open, done, withdrawn, overdue } = countTasks([now, task], '2027-02-11');
    expect([open + done + withdrawn, overdue <= open]).toEqual([total, true]);
  }));
});

test('only a new owner, a new date or opening it again asks anew; done says when', () => {
  expect(withChange(task, { what: 'changed', text: 'Skrive', ownerId: 'm1', due: '2027-02-10' }, 'm0', later).askedAt).toBe(at);
  for (const change of [{ what: 'handed-on', ownerId: 'm2' }, { what: 'postponed', due: '2027-02-11', reason: 'x' }] as const) expect(withChange(task, change, 'm0', later).askedAt).toBe(later);
  const done = withChange(task, { what: 'done' }, 'm1', later);
  expect([settledAt(task), settledAt(done)]).toEqual([undefined, later]);
});

test('what was shared has changed since when a word or a task of it has', () => {
  const shared = { history: [{ what: 'written', by: 'm0', at }, { what: 'shared', by: 'm0', at: '2027-02-03T13:00:00Z' }] } as const;
  expect([changedSinceShared(shared, [task]), changedSinceShared(shared, [withChange(task, { what: 'done' }, 'm1', later)]), changedSinceShared({ history: [] }, [task])]).toEqual([false, true, true]);
});
