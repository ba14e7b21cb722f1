/** Long lists in office files with little memory: a library writes the file with one pattern per list, here it is repeated while the file is zipped. */
import { strToU8, strFromU8, unzipSync, Zip, ZipDeflate } from 'fflate';
import { setImmediate } from 'node:timers/promises';

/** About so many characters are compressed at a time, a few milliseconds of work: between them a server answers others. */
const pieceLength = 65_536;

/** A mark that stands in a pattern where a text will be; private-use characters, which no text keeps (see `xmlText`). */
export const mark = (list: number, pattern: string, place: number): string => `\uE000${list}.${pattern}.${place}\uE001`;

/** What no XML 1.0 file may hold, with halves of surrogate pairs, and the characters the marks are made of. */
// oxlint-disable-next-line no-control-regex -- they are what is looked for
const unwritable = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uE000\uE001\uFFFE\uFFFF]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g;

export const clean = (text: string): string => text.replace(unwritable, '').replace(/\r\n?/g, '\n');

export const xmlText = (text: string): string => clean(text).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** Copies a zip, with each part for which `expand` gives pieces written from those. */
export async function fillPackage(skeleton: Uint8Array, expand: (path: string, xml: string) => Iterable<string> | undefined): Promise<Buffer> {
  const written: Uint8Array[] = [];
  const { promise: ended, resolve, reject } = Promise.withResolvers<void>();
  // A failure is thrown where it happens as well: this keeps it from being an unhandled rejection.
  ended.catch(() => undefined);
  const zip = new Zip((error, data, final) => {
    if (error) reject(error);
    else written.push(data);
    if (final) resolve();
  });
  for (const [path, content] of Object.entries(unzipSync(skeleton))) {
    const part = new ZipDeflate(path, { level: 6 });
    zip.add(part);
    const pieces = path.endsWith('.xml') ? expand(path, strFromU8(content)) : undefined;
    if (pieces === undefined) part.push(content, true);
    else {
      for (const piece of inPieces(pieces)) {
        part.push(strToU8(piece));
        await setImmediate();
      }
      part.push(new Uint8Array(0), true);
    }
  }
  zip.end();
  await ended;
  return Buffer.concat(written);
}

function* inPieces(texts: Iterable<string>): Iterable<string> {
  let piece: string[] = [];
  let length = 0;
  for (const text of texts) {
    piece.push(text);
    length += text.length;
    if (length < pieceLength) continue;
    yield piece.join('');
    piece = [];
    length = 0;
  }
  yield piece.join('');
}
