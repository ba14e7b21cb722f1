/** Signed, expiring links to files: all the server lets through without the chat's own authentication, so a link says little, and no longer than it is needed. */
import { createHmac, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import type { Clock } from '../ports/clock.ts';

/** Whose link to what. The server still asks what this person may see when it is used. */
export interface FileLink {
  /** Which kind of file. */
  readonly file: string;
  readonly promptId: string;
  readonly memberId: string;
}

export interface Links {
  /** The whole address; it works for 15 minutes, or until the moment that is given. */
  sign(link: FileLink, until?: Temporal.Instant): string;
  /** Undefined for a token that was not made here, was changed, or has expired. */
  read(token: string): FileLink | undefined;
}

const validForSeconds = 15 * 60;
/** Signatures for another purpose made with the same secret are none of ours. */
const purpose = 'salto file link 1';
const longestToken = 2000;
const payloadSchema = z.strictObject({ file: z.string(), promptId: z.string(), memberId: z.string(), expires: z.number() });

/**
 * @param secret LINK_SECRET, at least 32 characters
 * @param publicUrl PUBLIC_URL; links are `<publicUrl>/files/<token>`
 */
export function createLinks({ secret, publicUrl, clock }: { readonly secret: string; readonly publicUrl: string; readonly clock: Clock }): Links {
  const signatureOf = (payload: string): Buffer => createHmac('sha256', secret).update(`${purpose}\n${payload}`).digest();
  const nowSeconds = (): number => clock.now().epochMilliseconds / 1000;

  return {
    sign(link, until) {
      const expires = until === undefined ? Math.floor(nowSeconds()) + validForSeconds : Math.floor(until.epochMilliseconds / 1000);
      const payload = Buffer.from(JSON.stringify({ ...link, expires })).toString('base64url');
      return `${publicUrl.replace(/\/+$/u, '')}/files/${payload}.${signatureOf(payload).toString('base64url')}`;
    },
    read(token) {
      const [payload = '', signature = '', ...more] = token.length > longestToken ? [] : token.split('.');
      const given = Buffer.from(signature, 'base64url');
      const expected = signatureOf(payload);
      // Base64 has several spellings of the same bytes; only the one that was handed out counts.
      if (more.length > 0 || given.length !== expected.length || !timingSafeEqual(given, expected) || given.toString('base64url') !== signature) return undefined;
      const { expires, ...link } = payloadSchema.parse(JSON.parse(Buffer.from(payload, 'base64url').toString('utf8')));
      return nowSeconds() < expires ? link : undefined;
    },
  };
}
