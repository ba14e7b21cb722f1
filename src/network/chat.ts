/** The network in the chat: who can be reached, and which language the person is spoken to in. */
import { z } from 'zod';
import { rolesOf, unitsInReach } from '../access/domain.ts';
import { messageCard, messageModel } from '../cards/common.ts';
import { menuButton } from '../cards/parts.ts';
import type { Caller, ChatFeature } from '../chat/caller.ts';
import { texts } from '../locales/texts.ts';
import type { CardRenderer } from '../ports/card-renderer.ts';
import type { Reply } from '../ports/chat.ts';
import { locales, type Locale } from '../shared/network-terms.ts';
import { languageCard, languageModel, statusCard, statusModel, type StatusInput } from './card.ts';
import type { NetworkDirectory } from './directory.ts';
import { addressedSeat, unitName, type Member, type Reachability, type Seat } from './domain.ts';

export interface NetworkChatDeps {
  readonly directory: NetworkDirectory;
  readonly cards: CardRenderer;
}

const pageData = z.object({ page: z.coerce.number().int().min(1).max(10_000).catch(1) });
const languageData = z.object({ language: z.enum(locales) });

export function networkChat({ directory, cards }: NetworkChatDeps): ChatFeature {
  /** Everybody is told how many can be reached; names and units only those who have to follow them up. */
  async function status(caller: Caller, page: number, kind: 'card' | 'new-card'): Promise<Reply> {
    const { network, member, t } = caller;
    const people = peopleInView(caller);
    const addressed = people.map((person) => ({ memberId: person.id, ...primarySeat(person) }));
    const [reach, inChannel] = await Promise.all([directory.reachability(people.map(({ id }) => id)), directory.channelReach(addressed)]);
    const seesUnits = rolesOf(member).some((role) => role === 'sekretariat' || role === 'koordinator');
    const counts = { personal: 0, roster: 0, channel: 0, 'not-at-all': 0 };
    const units = new Map<string, { reachable: number; channel: number; total: number }>();
    const unreachable: StatusInput['people'][number][] = [];
    for (const person of people) {
      const own: Reachability = reach.get(person.id) ?? { how: 'not-at-all', reason: 'never-seen' };
      const how = inChannel.has(person.id) ? 'channel' : own.how;
      const seat = primarySeat(person);
      counts[how] += 1;
      const unit = units.get(seat.unit) ?? { reachable: 0, channel: 0, total: 0 };
      units.set(seat.unit, { reachable: unit.reachable + ('contact' in own ? 1 : 0), channel: unit.channel + (how === 'channel' ? 1 : 0), total: unit.total + 1 });
      if (own.how === 'not-at-all') unreachable.push({ name: person.name, unit: unitName(caller.network, seat.unit), level: seat.level, reason: how === 'channel' ? how : own.reason });
    }
    const model = statusModel({
      personal: counts.personal,
      roster: counts.roster,
      channel: counts.channel,
      unreachable: counts['not-at-all'],
      letIn: seesUnits ? people.filter((one) => one.letIn).length : 0,
      units: seesUnits ? [...units].map(([id, of]) => ({ name: unitName(network, id), ...of })) : [],
      people: seesUnits ? unreachable : [],
      page,
    }, t);
    return { kind, card: cards.render(statusCard, model), summary: t.summaries.status };
  }

  async function choose(caller: Caller, locale: Locale): Promise<Reply> {
    await directory.setLanguage(caller.member.id, locale);
    const t = texts(locale);
    return { kind: 'card', card: cards.render(messageCard, messageModel({ title: t.language.title, lines: [t.language.changed], buttons: [menuButton('meny', t)] })), summary: t.language.title };
  }

  return {
    commands: {
      nettverk: (caller) => status(caller, 1, 'new-card'),
      språk: async ({ locale, t }) => ({ kind: 'new-card', card: cards.render(languageCard, languageModel({ current: locale }, t)), summary: t.language.title }),
    },
    actions: {
      'network.status-page': (caller, data) => status(caller, pageData.parse(data).page, 'card'),
      'language.choose': async (caller, data) => {
        const chosen = languageData.safeParse(data);
        return chosen.success ? await choose(caller, chosen.data.language) : { kind: 'text', text: caller.t.refusals.outdated };
      },
    },
  };
}

/** The sekretariat and ordinary members see the whole; a koordinator the people of the units in reach. */
function peopleInView({ network, member }: Caller): Member[] {
  const all = [...network.members.values()];
  const roles = rolesOf(member);
  if (roles.includes('sekretariat') || !roles.includes('koordinator')) return all;
  const reach = unitsInReach(network, member);
  return all.filter(({ seats }) => seats.some(({ unit }) => reach.has(unit)));
}

const primarySeat = ({ seats }: Member): Seat => addressedSeat(seats) ?? seats[0];
