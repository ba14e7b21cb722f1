/** The network as the other features see it: the current lists, who is speaking, and who can be reached how. */
import { readLetIn, withLetIn } from '../admission/let-in.ts';
import type { RosterEntry, Turn } from '../ports/chat.ts';
import type { Clock } from '../ports/clock.ts';
import type { DocumentStore } from '../ports/document-store.ts';
import { changeAbsences, readAbsences, withAbsences } from './absence.ts';
import { readAdmins, withAdmins } from './admins.ts';
import { createContactBook, reachabilityOf, type ContactBook } from './contacts.ts';
import type { NetworkDirectory } from './directory.ts';
import { createChannelLinks } from './channel-links.ts';
import { reachThroughChannels } from './channel-reach.ts';
import { contactIdOf, type ChannelLink, type Contact, type Member, type Network } from './domain.ts';
import { readLanguages, saveLanguage, withLanguages } from './preferences.ts';
import { afterSighting, linkedMember, recognise, type Sighting } from './recognise.ts';
import { loadNetwork, readPointer, versionOf } from './store.ts';
import { createStrangers } from './strangers.ts';

const recheckEveryMs = 5_000;
const changesAtOnce = 20;

export interface DirectoryDeps {
  readonly store: DocumentStore;
  readonly clock: Clock;
  /** E-mail addresses or Entra object ids of the first sekretariat users. */
  readonly admins: readonly string[];
  /** Told of members who can be reached from now on and could not before. Must not throw. */
  readonly reachable?: (memberIds: readonly string[]) => Promise<void>;
}

interface Snapshot { readonly imported: Network; readonly network: Network; readonly overlay: string; readonly checkedAt: number }

