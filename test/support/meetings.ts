/** Calling a meeting through the whole product, for integration tests: the form as it is typed, the preview, `Send`, and what lies in people's chats then. */
import type { LedgerEntry } from './fake-connector-model.ts';
import { person, type Person } from './activities.ts';
import { buttonOf, sekretariat, wordsOf, type Clicked, type Salto } from './salto.ts';

export const typed = {
  title: 'Temamøte: Rus blant unge', kind: 'temamote', date: '2027-02-03', start: '12:00', end: '14:00', place: 'Rådhuset', joinUrl: 'https://teams.microsoft.com/l/meetup-join/x',
  agenda: 'Velkommen\nÆrlig talt', deadline: '', levels: '*', units: '*', groups: '', showNames: 'true',
};
export type Typed = typeof typed;

/** Numbers of those who can be reached in Teams and are called by `typed`. */
export const reachable = [1, 2, 3, 4, 5, 6, 7, 8];

export async function preview(salto: Salto, change: Readonly<Record<string, string>> = {}, who = sekretariat): Promise<Clicked> {
  const { verb, data } = buttonOf((await salto.say(who, 'møte')).card, 'Forhåndsvis');
  return await salto.click(who, verb, { ...data, ...typed, ...change });
}

/** Returns the meeting's promptId once everybody reachable has the invitation. */
export async function call(salto: Salto, change: Partial<Typed> = {}, called = reachable): Promise<string> {
  const { verb, data } = buttonOf((await preview(salto, change)).card, 'Send');
  await salto.click(sekretariat, verb, data);
  await salto.until(() => called.every((number) => invitationsTo(salto, person(number)).length > 0));
  return data['promptId'] as string;
}

export const answer = (salto: Salto, who: Person, promptId: string, given: string): Promise<Clicked> => salto.click(who, 'meeting.answer', { promptId, answer: given });

export const invitationsTo = (salto: Salto, who: Person): readonly LedgerEntry[] => salto.inbox(who).filter(({ card }) => wordsOf(card).includes('meeting.answer'));

/** The organiser's live card as it stands. */
export const liveCard = (salto: Salto): string => salto.inbox(sekretariat).map(({ card }) => wordsOf(card)).find((words) => words.includes('har svart') && words.includes('Etter nivå')) ?? '';

export async function readyz(salto: Salto): Promise<{ readonly status: number; readonly body: Record<string, unknown> }> {
  const response = await fetch(`${salto.url()}/readyz`);
  return { status: response.status, body: await response.json() as Record<string, unknown> };
}
