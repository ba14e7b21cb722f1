/** What follows a step of being let in when the process dies after the write, and who asks while a store is away. */
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { createSqliteStore } from '../../../src/adapters/sqlite/sqlite-store.ts';
import type { DeliveryRequest } from '../../../src/delivery/domain.ts';
import { forgetAdmission } from '../../../src/admission/let-in.ts';
import { createAdmissionStore } from '../../../src/admission/store.ts';
import type { Applicant } from '../../../src/admission/domain.ts';
import { admissionJobs, decideOn, sendRequest, type AdmitDeps } from '../../../src/admission/admit.ts';
import type { DocumentStore } from '../../../src/ports/document-store.ts';
import { handlerOf, type Occurrence } from '../../../src/schedule/domain.ts';
import { createFakeClock } from '../../support/fake-clock.ts';
import { member, networkOf, seat } from '../../support/networks.ts';

const kari = member('kari', [seat('koordinerende@alna', { role: 'koordinator' })]);
const who: Applicant = { contactId: 'c', name: 'Tuva Tvetydig', email: 'tuva@example.no', addresses: ['tuva@example.no'], guest: false, locale: 'nb' };
const wish = { unit: 'alna', level: 'utovende', organisation: 'alna' } as const;
const clock = createFakeClock('2027-01-11T08:00:00Z');
let store: DocumentStore;
let enqueued: DeliveryRequest[];
let planned: Occurrence[];
let linked: unknown[];
let dies: boolean;
let deps: AdmitDeps;

beforeEach(async () => {
  store = createSqliteStore({ file: ':memory:', clock });
  await store.init();
  [enqueued, planned, linked, dies] = [[], [], [], false];
  const network = async () => networkOf([kari]);
  deps = {
    admissions: createAdmissionStore(store), clock, ids: { newId: () => 'tuva' }, workingTime: { timeZone: 'Europe/Oslo' }, deliveries: { reached: async () => new Set() }, audit: { record: async () => undefined },
    directory: { network, renew: network, reachability: async () => new Map(), async link(contactId, as) { if (dies) throw new Error('killed'); linked.push([contactId, as]); } },
    enqueue: async (requests) => { enqueued.push(...requests); }, plan: async (occurrences) => { planned.push(...occurrences); },
  };
});
afterEach(async () => { await store.close(); });

const runLast = async (handler: string, late = false) => {
  const job = planned.findLast((one) => handlerOf(one.job) === handler && one.job.endsWith('-late') === late) as Occurrence;
  return await admissionJobs(deps)[handler]?.(job);
};

test('a request, and an answer, that were written when the process died are told of by the job', async () => {
  dies = true;
  await expect(sendRequest(deps, wish, who)).rejects.toThrow('killed');
  dies = false;
  expect([await runLast('admission-settle'), linked, enqueued.map(({ recipientId, purpose }) => [recipientId, purpose.split(':')[0]])]).toEqual([{ outcome: 'done' }, [['c', { applicantId: 'tuva' }]], [['kari', 'admission-asked']]]);
  dies = true;
  await expect(decideOn(deps, 'tuva', 0, { decision: 'let-in', level: 'utovende', organisation: 'alna' }, kari)).rejects.toThrow('killed');
  [dies, enqueued] = [false, []];
  await runLast('admission-settle');
  expect([linked.at(-1), enqueued.map(({ recipientId, purpose }) => [recipientId, purpose.split(':')[0]])]).toEqual([['c', { memberId: 'tuva' }], [['tuva', 'admission-answer'], ['tuva', 'admission-welcome']]]);
});

test('what somebody asked before they were imported under another id is forgotten by their address', async () => {
  await sendRequest(deps, wish, who);
  expect(await forgetAdmission(store, { memberId: 'imported', email: who.email })).toBe(1);
  expect(await deps.admissions.load('tuva')).toBeUndefined();
});

test('the job of a request that was deleted meanwhile does nothing; one that is answered does not run out, and nobody is told again', async () => {
  await sendRequest(deps, wish, who);
  await decideOn(deps, 'tuva', 0, { decision: 'turned-down' }, kari);
  enqueued = [];
  for (const [handler, late] of [['admission-expire', false], ['admission-settle', true]] as const) expect(await runLast(handler, late)).toEqual({ outcome: 'done' });
  expect([(await deps.admissions.load('tuva'))?.state, enqueued]).toEqual(['turned-down', []]);
  const [found] = (await store.query('network', { partition: 'admission' })).items;
  // Until they may ask again, no longer.
  expect(found?.expiresAt).toBe('2027-01-25T08:00:00.000Z');
  await store.delete('network', 'admission', String(found?.id));
  expect(await runLast('admission-settle')).toEqual({ outcome: 'dropped', reason: 'not-found' });
});
