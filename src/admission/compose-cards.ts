/** The messages about being let in, made from how things stand when they leave: to those who decide, and to whoever asked. Nothing new comes at night, nor to somebody who is away. */
import { messageCard, messageModel } from '../cards/common.ts';
import type { Caller } from '../chat/caller.ts';
import type { Composed, Composers, SendingContext } from '../delivery/composer.ts';
import type { Delivery } from '../delivery/domain.ts';
import { texts, type Texts } from '../locales/texts.ts';
import type { NetworkDirectory } from '../network/directory.ts';
import { isAbsent, type Network } from '../network/domain.ts';
import type { CardRenderer } from '../ports/card-renderer.ts';
import type { Reply } from '../ports/chat.ts';
import type { Clock } from '../ports/clock.ts';
import { workingTimeWhenThere, type WorkingTime } from '../schedule/working-time.ts';
import { shortened } from '../shared/cut-text.ts';
import type { Locale } from '../shared/network-terms.ts';
import { admissionPurposes, applicantOf, isOpenFor, roundOf, waitsBehind } from './admit.ts';
import { arenaName } from './card.ts';
import { showAdmission } from './chat.ts';
import { memberBehind, type Admission } from './domain.ts';
import { contactOf, turnedDownLines } from './newcomers.ts';
import type { AdmissionStore } from './store.ts';

export interface AdmissionComposerDeps {
  readonly admissions: AdmissionStore;
  readonly directory: Pick<NetworkDirectory, 'network' | 'reachability' | 'renew'>;
  readonly cards: CardRenderer;
  readonly clock: Clock;
  readonly workingTime: Pick<WorkingTime, 'movedLater' | 'timeZone'>;
  readonly defaultLocale: Locale;
  /** What a new member is shown. */
  readonly welcome: (caller: Caller) => Reply;
}

const notNeeded: Composed = { skip: 'not-needed' };

export function admissionComposers(deps: AdmissionComposerDeps): Composers {
  const { admissions, directory, cards, clock, workingTime: { timeZone }, defaultLocale } = deps;

  /** Undefined: that round of asking is over, and another one has begun. */
  async function admissionOf({ promptId, purpose }: Delivery): Promise<Admission | undefined> {
    const stored = await admissions.load(applicantOf(promptId));
    return stored && roundOf(stored) === purpose.split(':')[1] ? stored : undefined;
  }

  function inWorkingTime(network: Network, recipientId: string, message: () => Composed): Composed {
    const now = clock.now();
    const mayGoAt = workingTimeWhenThere(deps.workingTime, now, (date) => isAbsent(network, recipientId, date));
    return mayGoAt.equals(now) ? message() : { postpone: mayGoAt.toString() };
  }

  async function asked(delivery: Delivery, { replaces }: SendingContext): Promise<Composed> {
    const { recipientId } = delivery;
    const admission = await admissionOf(delivery);
    const network = await directory.network();
    const member = network.members.get(recipientId);
    if (!admission || !member) return notNeeded;
    if (!replaces && (!isOpenFor(network, member, admission, clock.now()) || await waitsBehind(deps, member, admission))) return notNeeded;
    const message = (): Composed => ({ message: { ...showAdmission(deps, { member, network, t: texts(member.language ?? defaultLocale) }, admission), alert: !replaces } });
    return replaces ? message() : inWorkingTime(network, recipientId, message);
  }

  async function answer(delivery: Delivery): Promise<Composed> {
    const admission = await admissionOf(delivery);
    if (!admission) return notNeeded;
    const network = admission.state === 'let-in' ? await directory.renew() : await directory.network();
    const locale = admission.state === 'let-in' ? network.members.get(admission.memberId)?.language ?? defaultLocale : admission.locale;
    const said = answerWords(admission, network, timeZone, texts(locale));
    if (said === undefined) return notNeeded;
    const { title, lines } = said;
    return inWorkingTime(network, delivery.recipientId, () => ({ message: { card: cards.render(messageCard, messageModel({ title, lines })), summary: title, alert: true } }));
  }

  async function welcome(delivery: Delivery): Promise<Composed> {
    const network = await directory.renew();
    const member = network.members.get(delivery.recipientId);
    if (!member) return notNeeded;
    const locale = member.language ?? defaultLocale;
    const shown = deps.welcome({ member, network, locale, t: texts(locale) });
    return 'card' in shown ? inWorkingTime(network, member.id, () => ({ message: { card: shown.card, summary: shown.summary } })) : notNeeded;
  }

  return { [admissionPurposes.asked]: asked, [admissionPurposes.answer]: answer, [admissionPurposes.welcome]: welcome };
}

/** Undefined: there is nothing (more) to say. */
function answerWords(admission: Admission, network: Network, timeZone: string, t: Texts): { readonly title: string; readonly lines: readonly string[] } | undefined {
  const words = t.admission.own;
  switch (admission.state) {
    case 'let-in': {
      const by = network.members.get(admission.decided?.by ?? '')?.name;
      return { title: words.letInTitle, lines: [by === undefined ? words.letInSomebody : words.letIn(shortened(by, 200)), words.place(arenaName(network, admission.unit, t), t.levels[admission.level])] };
    }
    case 'turned-down': return { title: words.turnedDownTitle, lines: turnedDownLines(admission, network, timeZone, t) };
    // Whoever has come in another way meanwhile has no use for it.
    case 'expired': return memberBehind(network, admission) === undefined ? { title: words.expiredTitle, lines: [words.expiredText(contactOf(admission, network, t))] } : undefined;
    default: return undefined;
  }
}
