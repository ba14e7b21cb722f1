/** A document as Cosmos DB holds it: its own fields, with an encoded id and what the store adds under `_` names and `ttl`. */
import type { Resource } from '@azure/cosmos';
import type { Stored, StoredDocument } from '../../ports/document-store.ts';
import { decodeId } from '../../ports/document-id.ts';
import type { PreparedDocument } from '../../ports/document-rules.ts';
import { neverExpires } from '../../ports/document-rules.ts';

export interface CosmosDocument extends Partial<Resource> {
  readonly id: string;
  readonly _position: string;
  /** Epoch milliseconds. */
  readonly _expires: number;
  /** Marks one write: tells, when its answer was lost, whether it was applied. */
  readonly _write: string;
  /** Seconds after the write when Cosmos DB deletes it; counts from the last write, so it is made anew at each. */
  readonly ttl?: number;
  readonly [field: string]: unknown;
}

const longestTtl = 2_147_483_647;

export function toCosmos({ fields, id, position, expires }: PreparedDocument, at: number): CosmosDocument {
  const ttl = expires === neverExpires ? {} : { ttl: Math.min(longestTtl, Math.max(1, Math.ceil((expires - at) / 1000))) };
  return { ...fields, id, _position: position, _expires: expires, _write: crypto.randomUUID(), ...ttl };
}

export function fromCosmos<T extends StoredDocument>(document: CosmosDocument): Stored<T> {
  const own = Object.entries(document).filter(([name]) => !name.startsWith('_') && name !== 'ttl');
  return { ...Object.fromEntries(own), id: decodeId(document.id), etag: etagOf(document) } as unknown as Stored<T>;
}

export const isVisible = ({ _expires }: CosmosDocument, at: number): boolean => _expires > at;

export const positionOf = ({ _position }: CosmosDocument): string => _position;

export const isSameWrite = ({ _write: one }: CosmosDocument, { _write: other }: CosmosDocument): boolean => one === other;

/** Our etag carries the expiry of the version it names, so that a replace can tell without a read that it has expired since. */
export const etagOf = ({ _etag, _expires }: CosmosDocument): string => `${_expires}|${_etag}`;

/** `match` for If-Match. A string that no store made matches nothing. */
export function parseEtag(etag: string): { readonly expires: number; readonly match: string } {
  const [, expires, match] = /^(\d+)\|([^]+)$/.exec(etag) ?? [];
  return expires === undefined || match === undefined ? { expires: neverExpires, match: 'none' } : { expires: Number(expires), match };
}
