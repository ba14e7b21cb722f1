/** Answering a check-in through the whole product, and looking at what came of it: what tests of its life share. */
import { person } from './activities.ts';
import { fill, openCheckIn, promptId, storeOf } from './check-ins.ts';
import { buttonOf, type Salto } from './salto.ts';
import type { MeasureRow } from './tiltak-register.ts';

export const measuresAsked: readonly MeasureRow[] = [
  { id: 'alna-1', unit: 'bydel-alna', title: 'Trygghetsvandring', status: 'igangsatt', outcome: 'Tryggere senter' },
  { id: 'alna-2', unit: 'bydel-alna', area: '2', title: 'Foreldremøter om rus', status: 'ikke-igangsatt' },
  { id: 'alna-3', unit: 'bydel-alna', title: 'Politi i skolen', responsible_email: 'p4@example.no' },
  { id: 'alna-4', unit: 'bydel-alna', area: '2', title: 'Nettpatrulje' },
  { id: 'alna-5', unit: 'bydel-alna', title: 'Uteteam', responsible_email: 'p6@example.no' },
  { id: 'sagene-1', unit: 'bydel-sagene', title: 'Åpen hall', status: 'igangsatt' },
  { id: 'ude-1', unit: 'ude', title: 'Skolenettverk' },
];

/** @param salto asked anew each time: every test has its own */
export function answeringCheckIn(salto: () => Salto) {
  const overviewOf = (number: number) => salto().inbox(person(number)).find(({ activity }) => activity?.summary === 'Innsjekk: Status våren 2027');
  const press = (number: number, card: unknown, title: string, typed: Record<string, unknown> = {}) => {
    const { verb, data } = buttonOf(card, title);
    return salto().click(person(number), verb, { ...data, ...typed });
  };
  return {
    overviewOf, press,
    /** Seven measures of four people, each of whom has the card. */
    async begin() {
      await fill(salto(), measuresAsked);
      await openCheckIn(salto());
      await salto().until(() => [2, 4, 6, 8].every((number) => overviewOf(number) !== undefined));
    },
    open: async (number: number, measureId: string) => (await salto().click(person(number), 'tiltak.open', { promptId, measureId, at: 'walk' })).card,
    save: (number: number, card: unknown, status: string, more: Record<string, unknown> = {}) => press(number, card, 'Lagre og neste', { status, reasons: '', outcome: '', benefit: '', ...more }),
    answersNow: async () => new Map((await storeOf(salto()).answers(promptId)).answers.map((answer) => [answer.measureId, answer])),
    summaries: (number: number) => salto().inbox(person(number)).map(({ activity }) => String(activity?.summary)),
  };
}
