/** What somebody the network does not know is shown in their own chat: the form by which they ask to be let in, and how their request stands. */
import { z } from 'zod';
import { messageCard, messageModel } from '../cards/common.ts';
import { button, type Button } from '../cards/parts.ts';
import type { Newcomers } from '../chat/caller.ts';
import type { Texts } from '../locales/texts.ts';
import { addressesOf } from '../network/addresses.ts';
import type { NetworkDirectory } from '../network/directory.ts';
import { contactIdOf, hasRole, type Network } from '../network/domain.ts';
import type { CardRenderer } from '../ports/card-renderer.ts';
import type { Reply, Turn } from '../ports/chat.ts';
import { shortened } from '../shared/cut-text.ts';
import type { Locale } from '../shared/network-terms.ts';
import { sendRequest, withdrawRequest, type AdmitDeps } from './admit.ts';
import { arenaName, askCard, askModel, dayOf, type AskInput } from './card.ts';
import { arenas, deciders, mayAskAgainAt, memberBehind, standing, type Admission, type Applicant } from './domain.ts';
import { readAdmission, typedAdmission, typedFrom, type TypedAdmission } from './form.ts';

export interface NewcomerDeps extends AdmitDeps {
  readonly directory: AdmitDeps['directory'] & Pick<NetworkDirectory, 'applicant'>;
  readonly cards: CardRenderer;
  readonly defaultLocale: Locale;
}

type Data = Readonly<Record<string, unknown>>;
/** Card data is untrusted: nothing but the inputs and this is read. */
const clicked = z.object({ contactConfirmed: z.boolean().catch(false), changing: z.boolean().catch(false) });
const longestName = 200;

