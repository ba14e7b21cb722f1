/** Reports in the chat: what there is to be had after a mobilisation, for whoever may have it. */
import { z } from 'zod';
import { notAllowed, type ChatFeature } from '../chat/caller.ts';
import type { CardRenderer } from '../ports/card-renderer.ts';
import type { FileMakers } from '../ports/files.ts';
import { filesCard, filesModel } from './card-files.ts';
import { makeMobilisationReport, reportSeenBy, type MobilisationReportDeps } from './mobilisation-report.ts';
import { reportFiles, type FileMaking, type FileOffering } from './report-files.ts';

export interface ReportChatDeps extends Pick<MobilisationReportDeps, 'prompts' | 'directory'>, FileOffering { readonly cards: CardRenderer }

const files = reportFiles('mobilisering', ['docx', 'csv'] as const);

export const mobilisationReportFiles = (deps: MobilisationReportDeps & FileMaking): FileMakers =>
  files.makers(deps, ({ promptId, member, format }) => makeMobilisationReport(deps, { promptId, format, viewer: member }));

const clicked = z.object({ promptId: z.string().min(1).max(200) });

/** Verb `reports.mobilisation`, data `{ promptId }`. */
export const reportChat = (deps: ReportChatDeps): ChatFeature => ({
  actions: {
    async 'reports.mobilisation'(caller, data) {
      const { member, t } = caller;
      const read = clicked.safeParse(data);
      if (!read.success) return { kind: 'text', text: t.refusals.gone };
      const { promptId } = read.data;
      const seen = await reportSeenBy(deps, promptId, member);
      if (seen === undefined) return { kind: 'text', text: notAllowed(caller) };
      const { exercise } = seen.mobilisation.details;
      const words = t.followUp.report;
      const title = exercise ? words.exerciseTitle : words.title;
      const model = filesModel({
        promptId, title, linkNote: words.menu.linkNote, notes: seen.sees === 'named' ? [words.menu.names] : [words.countsOnly],
        marks: [...(exercise ? [t.mobilisation.exercise] : []), ...(seen.mobilisation.state === 'open' ? [words.preliminary] : [])],
        lines: [words.menu.lead],
        files: files.offered(deps, words.menu, { promptId, memberId: member.id }, seen.sees === 'named' ? ['docx', 'csv'] : ['docx']),
      });
      return { kind: 'new-card', card: deps.cards.render(filesCard, model), summary: exercise ? t.mobilisation.summaries.exercise(title) : title };
    },
  },
});
