/** What people have chosen for themselves. Kept apart from the imported lists, so that an import never undoes it. */
import { queryAll, type DocumentStore, type StoredDocument } from '../ports/document-store.ts';
import type { Locale } from '../shared/network-terms.ts';
import { buildNetwork, type Network } from './domain.ts';

interface PreferenceDocument extends StoredDocument {
  readonly kind: 'preference';
  readonly language: Locale;
}

export type Languages = ReadonlyMap<string, Locale>;

export const saveLanguage = async (store: DocumentStore, memberId: string, language: Locale): Promise<void> => {
  await store.upsert<PreferenceDocument>('network', { id: memberId, type: 'preference', kind: 'preference', language });
};

/** By member id. Few people choose another language than the usual one, so this is a short list. */
export const readLanguages = async (store: DocumentStore): Promise<Languages> => {
  const documents = await queryAll<PreferenceDocument>(store, 'network', { partition: 'preference' });
  return new Map(documents.map(({ id, language }) => [id, language]));
};

export const withLanguages = (network: Network, languages: Languages): Network => {
  if (languages.size === 0) return network;
  const members = [...network.members.values()].map((member) => {
    const language = languages.get(member.id);
    return language === undefined ? member : { ...member, language };
  });
  return buildNetwork(network.version, [...network.units.values()], [...network.groups.values()], members);
};
