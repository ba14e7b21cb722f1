/** Ids as databases keep them: ASCII that no URL changes and no database refuses, in the same order as the ids themselves. */

/**
 * Letters, digits, `-`, `:` and `@` stand for themselves. All other code units lie in one of five runs between
 * them, and are written as four hexadecimal digits behind a character of their own run, which keeps the order.
 */
function leadOf(code: number): string {
  if (code < 0x2d) return '!';
  if (code < 0x30) return '.';
  if (code < 0x40) return ';';
  return code < 0x61 ? '_' : '~';
}

/** 1–200 characters become at most 1,000 (Cosmos DB takes 1,023). RangeError for other lengths and for half a surrogate pair. */
export function encodeId(id: string): string {
  if (id.length < 1 || id.length > 200 || !id.isWellFormed()) throw new RangeError('an id is a string of 1 to 200 characters');
  return id.replace(/[^A-Za-z0-9:@-]/g, (unit) => {
    const code = unit.charCodeAt(0);
    return leadOf(code) + code.toString(16).padStart(4, '0');
  });
}

export const decodeId = (encoded: string): string =>
  encoded.replace(/[!.;_~]([0-9a-f]{4})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