export const createNetworkDirectory = ({ store, clock, admins: configured, reachable = async () => undefined }: DirectoryDeps): NetworkDirectory => {
  const admins = readAdmins(configured);
  const book = createContactBook({ store, clock });
  const snapshot = createSnapshot({ store, clock, book, admins });
  const strangers = createStrangers(clock);
  const links = createChannelLinks(store, clock);
  const at = (): string => clock.now().toString();

  const identify = async (turn: Turn, lookUp: () => Promise<RosterEntry | undefined>): Promise<Member | undefined> => {
    const network = await snapshot.current();
    const id = contactIdOf(turn.from);
    const contact = await book.get(id);
    const linked = linkedMember(network, contact);
    const lookedUp = linked !== undefined || strangers.has(id, network.version);
    const member = lookedUp ? linked : recognise(network, admins, turn.from, await lookUp());
    if (!lookedUp && !member) strangers.add(id, network.version);
    const personal = turn.conversation.type === 'personal';
    // Of strangers in a channel nothing is kept; of those who write to the bot themselves, that they did.
    if (!member && !personal) return undefined;
    const sighting = sightingOf(turn, personal, member);
    if (afterSighting(contact, sighting, at())) {
      const seen = await book.change(id, (known) => afterSighting(known, sighting, at()));
      await reachable(newlyReachable(contact, seen));
    }
    if (linked || !member || !admins.entraIds.includes(id)) return member;
    // Now that it is known who the administrator is, they have the role.
    return (await snapshot.renew()).members.get(member.id);
  };

  return {
    network: snapshot.current,
    identify,
    remember: async (entries, place, personal) => rememberAll({ network: await snapshot.current(), book, at: at(), reachable }, [...entries], (network, entry, contact) => {
      strangers.forget(contactIdOf(entry));
      const member = linkedMember(network, contact) ?? recognise(network, admins, entry, entry);
      return { user: entry, serviceUrl: place.serviceUrl, tenantId: entry.tenantId ?? place.tenantId, teamId: place.teamId, memberId: member?.id, conversationId: personal?.conversationId };
    }),
    async membersAmong(users) {
      const network = await snapshot.current();
      const members = await Promise.all(users.map(async (user) => linkedMember(network, await book.get(contactIdOf(user))) ?? recognise(network, admins, user, user)));
      return [...new Set(members.flatMap((member) => member?.id ?? []))];
    },
    async reachability(memberIds) {
      const [best, linked] = await Promise.all([book.byMember(), links.all()]);
      const channels = new Map(linked.map((link) => [link.id, channelContact(link)]));
      return new Map([...memberIds].map((id) => [id, reachabilityOf(best.get(id) ?? channels.get(id))]));
    },
    async channelReach(people) {
      const linked = await links.all();
      if (linked.length === 0) return new Map();
      const [network, best, known] = await Promise.all([snapshot.current(), book.byMember(), book.known()]);
      const asked = [...people].filter(({ memberId }) => reachabilityOf(best.get(memberId)).how === 'not-at-all');
      return asked.length === 0 ? new Map() : reachThroughChannels(network, linked, known.values(), asked);
    },
    async leftTeam(teamId, users) {
      // What is told of them may be the channel's own id alone.
      const gone = new Set(users.flatMap((user) => [user.userId, contactIdOf(user)]));
      for (const { id } of [...(await book.known()).values()].filter((contact) => gone.has(contact.id) || gone.has(contact.userId))) {
        await book.change(id, (known) => (known?.teams?.includes(teamId) ? { ...known, teams: known.teams.filter((id) => id !== teamId) } : undefined));
      }
    },
    async conversationCreated({ id }, conversationId) {
      await book.change(id, (known) => (known && known.conversationId !== conversationId ? { ...known, conversationId } : undefined));
    },
    async conversationGone({ id, conversationId }) {
      if (isChannel(id)) return await links.remove(id);
      // Only the conversation that failed: a new one may have been opened since.
      await book.change(id, (known) => (known && known.conversationId === conversationId ? withoutConversation(known) : undefined));
    },
    async blocked({ id }, reason) {
      if (isChannel(id)) return await links.remove(id);
      const changed: Pick<Contact, 'state' | 'notInRoster'> = reason === 'BotNotInConversationRoster' ? { state: 'uninstalled', notInRoster: true } : { state: 'blocked' };
      await book.change(id, (known) => (known && known.state !== changed.state ? { ...known, ...changed, since: at() } : undefined));
    },
    async setLanguage(memberId, language) {
      await saveLanguage(store, memberId, language);
      await snapshot.renew();
    },
    applicant: async (user) => (await book.get(contactIdOf(user)))?.applicantId,
    async link(contactId, as) {
      // Somebody who was deleted, and asks a minute later, is remembered by this instance only; not as who they were.
      const held = 'applicantId' in as ? await book.get(contactId) : undefined;
      await book.change(contactId, (stored) => {
        const known = stored ?? (held && withoutMember(held));
        if (!known || (stored && Object.entries(as).every(([field, id]) => known[field as 'memberId'] === id))) return undefined;
        const { applicantId: _, ...rest } = known;
        return { ...rest, ...as };
      });
    },
    renew: snapshot.renew,
    channelLinks: links.all,
    async linkChannel(link) {
      const linked = { ...link, since: at() };
      await links.save(linked);
      return linked;
    },
    unlinkChannel: links.remove,
    async changeAbsences(memberId, change) {
      const stored = await changeAbsences(store, clock, memberId, change);
      await snapshot.renew();
      return stored;
    },
    async uninstalled(turn) {
      // Removing the app from a team takes it from nobody's own chat.
      if (turn.conversation.type !== 'personal') {
        const { teamId = turn.conversation.conversationId } = turn.conversation;
        for (const link of await links.all()) if (link.teamId === teamId) await links.remove(link.id);
        return;
      }
      await book.change(contactIdOf(turn.from), (known) => (known && known.state !== 'uninstalled' ? { ...withoutConversation(known), state: 'uninstalled', since: at() } : undefined));
    },
  };
};

const isChannel = (id: string): boolean => id.startsWith('channel:');
/** A channel is spoken to as a person in a conversation that exists. */
const channelContact = ({ id, conversationId, serviceUrl, tenantId, since }: ChannelLink): Contact => ({ id, userId: id, conversationId, serviceUrl, tenantId, since, state: 'installed' });

const sightingOf = ({ from, conversation }: Turn, personal: boolean, member: Member | undefined): Sighting =>
  ({ user: from, serviceUrl: conversation.serviceUrl, tenantId: conversation.tenantId, teamId: conversation.teamId, conversationId: personal ? conversation.conversationId : undefined, memberId: member?.id });

const withoutConversation = (contact: Contact): Contact => {
  const { conversationId, ...rest } = contact;
  return conversationId === undefined ? contact : rest;
};

