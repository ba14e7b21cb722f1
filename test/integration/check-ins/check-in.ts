/** Answering a check-in through the real stack: from the card to the answer in the store. Judged by the connector's ledger and what is stored. */
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { execute, person, submit } from '../../support/activities.ts';
import { fill, openCheckIn, progressIn, promptId, storeOf } from '../../support/check-ins.ts';
import { buttonOf, koordinator, sekretariat, startSalto, stranger, wordsOf, type Salto } from '../../support/salto.ts';
import type { MeasureRow } from '../../support/tiltak-register.ts';

describe('check in', () => {
  const rows: readonly MeasureRow[] = [
    { id: 'alna-1', unit: 'bydel-alna', title: 'Trygghetsvandring', status: 'igangsatt', outcome: 'Tryggere senter' },
    { id: 'alna-2', unit: 'bydel-alna', area: '2', title: 'Foreldremøter om rus', status: 'ikke-igangsatt' },
    { id: 'alna-3', unit: 'bydel-alna', title: 'Politi i skolen', responsible_email: 'p4@example.no' },
    { id: 'alna-4', unit: 'bydel-alna', area: '2', title: 'Nettpatrulje' },
    { id: 'sagene-1', unit: 'bydel-sagene', title: 'Åpen hall', status: 'igangsatt' },
    { id: 'region-1', unit: 'groruddalen', area: '2', title: 'Felles uteteam' },
    { id: 'ude-1', unit: 'ude', title: 'Skolenettverk' },
  ];
  let salto: Salto;
  beforeEach(async () => {
    salto = await startSalto();
    await fill(salto, rows);
  });
  afterEach(async () => { await salto.close(); });

  const overviewOf = (number: number) => salto.inbox(person(number)).find(({ activity }) => activity?.summary === 'Innsjekk: Status våren 2027');
  async function opened() {
    await openCheckIn(salto);
    await salto.until(() => [2, 4, 8].every((number) => overviewOf(number) !== undefined));
  }
  const press = (number: number, card: unknown, title: string, typed: Record<string, unknown> = {}) => {
    const { verb, data } = buttonOf(card, title);
    return salto.click(person(number), verb, { ...data, ...typed });
  };
  const answersNow = async () => new Map((await storeOf(salto).answers(promptId)).answers.map((answer) => [answer.measureId, answer]));
  /** The newest card of one measure in a person's chat. */
  const measureOf = (number: number) => salto.inbox(person(number)).findLast(({ card }) => wordsOf(card).includes('tiltak.save'))?.card;

  describe('opening', () => {
    test('sends one card to each person, however many measures; those of nobody are kept', async () => {
      await opened();
      await salto.clock.advance(30_000);
      expect(salto.inbox(koordinator).filter(({ card }) => wordsOf(card).includes('Trygghetsvandring'))).toHaveLength(1);
      const words = wordsOf(overviewOf(2)?.card);
      expect(words).toContain('0 av 4 besvart');
      expect(words).toContain('Sist: Igangsatt · importert');
      expect(words).not.toContain('Åpen hall');
      expect(wordsOf(overviewOf(4)?.card)).toContain('0 av 1 besvart');
      const progress = await progressIn(salto, promptId);
      expect(progress).toMatchObject({ asked: 7, answered: 0, withoutResponsible: 1 });
      expect([...progress.people.values()].map(({ state }) => state)).toEqual(['not-opened', 'not-opened', 'not-opened']);
    });
  });

  describe('answering', () => {
    test('goes through one at a time, and the overview follows', async () => {
      await opened();
      await press(2, overviewOf(2)?.card, 'Begynn');
      const first = measureOf(2);
      expect(wordsOf(first)).toContain('Trygghetsvandring');
      expect(wordsOf(first)).toContain('Tiltak 1 av 4');
      expect(wordsOf(first)).toContain('Igangsatt (importert)');
      expect(wordsOf(first)).toContain('Tryggere senter');
      const second = await press(2, first, 'Lagre og neste', { status: 'fullfort', reasons: '', outcome: 'Tryggere senter', benefit: 'Flere er ute' });
      expect(wordsOf(second.card)).toContain('Foreldremøter om rus');
      const third = await press(2, second.card, 'Uendret');
      expect(wordsOf(third.card)).toContain('Nettpatrulje');
      await salto.until(() => wordsOf(overviewOf(2)?.card).includes('2 av 4 besvart'));
      const last = await press(2, third.card, 'Hopp over');
      expect(wordsOf(last.card)).toContain('Felles uteteam');
      const over = await press(2, last.card, 'Lagre og neste', { status: 'ikke-igangsatt', reasons: 'prioritering,ressurser', outcome: 'Venter på lokaler', benefit: '' });
      expect(wordsOf(over.card)).toContain('3 av 4 besvart');
      const answers = await answersNow();
      expect(answers.get('alna-1')).toMatchObject({ status: 'fullfort', outcome: 'Tryggere senter', benefit: 'Flere er ute', level: 'koordinerende', late: false });
      expect(answers.get('alna-2')).toMatchObject({ status: 'ikke-igangsatt' });
      expect(answers.get('region-1')).toMatchObject({ status: 'ikke-igangsatt', reasons: ['ressurser', 'prioritering'] });
      expect(answers.get('region-1')?.outcome).toBe('Venter på lokaler');
    });

    test('can be left and taken up again: what was skipped comes first, and any answer can be corrected', async () => {
      await opened();
      await press(2, overviewOf(2)?.card, 'Begynn');
      await press(2, (await press(2, measureOf(2), 'Hopp over')).card, 'Uendret');
      await salto.stop();
      await salto.restart();
      await salto.until(() => wordsOf(overviewOf(2)?.card).includes('1 av 4 besvart'));
      const again = await salto.say(koordinator, 'tiltak');
      expect(wordsOf(again.card)).toContain('1 av 4 besvart');
      expect(wordsOf((await press(2, again.card, 'Fortsett')).card)).toContain('Tiltak 1 av 4');
      const corrected = await salto.click(koordinator, 'tiltak.open', { promptId, measureId: 'alna-2', at: 'walk' });
      expect(wordsOf(corrected.card)).toContain('Kåre Koordinator');
      await press(2, corrected.card, 'Lagre og neste', { status: 'igangsatt', reasons: '', outcome: '', benefit: '' });
      const answer = (await answersNow()).get('alna-2');
      expect(answer?.history.map(({ status }) => status)).toEqual(['ikke-igangsatt', 'igangsatt']);
    });

    test('twenty unchanged measures take one click, which leads to the next to confirm; those without a status stay', async () => {
      const many = Array.from({ length: 44 }, (_, n) => ({ id: `sagene-x${n}`, unit: 'bydel-sagene', title: `Tiltak nummer ${n}`, ...(n < 20 || n >= 30 ? { status: 'igangsatt', outcome: `Oppnådd ${n}` } : {}) }));
      await fill(salto, many);
      await opened();
      const before = salto.lines.length;
      const shown = await press(8, overviewOf(8)?.card, 'Bekreft alle uendret');
      expect(wordsOf(shown.card)).toContain('20 tiltak er bekreftet uendret.');
      expect(wordsOf(shown.card)).toContain('20 av 45 besvart');
      const answers = await answersNow();
      expect([...answers.values()].filter(({ status }) => status === 'igangsatt')).toHaveLength(20);
      expect(answers.get('sagene-x3')).toMatchObject({ outcome: 'Oppnådd 3' });
      expect(answers.has('sagene-x22')).toBe(false);
      expect(JSON.stringify(salto.lines.slice(before))).not.toContain('Oppnådd');
      // The card that was sent is left alone while its person is at it, and then shows what is to be confirmed next, not the first page.
      await salto.clock.advance(10_000);
      expect(wordsOf(overviewOf(8)?.card)).toContain('0 av 45 besvart');
      await salto.until(() => wordsOf(overviewOf(8)?.card).includes('20 av 45 besvart'));
      expect(buttonOf(overviewOf(8)?.card, 'Bekreft alle uendret')).toEqual(buttonOf(shown.card, 'Bekreft alle uendret'));
      const next = await press(8, shown.card, 'Bekreft alle uendret');
      for (const words of ['10 tiltak er bekreftet uendret.', 'Side 3 av 3', 'Tiltak nummer 43', 'Bekreft alle uendret']) expect(wordsOf(next.card)).toContain(words);
      await press(8, shown.card, 'Bekreft alle uendret');
      expect([...(await answersNow()).values()].every(({ history }) => history.length === 1)).toBe(true);
    });

    test('the same click four times at once is one answer, and so is the same answer again', async () => {
      await opened();
      const shown = await salto.click(koordinator, 'tiltak.open', { promptId, measureId: 'alna-1', at: 'walk' });
      const typed = { status: 'avsluttet', reasons: '', outcome: '', benefit: '' };
      const replies = await Promise.all([1, 2, 3, 4].map(() => press(2, shown.card, 'Lagre og neste', typed)));
      for (const reply of replies) expect(wordsOf(reply.card)).toContain('Foreldremøter om rus');
      await press(2, shown.card, 'Lagre og neste', typed);
      const confirm = buttonOf(overviewOf(2)?.card, 'Bekreft alle uendret');
      await Promise.all([1, 2, 3, 4].map(() => salto.click(koordinator, confirm.verb, confirm.data)));
      expect([...(await answersNow()).values()].map(({ history }) => history.length)).toEqual([1, 1]);
    });

    test.each<[string, Record<string, unknown>, string, string]>([
      ['10,000 characters', { outcome: 'å'.repeat(10_000) }, 'Teksten er for lang', 'å'.repeat(3000)],
      ['an identity number', { benefit: 'Gjelder 21483609245' }, 'fødselsnummer', 'Gjelder 21483609245'],
      ['a telephone number, unasked', { outcome: 'Ring 22 33 44 55' }, 'Trykk en gang til', 'Ring 22 33 44 55'],
      ['no status', { status: '' , outcome: 'Dette skrev jeg' }, 'Velg en status', 'Dette skrev jeg'],
      ['a status that does not exist', { status: 'kanskje', outcome: 'Dette skrev jeg' }, 'Velg en status', 'Dette skrev jeg'],
      ['an identity number, where nothing has begun', { status: 'ikke-igangsatt', reasons: 'ressurser', outcome: 'Gjelder 21483609245' }, 'fødselsnummer', 'Gjelder 21483609245'],
      ['a reason for what is started', { reasons: 'ressurser', outcome: 'Dette skrev jeg' }, 'Grunner hører til', 'Dette skrev jeg'],
      ['no reason', { status: 'ikke-igangsatt', outcome: 'Dette skrev jeg' }, 'Velg minst én grunn', 'Dette skrev jeg'],
      ['a reason that does not exist', { status: 'ikke-igangsatt', reasons: 'latskap', outcome: 'Dette skrev jeg' }, 'Velg blant grunnene', 'Dette skrev jeg'],
    ])('%s comes back with the fault beside the field and what was typed; nothing is stored', async (_, typed, sentence, kept) => {
      await opened();
      const shown = await salto.click(koordinator, 'tiltak.open', { promptId, measureId: 'alna-4', at: 'walk' });
      const back = await press(2, shown.card, 'Lagre og neste', { status: 'igangsatt', reasons: '', outcome: '', benefit: '', ...typed });
      expect(wordsOf(back.card)).toContain(sentence);
      expect(wordsOf(back.card)).toContain(kept);
      expect((await answersNow()).size).toBe(0);
      expect(JSON.stringify(salto.lines)).not.toContain(kept);
    });

    test('a telephone number is stored when it is sent again', async () => {
      await opened();
      const shown = await salto.click(koordinator, 'tiltak.open', { promptId, measureId: 'alna-4', at: 'walk' });
      const typed = { status: 'igangsatt', reasons: '', outcome: 'Ring vakttelefonen 22 33 44 55', benefit: '' };
      const asked = await press(2, shown.card, 'Lagre og neste', typed);
      await press(2, asked.card, 'Lagre og neste', typed);
      expect((await answersNow()).get('alna-4')).toMatchObject({ outcome: 'Ring vakttelefonen 22 33 44 55' });
    });

    test('no reason is stored when none is given again; each question is asked once, also when they come one after the other', async () => {
      await opened();
      const shown = await salto.click(koordinator, 'tiltak.open', { promptId, measureId: 'alna-4', at: 'walk' });
      const typed = { status: 'ikke-igangsatt', reasons: '', outcome: 'Ring vakttelefonen 22 33 44 55', benefit: '' };
      const aboutNumber = await press(2, shown.card, 'Lagre og neste', { ...typed, status: '' });
      const aboutReason = await press(2, (await press(2, aboutNumber.card, 'Hopp over', typed)).card, 'Lagre og neste', typed);
      expect([wordsOf(aboutNumber.card).includes('Trykk en gang til'), wordsOf(aboutReason.card).includes('Velg minst én grunn'), wordsOf(aboutReason.card).includes('Trykk en gang til')]).toEqual([true, true, false]);
      await press(2, aboutReason.card, 'Lagre og neste', typed);
      expect((await answersNow()).get('alna-4')).toMatchObject({ status: 'ikke-igangsatt', reasons: [] });
    });

    test('what is typed is not lost with another button: it comes back once, guarded, and can be saved or left', async () => {
      await opened();
      const typed = { status: 'igangsatt', reasons: '', outcome: 'Tryggere senter', benefit: 'Dette skrev jeg' };
      for (const title of ['Hopp over', 'Gi videre', 'Oversikt', 'Uendret']) {
        const shown = await salto.click(koordinator, 'tiltak.open', { promptId, measureId: 'alna-1', at: 'walk' });
        const back = await press(2, shown.card, title, typed);
        for (const words of ['ikke lagret', 'Dette skrev jeg', 'Trygghetsvandring']) expect(wordsOf(back.card)).toContain(words);
        expect(wordsOf((await press(2, shown.card, title, { ...typed, benefit: 'Om 21483609245' })).card)).toContain('fødselsnummer');
        expect((await answersNow()).size).toBe(0);
        // What the form was filled in with is nothing typed.
        expect(wordsOf((await press(2, shown.card, title, { ...typed, benefit: '' })).card)).not.toContain('ikke lagret');
        expect(wordsOf((await press(2, back.card, title, typed)).card)).not.toContain('ikke lagret');
      }
      const shown = await salto.click(koordinator, 'tiltak.open', { promptId, measureId: 'alna-4', at: 'walk' });
      const back = await press(2, shown.card, 'Hopp over', typed);
      await press(2, back.card, 'Lagre og neste', typed);
      expect((await answersNow()).get('alna-4')).toMatchObject({ benefit: 'Dette skrev jeg' });
    });

    test('the older kind of click, which some phones send, is taken as well', async () => {
      await opened();
      await salto.post(submit(koordinator, salto.chat(koordinator), 'tiltak.open', { promptId, measureId: 'alna-4', at: 'own' }));
      await salto.until(() => measureOf(2) !== undefined);
      const { verb, data } = buttonOf(measureOf(2), 'Lagre og neste');
      await salto.post(submit(koordinator, salto.chat(koordinator), verb, { ...data, status: 'fullfort', reasons: '', outcome: '', benefit: '' }));
      await salto.until(async () => (await answersNow()).get('alna-4')?.status === 'fullfort');
    });

    test('«Uendret» of a measure without a status says that there is nothing to confirm', async () => {
      await opened();
      expect((await salto.click(koordinator, 'tiltak.unchanged', { promptId, measureId: 'alna-4', at: 'walk', seen: 0 })).text).toContain('ingen status ennå');
      expect((await answersNow()).size).toBe(0);
    });
  });

  describe('wrong hands and old cards', () => {
    test('nobody answers what is not theirs, and nothing is stored', async () => {
      await opened();
      const typed = { status: 'fullfort', reasons: '', outcome: '', benefit: '', seen: 0, at: 'walk' };
      for (const who of [person(8), person(4), sekretariat]) for (const verb of ['tiltak.save', 'tiltak.skip']) expect((await salto.click(who, verb, { promptId, measureId: 'alna-1', ...typed })).text).toContain('ikke ditt å svare på');
      expect((await salto.click(stranger, 'tiltak.save', { promptId, measureId: 'alna-1', ...typed })).text).toContain('Jeg finner deg ikke');
      expect((await salto.click(koordinator, 'tiltak.save', { promptId, measureId: 'finnes-ikke', ...typed })).text).toContain('ikke ditt å svare på');
      expect((await salto.click(koordinator, 'tiltak.save', { promptId: 'borte', measureId: 'alna-1', ...typed })).text).toContain('finnes ikke lenger');
      expect((await salto.click(person(7), 'tiltak.begin', { promptId })).text).toContain('Ingen av tiltakene');
      const confirm = buttonOf(overviewOf(2)?.card, 'Bekreft alle uendret');
      expect((await salto.click(person(8), confirm.verb, confirm.data)).status).toBe(200);
      const foreign = execute(koordinator, { ...salto.chat(koordinator), tenantId: '99999999-9999-4999-8999-999999999999' }, 'tiltak.save', { promptId, measureId: 'alna-1', ...typed });
      await salto.post(foreign);
      expect((await answersNow()).size).toBe(0);
    });

    test('a card from before the check-in closed is told so', async () => {
      await opened();
      const shown = await salto.click(koordinator, 'tiltak.open', { promptId, measureId: 'alna-1', at: 'walk' });
      await salto.clock.jump('2027-02-09T08:00:00Z');
      await salto.until(async () => (await storeOf(salto).load(promptId))?.state === 'closed');
      expect((await press(2, shown.card, 'Uendret')).text).toContain('Innsjekken er avsluttet');
      expect((await answersNow()).size).toBe(0);
    });

    test('what cannot be read is refused with a sentence', async () => {
      await opened();
      for (const data of [{}, { promptId: 7 }, { promptId, measures: '[[' }, { promptId, measures: JSON.stringify([1, 2]) }]) {
        const reply = await salto.click(koordinator, 'tiltak.confirm-all', data);
        expect(reply.status).toBe(200);
        expect(reply.kind).not.toBe('none');
      }
      expect((await answersNow()).size).toBe(0);
    });
  });

  describe('what is waiting', () => {
    test('stands in «mine», and «tiltak» opens it; somebody with nothing is told so', async () => {
      await opened();
      const mine = await salto.say(koordinator, 'mine');
      expect(wordsOf(mine.card)).toContain('Innsjekk av tiltak');
      const { verb, data } = buttonOf(mine.card, 'Åpne');
      await salto.click(koordinator, verb, data);
      expect(salto.inbox(koordinator).filter(({ card }) => wordsOf(card).includes('0 av 4 besvart')).length).toBeGreaterThan(1);
      expect(wordsOf((await salto.say(person(6), 'tiltak')).card)).toContain('Ingen innsjekk venter på deg');
      expect([...(await progressIn(salto, promptId)).people.values()].map(({ state }) => state).sort()).toEqual(['begun', 'not-opened', 'not-opened']);
    });
  });
});
