/** Calling people out through the whole product, and looking at what came of it: what tests of mobilisation share. */
import { createPromptStore } from '../../src/prompts/store.ts';
import { person, type Person } from './activities.ts';
import { buttonOf, koordinator, sekretariat, wordsOf, type Salto } from './salto.ts';

export const typedMobilisation = { kind: 'alvorlig-hendelse', situation: 'Trenger voksne ute ved Alna senter', place: 'Tveita T-bane', date: '', meetAt: '', deadline: '', needed: '', levels: '*', units: '*', groups: '', waves: '', waveMinutes: '', shifts: '' };
export type TypedMobilisation = typeof typedMobilisation;

/** @param salto asked anew each time: every test has its own */
export function mobilisations(salto: () => Salto) {
  const cardsOf = (number: number) => salto().inbox(person(number)).filter(({ activity }) => activity?.summary !== 'Mobilisering: tavle');
  const callsTo = (number: number) => cardsOf(number).filter(({ card }) => wordsOf(card).includes('mobilisation.answer') || wordsOf(card).includes('avblåst') || wordsOf(card).includes('dekket'));
  const boards = () => salto().inbox(sekretariat).filter(({ activity }) => String(activity?.summary).endsWith('Mobilisering: tavle'));
  const board = () => boards().map(({ card }) => wordsOf(card)).join(' ');
  const prompts = () => createPromptStore(salto().store, salto().clock, 30);
  const responses = async (promptId: string) => (await prompts().responses(promptId)).responses;

  async function preview(who: Person = sekretariat, change: Partial<TypedMobilisation> = {}, word = 'mobiliser') {
    const { verb, data } = buttonOf((await salto().say(who, word)).card, 'Forhåndsvis');
    return await salto().click(who, verb, { ...data, ...typedMobilisation, ...change });
  }
  async function send(who: Person = sekretariat, change: Partial<TypedMobilisation> = {}, word = 'mobiliser') {
    const { verb, data } = buttonOf((await preview(who, change, word)).card, 'Send');
    await salto().click(who, verb, data);
    return data['promptId'] as string;
  }
  const boardOf = (who: Person) => salto().inbox(who).findLast(({ activity }) => String(activity?.summary).endsWith('Mobilisering: tavle'))?.card;
  return {
    boardOf,
    /** In Bydel Alna, by anybody, until their board shows that it has gone out. */
    async mobiliseAlna(who: Person = koordinator, word = 'mobiliser', change: Partial<TypedMobilisation> = {}) {
      const promptId = await send(who, { units: 'bydel-alna', ...change }, word);
      await salto().until(() => boardOf(who) !== undefined && wordsOf(boardOf(who)).includes('Sendt'), 180_000);
      return promptId;
    },
    /** A click, and the new card that it brings. */
    async posted(who: Person, verb: string, data: Readonly<Record<string, unknown>>) {
      const { connector } = salto();
      const before = connector.ledger.length;
      const clicked = await salto().click(who, verb, data);
      return { clicked, card: connector.ledger.slice(before).find(({ conversationId, what }) => conversationId === salto().chat(who).conversationId && what !== 'conversation')?.card };
    },
    cardsOf, callsTo, boards, board, responses, preview, send,
    /** Sent, and arrived with everybody who can be reached. */
    async mobilise(change: Partial<TypedMobilisation> = {}) {
      const promptId = await send(sekretariat, change);
      await salto().until(() => [3, 4, 5, 6].every((number) => callsTo(number).length > 0));
      await salto().until(() => board().includes('Tavle'));
      return promptId;
    },
    answer: (number: number, promptId: string, id: string, more: Record<string, unknown> = {}) => salto().click(person(number), 'mobilisation.answer', { promptId, answer: id, ...more }),
    stored: (promptId: string) => prompts().load(promptId),
    /** Answer ids, in alphabetical order. */
    given: async (promptId: string) => (await responses(promptId)).map(({ answer: id }) => id).sort(),
    summaries: (number: number) => salto().inbox(person(number)).map(({ activity }) => activity?.summary),
  };
}
