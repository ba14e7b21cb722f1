/** Channels of teams that stand for a level of a unit: one document per channel, read as a whole (there are some tens). */
import type { Clock } from '../ports/clock.ts';
import { queryAll, type DocumentStore, type StoredDocument } from '../ports/document-store.ts';
import type { ChannelLink } from './domain.ts';

interface LinkDocument extends StoredDocument, ChannelLink {
  readonly kind: 'channel-link';
}

export interface ChannelLinks {
  all(): Promise<readonly ChannelLink[]>;
  /** One channel stands for one level and unit: linking it again changes which. */
  save(link: ChannelLink): Promise<void>;
  remove(id: string): Promise<void>;
}

/** A link made by another instance is known here as soon. */
const knownMs = 5000;

export function createChannelLinks(store: DocumentStore, clock: Clock): ChannelLinks {
  let held: { readonly links: Promise<readonly ChannelLink[]>; readonly atMs: number } | undefined;

  const read = async (): Promise<readonly ChannelLink[]> =>
    (await queryAll<LinkDocument>(store, 'network', { partition: 'channel-link' })).map(({ id, unit, level, conversationId, serviceUrl, tenantId, teamId, since }) =>
      ({ id, unit, level, conversationId, serviceUrl, tenantId, since, ...(teamId === undefined ? {} : { teamId }) }));

  return {
    async all() {
      const nowMs = clock.elapsedMs();
      if (held === undefined || nowMs - held.atMs >= knownMs) {
        const links = read();
        held = { links, atMs: nowMs };
        links.catch(() => { held = undefined; });
      }
      return await held.links;
    },
    async save(link) {
      await store.upsert<LinkDocument>('network', { ...link, type: 'channel-link', kind: 'channel-link' });
      held = undefined;
    },
    async remove(id) {
      await store.delete('network', 'channel-link', id);
      held = undefined;
    },
  };
}
