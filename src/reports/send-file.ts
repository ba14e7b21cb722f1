/**
 * Files in the person's own chat: the bot asks, and when they accept it makes the file and puts it into their OneDrive. The signed
 * link beside it is for clients and people where that is not to be had (the Playground, some guests); both are always offered.
 */
import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Caller, ChatFeature } from '../chat/caller.ts';
import type { Reply } from '../ports/chat.ts';
import type { Clock } from '../ports/clock.ts';
import type { FileMakers, FileUploads, NamedFile, UploadTarget } from '../ports/files.ts';

export interface SendFileDeps {
  /** Which files may be sent so, by name. Each judges for itself what the person may see, at the offer and again when it is made. */
  readonly makers: FileMakers;
  readonly uploads: FileUploads;
  readonly clock: Clock;
}

/** Untrusted, also what comes back with an accept. */
const asked = z.object({ file: z.string().min(1).max(60), promptId: z.string().min(1).max(200) });
const accepted = asked.extend({ upload: z.object({ uploadUrl: z.string().min(1), contentUrl: z.string().min(1), name: z.string().min(1), uniqueId: z.string(), fileType: z.string() }) });

/** Teams delivers an accept again when it had no answer in time; an upload is remembered for so long, in this process. */
const rememberedMs = 15 * 60_000;

/** Verbs `file.offer`, `file.accepted`, `file.declined`, data `{ file, promptId }`. */
export function fileSending({ makers, uploads, clock }: SendFileDeps): ChatFeature {
  /** By a digest of the address, which is a secret. */
  const used = new Map<string, number>();

  const make = async ({ member }: Caller, { file, promptId }: z.infer<typeof asked>): Promise<NamedFile | undefined> =>
    (Object.hasOwn(makers, file) ? await makers[file]?.({ file, promptId, memberId: member.id }) : undefined);

  /** False when this permission has been used. */
  function claim(key: string): boolean {
    const now = clock.elapsedMs();
    for (const [known, atMs] of used) if (now - atMs >= rememberedMs) used.delete(known);
    if (used.has(key)) return false;
    used.set(key, now);
    return true;
  }

  async function put(caller: Caller, request: z.infer<typeof asked>, upload: UploadTarget): Promise<Reply> {
    const words = caller.t.followUp.file;
    const file = await make(caller, request);
    if (file === undefined) return { kind: 'text', text: words.gone };
    const key = createHash('sha256').update(upload.uploadUrl).digest('base64url');
    if (!claim(key)) return { kind: 'text', text: words.already };
    const outcome = await uploads.upload(upload, file);
    if (outcome === 'failed') used.delete(key);
    const { uploadUrl: _, ...shown } = upload;
    switch (outcome) {
      case 'uploaded': return { kind: 'file', file: shown, summary: words.sent(upload.name) };
      case 'not-allowed': return { kind: 'text', text: words.badUpload };
      case 'expired': return { kind: 'text', text: words.expired };
      case 'failed': return { kind: 'text', text: words.failed };
    }
  }

  return {
    actions: {
      'file.offer': async (caller, data) => {
        const read = asked.safeParse(data);
        const file = read.success ? await make(caller, read.data) : undefined;
        const words = caller.t.followUp.file;
        if (!read.success || file === undefined) return { kind: 'text', text: words.gone };
        const { content, name } = file;
        return { kind: 'file-offer', file: { name, sizeInBytes: Buffer.byteLength(content), description: words.description }, context: read.data, summary: words.offered };
      },
      'file.accepted': async (caller, data) => {
        const read = accepted.safeParse(data);
        if (read.success) return await put(caller, read.data, read.data.upload);
        // A card of ours without an address, or not a card of ours.
        return { kind: 'text', text: asked.safeParse(data).success ? caller.t.followUp.file.badUpload : caller.t.followUp.file.gone };
      },
      'file.declined': async ({ t }) => ({ kind: 'text', text: t.followUp.file.declined }),
    },
  };
}
