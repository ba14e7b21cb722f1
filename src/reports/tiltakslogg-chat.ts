/** The action log in the chat: the numbers, and the files of it. Of the whole network for the sekretariat, of their own units, one at a time, for a koordinator. */
import { z } from 'zod';
import { button, type Button } from '../cards/parts.ts';
import { notAllowed, type Caller, type ChatFeature } from '../chat/caller.ts';
import { unitName, type Member, type Network } from '../network/domain.ts';
import type { CardRenderer } from '../ports/card-renderer.ts';
import type { FileMakers } from '../ports/files.ts';
import type { OfficeFiles } from '../ports/office-files.ts';
import { filesCard, filesModel, unitChoices } from './card-files.ts';
import { makeActionLog, readActionLog, type ActionLogDeps } from './make-tiltakslogg.ts';
import { chatFormats, reportFiles, type FileMaking, type FileOffering } from './report-files.ts';
import { scopesOf } from './scope.ts';

export interface ActionLogChatDeps extends ActionLogDeps, FileMaking, FileOffering {
  readonly office: OfficeFiles;
  readonly cards: CardRenderer;
}

const files = reportFiles('tiltakslogg', chatFormats);
/** What a file request carries as its id. */
const whole = '*';

/** Untrusted. `here`: from its own card, which shows the answer in its place. */
const asked = z.object({ unit: z.string().max(100).optional().catch(undefined), here: z.boolean().catch(false) });

/** Unit ids, `*` for the whole network. The log has names: a region's other bydeler are not a koordinator's. */
const logsFor = (network: Pick<Network, 'units'>, member: Member): string[] =>
  scopesOf(network, member).filter(({ texts }) => texts.includes('with')).map(({ unit }) => (unit === '' ? whole : unit));
const requestOf = (unit: string): { readonly unit?: string } => (unit === whole ? {} : { unit });

export const actionLogFiles = (deps: ActionLogChatDeps): FileMakers => files.makers(deps, async ({ promptId: unit, format, member, network }) => {
  if (!logsFor(network, member).includes(unit) || (unit !== whole && !network.units.has(unit))) return undefined;
  return await makeActionLog(deps, { ...requestOf(unit), format });
}, (unit) => `tiltakslogg|${unit}`);

/** For whoever writes `rapport`. */
export const actionLogButton = ({ t }: Caller): Button => button(t.tiltakslogg.report.button, 'reports.action-log');

/** Verb `reports.action-log`, data and input `{ unit, here }`. */
export const actionLogChat = (deps: ActionLogChatDeps): ChatFeature => ({
  actions: {
    async 'reports.action-log'(caller, data) {
      const { member, network, t } = caller;
      const units = logsFor(network, member);
      const { unit = units[0], here } = asked.parse(data);
      if (unit === undefined || !units.includes(unit)) return { kind: 'text', text: notAllowed(caller) };
      const words = t.tiltakslogg.report;
      const { log: { total, open, done, withdrawn, overdue } } = await readActionLog(deps, requestOf(unit));
      const model = filesModel({
        promptId: unit, marks: [], title: words.title, linkNote: t.followUp.report.menu.linkNote, notes: total === 0 ? [] : [words.names],
        lines: [unit === whole ? words.whole : words.scope(unitName(network, unit)), ...(total === 0 ? [words.none] : [words.lead(words.tasks(total), open, done, withdrawn), ...(overdue === 0 ? [] : [words.overdue(overdue)])])],
        choose: { units: unitChoices(units.map((id) => ({ unit: id, name: unitName(network, id) })), unit, t), show: button(t.meetings.figures.show, 'reports.action-log', { here: true }) },
        files: total === 0 ? [] : files.offered(deps, t.followUp.yearly, { promptId: unit, memberId: member.id }),
      });
      return { kind: here ? 'card' : 'new-card', card: deps.cards.render(filesCard, model), summary: words.title };
    },
  },
});
