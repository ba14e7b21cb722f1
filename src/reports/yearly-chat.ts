/** `rapport`: the yearly report in the chat, of the whole network for the sekretariat, of their own unit and its region for a koordinator. */
import { z } from 'zod';
import { messageCard, messageModel } from '../cards/common.ts';
import { button, pageButtons, pageOf, type Button } from '../cards/parts.ts';
import { notAllowed, type Caller, type ChatFeature } from '../chat/caller.ts';
import { unitName, type Member, type Network } from '../network/domain.ts';
import type { CardRenderer } from '../ports/card-renderer.ts';
import type { Reply } from '../ports/chat.ts';
import type { FileMakers } from '../ports/files.ts';
import { shortened } from '../shared/cut-text.ts';
import type { Plan } from '../tiltak/domain.ts';
import { filesCard, filesModel } from './card-files.ts';
import { makeYearlyReport, type YearlyReportDeps } from './make-yearly-report.ts';
import { chatFormats, reportFiles, type FileMaking, type FileOffering } from './report-files.ts';
import { scopesOf } from './scope.ts';

export interface YearlyChatDeps extends YearlyReportDeps, FileMaking, FileOffering {
  /** Newest first. */
  readonly listPlans: () => Promise<readonly Plan[]>;
  readonly cards: CardRenderer;
  /** Buttons to reports of other kinds. */
  readonly alsoOffered?: (caller: Caller) => readonly Button[];
}

const files = reportFiles('arsrapport', chatFormats);

/** Untrusted. `unit` empty: the whole network. */
const choice = z.object({ plan: z.string().min(1).max(100), unit: z.string().max(100), texts: z.enum(['with', 'without']) });
type Choice = z.infer<typeof choice>;
/** What a file request carries as its id. */
const idOf = ({ plan, unit, texts }: Choice): string => [texts, unit, plan].join('|');
function choiceOf(id: string): Choice | undefined {
  const [texts, unit, ...plan] = id.split('|');
  return choice.safeParse({ texts, unit, plan: plan.join('|') }).data;
}

const mayHave = (network: Pick<Network, 'units'>, member: Member, { unit, texts }: Choice): boolean =>
  scopesOf(network, member).some((scope) => scope.unit === unit && scope.texts.includes(texts));

export const yearlyReportFiles = (deps: YearlyChatDeps): FileMakers => files.makers(deps, async ({ promptId, format, member, network }) => {
  const asked = choiceOf(promptId);
  if (!asked || !mayHave(network, member, asked)) return undefined;
  const { plan, unit, texts } = asked;
  if (!(await deps.listPlans()).some(({ id }) => id === plan)) return undefined;
  return await makeYearlyReport(deps, { plan, format, texts, ...(unit === '' ? {} : { unit }) });
});

/** That clients show: with texts and without for each plan and unit, two to turn the page, and what else there is. */
const mostButtons = 6;
const pageNumber = z.coerce.number().int().min(1).max(10_000).catch(1);

/** Each page with so many buttons, of which the first and the last need one to turn it, and those between two. */
function pagesWithin<Item>(items: readonly Item[], most: number): Item[][] {
  if (items.length <= most) return [[...items]];
  const pages: Item[][] = [];
  for (let from = 0; from < items.length;) {
    const turns = from === 0 || items.length - from <= most - 1 ? 1 : 2;
    pages.push(items.slice(from, from + most - turns));
    from += most - turns;
  }
  return pages;
}

/** Verb `reports.yearly-plans`, data `{ page }`; verb `reports.yearly`, data `{ plan, unit, texts }`. */
export function yearlyReportChat(deps: YearlyChatDeps): ChatFeature {
  const refusal = (caller: Caller): Reply => ({ kind: 'text', text: notAllowed(caller) });

  async function choose(caller: Caller, at: number, kind: 'card' | 'new-card'): Promise<Reply> {
    const { member, t: { followUp: { yearly: words } } } = caller;
    const scopes = scopesOf(caller.network, member);
    if (scopes.length === 0) return refusal(caller);
    const plans = await deps.listPlans();
    const others = deps.alsoOffered?.(caller) ?? [];
    if (plans.length === 0) {
      return others.length === 0 ? { kind: 'text', text: words.noPlans } : { kind, card: deps.cards.render(messageCard, messageModel({ title: words.title, lines: [words.noPlans], buttons: others })), summary: words.title };
    }
    const all = plans.flatMap((plan) => scopes.flatMap(({ unit, texts: offered }) => offered.map((texts) => ({ plan, unit, texts }))));
    const several = plans.length * scopes.length > 1;
    const rest = mostButtons - others.length;
    const pages = pagesWithin(all, rest);
    const turned = pageOf(pages, at, 1);
    const shown = { ...turned, items: turned.items.flat() };
    const buttons = shown.items.map(({ plan, unit, texts }) => {
      const about = several ? `${shortened(plan.title, 100)}${scopes.length > 1 ? `, ${shortened(unitName(caller.network, unit), 60)}` : ''}: ` : '';
      return button(`${about}${texts === 'with' ? words.withTexts : words.withoutTexts}`, 'reports.yearly', { plan: plan.id, unit, texts });
    });
    const lines = [...(several ? [] : [plans[0]?.title ?? '']), scopes.length > 1 ? '' : scopes[0]?.unit === '' ? words.whole : words.scope(unitName(caller.network, scopes[0]?.unit ?? '')), words.choose, shown.pages > 1 ? caller.t.common.page(shown.page, shown.pages) : ''].filter((line) => line !== '');
    return { kind, card: deps.cards.render(messageCard, messageModel({ title: words.title, lines, buttons: [...buttons, ...pageButtons(shown, 'reports.yearly-plans', {}, caller.t), ...others] })), summary: words.title };
  }

  return {
    commands: { rapport: (caller) => choose(caller, 1, 'new-card') },
    actions: {
      'reports.yearly-plans': (caller, { page }) => choose(caller, pageNumber.parse(page), 'card'),
      async 'reports.yearly'(caller, data) {
        const { member, t: { followUp } } = caller;
        const words = followUp.yearly;
        const read = choice.safeParse(data);
        const plan = read.success ? (await deps.listPlans()).find(({ id }) => id === read.data.plan) : undefined;
        if (!read.success || !plan) return { kind: 'text', text: caller.t.refusals.gone };
        const { unit, texts } = read.data;
        if (!mayHave(caller.network, member, read.data)) return refusal(caller);
        const promptId = idOf(read.data);
        const model = filesModel({
          promptId, title: words.title, marks: [], linkNote: followUp.report.menu.linkNote,
          lines: [plan.title, unit === '' ? words.whole : words.scope(unitName(caller.network, unit)), words.chosen(texts === 'with' ? words.withTexts : words.withoutTexts)],
          notes: [followUp.report.menu.lead],
          files: files.offered(deps, words, { promptId, memberId: member.id }),
        });
        return { kind: 'new-card', card: deps.cards.render(filesCard, model), summary: words.title };
      },
    },
  };
}
