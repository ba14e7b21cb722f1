/** Answering a check-in through the real stack: from the card to the answer in the store. Judged by the connector's ledger and what is stored. */
import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { person } from '../support/activities.ts';
import { fill, openCheckIn, promptId, storeOf } from '../support/check-ins.ts';
import { buttonOf, koordinator, startSalto, wordsOf, type Salto } from '../support/salto.ts';
import type { MeasureRow } from '../support/tiltak-register.ts';

/** Each test starts the whole product; on a busy machine that takes a while. */
jest.setTimeout(30_000);

const politi = person(4);
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
    const progress = await storeOf(salto).checkInProgress(promptId);
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
    const second = await press(2, first, 'Lagre og neste', { status: 'fullfort', reasons: '', outcome: 'Tryggere senter', benefit: 'Flere er ute' });
    expect(wordsOf(second.card)).toContain('Foreldremøter om rus');
    const third = await press(2, second.card, 'Uendret');
    expect(wordsOf(third.card)).toContain('Nettpatrulje');
    await salto.until(() => wordsOf(overviewOf(2)?.card).includes('2 av 4 besvart'));
    const answers = await answersNow();
    expect(answers.get('alna-1')).toMatchObject({ status: 'fullfort', outcome: 'Tryggere senter', benefit: 'Flere er ute', level: 'koordinerende', late: false });
    expect(answers.get('alna-2')).toMatchObject({ status: 'ikke-igangsatt' });
    expect(politi).toBeDefined();
  });
});
