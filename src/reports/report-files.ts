/** The files of one kind of report: how they are named and offered, and how each is made anew for whoever asks, and logged. */
import type { AuditLog } from '../access/audit-log.ts';
import type { NetworkDirectory } from '../network/directory.ts';
import type { Member, Network } from '../network/domain.ts';
import type { FileMaker, FileMakers, FileRequest, NamedFile } from '../ports/files.ts';
import type { OfferedFile } from './card-files.ts';

/** What a report may be had as in the chat; JSON is the operator's. */
export const chatFormats = ['docx', 'xlsx', 'csv'] as const;

export interface FileOffering {
  /** A short-lived address of a file; undefined where the server has no public address. */
  readonly fileUrl: (request: FileRequest) => string | undefined;
}

export interface FileMaking {
  readonly directory: Pick<NetworkDirectory, 'network'>;
  readonly audit: AuditLog;
}

/** Who asks stands in the lists as they are now. The id comes from outside. */
export interface AskedFile<Format> {
  readonly format: Format;
  readonly promptId: string;
  readonly member: Member;
  readonly network: Network;
}

export function reportFiles<Format extends string>(report: string, formats: readonly Format[]) {
  const fileOf = (format: Format): string => `${report}-${format}`;
  return {
    /** @param titles of the buttons @param only some of the formats, where this person may not have them all */
    offered: ({ fileUrl }: FileOffering, titles: Readonly<Record<'send' | 'download', Readonly<Record<Format, string>>>>, about: Omit<FileRequest, 'file'>, only: readonly Format[] = formats): OfferedFile[] =>
      only.map((format) => ({ file: fileOf(format), sendTitle: titles.send[format], downloadTitle: titles.download[format], url: fileUrl({ file: fileOf(format), ...about }) })),

    /**
     * @param make asks anew what the person may see, since roles may have changed after it was offered; undefined: none, or not for them
     * @param logged what the log says was made; the id by itself
     */
    makers({ directory, audit }: FileMaking, make: (asked: AskedFile<Format>) => Promise<NamedFile | undefined>, logged: (promptId: string) => string = (promptId) => promptId): FileMakers {
      const maker = (format: Format): FileMaker => async ({ promptId, memberId }) => {
        const network = await directory.network();
        const member = network.members.get(memberId);
        const file = member && await make({ format, promptId, member, network });
        if (file) await audit.record({ action: 'report-made', memberId, promptId: logged(promptId) });
        return file;
      };
      return Object.fromEntries(formats.map((format) => [fileOf(format), maker(format)]));
    },
  };
}