export function newcomers(deps: NewcomerDeps): Newcomers {
  const { admissions, directory, clock, cards, workingTime: { timeZone } } = deps;
  const text = (sentence: string): Reply => ({ kind: 'text', text: sentence });
  const message = (kind: 'card' | 'new-card', title: string, lines: readonly string[], buttons: readonly Button[] = []): Reply =>
    ({ kind, card: cards.render(messageCard, messageModel({ title, lines, buttons })), summary: title });

  async function own({ from }: Turn): Promise<Admission | undefined> {
    const applicantId = await directory.applicant(from);
    return applicantId === undefined ? undefined : await admissions.load(applicantId);
  }

  const form = async (kind: 'card' | 'new-card', t: Texts, input: Omit<AskInput, 'network'>): Promise<Reply> => {
    const network = await directory.network();
    // Before the units are imported there is nowhere to be let in to.
    if (arenas(network).length === 0) return message(kind, t.refusals.unknownPersonTitle, [t.refusals.unknownPerson]);
    return { kind, card: cards.render(askCard, askModel({ ...input, network }, t)), summary: t.admission.title };
  };
  const empty: TypedAdmission = typedAdmission({});

  /** How it stands; the form where nothing does. */
  async function stands(kind: 'card' | 'new-card', t: Texts, admission: Admission | undefined, title?: string, notice?: string): Promise<Reply> {
    const words = t.admission.own;
    switch (admission && standing(admission, clock.now())) {
      case 'waiting': return message(kind, title ?? words.waiting, [...(notice === undefined ? [] : [notice]), ...waitingLines(admission as Admission, await directory.network(), timeZone, t)], [button(t.admission.change, 'admission.change'), button(t.admission.withdraw, 'admission.withdraw')]);
      case 'turned-down': return message(kind, words.turnedDownTitle, turnedDownLines(admission as Admission, await directory.network(), timeZone, t));
      case 'expired': return await form(kind, t, { typed: typedFrom(admission as Admission), notice: words.expired(dayOf((admission as Admission).at, timeZone, t)) });
      case 'let-in': return text(t.admission.already);
      default: return await form(kind, t, { typed: empty, ...(notice === undefined ? {} : { notice }) });
    }
  }

  /** Asked once per request: while it waits, who they are is known. */
  async function whoAsks(turn: Turn, known: Admission | undefined): Promise<Applicant | 'no-address' | 'not-told'> {
    const contactId = contactIdOf(turn.from);
    const locale = turn.locale ?? deps.defaultLocale;
    if (known && standing(known, clock.now()) === 'waiting') return { contactId, locale, name: known.name, email: known.email, addresses: known.addresses, guest: known.guest };
    const entry = await turn.lookUp();
    if (!entry) return 'not-told';
    const addresses = addressesOf(entry);
    const [email] = addresses;
    const name = shortened(entry.name ?? '', longestName);
    if (email === undefined || name === '') return 'no-address';
    return { contactId, locale, name, email, addresses, guest: entry.userPrincipalName?.toLowerCase().includes('#ext#') ?? false };
  }

  async function send(turn: Turn, data: Data, t: Texts): Promise<Reply> {
    const { contactConfirmed, changing } = clicked.parse(data);
    const typed = typedAdmission(data);
    const [network, known] = await Promise.all([directory.network(), own(turn)]);
    const read = readAdmission(typed, network, contactConfirmed || (typed.comment !== '' && typed.comment === known?.comment));
    if (!read.ok) return await form('card', t, { typed, faults: read.faults, changing, contactConfirmed: contactConfirmed || read.faults.comment === 'contact-details' });
    const who = await whoAsks(turn, known);
    if (who === 'not-told') return text(t.admission.lookUpFailed);
    if (who === 'no-address') return text(t.admission.noAddress);
    if (memberBehind(network, { ...who, memberId: '' }) !== undefined) return text(t.admission.already);
    const { outcome, admission } = await sendRequest(deps, read.wish, who);
    const words = t.admission.own;
    if (outcome === 'too-often') return await stands('card', t, admission, undefined, words.tooOften);
    return await stands('card', t, admission, outcome === 'asked' ? words.sent : outcome === 'changed' ? words.changed : undefined);
  }

  async function takeBack(turn: Turn, t: Texts): Promise<Reply> {
    const known = await own(turn);
    const now = known && await withdrawRequest(deps, known);
    return now?.state === 'withdrawn' ? await form('card', t, { typed: typedFrom(now), notice: t.admission.own.withdrawn }) : await stands('card', t, now, undefined, t.admission.own.nothing);
  }

  async function change(turn: Turn, t: Texts): Promise<Reply> {
    const known = await own(turn);
    return known && standing(known, clock.now()) === 'waiting' ? await form('card', t, { typed: typedFrom(known), changing: true }) : await stands('card', t, known);
  }

  const actions: Readonly<Record<string, (turn: Turn, data: Data, t: Texts) => Promise<Reply>>> = {
    'admission.ask': send,
    'admission.withdraw': (turn, _, t) => takeBack(turn, t),
    'admission.change': (turn, _, t) => change(turn, t),
    'admission.own': async (turn, _, t) => await stands('card', t, await own(turn)),
  };

  return {
    written: async (turn, t) => (turn.conversation.type === 'personal' ? await stands('new-card', t, await own(turn)) : text(t.admission.writeToMe)),
    async clicked(turn, verb, data, t) {
      // A click on any other card says it beside the card: nobody gets a new card for each click.
      const action = turn.conversation.type === 'personal' && Object.hasOwn(actions, verb) ? actions[verb] : undefined;
      return action === undefined ? text(t.admission.writeToMe) : await action(turn, data, t);
    },
  };
}

/** What they asked for, who decides, and until when. */
function waitingLines(admission: Admission, network: Network, timeZone: string, t: Texts): readonly string[] {
  const words = t.admission.own;
  const local = deciders(network, admission).some((member) => !hasRole(member, 'sekretariat'));
  const unit = arenaName(network, admission.unit, t);
  return [words.place(unit, t.levels[admission.level]), local ? words.goesTo(unit) : words.goesToSecretariat, words.until(dayOf(admission.until, timeZone, t))];
}

export const turnedDownLines = (admission: Admission, network: Network, timeZone: string, t: Texts): readonly string[] =>
  [t.admission.own.turnedDown(contactOf(admission, network, t)), t.admission.own.again(dayOf(mayAskAgainAt(admission).toString(), timeZone, t))];

/** Of the unit they asked for. */
export const contactOf = (admission: Admission, network: Network, t: Texts): string => {
  const first = deciders(network, admission)[0];
  return first === undefined || hasRole(first, 'sekretariat') ? t.refusals.contactSecretariat : shortened(first.name, longestName);
};
