/** The action log in the chat: the numbers, and the files of it. Of the whole network for the sekretariat, of their own unit for a koordinator. */
import { z } from 'zod';
import type { AuditLog } from '../access/audit-log.ts';
import { button, type Button } from '../cards/parts.ts';
import { notAllowed, type Caller, type ChatFeature } from '../chat/caller.ts';
import { hasRole, unitName, type Member } from '../network/domain.ts';
import type { CardRenderer } from '../ports/card-renderer.ts';
import type { FileMaker, FileMakers, FileRequest } from '../ports/files.ts';
import type { OfficeFiles } from '../ports/office-files.ts';
import { shortened } from '../shared/cut-text.ts';
import { filesCard, filesModel } from './card-files.ts';
import { makeActionLog, readActionLog, type ActionLogDeps } from './make-tiltakslogg.ts';

export interface ActionLogChatDeps extends ActionLogDeps {
  readonly office: OfficeFiles;
  readonly cards: CardRenderer;
  readonly audit: AuditLog;
  /** A short-lived address of a file; undefined where the server has no public address. */
  readonly fileUrl: (request: FileRequest) => string | undefined;
}

const formats = ['docx', 'xlsx', 'csv'] as const;
const fileOf = (format: (typeof formats)[number]): string => `tiltakslogg-${format}`;
/** What a file request carries as its id. */
const whole = '*';

/** Untrusted. */
const asked = z.object({ unit: z.string().max(100).optional().catch(undefined) });

/** Unit ids, `*` for the whole network. The log has names: a region's other bydeler are not a koordinator's. */
const logsFor = (member: Member): string[] =>
  (hasRole(member, 'sekretariat') ? [whole] : [...new Set(member.seats.filter(({ role }) => role === 'koordinator').map(({ unit }) => unit))]);
const requestOf = (unit: string): { readonly unit?: string } => (unit === whole ? {} : { unit });

/** Asks anew what the person may see: roles may have changed since it was offered. */
const actionLogFile = (deps: ActionLogChatDeps, format: (typeof formats)[number]): FileMaker => async ({ promptId: unit, memberId }) => {
  const network = await deps.directory.network();
  const member = network.members.get(memberId);
  if (!member || !logsFor(member).includes(unit) || (unit !== whole && !network.units.has(unit))) return undefined;
  const file = await makeActionLog(deps, { ...requestOf(unit), format });
  await deps.audit.record({ action: 'report-made', memberId, promptId: `tiltakslogg|${unit}` });
  return file;
};

export const actionLogFiles = (deps: ActionLogChatDeps): FileMakers => Object.fromEntries(formats.map((format) => [fileOf(format), actionLogFile(deps, format)]));

const mostButtons = 2;
const longestName = 60;
/** For whoever writes `rapport`; one for each of a koordinator's units. */
export function actionLogButtons({ member, network, t }: Caller): Button[] {
  const { button: title } = t.tiltakslogg.report;
  const units = logsFor(member);
  return units.slice(0, mostButtons).map((unit) => button(units.length === 1 ? title : `${title}: ${shortened(unitName(network, unit), longestName)}`, 'reports.action-log', { unit }));
}

/** Verb `reports.action-log`, data `{ unit }`. */
export const actionLogChat = (deps: ActionLogChatDeps): ChatFeature => ({
  actions: {
    async 'reports.action-log'(caller, data) {
      const { member, network, t } = caller;
      const units = logsFor(member);
      const unit = asked.parse(data).unit ?? units[0];
      if (unit === undefined || !units.includes(unit)) return { kind: 'text', text: notAllowed(caller) };
      const words = t.tiltakslogg.report;
      const { log: { total, open, done, withdrawn, overdue } } = await readActionLog(deps, requestOf(unit));
      const { send, download } = t.followUp.yearly;
      const model = filesModel({
        promptId: unit, marks: [], title: words.title, linkNote: t.followUp.report.menu.linkNote, notes: total === 0 ? [] : [words.names],
        lines: [unit === whole ? words.whole : words.scope(unitName(network, unit)), ...(total === 0 ? [words.none] : [words.lead(words.tasks(total), open, done, withdrawn), ...(overdue === 0 ? [] : [words.overdue(overdue)])])],
        files: total === 0 ? [] : formats.map((format) => ({ file: fileOf(format), sendTitle: send[format], downloadTitle: download[format], url: deps.fileUrl({ file: fileOf(format), promptId: unit, memberId: member.id }) })),
      });
      return { kind: 'new-card', card: deps.cards.render(filesCard, model), summary: words.title };
    },
  },
});
