/**
 * The whole of 2023–2025 answered through the cards: 333 measures, 60 people, over HTTP, with handing over, changes of mind, late
 * answers, double clicks and wrong hands. What the register then says is compared with a ledger kept from the clicks alone, and
 * with the network's own totals.
 */
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { readPlan } from '../../../src/tiltak/read-plan.ts';
import { countStatuses, lastStatus } from '../../../src/tiltak/domain.ts';
import { person } from '../../support/activities.ts';
import { fill, networkOf, openCheckIn, progressIn, promptId, storeOf } from '../../support/check-ins.ts';
import { buttonOf, startSalto, wordsOf, type Clicked, type Salto, type SeatRow } from '../../support/salto.ts';
import type { MeasureRow } from '../../support/tiltak-register.ts';

describe('check in ledger', () => {
  /** Area, measures, started: the first joint yearly report. */
  const report = [['1', 78, 70], ['2', 92, 76], ['3', 104, 85], ['4', 59, 47]] as const;
  const units = ['bydel-alna', 'bydel-sagene', 'groruddalen', 'ude', 'politi-ost'];
  const levels = ['koordinerende', 'utovende', 'koordinerende', 'styrende'];
  const people = Array.from({ length: 60 }, (_, n) => 101 + n);
  const seats = people.map((number, n): SeatRow => [number, `Ansvarlig ${number}`, units[n % 5] ?? '', units[n % 5] ?? '', levels[n % 4] ?? '', 'medlem']);

  type Final = 'igangsatt' | 'ikke-igangsatt';
  interface Planned extends MeasureRow { readonly id: string; readonly owner: number; readonly final: Final }
  /** Of every four measures one has no status yet, and one a status that is no longer true. */
  const measures: readonly Planned[] = report.flatMap(([area, total, started]) => Array.from({ length: total }, (_, at): Planned => {
    const final: Final = at < started ? 'igangsatt' : 'ikke-igangsatt';
    const owner = people[(at * 7 + Number(area) * 11) % people.length] as number;
    const imported = at % 4 === 0 ? undefined : at % 4 === 1 ? 'avsluttet' : final;
    return { id: `m${area}-${String(at + 1).padStart(3, '0')}`, area, unit: units[at % 5] ?? '', title: `Tiltak ${area}.${at + 1}`, responsible_email: `p${owner}@example.no`, owner, final, ...(imported === undefined ? {} : { status: imported }) };
  }));
  const byId = new Map(measures.map((measure) => [measure.id, measure]));
  const ownedBy = (number: number) => measures.filter(({ owner }) => owner === number);

  /** What was clicked, and by whom: kept without looking into the store. */
  interface Said { readonly status: string; readonly reasons: string; readonly outcome: string; readonly benefit: string; readonly by: number; readonly late: boolean }
  let ledger: Map<string, Said>;
  let salto: Salto;
  let late: boolean;
  beforeEach(async () => {
    ledger = new Map();
    late = false;
    salto = await startSalto({ people: seats });
    await fill(salto, measures.map(({ id, area = '', unit = '', title = '', responsible_email = '', status = '' }) => ({ id, area, unit, title, responsible_email, status })));
  });
  afterEach(async () => { await salto.close(); });

  const overviewOf = (number: number) => salto.inbox(person(number)).find(({ activity }) => activity?.summary === 'Innsjekk: Status våren 2027')?.card;
  const press = (number: number, card: unknown, title: string, typed: Record<string, unknown> = {}): Promise<Clicked> => {
    const { verb, data } = buttonOf(card, title);
    return salto.click(person(number), verb, { ...data, ...typed });
  };
  const has = (card: unknown, words: string): boolean => wordsOf(card).includes(words);
  const measureIn = (card: unknown): string => String(buttonOf(card, 'Lagre og neste').data['measureId']);
  const typedFor = (status: string, number: number, id: string) => ({ status, reasons: status === 'ikke-igangsatt' ? 'ressurser,prioritering' : '', outcome: status === 'igangsatt' ? `${id} sagt av ${number}` : '', benefit: status === 'igangsatt' ? `Ungdom i ${id}` : '' });

  async function save(number: number, card: unknown, status: string, times = 1): Promise<Clicked> {
    const id = measureIn(card);
    const typed = typedFor(status, number, id);
    const replies = await Promise.all(Array.from({ length: times }, () => press(number, card, 'Lagre og neste', typed)));
    for (const { kind, text } of replies) expect({ id, kind, text }).toEqual({ id, kind: 'card', text: '' });
    ledger.set(id, { ...typed, by: number, late });
    return replies[0] as Clicked;
  }
  /** What a person sees, from the word they write. */
  const overviewNow = async (number: number): Promise<unknown> => (await salto.say(person(number), 'tiltak')).card;
  const openOne = async (number: number, id: string): Promise<unknown> => (await salto.click(person(number), 'tiltak.open', { promptId, measureId: id, at: 'walk' })).card;

  async function confirmAll(number: number): Promise<void> {
    const card = overviewOf(number);
    if (!has(card, 'Bekreft alle uendret')) return;
    const ids = JSON.parse(String(buttonOf(card, 'Bekreft alle uendret').data['measures'])) as string[];
    await press(number, card, 'Bekreft alle uendret');
    for (const id of ids) ledger.set(id, { status: byId.get(id)?.status ?? '', reasons: '', outcome: '', benefit: '', by: number, late });
  }
  /** One at a time from the first unanswered; stops after `most`. */
  async function walk(number: number, most: number, decide: (id: string, at: number) => string): Promise<void> {
    const start = await overviewNow(number);
    const title = has(start, '| Begynn |') ? 'Begynn' : 'Fortsett';
    if (!has(start, `| ${title} |`)) return;
    let { card } = await press(number, start, title) as { card: unknown };
    for (let at = 0; at < most && has(card, 'tiltak.save'); at += 1) {
      const id = measureIn(card);
      const status = decide(id, at);
      if (status === 'hopp') ({ card } = await press(number, card, 'Hopp over'));
      else if (status === 'uendret') {
        ({ card } = await press(number, card, 'Uendret'));
        ledger.set(id, { status: byId.get(id)?.status ?? '', reasons: '', outcome: '', benefit: '', by: number, late });
      } else ({ card } = await save(number, card, status, at % 5 === 0 ? 2 : 1));
    }
  }
  const honest = (id: string): string => { const { status, final } = byId.get(id) as Planned; return status === final ? 'uendret' : final; };
  const unanswered = (number: number) => ownedBy(number).filter(({ id }) => !ledger.has(id));

  /** Each person in one of five ways. */
  async function answerAs(number: number): Promise<void> {
    switch (number % 5) {
      case 0: await confirmAll(number); return await walk(number, 99, (id) => (byId.get(id) as Planned).final);
      case 1: return await walk(number, 99, honest);
      // Says something else first, and leaves the others for after the deadline.
      case 2: return await walk(number, 3, () => 'fullfort');
      case 3: await handOver(number); return await walk(number, 99, (id, at) => (at % 3 === 2 ? 'hopp' : honest(id)));
      default: await confirmAll(number); return;
    }
  }

  /** The first of the person's measures goes to a neighbour, who answers it from the card that comes. */
  async function handOver(number: number): Promise<void> {
    const id = ownedBy(number)[0]?.id ?? '';
    const colleague = people[(people.indexOf(number) + 13) % people.length] as number;
    const form = await press(number, await openOne(number, id), 'Gi videre');
    const found = await press(number, form.card, 'Finn', { deputy: `p${colleague}@` });
    await press(number, found.card, 'Velg');
    const theirs = () => salto.inbox(person(colleague)).find(({ card }) => has(card, 'har gitt deg dette tiltaket') && has(card, id))?.card;
    await salto.until(() => theirs() !== undefined);
    await save(colleague, theirs(), (byId.get(id) as Planned).final, 2);
  }

  async function changeMinds(number: number): Promise<void> {
    for (const { id, final } of ownedBy(number)) if (ledger.get(id)?.status !== final) await save(number, await openOne(number, id), final);
  }

  const figures = async () => {
    const read = await readPlan({ store: salto.store, timeZone: 'Europe/Oslo', openAnswers: storeOf(salto).openAnswers }, 'p1');
    return { all: read?.measures ?? [], byArea: report.map(([area]) => countStatuses(read?.measures.filter((measure) => measure.area === area) ?? [])) };
  };

  test('333 measures answered by 60 people give exactly the network’s own totals', async () => {
    await openCheckIn(salto);
    await salto.until(() => people.every((number) => ownedBy(number).length === 0 || overviewOf(number) !== undefined));
    // Three at a time, as people do who have got it on the same morning.
    for (let at = 0; at < people.length; at += 3) await Promise.all(people.slice(at, at + 3).map((number) => answerAs(number)));

    // Somebody else's card, an id that is not there, a measure handed to another.
    for (const number of people.slice(0, 10)) {
      const other = measures.find(({ owner }) => owner === number + 1);
      const reply = await salto.click(person(number + 20), 'tiltak.save', { promptId, measureId: other?.id ?? '', at: 'walk', seen: 99, ...typedFor('fullfort', number, 'x') });
      expect(reply.text).toContain('ikke ditt å svare på');
    }
    const progress = await progressIn(salto, promptId);
    expect(progress.answered).toBe(ledger.size);
    expect(ledger.size).toBeGreaterThan(200);
    expect(ledger.size).toBeLessThan(333);

    await salto.clock.jump('2027-01-27T08:00:00Z');
    late = true;
    for (const number of people) {
      if (unanswered(number).length > 0) await walk(number, 99, (id) => (byId.get(id) as Planned).final);
      for (const { id, final } of unanswered(number)) await save(number, await openOne(number, id), final);
      await changeMinds(number);
    }
    expect(ledger.size).toBe(333);
    expect((await figures()).all.filter((measure) => lastStatus(measure)?.checkIn === undefined)).toEqual([]);

    await salto.clock.jump('2027-02-09T08:00:00Z');
    await salto.until(async () => (await storeOf(salto).openAnswers('p1')).answers.length === 0);
    const { all, byArea } = await figures();
    const network = await networkOf(salto);
    const numberOf = (memberId: string | undefined) => Number(/\d+/.exec(network.members.get(memberId ?? '')?.email ?? '')?.[0]);
    const register = all.map((measure) => { const last = lastStatus(measure); return [measure.id, { status: last?.status, reasons: last?.reasons.join(','), outcome: last?.outcome ?? '', benefit: last?.benefit ?? '', by: numberOf(last?.checkIn?.by), late: last?.checkIn?.late }]; });
    expect(Object.fromEntries(register)).toEqual(Object.fromEntries(ledger));

    expect(byArea.map(({ total, started, notStarted, completed, discontinued, unanswered: silent }) => [total, started, notStarted, completed, discontinued, silent]))
      .toEqual([[78, 70, 8, 0, 0, 0], [92, 76, 16, 0, 0, 0], [104, 85, 19, 0, 0, 0], [59, 47, 12, 0, 0, 0]]);
    const sum = countStatuses(all);
    expect([sum.total, sum.started, sum.notStarted]).toEqual([333, 278, 55]);
    // Counted from the ledger alone, in another way.
    expect([...ledger.values()].filter(({ status }) => status === 'igangsatt')).toHaveLength(278);
  }, 300_000);
});
