/**
 * Files by signed link: `GET /files/<token>` gives a file to whom the link was made for, as long as the link is valid and they
 * may see it. Anything else is a plain page that says so. Without a public address and a secret there are no links.
 */
import { createLinks, type FileLink } from '../access/links.ts';
import type { Config } from '../config.ts';
import { texts } from '../locales/texts.ts';
import type { Clock } from '../ports/clock.ts';
import type { FileMakers } from '../ports/files.ts';
import type { Log } from '../ports/log.ts';

export interface FileAnswer {
  readonly status: 200 | 404;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Buffer;
}

export interface FileLinks {
  /** An address that works for 15 minutes, or until the moment that is given. */
  url(link: FileLink, until?: Temporal.Instant): string;
  open(token: string): Promise<FileAnswer>;
}

export interface FileLinksDeps {
  readonly clock: Clock;
  readonly log: Log;
  /** By the link's `file`. */
  readonly makers: FileMakers;
}

/** Names and phone numbers: no copy is kept on the way, nothing in it is run, and the link is not passed on. */
const guarded = { 'Cache-Control': 'no-store', 'Referrer-Policy': 'no-referrer', 'X-Content-Type-Options': 'nosniff', 'Content-Security-Policy': "default-src 'none'; style-src 'unsafe-inline'" };

export function createFileLinks(config: Pick<Config, 'PUBLIC_URL' | 'LINK_SECRET' | 'LOCALE'>, { clock, log, makers }: FileLinksDeps): FileLinks | undefined {
  const { PUBLIC_URL: publicUrl, LINK_SECRET: secret } = config;
  if (publicUrl === undefined || secret === undefined) return undefined;
  const links = createLinks({ publicUrl, secret, clock });
  const notFound: FileAnswer = { status: 404, headers: { ...guarded, 'Content-Type': 'text/html; charset=utf-8' }, body: pageOf(texts(config.LOCALE)) };
  return {
    url: links.sign,
    async open(token) {
      const link = links.read(token);
      const file = link && (Object.hasOwn(makers, link.file) ? await makers[link.file]?.(link) : undefined);
      log.info('file.asked-for', { file: link?.file, promptId: link?.promptId, given: file !== undefined });
      // The same answer to a bad link, an expired one, and one whose owner may not see the file any more.
      if (!file) return notFound;
      return { status: 200, headers: { ...guarded, 'Content-Type': file.type, 'Content-Disposition': `attachment; filename="${file.name}"` }, body: file.content };
    },
  };
}

const pageOf = ({ locale, file }: ReturnType<typeof texts>): string =>
  `<!doctype html><html lang="${locale}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${file.goneTitle}</title></head>`
  + `<body style="font-family: system-ui, sans-serif; max-width: 32rem; margin: 4rem auto; padding: 0 1rem"><h1>${file.goneTitle}</h1><p>${file.gone}</p></body></html>\n`;
