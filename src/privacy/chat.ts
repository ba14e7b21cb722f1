/** `innsyn`: what the bot knows about whoever asks, in short, and the whole of it as a file. */
import type { AuditLog } from '../access/audit-log.ts';
import { contactFor } from '../access/domain.ts';
import type { ChatFeature } from '../chat/caller.ts';
import { unitName, type Member, type Network } from '../network/domain.ts';
import type { Texts } from '../locales/texts.ts';
import type { CardRenderer } from '../ports/card-renderer.ts';
import type { FileRequest } from '../ports/files.ts';
import { filesCard, filesModel } from '../reports/card-files.ts';
import { shortened } from '../shared/cut-text.ts';
import { innsynFiles, type InnsynFormat } from './innsyn.ts';

export interface InnsynChatDeps {
  readonly cards: CardRenderer;
  readonly audit: AuditLog;
  /** A short-lived address of a file; undefined where the server has no public address. */
  readonly fileUrl: (request: FileRequest) => string | undefined;
}

const formats = Object.keys(innsynFiles) as InnsynFormat[];

export const innsynChat = ({ cards, audit, fileUrl }: InnsynChatDeps): ChatFeature => ({
  commands: {
    async innsyn({ member, network, t }) {
      await audit.record({ action: 'innsyn-opened', memberId: member.id });
      const words = t.innsyn;
      const whom = contactFor(network, member).contact;
      const model = filesModel({
        promptId: member.id, title: words.title, marks: [], linkNote: t.followUp.report.menu.linkNote,
        lines: [...profile(member, network, t), words.lead],
        notes: [words.rights(whom === undefined || whom.id === member.id ? t.refusals.contactSecretariat : whom.name)],
        files: formats.map((format) => ({ file: innsynFiles[format], sendTitle: words.send[format], downloadTitle: words.download[format], url: fileUrl({ file: innsynFiles[format], promptId: member.id, memberId: member.id }) })),
      });
      return { kind: 'new-card', card: cards.render(filesCard, model), summary: words.title };
    },
  },
});

/** Seats and groups shown; the rest is in the file. */
const mostShown = 8;

function profile({ name, email, phone, seats, groups, absences = [], language }: Member, network: Network, t: Texts): string[] {
  const words = t.innsyn;
  const sits = seats.slice(0, mostShown).map(({ unit, level, role, organisation }) => `${words.seat(unitName(network, unit), t.levels[level], t.roles[role])}${organisation === unit ? '' : `, ${words.employed(unitName(network, organisation))}`}`);
  return [
    words.name(name), ...(email === '' ? [] : [words.email(email)]), words.phone(phone ?? words.none),
    ...sits, ...(groups.length === 0 ? [] : [words.groups(groups.slice(0, mostShown).map((id) => network.groups.get(id)?.name ?? id).join(', '))]),
    ...(absences.length === 0 ? [] : [words.absences(absences.length)]), ...(language === undefined ? [] : [words.language(t.language.names[language])]),
  ].map((line) => shortened(line, 400));
}
