/** Finds people by what somebody has typed of a name. */

/** A phone writes O’Brien where the list has O'Brien. */
const words = (text: string): string[] => text.normalize('NFC').toLocaleLowerCase('nb').replaceAll(/['’‘`´]/gu, '').split(/[\s-]+/u).filter((word) => word !== '');

/** Those of whose names every typed word begins a part, in the order given; none for a text without a word. */
export function findByName<Person extends { readonly name: string }>(people: Iterable<Person>, typed: string): Person[] {
  const sought = words(typed);
  return sought.length === 0 ? [] : [...people].filter(({ name }) => {
    const parts = words(name);
    return sought.every((word) => parts.some((part) => part.startsWith(word)));
  });
}
