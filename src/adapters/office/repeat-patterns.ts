/** Repeats the patterns in a part's XML with the texts of a list, one item at a time. */

export interface Filling {
  /** Which of the list's patterns. */
  readonly pattern: string;
  /** Place → text. */
  readonly texts: readonly string[];
}

/** A list whose patterns stand one after another in the XML, each one `element`. Its number is its place among the lists. */
export interface RepeatedList {
  readonly element: string;
  readonly items: Iterable<Filling>;
}

const marks = /\uE000(\d+)\.(\w+)\.(\d+)\uE001/;

interface Pattern { readonly start: number; readonly end: number; readonly parts: readonly string[] }

/** The element around a mark. Patterns hold no element of their own kind, so the nearest tags are theirs. */
function patternAt(xml: string, at: number, element: string): Pattern {
  const start = Math.max(xml.lastIndexOf(`<${element}>`, at), xml.lastIndexOf(`<${element} `, at));
  const end = xml.indexOf(`</${element}>`, at) + element.length + 3;
  // Text and what is between: the three groups of each mark fall out.
  return { start, end, parts: xml.slice(start, end).split(marks).filter((_, index) => index % 4 === 0) };
}

/** @param write a text as it stands between tags, escaped */
export function* repeatPatterns(xml: string, lists: readonly RepeatedList[], write: (text: string) => string): Iterable<string> {
  let done = 0;
  for (const [number, { element, items }] of lists.entries()) {
    const patterns = new Map<string, Pattern>();
    let at = xml.indexOf(`\uE000${number}.`, done);
    if (at === -1) throw new Error(`list ${number} has no pattern`);
    yield xml.slice(done, patternAt(xml, at, element).start);
    while (at !== -1) {
      const pattern = patternAt(xml, at, element);
      patterns.set(marks.exec(xml.slice(at, at + 40))?.[2] ?? '', pattern);
      done = pattern.end;
      at = xml.indexOf(`\uE000${number}.`, done);
    }
    for (const { pattern, texts } of items) {
      const parts = patterns.get(pattern)?.parts;
      if (parts === undefined) throw new Error(`no pattern ${pattern}`);
      yield parts.map((part, place) => (place === 0 ? part : write(texts[place - 1] ?? '') + part)).join('');
    }
  }
  yield xml.slice(done);
}
