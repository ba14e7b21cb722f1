/** Units, groups and members in the store, each list as a generation of its own. */
import type { DocumentStore, Stored } from '../ports/document-store.ts';
import { generationOf, loadLists, readPointer as pointerOf, type GenerationFamily, type GenerationPointer, type LoadedLists } from '../shared/generations.ts';
import { buildNetwork, type Group, type Member, type Network, type Unit } from './domain.ts';

const networkParts = ['unit', 'group', 'member'] as const;
export type NetworkPart = (typeof networkParts)[number];
export interface PartEntity { readonly unit: Unit; readonly group: Group; readonly member: Member }

export const networkLists: GenerationFamily = { name: 'network', container: 'network', place: (part) => ({ partition: part, type: part }) };

export interface StoredNetwork extends LoadedLists { readonly network: Network }

export const readPointer = (store: DocumentStore): Promise<Stored<GenerationPointer> | undefined> => pointerOf(store, networkLists);

export const versionOf = (pointer: GenerationPointer | undefined): string =>
  networkParts.map((part) => generationOf(pointer, part)?.id ?? '').join('.');

/** The lists as imported, without the administrators from the configuration. */
export const loadNetwork = async (store: DocumentStore): Promise<StoredNetwork> => {
  const { read: [units, groups, members], pointer } = await loadLists(store, networkLists, (list) => Promise.all([list<Unit>('unit'), list<Group>('group'), list<Member>('member')]));
  return { network: buildNetwork(versionOf(pointer), units, groups, members), pointer };
};
