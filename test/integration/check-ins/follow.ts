/** Following a check-in through the real stack: who sees which numbers and names, the way down to a measure, the deadline, calling off, and series. */
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { person } from '../../support/activities.ts';
import { answer, leadRows, liveCard, load, press, sendCheckIn } from '../../support/check-in-leads.ts';
import { fill, storeOf } from '../../support/check-ins.ts';
import { importYear } from '../../../src/cli/import-year.ts';
import { toolConfig } from '../../../src/cli/with-store.ts';
import { importMembers } from '../../../src/network/import-members.ts';
import { countingIds } from '../../support/counting-ids.ts';
import { buttonOf, koordinator, leder, members, sekretariat, startSalto, stranger, wordsOf, type Salto } from '../../support/salto.ts';

describe('check in follow', () => {
  const pal = person(4);
  const kjersti = person(8);
  const member = person(6);
  let salto: Salto;
  beforeEach(async () => { salto = await startSalto(); await fill(salto, leadRows); });
  afterEach(async () => { await salto.close(); });

  const overviews = () => salto.inbox(pal).filter(({ card }) => wordsOf(card).includes('Innsjekk av tiltak'));
  const clickOn = async (who: Parameters<Salto['click']>[0], card: unknown, title: string, more = {}) => { const { verb, data } = buttonOf(card, title); return await salto.click(who, verb, { ...data, ...more }); };
  /** The row of numbers under a name in the table card. */
  const numbersOf = (card: unknown, name: string): string[] => [...(wordsOf(card).split(name)[1] ?? '').split('Container')[0]?.matchAll(/\b\d+\b/gu) ?? []].map(([n]) => n).slice(0, 6);

  describe('the roll-up', () => {
    test('goes from the whole to the unit, the measure and its history, and numbers add up', async () => {
      const promptId = await sendCheckIn(salto);
      await answer(salto, pal, promptId, 'alna-3', { status: 'igangsatt', outcome: 'Politiet er kjent i skolen', benefit: 'Unge vet hvem de kan snakke med' });
      await answer(salto, koordinator, promptId, 'alna-1', { status: 'ikke-igangsatt', reasons: 'ressurser,prioritering' });
      await answer(salto, koordinator, promptId, 'alna-1', { status: 'fullfort' });
      await answer(salto, kjersti, promptId, 'sagene-1', { status: 'avsluttet' });
      await salto.until(() => liveCard(salto, sekretariat).includes('3 av 7 tiltak er besvart'));
      // Who changes their mind changes the reasons too.
      expect(liveCard(salto, sekretariat)).not.toContain('Mangel på ressurser');

      const table = await press(salto, sekretariat, 'tiltak-lead.table', { promptId, by: 'unit' });
      expect(numbersOf(table.card, 'Bydel Alna')).toEqual(['3', '1', '0', '1', '0', '1']);
      expect(numbersOf(table.card, 'Bydel Sagene')).toEqual(['2', '0', '0', '0', '1', '1']);
      expect(numbersOf(table.card, '| Sum |')).toEqual(['7', '1', '0', '1', '1', '4']);
      expect(numbersOf((await clickOn(sekretariat, table.card, 'Etter område')).card, '| Sum |')).toEqual(['7', '1', '0', '1', '1', '4']);

      const units = await press(salto, sekretariat, 'tiltak-lead.units', { promptId });
      const alna = await salto.click(sekretariat, 'tiltak-lead.unit', { promptId, unit: 'bydel-alna' });
      expect(wordsOf(units.card)).toContain('2 av 3');
      for (const words of ['Trygghetsvandring', 'Fullført', 'Foreldremøter om rus', 'Venter på Kåre Koordinator', 'Igangsatt']) expect(wordsOf(alna.card)).toContain(words);
      const measure = await salto.click(sekretariat, 'tiltak-lead.measure', { promptId, measureId: 'alna-1' });
      // Imported, then two minds, the newest first.
      expect(wordsOf(measure.card)).toMatch(/Fullført.*Besvart av Kåre Koordinator.*Ikke igangsatt.*Mangel på ressurser.*Igangsatt.*Importert.*Tryggere gater/u);
    });

    test('and its buttons are lost with the role by which it was started; sekretariatet gets it, and the rest of its series', async () => {
      const promptId = await sendCheckIn(salto, koordinator, { units: 'bydel-alna', series: 'maned' });
      const csv = members.replace('bydel-alna,bydel-alna,koordinerende,koordinator', 'bydel-alna,bydel-alna,koordinerende,medlem');
      expect(await importMembers(csv, { store: salto.store, ids: countingIds('relisted') })).toMatchObject({ outcome: 'imported' });
      await salto.clock.advance(10_000);
      for (const verb of ['tiltak-lead.open', 'tiltak-lead.units', 'tiltak-lead.table']) expect((await salto.click(koordinator, verb, { promptId })).text).toContain('ikke tilgang');
      for (const verb of ['tiltak-lead.extend', 'tiltak-lead.cancel', 'tiltak-lead.cancel-confirmed']) expect((await salto.click(koordinator, verb, { promptId })).text).not.toBe('');
      expect((await load(salto, promptId))?.state).toBe('open');
      await salto.clock.pass(10 * 60_000);
      await salto.until(() => liveCard(salto, sekretariat).includes('Nå er det du som gjør det.'));
      await answer(salto, pal, promptId, 'alna-3', { status: 'fullfort' });
      await salto.until(() => liveCard(salto, sekretariat).includes('1 av 3 tiltak er besvart'));
      // The next was planned before.
      await salto.clock.jump('2027-02-11T08:00:00Z');
      await salto.until(async () => (await load(salto, `${promptId}-2`))?.state === 'open');
      await salto.clock.pass(10 * 60_000);
      await salto.until(() => salto.inbox(sekretariat).filter(({ card }) => wordsOf(card).includes('Nå er det du som gjør det.')).length === 2);
    });

    test('is one’s own unit’s for a koordinator, whose region’s numbers show too; nothing for members; a click made up changes nothing', async () => {
      const promptId = await sendCheckIn(salto);
      await answer(salto, pal, promptId, 'alna-3', { status: 'igangsatt' });
      await answer(salto, kjersti, promptId, 'sagene-1', { status: 'avsluttet' });
      const open = (who: Parameters<Salto['click']>[0]) => press(salto, who, 'tiltak-lead.open', { promptId });
      expect(wordsOf((await open(koordinator)).card)).toContain('1 av 4 tiltak er besvart');
      expect(wordsOf((await open(leder)).card)).toContain('1 av 4 tiltak er besvart');
      expect(wordsOf((await open(kjersti)).card)).toContain('1 av 2 tiltak er besvart');
      expect(wordsOf((await open(koordinator)).card)).not.toContain('Utvid fristen');

      const refused = 'Du har ikke tilgang';
      for (const verb of ['open', 'table', 'units', 'unit', 'measure', 'yearly']) expect({ verb, text: (await salto.click(member, `tiltak-lead.${verb}`, { promptId, unit: 'bydel-alna', measureId: 'alna-3' })).text }).toMatchObject({ text: expect.stringContaining(refused) });
      expect((await salto.click(koordinator, 'tiltak-lead.unit', { promptId, unit: 'bydel-sagene' })).text).toContain(refused);
      expect((await salto.click(koordinator, 'tiltak-lead.measure', { promptId, measureId: 'sagene-1' })).text).toContain(refused);
      // Numbers, but not what was said: the answers lie on another level than the leder's own.
      expect(wordsOf((await salto.click(leder, 'tiltak-lead.unit', { promptId, unit: 'bydel-alna' })).card)).toContain('ikke hva den enkelte har svart');
      expect((await salto.click(leder, 'tiltak-lead.measure', { promptId, measureId: 'alna-3' })).text).toContain(refused);
      expect((await salto.click(stranger, 'tiltak-lead.open', { promptId })).text).toContain('finner deg ikke');

      for (const who of [koordinator, leder, member]) for (const verb of ['extend', 'extend-confirmed', 'cancel', 'cancel-confirmed', 'stop', 'stop-confirmed']) {
        expect({ verb, text: (await salto.click(who, `tiltak-lead.${verb}`, { promptId, deadline: '2027-02-01' })).text }).toMatchObject({ text: expect.stringContaining('Kontakt Solveig Sekretær') });
      }
      expect(await load(salto, promptId)).toMatchObject({ state: 'open', deadline: '2027-01-25T23:00:00Z' });
      for (const data of [{}, { promptId: 'borte' }, { promptId: 7 }, { promptId: 'meeting-1' }]) for (const verb of ['open', 'table', 'unit', 'measure', 'cancel-confirmed', 'yearly-save']) expect((await salto.click(sekretariat, `tiltak-lead.${verb}`, data)).text).toContain('finnes ikke lenger');
    });

    test('is the region’s for a koordinator who sits there: what was said of its own measures, of its bydeler the numbers', async () => {
      const rigmor = person(4);
      expect(await importMembers(members.replace('Pål Politi,p4@example.no,,politi-ost,bydel-alna,koordinerende,medlem', 'Rigmor Region,p4@example.no,,bydel-alna,groruddalen,koordinerende,koordinator'), { store: salto.store, ids: countingIds('region') })).toMatchObject({ outcome: 'imported' });
      await salto.clock.advance(10_000);
      await fill(salto, [{ id: 'alna-3', unit: 'bydel-alna', title: 'Politi i skolen' }]);
      const promptId = await sendCheckIn(salto);
      await answer(salto, koordinator, promptId, 'alna-1', { status: 'fullfort' });
      await answer(salto, koordinator, promptId, 'region-1', { status: 'igangsatt', outcome: 'Flere voksne ute' });
      expect(wordsOf((await press(salto, rigmor, 'tiltak-lead.open', { promptId })).card)).toContain('2 av 4 tiltak er besvart');
      const drill = async (verb: string, data: Readonly<Record<string, string>>) => { const { text, card } = await salto.click(rigmor, `tiltak-lead.${verb}`, { promptId, ...data }); return text + wordsOf(card); };
      expect(await drill('unit', { unit: 'groruddalen' })).toContain('Felles uteteam');
      expect(await drill('measure', { measureId: 'region-1' })).toMatch(/Besvart av Kåre Koordinator.*Flere voksne ute/u);
      const alna = await drill('unit', { unit: 'bydel-alna' });
      expect(alna).toContain('ikke hva den enkelte har svart');
      expect(alna).not.toContain('Trygghetsvandring');
      expect(await drill('measure', { measureId: 'alna-1' })).toContain('ikke tilgang');
      expect(await drill('unit', { unit: 'bydel-sagene' })).toContain('ikke tilgang');
    });

    test('says that a measure was answered late, and lists what one can follow', async () => {
      const promptId = await sendCheckIn(salto);
      await salto.clock.jump('2027-01-27T09:00:00Z');
      await answer(salto, pal, promptId, 'alna-3', { status: 'igangsatt' });
      await salto.until(() => liveCard(salto, sekretariat).includes('1 svar kom etter fristen'));
      expect(wordsOf((await press(salto, sekretariat, 'tiltak-lead.table', { promptId, by: 'unit' })).card)).toContain('1 svar kom etter fristen');
      expect(wordsOf((await salto.click(sekretariat, 'tiltak-lead.unit', { promptId, unit: 'bydel-alna' })).card)).toContain('etter fristen');
      expect(wordsOf((await press(salto, sekretariat, 'tiltak-lead.list')).card)).toContain('1 av 7 besvart');
      expect(wordsOf((await press(salto, kjersti, 'tiltak-lead.list')).card)).toContain('0 av 2 besvart');
      const menu = await salto.say(sekretariat, 'tiltak');
      for (const title of ['Ny innsjekk', 'Følg innsjekker']) buttonOf(menu.card, title);
    });
  });

  describe('what the organiser does', () => {
    test('extending is asked beside the field, and everybody’s deadline moves', async () => {
      const promptId = await sendCheckIn(salto);
      const form = await press(salto, sekretariat, 'tiltak-lead.extend', { promptId });
      for (const [deadline, sentence] of [['', 'Velg en dato'], ['2027-02-31', 'finnes ikke'], ['2027-01-02', 'passert'], ['2207-01-02', 'to år'], ['2027-01-20', 'senere enn den gamle']] as const) {
        expect(wordsOf((await clickOn(sekretariat, form.card, 'Utvid', { deadline })).card)).toContain(sentence);
      }
      for (const _ of [1, 2]) expect(wordsOf((await clickOn(sekretariat, form.card, 'Utvid', { deadline: '2027-02-01' })).card)).toContain('mandag 1. februar 2027');
      expect(await load(salto, promptId)).toMatchObject({ deadline: '2027-02-01T23:00:00Z', closesAt: '2027-02-15T23:00:00Z' });
      await salto.until(() => overviews().some(({ card }) => wordsOf(card).includes('1. februar')));
      await salto.until(() => liveCard(salto, sekretariat).includes('1. februar'));
    });

    test('calling off is asked first, done once, and told on every card', async () => {
      const promptId = await sendCheckIn(salto);
      await salto.until(() => overviews().length === 1);
      const asked = await press(salto, sekretariat, 'tiltak-lead.cancel', { promptId });
      expect(wordsOf(asked.card)).toContain('Ingen har svart ennå');
      expect((await load(salto, promptId))?.state).toBe('open');
      for (const _ of [1, 2]) expect(wordsOf((await clickOn(sekretariat, asked.card, 'Ja, avlys')).card)).toContain('Innsjekken er avlyst');
      await salto.until(() => salto.inbox(pal).some(({ card }) => wordsOf(card).includes('Innsjekken er avlyst')));
      expect((await salto.click(sekretariat, 'tiltak-lead.extend', { promptId })).text).toContain('avlyst');
      expect((await load(salto, promptId))?.state).toBe('cancelled');
    });
  });

  describe('a series', () => {
    test('plans the next when one opens, shows it, and goes on', async () => {
      const promptId = await sendCheckIn(salto, sekretariat, { series: 'kvartal' });
      await salto.until(() => liveCard(salto, sekretariat).includes('Neste innsjekk mandag 12. april 2027'));
      // The 11th of April is a Sunday; Norway has summer time by then.
      expect(await load(salto, `${promptId}-2`)).toMatchObject({ state: 'scheduled', opensAt: '2027-04-12T07:00:00Z', deadline: '2027-04-25T22:00:00Z', details: { series: { number: 2 } } });
      await salto.clock.jump('2027-04-12T07:00:00Z');
      await salto.until(async () => (await load(salto, `${promptId}-2`))?.state === 'open');
      await salto.until(async () => (await load(salto, `${promptId}-3`))?.state === 'scheduled');
      expect(await load(salto, `${promptId}-3`)).toMatchObject({ opensAt: '2027-07-12T07:00:00Z' });
      await salto.until(async () => (await load(salto, promptId))?.state === 'closed');
    });

    test('that comes back every month begins with what was said in the one still open for late answers', async () => {
      const promptId = await sendCheckIn(salto, koordinator, { units: 'bydel-alna', series: 'maned', deadline: '2027-02-08' });
      await answer(salto, pal, promptId, 'alna-3', { status: 'igangsatt', outcome: 'Sagt i januar' });
      await salto.clock.jump('2027-02-11T08:00:00Z');
      await salto.until(async () => (await load(salto, `${promptId}-2`))?.state === 'open');
      expect((await load(salto, promptId))?.state).toBe('open');
      const second = await salto.click(pal, 'tiltak.open', { promptId: `${promptId}-2`, measureId: 'alna-3', at: 'walk' });
      expect(wordsOf(second.card)).toContain('Sagt i januar');
      // A late answer to the first is what stands last in the second, until somebody answers it there.
      await answer(salto, pal, promptId, 'alna-3', { status: 'fullfort', outcome: 'Sagt i februar' });
      await clickOn(pal, second.card, 'Uendret');
      const [item] = (await storeOf(salto).answers(`${promptId}-2`)).answers;
      expect(item).toMatchObject({ status: 'fullfort', outcome: 'Sagt i februar' });
    });

    test('leaves out one that was over before the server was back, and goes on with the next', async () => {
      const promptId = await sendCheckIn(salto, sekretariat, { series: 'maned' });
      await salto.until(async () => (await load(salto, `${promptId}-2`))?.state === 'scheduled');
      const cards = () => salto.inbox(pal).filter(({ activity }) => activity?.summary === 'Innsjekk: Status våren 2027').length;
      await salto.stop();
      await salto.clock.jump('2027-03-13T03:00:00Z');
      await salto.restart();
      await salto.clock.advance(60_000);
      await salto.clock.jump('2027-03-15T06:31:00Z');
      // Those of 11 February and 11 March: the first closed on the day on which the second came.
      await salto.until(async () => (await load(salto, `${promptId}-2`))?.state === 'closed' && (await load(salto, `${promptId}-3`))?.state === 'open');
      await salto.until(() => cards() === 2);
      await salto.until(async () => (await load(salto, `${promptId}-4`))?.state === 'scheduled');
      await salto.clock.advance(60_000);
      expect([cards(), (await load(salto, `${promptId}-4`))?.opensAt]).toEqual([2, '2027-04-12T07:00:00Z']);
    });

    test('of the årshjul is imported by the operator’s tool, opens on its day over a restart and asks its units; one without measures says so', async () => {
      const row = (id: string, plan: string, date: string): string => `${id},tiltak-innsjekk,Innsjekk ${id},${date},,,,,,rolle:koordinator@groruddalen,,${plan},\n`;
      const file = Buffer.from(`id,kind,title,date,start,end,end_date,place,join_url,audience,organiser_email,theme,topic\n${row('var', 'p1', '2027-03-29')}${row('tom', 'p2', '2027-03-29')}`);
      const tools = { store: salto.store, clock: salto.clock, ids: countingIds('year'), config: toolConfig({}) };
      for (const added of [2, 0]) expect(await importYear(file, tools, { dryRun: false })).toMatchObject({ outcome: 'imported', added });
      await salto.stop();
      // Easter Monday, and summer time since the day before: the first working day after it, at nine.
      await salto.clock.jump('2027-03-30T07:00:01Z');
      await salto.restart();
      await salto.until(async () => (await load(salto, 'tiltak-var'))?.state === 'open' && (await load(salto, 'tiltak-tom'))?.state === 'open');
      expect((await storeOf(salto).items('tiltak-var')).map(({ measureId }) => measureId).toSorted()).toEqual(['alna-1', 'alna-2', 'alna-3', 'region-1']);
      await salto.until(() => salto.inbox(sekretariat).some(({ card }) => wordsOf(card).includes('Ingen av enhetene som er spurt, har tiltak i denne planen')));
    });

    test('is stopped by one click and a confirmation, and stays stopped', async () => {
      const promptId = await sendCheckIn(salto, sekretariat, { series: 'maned' });
      await salto.until(async () => (await load(salto, `${promptId}-2`))?.state === 'scheduled');
      const callingOff = async () => wordsOf((await press(salto, sekretariat, 'tiltak-lead.cancel', { promptId })).card);
      expect(await callingOff()).toContain('Resten av serien går sin gang');
      const asked = await press(salto, sekretariat, 'tiltak-lead.stop', { promptId });
      expect(wordsOf(asked.card)).toContain('11. februar 2027');
      for (const _ of [1, 2]) expect(wordsOf((await clickOn(sekretariat, asked.card, 'Ja, stopp serien')).card)).toContain('Serien er stoppet');
      await salto.until(() => liveCard(salto, sekretariat).includes('Serien er stoppet'));
      expect(await callingOff()).not.toContain('Resten av serien');
      await salto.stop();
      await salto.restart();
      await salto.clock.jump(salto.clock.now().add({ hours: 1 }));
      await salto.clock.advance(60_000);
      expect((await load(salto, `${promptId}-2`))?.state).toBe('cancelled');
      expect(await load(salto, `${promptId}-3`)).toBeUndefined();
      expect((await load(salto, promptId))?.state).toBe('open');
    });
  });
});
