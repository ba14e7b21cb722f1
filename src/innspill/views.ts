/** Makes the cards about innspill for one person, from the state of things at that moment and from what that person may see. */
import type { Shown, Viewer } from '../chat/caller.ts';
import { hasRole } from '../network/domain.ts';
import type { CardRenderer } from '../ports/card-renderer.ts';
import { decisionModel, itemCard, ownModel, type DecisionInput, type ItemNotice } from './card-item.ts';
import { formCard, formModel, type FormInput } from './card-form.ts';
import { waitingCard, waitingModel, type WaitingInput, type WaitingScope } from './card-waiting.ts';
import type { Agendas } from './decide.ts';
import { liftedFrom, mayPrepare, placesOf, preparers, type Innspill } from './domain.ts';
import type { InnspillStore } from './store.ts';
import { stateWords } from './words.ts';

export interface InnspillViewDeps {
  readonly innspill: InnspillStore;
  readonly agendas: Pick<Agendas, 'coming' | 'takes' | 'detailsOf'>;
  readonly cards: CardRenderer;
  readonly timeZone: string;
}

export type InnspillViews = ReturnType<typeof createInnspillViews>;

export function createInnspillViews({ innspill: store, agendas, cards, timeZone }: InnspillViewDeps) {
  /** What waits and may be seen: of everybody's, only by the sekretariat. */
  async function waitingFor(viewer: Viewer, scope: WaitingScope): Promise<readonly Innspill[]> {
    const { member, network } = viewer;
    const waiting = await store.waiting();
    if (scope.kind === 'own') return waiting.filter((one) => preparers(network, one).some(({ id }) => id === member.id));
    const seen = waiting.filter((one) => mayPrepare(network, member, one));
    if (scope.kind === 'all') return seen;
    return seen.length === 0 ? [] : await agendas.takes(viewer, scope.promptId, seen);
  }

  /** What was taken into a meeting, with the title and the day that it has now: it may have been moved since. */
  async function asItIs(innspill: Innspill): Promise<Innspill> {
    const { meeting } = innspill;
    const now = meeting && await agendas.detailsOf(meeting.promptId);
    return meeting && now ? { ...innspill, meeting: { ...meeting, title: now.title, date: now.date } } : innspill;
  }

  return {
    waitingFor,

    /** `waiting` as read by `waitingFor`. */
    waiting(viewer: Viewer, waiting: readonly Innspill[], input: Pick<WaitingInput, 'scope' | 'page' | 'notice' | 'below'>): Shown {
      const words = viewer.t.innspill.waiting;
      const model = waitingModel({ ...input, waiting, timeZone, seesAll: hasRole(viewer.member, 'sekretariat') }, viewer);
      return { card: cards.render(waitingCard, model), summary: waiting.length === 0 ? words.title : words.count(waiting.length) };
    },

    async form(viewer: Viewer, input: Pick<FormInput, 'formId' | 'typed' | 'faults' | 'contactConfirmed' | 'page' | 'notice'>): Promise<Shown> {
      const { member, network, t } = viewer;
      const model = formModel({ ...input, places: placesOf(network, member), own: await Promise.all((await store.sentBy(member.id)).map(asItIs)), timeZone }, viewer);
      return { card: cards.render(formCard, model), summary: t.innspill.title };
    },

    /** For whoever sent it. */
    async own(stored: Innspill, viewer: Viewer, notice?: ItemNotice): Promise<Shown> {
      const innspill = await asItIs(stored);
      return { card: cards.render(itemCard, ownModel({ innspill, timeZone, ...(notice === undefined ? {} : { notice }) }, viewer)), summary: viewer.t.innspill.own.summary(stateWords(innspill, viewer)) };
    },

    /** For whoever decides on it, while it waits; afterwards how it stands. */
    async decision(stored: Innspill, viewer: Viewer, input: Pick<DecisionInput, 'from' | 'typed' | 'faults' | 'contactConfirmed' | 'notice'>): Promise<Shown> {
      const innspill = await asItIs(stored);
      const open = innspill.state === 'waiting' && mayPrepare(viewer.network, viewer.member, innspill);
      const to = open ? liftedFrom(viewer.network, innspill) : undefined;
      const model = decisionModel({ ...input, innspill, timeZone, ...(open ? { meetings: (await agendas.coming(viewer, innspill)).slice(0, mostMeetings) } : {}), ...(to === undefined ? {} : { liftsTo: to }) }, viewer);
      return { card: cards.render(itemCard, model), summary: viewer.t.innspill.item.title };
    },
  };
}

/** Soonest first: more is not chosen from. */
const mostMeetings = 20;
