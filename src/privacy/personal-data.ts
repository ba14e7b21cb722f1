/**
 * Everything the store holds about one person, found by looking for what identifies them in every document of every container.
 * No feature has to be remembered here: what is stored tomorrow is found as well. It costs a reading of the whole store.
 */
import { containers, type ContainerName, type DocumentStore, type StoredDocument } from '../ports/document-store.ts';
import { isAppError } from '../shared/errors.ts';
import type { Person } from './domain.ts';

export interface Held {
  readonly container: ContainerName;
  readonly type: string;
  readonly id: string;
  /** When the store deletes it, ISO instant; absent: with the list or register it belongs to. */
  readonly expiresAt?: string;
  /** The parts of the document that are about them. */
  readonly parts: unknown;
}

/** What a free text of somebody else, or what was overlooked, still says of them. */
export interface Mention {
  readonly container: ContainerName;
  readonly type: string;
  readonly id: string;
  /** Of the prompt it belongs to, where it does. */
  readonly promptId?: string;
  readonly says: 'name' | 'email' | 'phone' | 'teamsId';
}

export interface PersonalData {
  readonly held: readonly Held[];
  /** Containers that the database has closed to this instance: what they hold is missing here. */
  readonly closed: readonly ContainerName[];
}

/** Told by id and e-mail address, never by name: a namesake's data is somebody else's. */
export async function personalData(store: DocumentStore, person: Person): Promise<PersonalData> {
  const held: Held[] = [];
  const closed = await readAll(store, (container, document) => {
    const parts = aboutPerson(document, isAbout(person));
    const { id, type, expiresAt } = document;
    if (parts !== undefined) held.push({ container, type, id, ...(expiresAt === undefined ? {} : { expiresAt }), parts });
  });
  return { held, closed };
}

/** Where their name, addresses or number still stand, the member id apart. */
export async function mentionsOf(store: DocumentStore, { name, email, phone, teamsIds }: Person): Promise<readonly Mention[]> {
  const sought = ([['name', [name]], ['email', [email]], ['phone', [phone ?? '', digitsOf(phone ?? '')]], ['teamsId', teamsIds]] as const)
    .flatMap(([says, words]) => words.filter((word) => word !== '').map((word) => ({ says, word: written(word) })));
  const found: Mention[] = [];
  await readAll(store, (container, document) => {
    // A line break in a text ends a word; as JSON it would be a letter.
    const text = JSON.stringify(document).replaceAll(/\\[nrt]/gu, ' ').toLocaleLowerCase('nb');
    const { id, type, promptId } = document;
    const says = new Set(sought.filter(({ says: what, word }) => isWholeIn[what](text, word)).map((one) => one.says));
    for (const one of says) found.push({ container, type, id, ...(typeof promptId === 'string' ? { promptId } : {}), says: one });
  });
  return found;
}

async function readAll(store: DocumentStore, read: (container: ContainerName, document: StoredDocument) => void): Promise<readonly ContainerName[]> {
  const closed: ContainerName[] = [];
  for (const { name } of containers) {
    try {
      for (let after: string | undefined, more = true; more;) {
        const page = await store.query<StoredDocument>(name, { across: true, limit: 500, ...(after === undefined ? {} : { after }) });
        for (const { etag: _, ...document } of page.items) read(name, document as StoredDocument);
        after = page.next;
        more = after !== undefined;
      }
    } catch (error) {
      if (!isAppError(error, 'store-denied')) throw error;
      closed.push(name);
    }
  }
  return closed;
}

const isWholeIn: Readonly<Record<Mention['says'], (text: string, word: string) => boolean>> = {
  name: (text, word) => text.includes(word), phone: (text, word) => text.includes(word), email: holdsAddress, teamsId: holdsId,
};

/** As it stands within JSON. */
const written = (word: string): string => JSON.stringify(word.toLocaleLowerCase('nb')).slice(1, -1);
const digitsOf = (phone: string): string => phone.replaceAll(/\D/g, '').slice(-8);

const isAbout = ({ memberId, email, teamsIds }: Person): ((text: string) => boolean) => {
  const exact = new Set([memberId, ...teamsIds]);
  const address = email.toLowerCase();
  return (text) => exact.has(text) || (address !== '' && holdsAddress(text.toLowerCase(), address));
};

/** An address is also the end of others': ola@ is in paola@. */
function holdsAddress(text: string, address: string): boolean {
  for (let at = text.indexOf(address); at !== -1; at = text.indexOf(address, at + 1)) {
    if (!/[\p{L}\p{N}._%+'-]/u.test(text.charAt(at - 1)) && !/^\.?[\p{L}\p{N}-]/u.test(text.slice(at + address.length, at + address.length + 2))) return true;
  }
  return false;
}

/** An id is also the beginning of others': 29:person-2 is in 29:person-20. What stands before it may be a prefix of ours. */
function holdsId(text: string, id: string): boolean {
  for (let at = text.indexOf(id); at !== -1; at = text.indexOf(id, at + 1)) {
    if (!/[\p{L}\p{N}]/u.test(text.charAt(at - 1)) && !/[\p{L}\p{N}_-]/u.test(text.charAt(at + id.length))) return true;
  }
  return false;
}

type Fields = Readonly<Record<string, unknown>>;
const isObject = (value: unknown): value is Fields => typeof value === 'object' && value !== null && !Array.isArray(value);
/** What says which document a part is of. */
const orientation = new Set(['id', 'type', 'promptId', 'kind', 'plan', 'title', 'name', 'measureId', 'unit', 'at', 'expiresAt']);

/**
 * The part of a value that is about somebody; undefined when none is. An object that names them itself is theirs, but of a list in
 * it only their entries where it has any; of an object that only holds something of theirs, that, and what says where it belongs.
 */
function aboutPerson(value: unknown, isMark: (text: string) => boolean): unknown {
  if (typeof value === 'string') return isMark(value) ? value : undefined;
  if (Array.isArray(value)) {
    const theirs = value.map((entry) => aboutPerson(entry, isMark)).filter((entry) => entry !== undefined);
    return theirs.length === 0 ? undefined : theirs;
  }
  if (!isObject(value)) return undefined;
  const entries = Object.entries(value);
  const named = entries.some(([, field]) => typeof field === 'string' && isMark(field));
  const parts = entries.flatMap(([key, field]) => {
    const theirs = isMark(key) ? field : aboutPerson(field, isMark);
    return theirs === undefined ? [] : [[key, theirs] as const];
  });
  if (parts.length === 0) return undefined;
  const kept = new Map(parts);
  return Object.fromEntries(entries.flatMap(([key, field]) => (kept.has(key) ? [[key, kept.get(key)]] : named || (orientation.has(key) && !isObject(field)) ? [[key, field]] : [])));
}
