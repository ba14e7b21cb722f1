/** Text from people is cut to what a card has room for: a card of more than 28 KB is not shown at all. */

/** The beginning of a text that takes at most so many bytes as UTF-8 JSON, between whole characters. */
export function cutToBytes(text: string, most: number): string {
  // Nearly every text fits, and to count it whole is a hundred times faster.
  if (Buffer.byteLength(JSON.stringify(text)) - 2 <= most) return text;
  let bytes = 0;
  let end = 0;
  for (const character of text) {
    bytes += Buffer.byteLength(JSON.stringify(character)) - 2;
    if (bytes > most) return text.slice(0, end);
    end += character.length;
  }
  return text;
}

/** On one line and within so many bytes, which are letters in a Latin script. What is cut ends in `…`. */
export function shortened(text: string, bytes: number): string {
  const line = text.replaceAll(/\s+/gu, ' ').trim();
  const start = cutToBytes(line, bytes);
  return start === line ? line : `${cutToBytes(line, bytes - 3).trimEnd()}…`;
}
