/** View model of `mine`: what the person has not answered, each with its buttons. Jobs say how each of theirs looks. */
import { z } from 'zod';
import { buttonSchema, menuButton, pageButtons, pageOf, type Button } from '../cards/parts.ts';
import type { Texts } from '../locales/texts.ts';
import { defineCard } from '../ports/card-renderer.ts';

const text = z.string().min(1);

export const mineCard = defineCard('prompts/mine', z.strictObject({
  title: text,
  empty: z.array(text),
  prompts: z.array(z.strictObject({ kind: z.array(text), title: text, when: text, place: z.array(text), answerBy: text, buttons: z.array(buttonSchema) })),
  page: z.array(text),
  buttons: z.array(buttonSchema),
}));

/** One unanswered prompt, already in words, with the job's own answer buttons. */
export interface UnansweredPrompt {
  readonly kind: string;
  readonly title: string;
  readonly when: string;
  readonly place?: string;
  /** `Svar innen …`, in words. */
  readonly answerBy: string;
  readonly buttons: readonly Button[];
}

export interface MineInput {
  /** Most urgent first; paged here. */
  readonly prompts: readonly UnansweredPrompt[];
  readonly page: number;
}

const promptsPerPage = 6;

/** Pages by verb `prompts.mine`, data `{ page }`. */
export function mineModel({ prompts, page }: MineInput, t: Texts): z.infer<typeof mineCard.schema> {
  const shown = pageOf(prompts, page, promptsPerPage);
  return {
    title: t.mine.title,
    empty: prompts.length === 0 ? [t.mine.empty] : [],
    prompts: shown.items.map(({ kind, title, when, place, answerBy, buttons }) =>
      ({ kind: kind === title ? [] : [kind], title, when, place: place === undefined ? [] : [place], answerBy, buttons: [...buttons] })),
    page: shown.pages > 1 ? [t.common.page(shown.page, shown.pages)] : [],
    buttons: [...pageButtons(shown, 'prompts.mine', {}, t), menuButton('meny', t)],
  };
}
