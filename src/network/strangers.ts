/** Who was looked up and is nobody in the list: for a minute they are not looked up again, however often they click. */
import type { Clock } from '../ports/clock.ts';

const rememberedMs = 60_000;
/** A bound on memory, not a rule: whoever is forgotten is looked up once more. */
const mostStrangers = 1000;

export interface Strangers {
  /** @param version of the network in which they were not found: another list may have them */
  add(id: string, version: string): void;
  has(id: string, version: string): boolean;
  forget(id: string): void;
}

export function createStrangers(clock: Clock): Strangers {
  const found = new Map<string, { readonly version: string; readonly untilMs: number }>();
  return {
    add(id, version) {
      found.delete(id);
      found.set(id, { version, untilMs: clock.now().epochMilliseconds + rememberedMs });
      if (found.size > mostStrangers) found.delete(found.keys().next().value as string);
    },
    has(id, version) {
      const stranger = found.get(id);
      return stranger !== undefined && stranger.version === version && clock.now().epochMilliseconds < stranger.untilMs;
    },
    forget: (id) => void found.delete(id),
  };
}
