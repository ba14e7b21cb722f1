/** Deciding on those who ask to be let in, in the chat and in `mine`. Each click is authorised where it is decided. */
import { z } from 'zod';
import { button } from '../cards/parts.ts';
import type { Action, Caller, ChatFeature, Viewer } from '../chat/caller.ts';
import type { CardRenderer } from '../ports/card-renderer.ts';
import type { Reply } from '../ports/chat.ts';
import type { Clock } from '../ports/clock.ts';
import type { UnansweredPrompt } from '../prompts/card.ts';
import { shortened } from '../shared/cut-text.ts';
import { decideOn, waitingFor, type AdmitDeps } from './admit.ts';
import { admissionCard, admissionModel, arenaName, dayOf, type AdmissionInput } from './card.ts';
import { mayDecide, memberBehind, type Admission, type Decision } from './domain.ts';
import { readCorrection, typedAdmission } from './form.ts';
import { contactOf } from './newcomers.ts';

export interface AdmissionChatDeps extends AdmitDeps { readonly cards: CardRenderer }

/** Card data is untrusted: only this much of it is read. */
const idText = z.string().min(1).max(200);
const clicked = z.object({ applicant: idText, revision: z.coerce.number().int().min(0) });
const opened = z.object({ applicant: idText });

interface ShowDeps { readonly cards: CardRenderer; readonly clock: Clock; readonly workingTime: { readonly timeZone: string } }

/** For one of those who decide, as it stands at this moment. */
export function showAdmission({ cards, clock, workingTime: { timeZone } }: ShowDeps, { member, network, t }: Viewer, admission: Admission, more: Pick<AdmissionInput, 'notice' | 'typed'> = {}) {
  const model = admissionModel({ ...more, admission, network, timeZone, now: clock.now(), mayDecide: mayDecide(member, admission), isMember: admission.state === 'waiting' && memberBehind(network, admission) !== undefined }, t);
  return { card: cards.render(admissionCard, model), summary: t.admission.item.summary(shortened(admission.name, 100)) };
}

/** Verbs: `admission.let-in`, `admission.turn-down`, `admission.open` `{ applicant }`; those of the asker's own card are answered here when they are in by now. */
export function admissionChat(deps: AdmissionChatDeps): ChatFeature {
  const text = (sentence: string): Reply => ({ kind: 'text', text: sentence });

  const deciding = (decisionOf: (data: Readonly<Record<string, unknown>>, caller: Caller) => Decision | undefined): Action => async (caller, data) => {
    const { member, t } = caller;
    const words = t.admission.item;
    const at = clicked.safeParse(data);
    if (!at.success) return text(t.refusals.outdated);
    const decision = decisionOf(data, caller);
    if (decision === undefined) return text(words.correct);
    const result = await decideOn(deps, at.data.applicant, at.data.revision, decision, member);
    // Those let in a moment ago are members for this card too.
    const viewer = { ...caller, network: await deps.directory.network() };
    const show = (admission: Admission, sentence: string, style: 'good' | 'warning'): Reply => ({ kind: 'card', ...showAdmission(deps, viewer, admission, { notice: { text: sentence, style } }) });
    switch (result.outcome) {
      case 'gone': return text(words.gone);
      case 'not-yours': return text(words.notYours(contactOf(result.admission, viewer.network, t)));
      case 'decided': case 'same': {
        const more = (await waitingFor(deps, member)).length;
        return show(result.admission, [words.done[decision.decision], ...(more === 0 ? [] : [words.more(more)])].join(' '), 'good');
      }
      case 'changed': return show(result.admission, words.changed, 'warning');
      default: return show(result.admission, words.over, 'warning');
    }
  };

  const already: Action = async ({ t }) => text(t.admission.already);
  return {
    actions: {
      'admission.let-in': deciding((data, { network }) => { const corrected = readCorrection(typedAdmission(data), network); return corrected && { decision: 'let-in', ...corrected }; }),
      'admission.turn-down': deciding(() => ({ decision: 'turned-down' })),
      async 'admission.open'(caller, data) {
        const { t, network, member } = caller;
        const at = opened.safeParse(data);
        const admission = at.success ? await deps.admissions.load(at.data.applicant) : undefined;
        if (!admission) return text(t.admission.item.gone);
        if (!mayDecide(member, admission)) return text(t.admission.item.notYours(contactOf(admission, network, t)));
        return { kind: 'new-card', ...showAdmission(deps, caller, admission) };
      },
      'admission.ask': already, 'admission.change': already, 'admission.withdraw': already, 'admission.own': already,
    },
  };
}

/** In `mine`, oldest first. */
export async function unansweredAdmissions(deps: AdmitDeps, { member, network, t }: Caller): Promise<readonly UnansweredPrompt[]> {
  const words = t.admission.mine;
  return (await waitingFor(deps, member)).map(({ memberId, name, unit, level, until }) => ({
    kind: words.kind, title: shortened(name, 150), when: words.place(arenaName(network, unit, t), t.levels[level]), answerBy: words.answerBy(dayOf(until, deps.workingTime.timeZone, t)),
    buttons: [button(words.open, 'admission.open', { applicant: memberId })],
  }));
}
