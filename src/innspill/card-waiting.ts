/** View model of what waits, by level and page, for those who prepare the meetings. */
import { z } from 'zod';
import { button, buttonSchema, menuButton, pageButtons, pageOf, type ButtonData } from '../cards/parts.ts';
import type { Viewer } from '../chat/caller.ts';
import { defineCard } from '../ports/card-renderer.ts';
import { shortened } from '../shared/cut-text.ts';
import { networkLevels } from '../shared/network-terms.ts';
import { revisionOf, type Innspill } from './domain.ts';
import { dayWords, nameOf, placeWords } from './words.ts';

const text = z.string().min(1);

export const waitingCard = defineCard('innspill/waiting', z.strictObject({
  title: text,
  count: text,
  notice: z.array(text),
  note: z.array(text),
  groups: z.array(z.strictObject({ heading: text, rows: z.array(z.strictObject({ title: text, detail: text, why: z.array(text), buttons: z.array(buttonSchema) })) })),
  page: z.array(text),
  buttons: z.array(buttonSchema),
}));

/** Which of those that wait: those this person prepares, everybody's (sekretariat only), or those a meeting may take. */
export type WaitingScope = { readonly kind: 'own' } | { readonly kind: 'all' } | { readonly kind: 'meeting'; readonly promptId: string; readonly title: string };

/** As it goes back and forth with every button. */
export const scopeData = (scope: WaitingScope): ButtonData => (scope.kind === 'meeting' ? { scope: 'meeting', meetingId: scope.promptId } : { scope: scope.kind });

export interface WaitingInput {
  /** All of them, oldest first; sorted by level and paged here. */
  readonly waiting: readonly Innspill[];
  readonly scope: WaitingScope;
  readonly page: number;
  readonly notice?: string;
  readonly timeZone: string;
  readonly seesAll: boolean;
  /** On the card that the queue sends and redraws: what is opened comes below it, so that nothing typed is lost. */
  readonly below?: boolean;
}

const perPage = 8;
/** Bytes. */
const longestShown = { title: 300, why: 240 } as const;

/** Verbs: `innspill.open` `{ innspillId, revision, scope, meetingId?, page, below? }`, `innspill.waiting` `{ scope, meetingId?, page, below? }`, `innspill.new`. */
export function waitingModel({ waiting, scope, page, notice, timeZone, seesAll, below = false }: WaitingInput, { network, t }: Viewer): z.infer<typeof waitingCard.schema> {
  const words = t.innspill.waiting;
  // The level the koordinator brings things up from comes first.
  const levels = networkLevels.toReversed();
  const sorted = levels.flatMap((level) => waiting.filter((innspill) => innspill.level === level));
  const shown = pageOf(sorted, page, perPage);
  const where: ButtonData = below ? { below } : {};
  const data = { ...scopeData(scope), ...where };
  return {
    title: words.title, count: waiting.length === 0 ? words.none : words.count(waiting.length), notice: notice === undefined ? [] : [notice],
    note: scope.kind === 'all' ? [words.allNote] : scope.kind === 'meeting' ? [words.forMeeting(`«${shortened(scope.title, longestShown.title)}»`)] : [],
    groups: levels.flatMap((level) => {
      const rows = shown.items.filter((innspill) => innspill.level === level);
      return rows.length === 0 ? [] : [{
        heading: words.group(t.levels[level], waiting.filter((innspill) => innspill.level === level).length),
        rows: rows.map((innspill) => ({
          title: shortened(innspill.title, longestShown.title),
          detail: [nameOf(network, innspill.memberId) ?? t.innspill.item.formerly, placeWords(innspill, network, t).split(' · ').slice(1).join(' · '), dayWords(innspill.at, timeZone, t)].join(' · '),
          why: innspill.why === undefined ? [] : [shortened(innspill.why, longestShown.why)],
          buttons: [button(words.handle, 'innspill.open', { ...data, innspillId: innspill.id, page: shown.page, revision: revisionOf(innspill) })],
        })),
      }];
    }),
    page: shown.pages > 1 ? [t.common.page(shown.page, shown.pages)] : [],
    buttons: [
      ...pageButtons(shown, 'innspill.waiting', data, t),
      ...(seesAll ? [button(scope.kind === 'all' ? words.ownOnly : words.all, 'innspill.waiting', { ...where, scope: scope.kind === 'all' ? 'own' : 'all', page: 1 })] : []),
      button(t.innspill.new, 'innspill.new'), menuButton('meny', t),
    ],
  };
}
