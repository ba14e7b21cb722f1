/** Puts together what takes in innspill, and brings them onto agendas. */
import type { ChatFeature, Viewer } from '../chat/caller.ts';
import type { Composers } from '../delivery/composer.ts';
import type { Meeting } from '../meetings/domain.ts';
import type { DocumentStore } from '../ports/document-store.ts';
import type { JobHandlers } from '../schedule/domain.ts';
import { innspillChat, type InnspillChatDeps } from './chat.ts';
import { innspillComposers, type InnspillComposerDeps } from './compose-cards.ts';
import { innspillJobs, meetingCalledOff } from './decide.ts';
import { createInnspillStore } from './store.ts';
import { createInnspillViews } from './views.ts';

export type InnspillDeps = Omit<InnspillChatDeps & InnspillComposerDeps, 'innspill' | 'views'> & { readonly store: DocumentStore; readonly retentionDays: number };

export interface InnspillParts {
  readonly jobs: JobHandlers;
  readonly composers: Composers;
  readonly chat: ChatFeature;
  /** How many wait that this person may take up: in one meeting, or in any. */
  waitingFor(viewer: Viewer, promptId?: string): Promise<number>;
  /** What a meeting had on its agenda waits again. */
  calledOff(meeting: Pick<Meeting, 'promptId' | 'details'>): Promise<void>;
}

export function createInnspill(deps: InnspillDeps): InnspillParts {
  const innspill = createInnspillStore(deps);
  const views = createInnspillViews({ ...deps, innspill, timeZone: deps.workingTime.timeZone });
  const made = { ...deps, innspill, views };
  return {
    jobs: innspillJobs(made), composers: innspillComposers(made), chat: innspillChat(made),
    calledOff: ({ promptId, details }) => meetingCalledOff(made, promptId, details.innspill ?? []),
    async waitingFor(viewer, promptId) {
      return (await views.waitingFor(viewer, promptId === undefined ? { kind: 'own' } : { kind: 'meeting', promptId, title: '' })).length;
    },
  };
}
