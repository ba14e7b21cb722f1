/** What the monthly look found, for the sekretariat alone: how many were looked up, and who is to be phoned instead. */
import { z } from 'zod';
import { namesCard, namesModel } from '../cards/common.ts';
import { button } from '../cards/parts.ts';
import { notAllowed, type Caller, type ChatFeature } from '../chat/caller.ts';
import type { Composers } from '../delivery/composer.ts';
import type { DeliveryProgress, DeliveryQueue } from '../delivery/domain.ts';
import { byName } from '../locales/format.ts';
import { texts, type Texts } from '../locales/texts.ts';
import type { Card, CardRenderer } from '../ports/card-renderer.ts';
import type { Locale } from '../shared/network-terms.ts';
import type { NetworkDirectory } from './directory.ts';
import { hasRole, unitName, type Network } from './domain.ts';

export const canaryPurpose = 'canary';
export const canaryReportPurpose = 'canary-report';

export interface CanaryReportDeps {
  readonly directory: Pick<NetworkDirectory, 'network'>;
  readonly deliveries: Pick<DeliveryQueue, 'progress'>;
  readonly cards: CardRenderer;
  readonly defaultLocale: Locale;
}

/** Card data is untrusted. */
const clicked = z.object({ promptId: z.string().regex(/^canary-\d{4}-\d{2}$/u), page: z.coerce.number().int().min(1).max(10_000).catch(1) });

type Found = 'lost' | 'before' | 'uncertain';
const groups: readonly Found[] = ['lost', 'before', 'uncertain'];

/** Undefined: never known in Teams, which `nettverk` tells of. */
function foundOf({ state, reason }: DeliveryProgress['unsettled'][number]): Found | undefined {
  if (state !== 'unreachable') return 'uncertain';
  // These are our own words for what was known without asking; the others are the platform's answers.
  if (reason === 'never-seen') return undefined;
  return reason === 'blocked' || reason === 'uninstalled' ? 'before' : 'lost';
}

export interface CanaryInput {
  readonly promptId: string;
  readonly progress: DeliveryProgress;
  readonly network: Pick<Network, 'members' | 'units'>;
  readonly page: number;
}

/** Those lost since last time first. Pages by verb `network.canary` `{ promptId, page }`. */
export function canaryModel({ promptId, progress, network, page }: CanaryInput, t: Texts): z.infer<typeof namesCard.schema> {
  const words = t.canary;
  const people = progress.unsettled.flatMap((delivery) => {
    const member = network.members.get(delivery.recipientId);
    const found = foundOf(delivery);
    if (!member || found === undefined) return [];
    const { unit } = member.seats.find(({ primary }) => primary) ?? member.seats[0];
    return [{ name: member.name, found, detail: [unitName(network, unit), member.phone ?? words.noPhone].join(' · ') }];
  });
  const unknown = progress.unsettled.filter((delivery) => foundOf(delivery) === undefined).length;
  const checked = progress.sent + progress.unsettled.length - unknown;
  return {
    ...namesModel({
      title: words.title,
      subtitle: [words.checked(checked, progress.sent), ...(unknown > 0 ? [words.unknown(unknown)] : []), ...(progress.pending > 0 ? [words.left(progress.pending)] : [])].join(' '),
      people: groups.flatMap((group) => people.filter(({ found }) => found === group).sort(byName).map(({ name, detail }) => ({ name, detail, group: words.groups[group] }))),
      page, verb: 'network.canary', data: { promptId }, back: button(t.menu.buttons.nettverk, 'menu.open', { command: 'nettverk' }),
    }, t),
    empty: people.length === 0 ? [words.nobody] : [],
  };
}

export function canaryReport({ directory, deliveries, cards, defaultLocale }: CanaryReportDeps): { readonly composers: Composers; readonly chat: ChatFeature } {
  const cardFor = async (promptId: string, network: Network, page: number, t: Texts): Promise<Card> =>
    cards.render(namesCard, canaryModel({ promptId, progress: await deliveries.progress(promptId, canaryPurpose), network, page }, t));

  async function shown(caller: Caller, data: Readonly<Record<string, unknown>>) {
    const { member, network, t } = caller;
    const read = clicked.safeParse(data);
    if (!read.success) return { kind: 'text' as const, text: t.refusals.outdated };
    if (!hasRole(member, 'sekretariat')) return { kind: 'text' as const, text: notAllowed(caller) };
    return { kind: 'card' as const, card: await cardFor(read.data.promptId, network, read.data.page, t), summary: t.canary.summary };
  }

  return {
    composers: {
      async [canaryReportPurpose]({ promptId, recipientId }) {
        const network = await directory.network();
        const member = network.members.get(recipientId);
        if (!member || !hasRole(member, 'sekretariat')) return { skip: 'not-needed' };
        const t = texts(member.language ?? defaultLocale);
        return { message: { card: await cardFor(promptId, network, 1, t), summary: t.canary.summary } };
      },
    },
    chat: { actions: { 'network.canary': shown } },
  };
}
