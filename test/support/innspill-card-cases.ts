/** The cards of innspill with invented data: the largest that is realistic first. */
import type { z } from 'zod';
import type { Texts } from '../../src/locales/texts.ts';
import { formCard, formModel, type FormInput } from '../../src/innspill/card-form.ts';
import { decisionModel, itemCard, ownModel } from '../../src/innspill/card-item.ts';
import { waitingCard, waitingModel } from '../../src/innspill/card-waiting.ts';
import type { Innspill, Step } from '../../src/innspill/domain.ts';
import type { MeetingDetails } from '../../src/meetings/domain.ts';
import type { CardDefinition } from '../../src/ports/card-renderer.ts';
import { networkLevels } from '../../src/shared/network-terms.ts';
import type { CardCase, FreeText } from './card-cases.ts';
import { member, networkOf, seat } from './networks.ts';

const idOf = (at: number): string => `innspill-3f1c2b7a-9d4e-4c55-8a1f-2b6d7e8f9${String(at).padStart(3, '0')}`;
const timeZone = 'Europe/Oslo';

export function innspillCases(free: FreeText, details: MeetingDetails): CardCase[] {
  const one = <Schema extends z.ZodType>(card: CardDefinition<Schema>, name: string, model: (t: Texts) => z.infer<Schema>): CardCase => ({ card, name, model });
  const network = networkOf(
    [member('ute', [seat('utovende@alna')], { name: free.person }), member('kåre', [seat('koordinerende@alna', { role: 'koordinator' })], { name: 'Kåre Koordinator' })], [],
    [{ id: 'alna', name: free.unit ?? 'Bydel Alna', kind: 'bydel', party: 'bydel' }, { id: 'vest', name: free.unit ?? 'Region Oslo vest', kind: 'region', party: 'annet' }, { id: 'sekretariatet', name: free.unit ?? 'SaLTo-sekretariatet', kind: 'sekretariat', party: 'annet' }],
  );
  const viewer = (t: Texts) => ({ member: network.members.get('kåre')!, network, t });
  const title = free.title.slice(0, 120);
  const short = ['Felles rutine når noen utebommer skolen', 'Åpningstider på fritidsklubbene i høstferien', 'Opplæring i samtaleverktøy', 'Hvem følger opp Furuset senter?'];
  const innspill = (at: number, more: Partial<Innspill> = {}): Innspill => ({
    id: idOf(at), memberId: at % 9 === 8 ? 'gone' : 'ute', title: at % 4 === 0 ? title : short[at % 4] ?? title, named: at % 2 === 0, level: networkLevels[at % 3] ?? 'utovende', unit: at % 5 === 4 ? 'sekretariatet' : 'alna', state: 'waiting', at: `2027-01-${String(4 + (at % 20)).padStart(2, '0')}T09:00:00Z`, history: [],
    ...(at % 3 === 1 ? {} : { why: free.agenda.slice(0, 2000) }), ...more,
  });
  const taken = { promptId: 'meeting-1', title: details.title, date: '2027-02-03' };
  const stamp = { by: 'kåre', at: '2027-01-18T08:30:00Z' };
  const lifted: Step = { ...stamp, step: 'lifted', from: { level: 'utovende', unit: 'alna' }, to: { level: 'koordinerende', unit: 'alna' }, comment: free.title.slice(0, 500) };
  const own = [
    innspill(0, { level: 'koordinerende', history: [lifted] }), innspill(1, { state: 'taken', meeting: taken, history: [{ ...stamp, step: 'taken', meeting: taken }] }),
    innspill(2, { state: 'not-now', history: [{ ...stamp, step: 'not-now', comment: free.title.slice(0, 500) }] }), innspill(3, { state: 'withdrawn', history: [{ ...stamp, by: 'ute', step: 'withdrawn' }] }), innspill(4),
    ...Array.from({ length: 5 }, (_, at) => innspill(10 + at)),
  ];
  const typed = { title: free.title.slice(0, 120), comment: free.agenda, place: '', named: 'true' };
  const form: FormInput = { formId: idOf(0), typed, faults: { title: 'text-too-long', comment: 'identity-number', place: 'place-unknown' }, contactConfirmed: true, places: [{ level: 'utovende', unit: 'alna' }, { level: 'styrende', unit: 'vest' }, { level: 'koordinerende', unit: 'sekretariatet' }], own, page: 1, timeZone };
  const meetings = Array.from({ length: 20 }, (_, at) => ({ promptId: `meeting-3f1c2b7a-9d4e-4c55-8a1f-2b6d7e8f9a${at}`, details: { ...details, ...(at % 3 === 0 ? {} : { title: 'Utøvermøte Bydel Alna' }) } }));
  const from = { scope: 'own', page: 2 };
  return [
    one(formCard, '', (t) => formModel(form, viewer(t))),
    one(formCard, 'new', (t) => formModel({ formId: idOf(0), typed: { title: '', comment: '', place: '', named: 'false' }, places: [{ level: 'utovende', unit: 'alna' }], own: [], page: 1, timeZone }, viewer(t))),
    one(formCard, 'own', (t) => formModel({ formId: idOf(0), typed: { title: '', comment: '', place: '', named: 'false' }, places: form.places, own: own.slice(0, 5), page: 1, timeZone, notice: t.innspill.own.withdrawn }, viewer(t))),
    one(waitingCard, '', (t) => waitingModel({ waiting: Array.from({ length: 200 }, (_, at) => innspill(at)), scope: { kind: 'all' }, page: 9, timeZone, seesAll: true }, viewer(t))),
    one(waitingCard, 'meeting', (t) => waitingModel({ waiting: [innspill(0), innspill(1), innspill(2)], scope: { kind: 'meeting', promptId: 'meeting-1', title: details.title }, page: 1, timeZone, seesAll: false }, viewer(t))),
    one(waitingCard, 'digest', (t) => waitingModel({ waiting: Array.from({ length: 12 }, (_, at) => innspill(at)), scope: { kind: 'own' }, page: 1, timeZone, seesAll: true, below: true }, viewer(t))),
    one(waitingCard, 'empty', (t) => waitingModel({ waiting: [], scope: { kind: 'own' }, page: 1, timeZone, seesAll: false }, viewer(t))),
    one(itemCard, '', (t) => decisionModel({ innspill: innspill(0, { level: 'koordinerende', history: [lifted] }), meetings, liftsTo: { level: 'styrende', unit: 'vest' }, from, timeZone, typed: { meeting: '', comment: free.title.slice(0, 500) }, faults: { meeting: 'meeting-missing', comment: 'contact-details' }, contactConfirmed: true }, viewer(t))),
    one(itemCard, 'top', (t) => decisionModel({ innspill: innspill(1, { level: 'styrende', memberId: 'gone' }), meetings: [], from, timeZone }, viewer(t))),
    one(itemCard, 'taken', (t) => decisionModel({ innspill: own[1] as Innspill, from, timeZone, notice: { text: t.innspill.item.done.taken('«Utøvermøte Bydel Alna»'), style: 'good' } }, viewer(t))),
    one(itemCard, 'conflict', (t) => decisionModel({ innspill: own[2] as Innspill, from, timeZone, notice: { text: t.innspill.item.conflict(free.person), style: 'warning' } }, viewer(t))),
    one(itemCard, 'sent', (t) => ownModel({ innspill: innspill(0), timeZone, notice: { text: `${t.innspill.own.sent} ${t.innspill.own.goesTo(free.person)}`, style: 'good' } }, viewer(t))),
    one(itemCard, 'own', (t) => ownModel({ innspill: own[2] as Innspill, timeZone }, viewer(t))),
  ];
}
