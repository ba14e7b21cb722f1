/** Calls a meeting as the sekretariat does, through the form and the preview. */
import { buttonOf, sekretariat, type Salto } from './salto.ts';

export const temamote = {
  title: 'Temamøte: Rus blant unge', kind: 'temamote', date: '2027-02-03', start: '12:00', end: '14:00', place: 'Rådhuset', joinUrl: '',
  agenda: '', deadline: '', levels: '*', units: '*', groups: '', showNames: 'true',
};

/** Resolves, with the prompt's id, when the invitations are in the queue or on their way. */
export async function callMeeting(salto: Salto, change: Partial<typeof temamote> = {}): Promise<string> {
  const form = buttonOf((await salto.say(sekretariat, 'møte')).card, 'Forhåndsvis');
  const preview = await salto.click(sekretariat, form.verb, { ...form.data, ...temamote, ...change });
  const { verb, data } = buttonOf(preview.card, 'Send');
  await salto.click(sekretariat, verb, data);
  return data['promptId'] as string;
}
