/** How the calls of a mobilisation are counted once no more are sent. */
import { expect, test } from '@jest/globals';
import { whenNoMoreAreCalled } from '../../../src/mobilisation/call-progress.ts';

test('changes of cards that wait are no calls that wait; everybody called is sent to, in doubt, unreachable or spared', () => {
  const called = new Map(['lead', 'got-it', 'in-a-channel', 'in-doubt', 'nowhere', 'spared'].map((memberId) => [memberId, undefined]));
  const unsettled = [{ recipientId: 'in-doubt', purpose: 'mobilisation-call', state: 'unknown' as const, reason: '' }, { recipientId: 'nowhere', purpose: 'mobilisation-call', state: 'unreachable' as const, reason: '' }];
  const progress = { pending: 4, sent: 1, unknown: 1, failed: 0, unreachable: 1, unsettled, throughChannel: new Set(['in-a-channel']) };
  const { pending, sent, unknown, unreachable, spared } = whenNoMoreAreCalled(progress, { organiserId: 'lead' }, called, new Set(['got-it', 'in-doubt']));
  expect({ pending, sent, unknown, unreachable, spared }).toEqual({ pending: 0, sent: 2, unknown: 1, unreachable: 1, spared: 1 });
});
