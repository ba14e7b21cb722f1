/** What those who lead a check-in press, in the whole product. */
import type { CheckIn, CheckInDetails } from '../../src/tiltak/check-in.ts';
import { createPromptStore } from '../../src/prompts/store.ts';
import type { Stored } from '../../src/ports/document-store.ts';
import { execute, type Person } from './activities.ts';
import type { LedgerEntry } from './fake-connector-model.ts';
import { buttonOf, sekretariat, wordsOf, type Clicked, type Salto } from './salto.ts';
import type { MeasureRow } from './tiltak-register.ts';

/** Person 4 is named for one, person 9 (whom nobody can reach) for another, and nobody coordinates Utdanningsetaten. */
export const leadRows: readonly MeasureRow[] = [
  { id: 'alna-1', unit: 'bydel-alna', title: 'Trygghetsvandring', status: 'igangsatt', outcome: 'Tryggere gater' }, { id: 'alna-2', unit: 'bydel-alna', area: '2', title: 'Foreldremøter om rus' },
  { id: 'alna-3', unit: 'bydel-alna', title: 'Politi i skolen', responsible_email: 'p4@example.no' },
  { id: 'sagene-1', unit: 'bydel-sagene', title: 'Åpen hall' }, { id: 'sagene-2', unit: 'bydel-sagene', area: '2', title: 'Kurs', responsible_email: 'p9@example.no' },
  { id: 'region-1', unit: 'groruddalen', area: '2', title: 'Felles uteteam' }, { id: 'ude-1', unit: 'ude', title: 'Skolenettverk' },
];

export const typedForm = { title: 'Status våren 2027', plan: 'p1', units: '*', date: '2027-01-11', deadline: '2027-01-25', series: 'engang', yearly: 'true' };
export type TypedForm = typeof typedForm;

/** A click whose answer is a new card below. */
export async function press(salto: Salto, who: Person, verb: string, data: Readonly<Record<string, unknown>> = {}): Promise<LedgerEntry> {
  const before = salto.connector.ledger.length;
  await salto.post(execute(who, salto.chat(who), verb, data));
  const posted = salto.connector.ledger.slice(before).find(({ conversationId }) => conversationId === salto.chat(who).conversationId);
  if (!posted) throw new Error(`${verb} posted nothing`);
  return posted;
}

export async function openForm(salto: Salto, who: Person = sekretariat) {
  const form = await press(salto, who, 'tiltak-lead.new');
  return { form, preview: async (change: Partial<TypedForm> = {}): Promise<Clicked> => {
    const { verb, data } = buttonOf(form.card, 'Forhåndsvis');
    return await salto.click(who, verb, { ...data, ...typedForm, ...change });
  } };
}

/** Sent, and open. */
export async function sendCheckIn(salto: Salto, who: Person = sekretariat, change: Partial<TypedForm> = {}): Promise<string> {
  const { verb, data } = buttonOf((await (await openForm(salto, who)).preview(change)).card, 'Send');
  const promptId = data['promptId'] as string;
  await salto.click(who, verb, data);
  await salto.until(async () => (await load(salto, promptId))?.state === 'open');
  await salto.until(() => liveCard(salto, who) !== '');
  return promptId;
}

export const load = async (salto: Salto, promptId: string): Promise<Stored<CheckIn> | undefined> => await createPromptStore(salto.store, salto.clock, 30).load<CheckInDetails>(promptId);

/** The words of the organiser's live card as it is now. */
export const liveCard = (salto: Salto, who: Person): string => salto.inbox(who).map(({ card }) => wordsOf(card)).find((words) => words.includes('tiltak er besvart') && words.includes('Utvid fristen')) ?? '';

/** Answers one measure through its cards. */
export async function answer(salto: Salto, who: Person, promptId: string, measureId: string, said: Readonly<Record<string, string>>): Promise<Clicked> {
  const opened = await salto.click(who, 'tiltak.open', { promptId, measureId, at: 'walk' });
  const { verb, data } = buttonOf(opened.card, 'Lagre og neste');
  return await salto.click(who, verb, { ...data, ...said });
}
