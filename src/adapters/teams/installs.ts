/** Teams tells of one install twice (installationUpdate and conversationUpdate, in any order) and redelivers both: this lets the first through. */
import type { Clock } from '../../ports/clock.ts';

export type InstallEvent = 'installed' | 'uninstalled';

/** Twins come within seconds, redeliveries within a minute. After this the same event is a new one. */
const windowMs = 5 * 60_000;

/** In memory: with several instances the twins may land on two, so what follows an install must bear being done twice. */
export function createInstallFilter(clock: Clock): { first(place: string, event: InstallEvent): boolean; forget(place: string): void } {
  const last = new Map<string, { readonly event: InstallEvent; readonly at: number }>();
  return {
    first(place, event) {
      const at = clock.now().epochMilliseconds;
      for (const [key, seen] of last) if (at - seen.at > windowMs) last.delete(key);
      if (last.get(place)?.event === event) return false;
      last.set(place, { event, at });
      return true;
    },
    forget: (place) => void last.delete(place),
  };
}
