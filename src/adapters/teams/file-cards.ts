/** Teams' own cards for files in personal chats: may the bot put one into the person's OneDrive, and here it is. */
import type { Attachment } from 'botbuilder';
import { z } from 'zod';
import type { Reply } from '../../ports/chat.ts';

/** Name of the invoke that answers the question. */
export const fileConsent = 'fileConsent/invoke';

/** `name` is the file's; without it the client shows nothing. */
export const consentCard = ({ file: { name, description, sizeInBytes }, context }: Extract<Reply, { kind: 'file-offer' }>): Attachment => ({
  contentType: 'application/vnd.microsoft.teams.card.file.consent', name, content: { description, sizeInBytes, acceptContext: context, declineContext: context },
});

export const fileCard = ({ file: { name, contentUrl, uniqueId, fileType } }: Extract<Reply, { kind: 'file' }>): Attachment =>
  ({ contentType: 'application/vnd.microsoft.teams.card.file.info', name, contentUrl, content: { uniqueId, fileType } });

const text = z.string().max(4000).catch('');
const answer = z.object({
  action: z.enum(['accept', 'decline']).catch('decline'),
  context: z.record(z.string(), z.unknown()).catch({}),
  uploadInfo: z.object({ uploadUrl: text, contentUrl: text, name: text, uniqueId: text, fileType: text }).optional().catch(undefined),
});

/** The answer as a click. Anything misshapen is a no. */
export function consentOf(value: unknown): { readonly verb: 'file.accepted' | 'file.declined'; readonly data: Readonly<Record<string, unknown>> } {
  const { action, context, uploadInfo } = answer.catch({ action: 'decline', context: {} }).parse(value);
  return action === 'accept' ? { verb: 'file.accepted', data: { ...context, upload: uploadInfo } } : { verb: 'file.declined', data: context };
}
