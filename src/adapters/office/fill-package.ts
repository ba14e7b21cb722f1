/** Long lists in office files with little memory: a library writes the file with one pattern per list, here it is repeated while the file is zipped. */
import { strFromU8, unzipSync, Zip, type ZipInputFile } from 'fflate';
import { pipeline } from 'node:stream/promises';
import { crc32, createDeflateRaw } from 'node:zlib';

/** About so many characters are made at a time, a few milliseconds of work: they are compressed outside the event loop, and a server answers others meanwhile. */
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
    const texts = path.endsWith('.xml') ? expand(path, strFromU8(content)) : undefined;
    await addPart(zip, path, texts === undefined ? [content] : inPieces(texts));
  }
  zip.end();
  await ended;
  return Buffer.concat(written);
}

/** Compressed by the platform: several times as fast as in JavaScript. */
async function addPart(zip: Zip, filename: string, pieces: Iterable<Uint8Array>): Promise<void> {
  const part: ZipInputFile = { filename, size: 0, crc: 0, compression: 8 };
  zip.add(part);
  const counted = function* counted(): Iterable<Uint8Array> {
    for (const piece of pieces) {
      part.size += piece.length;
      part.crc = crc32(piece, part.crc);
      yield piece;
    }
  };
  await pipeline(counted, createDeflateRaw(), async (compressed: AsyncIterable<Buffer<ArrayBuffer>>) => {
    for await (const chunk of compressed) part.ondata?.(null, chunk, false);
  });
  part.ondata?.(null, new Uint8Array(0), true);
}

function* inPieces(texts: Iterable<string>): Iterable<Uint8Array> {
  let piece: string[] = [];
  let length = 0;
  for (const text of texts) {
    piece.push(text);
    length += text.length;
    if (length < pieceLength) continue;
    yield Buffer.from(piece.join(''));
    piece = [];
    length = 0;
  }
  yield Buffer.from(piece.join(''));
}