const withoutMember = (contact: Contact): Contact => {
  const { memberId: _, ...rest } = contact;
  return rest;
};

/** The member behind a contact that can be spoken with after a sighting, and could not before. */
const newlyReachable = (before: Contact | undefined, after: Contact | undefined): string[] => {
  if (after?.memberId === undefined || reachabilityOf(after).how === 'not-at-all') return [];
  return before?.memberId === after.memberId && reachabilityOf(before).how !== 'not-at-all' ? [] : [after.memberId];
};

/** A big roster costs few requests: new people are created in chunks, those already known are written only when something is new. */
const rememberAll = async (
  { network, book, at, reachable }: { readonly network: Network; readonly book: ContactBook; readonly at: string } & Required<Pick<DirectoryDeps, 'reachable'>>,
  entries: readonly RosterEntry[],
  look: (network: Network, entry: RosterEntry, contact: Contact | undefined) => Sighting,
): Promise<{ readonly seen: number; readonly matched: number }> => {
  const known = await book.known();
  const sightings = entries.map((entry) => look(network, entry, known.get(contactIdOf(entry))));
  // People in a roster who are not in the list are none of the bot's business.
  const kept = sightings.filter(({ memberId, conversationId }) => memberId !== undefined || conversationId !== undefined);
  const news = kept.filter((sighting) => afterSighting(known.get(contactIdOf(sighting.user)), sighting, at));
  const strangers = news.filter(({ user }) => !known.has(contactIdOf(user)));
  const changed = news.filter(({ user }) => known.has(contactIdOf(user)));
  // `known` is the book's own map: who was reachable has to be asked before it is written.
  const found = news.flatMap((sighting) => newlyReachable(known.get(contactIdOf(sighting.user)), afterSighting(known.get(contactIdOf(sighting.user)), sighting, at)));
  await book.createMany(strangers.flatMap((sighting) => afterSighting(undefined, sighting, at) ?? []));
  for (let start = 0; start < changed.length; start += changesAtOnce) {
    await Promise.all(changed.slice(start, start + changesAtOnce).map((sighting) =>
      book.change(contactIdOf(sighting.user), (contact) => afterSighting(contact, sighting, at))));
  }
  await reachable(found);
  return { seen: entries.length, matched: sightings.filter(({ memberId }) => memberId !== undefined).length };
};

/** The current lists with the administrators, checked by one small read at most every five seconds. */
const createSnapshot = ({ store, clock, book, admins }: Omit<DirectoryDeps, 'admins'> & { readonly book: ContactBook; readonly admins: ReturnType<typeof readAdmins> }) => {
  let held: Snapshot | undefined;
  let checking: Promise<Network> | undefined;

  const check = async (): Promise<Network> => {
    const checkedAt = clock.now().epochMilliseconds;
    // Before the lists: an import takes people over from these.
    const letIn = await readLetIn(store);
    const version = versionOf(await readPointer(store));
    const imported = held?.imported.version === version ? held.imported : (await loadNetwork(store)).network;
    const linked = admins.entraIds.length === 0 ? new Map<string, string>() : await linksOf(book, admins.entraIds);
    const [languages, absences] = await Promise.all([readLanguages(store), readAbsences(store)]);
    const overlay = JSON.stringify([letIn.map(({ etag }) => etag), [...linked], [...languages], [...absences]]);
    const network = held?.imported === imported && held.overlay === overlay ? held.network : withAbsences(withLanguages(withAdmins(withLetIn(imported, letIn), admins, linked), languages), absences);
    held = { imported, network, overlay, checkedAt };
    return network;
  };

  const current = async (): Promise<Network> => {
    if (held && clock.now().epochMilliseconds - held.checkedAt < recheckEveryMs) return held.network;
    checking ??= check().finally(() => { checking = undefined; });
    return checking;
  };

  return {
    current,
    /** Not what a check already under way has read. */
    async renew() {
      await checking;
      held = undefined;
      return current();
    },
  };
};

const linksOf = async (book: ContactBook, entraIds: readonly string[]): Promise<ReadonlyMap<string, string>> => {
  const known = await book.known();
  return new Map(entraIds.flatMap((id) => {
    const memberId = known.get(id)?.memberId;
    return memberId === undefined ? [] : [[id, memberId] as const];
  }));
};
