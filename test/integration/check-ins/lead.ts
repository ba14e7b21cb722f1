/** Starting a check-in through the real stack: form, preview, Send, and what comes of it. Judged by the connector's ledger and what is stored. */
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { importMembers } from '../../../src/network/import-members.ts';
import { person } from '../../support/activities.ts';
import { liveCard, load, openForm, press, sendCheckIn, typedForm, leadRows, answer, type TypedForm } from '../../support/check-in-leads.ts';
import { fill, storeOf } from '../../support/check-ins.ts';
import { countingIds } from '../../support/counting-ids.ts';
import { buttonOf, koordinator, leder, sekretariat, startSalto, wordsOf, type Salto } from '../../support/salto.ts';

describe('check in lead', () => {
  const kjersti = person(8);
  let salto: Salto;
  beforeEach(async () => { salto = await startSalto(); await fill(salto, leadRows); });
  afterEach(async () => { await salto.close(); });

  const overviews = (number: number) => salto.inbox(person(number)).filter(({ card }) => wordsOf(card).includes('Innsjekk av tiltak'));

  describe('starting a check-in', () => {
    test('is looked at, sent, put to each responsible person once, and followed live', async () => {
      const { preview } = await openForm(salto);
      const shown = await preview();
      for (const words of ['7 tiltak', '4 personer får hvert sitt kort', 'Bydel Alna\u00A03', '1 person kan ikke nås', '1 tiltak har ingen ansvarlig', 'Mandag 25. januar 2027', 'tas imot til mandag 8. februar']) expect(wordsOf(shown.card)).toContain(words);

      const { verb, data } = buttonOf(shown.card, 'Send');
      for (const { card } of await Promise.all([1, 2, 3].map(() => salto.click(sekretariat, verb, data)))) expect(wordsOf(card)).toContain('Innsjekken er på vei');
      const promptId = data['promptId'] as string;
      await salto.until(() => [2, 4, 8].every((number) => overviews(number).length === 1) && liveCard(salto, sekretariat).includes('0 av 7 tiltak er besvart'));
      expect(await load(salto, promptId)).toMatchObject({ state: 'open', kind: 'tiltak', deadline: '2027-01-25T23:00:00Z', closesAt: '2027-02-08T23:00:00Z', details: { plan: 'p1', yearly: true } });
      expect((await storeOf(salto).items(promptId)).map(({ measureId }) => measureId).sort()).toEqual(leadRows.map(({ id }) => id).sort());

      await answer(salto, person(4), promptId, 'alna-3', { status: 'ikke-igangsatt', reasons: 'ressurser,prioritering' });
      await salto.until(() => liveCard(salto, sekretariat).includes('1 av 7 tiltak er besvart'));
      expect(liveCard(salto, sekretariat)).toContain('Mangel på ressurser');
      // Sent again long after: nothing more happens.
      await salto.click(sekretariat, verb, data);
      await salto.clock.advance(60_000);
      expect(overviews(4)).toHaveLength(1);
    });

    test('says by name who cannot be reached, and which measures nobody answers for', async () => {
      const { preview } = await openForm(salto);
      const shown = await preview();
      const names = buttonOf(shown.card, 'Vis navn');
      const unreachable = await salto.click(sekretariat, names.verb, names.data);
      expect(wordsOf(unreachable.card)).toContain('Usett Person');
      const nobody = buttonOf(shown.card, 'Vis tiltak');
      expect(wordsOf((await salto.click(sekretariat, nobody.verb, nobody.data)).card)).toContain('Skolenettverk');
      const back = buttonOf(unreachable.card, 'Tilbake');
      expect(wordsOf((await salto.click(sekretariat, back.verb, back.data)).card)).toContain('7 tiltak');
      // A draft is its author's.
      expect((await salto.click(koordinator, names.verb, names.data)).text).toContain('finnes ikke lenger');
      expect((await salto.click(koordinator, 'tiltak-lead.send', names.data)).text).toContain('finnes ikke lenger');
    });

    const faults: [string, Partial<TypedForm>, string][] = [
      ['no title', { title: ' ' }, 'Innsjekken må ha en tittel.'],
      ['an identity number in the title', { title: 'Om 01010750160' }, 'fødselsnummer'],
      ['a phone number in the title', { title: 'Ring 90 11 22 33' }, 'Trykk en gang til'],
      ['a plan that is not there', { plan: 'borte' }, 'Velg en plan.'],
      ['a plan without measures', { plan: 'p2' }, 'Velg en plan.'],
      ['units without measures', { units: 'politi-ost' }, 'De valgte enhetene har ingen tiltak i denne planen.'],
      ['no units', { units: '' }, 'Velg minst én enhet.'],
      ['more units than a list is good for', { units: Array.from({ length: 41 }, (_, at) => `bydel-${at}`).join(',') }, 'Velg høyst 40 enheter, eller alle.'],
      ['a title of 10,000 characters', { title: 'Lang '.repeat(2000).trim() }, 'Det er plass til 120 tegn. Bare de første 3'],
      ['a day that has passed', { date: '2027-01-10' }, 'Datoen er passert.'],
      ['a day that does not exist', { date: '2027-02-30' }, 'Datoen finnes ikke.'],
      ['a day far ahead', { date: '2207-02-03' }, 'mer enn to år'],
      ['a deadline before the date', { date: '2027-02-01' }, 'Svarfristen må være samme dag'],
      ['a deadline before the next working day', { date: '2027-01-16', deadline: '2027-01-17' }, 'først neste virkedag'],
      ['a deadline after the next in the series', { series: 'maned', deadline: '2027-02-11' }, 'før neste innsjekk i serien'],
      ['a series that is not there', { series: 'daglig' }, 'Velg hvor ofte'],
    ];
    test('comes back with the fault beside its field and what was typed, and nothing is stored', async () => {
      const { preview } = await openForm(salto);
      for (const [name, change, sentence] of faults) {
        const words = wordsOf((await preview(change)).card);
        expect({ name, words: words.includes(sentence) && words.includes('Se over feltene') }).toEqual({ name, words: true });
        expect(words).toContain(change.title === ' ' ? '2027-01-25' : (change.title ?? 'Status våren 2027').slice(0, 2900));
      }
      expect(salto.inbox(person(4))).toEqual([]);
    });

    test('is for one’s own unit and region: nothing else is offered, and nothing else is taken', async () => {
      const { form, preview } = await openForm(salto, koordinator);
      expect(wordsOf(form.card)).toContain('Groruddalen');
      expect(wordsOf(form.card)).not.toContain('Bydel Sagene');
      for (const units of ['*', 'bydel-sagene', 'bydel-alna,bydel-sagene']) expect(wordsOf((await preview({ units })).card)).toContain('Du kan bare spørre enheten du koordinerer');
      const shown = await preview({ units: 'bydel-alna,groruddalen' });
      expect(wordsOf(shown.card)).toContain('4 tiltak');
      for (const who of [leder, person(6)]) for (const verb of ['tiltak-lead.new', 'tiltak-lead.preview', 'tiltak-lead.find-units']) expect((await salto.click(who, verb, { formId: 'form-12345', ...typedForm })).text).toContain('Du har ikke tilgang');
      // A draft is its author's alone, and roles may have changed since it was looked at.
      const wide = await (await openForm(salto)).preview({ units: 'bydel-alna,bydel-sagene' });
      const { verb, data } = buttonOf(wide.card, 'Send');
      expect((await salto.click(koordinator, verb, data)).text).toContain('finnes ikke lenger');
      const row = 'Solveig Sekretær,p1@example.no,,bydel-sagene,bydel-sagene,koordinerende,koordinator,ja,,';
      expect((await importMembers(`name,email,phone,organisation,unit,level,role,primary,groups,title\n${row}\n`, { store: salto.store, ids: countingIds('later') })).outcome).toBe('imported');
      await salto.clock.advance(6000);
      expect((await salto.click(sekretariat, verb, data)).text).toContain('Du har ikke tilgang');
    });

    test('units are searched for without losing what is typed', async () => {
      const { form } = await openForm(salto);
      const { data } = buttonOf(form.card, 'Forhåndsvis');
      const found = await salto.click(sekretariat, 'tiltak-lead.find-units', { ...data, ...typedForm, units: 'bydel-sagene', unitSearch: 'alna' });
      for (const words of [typedForm.title, '2027-01-25', 'bydel-sagene']) expect(wordsOf(found.card)).toContain(words);
      expect(wordsOf(found.card)).not.toContain('Se over feltene');
      expect((await salto.click(sekretariat, 'tiltak-lead.find-units', { ...typedForm, formId: '' })).text).not.toBe('');
    });

    test('warns of another one about the same units and plan', async () => {
      await sendCheckIn(salto, koordinator, { units: 'bydel-alna', title: 'Alnas egen' });
      const { preview } = await openForm(salto);
      expect(wordsOf((await preview()).card)).toContain('Alnas egen');
      expect(wordsOf((await preview({ units: 'bydel-sagene' })).card)).not.toContain('Alnas egen');
      expect(wordsOf((await preview({ date: '2027-03-01', deadline: '2027-03-10' })).card)).not.toContain('Alnas egen');
    });

    test('can be changed, and thrown away', async () => {
      const { preview } = await openForm(salto);
      const shown = await preview({ series: 'kvartal', units: 'bydel-alna,ude' });
      const edit = buttonOf(shown.card, 'Endre');
      const form = await salto.click(sekretariat, edit.verb, edit.data);
      for (const typed of [typedForm.title, 'bydel-alna,ude', '2027-01-25', 'kvartal']) expect(wordsOf(form.card)).toContain(typed);
      const discard = buttonOf(shown.card, 'Avbryt');
      expect(wordsOf((await salto.click(sekretariat, discard.verb, discard.data)).card)).toContain('Ingenting ble sendt');
      expect((await salto.click(sekretariat, 'tiltak-lead.send', discard.data)).text).toContain('finnes ikke lenger');
      for (const formId of [{ toString: 1 }, [], '../..', undefined]) expect(wordsOf((await salto.click(sekretariat, 'tiltak-lead.discard', { formId })).card)).toContain('Ingenting ble sendt');
    });

    test('one that is confirmed too late in the day to reach anybody before its deadline comes back', async () => {
      const { preview } = await openForm(salto);
      const send = buttonOf((await preview({ deadline: '2027-01-11' })).card, 'Send');
      await salto.clock.jump('2027-01-11T18:00:00Z');
      expect(wordsOf((await salto.click(sekretariat, send.verb, send.data)).card)).toContain('først neste virkedag');
      expect((await load(salto, send.data['promptId'] as string))?.state).toBe('draft');
      expect(wordsOf((await preview({ deadline: '2027-01-11' })).card)).toContain('først neste virkedag');
    });

    test('one that is to be sent later waits for its day, in the morning', async () => {
      const { preview } = await openForm(salto);
      const send = buttonOf((await preview({ date: '2027-01-16', deadline: '2027-02-01' })).card, 'Send');
      expect(wordsOf((await salto.click(sekretariat, send.verb, send.data)).card)).toContain('Innsjekken er planlagt');
      // The 16th is a Saturday.
      expect(await load(salto, send.data['promptId'] as string)).toMatchObject({ state: 'scheduled', opensAt: '2027-01-18T08:00:00Z' });
      expect(wordsOf((await press(salto, sekretariat, 'tiltak-lead.list')).card)).toContain('Ikke sendt ennå');
      expect(wordsOf((await press(salto, kjersti, 'tiltak-lead.list')).card)).toContain('Ingen innsjekker du kan følge');
      await salto.clock.jump('2027-01-18T08:00:01Z');
      await salto.until(() => overviews(4).length === 1);
    });
  });
});
