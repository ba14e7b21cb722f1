/** What other features may ask of the network. */
import type { ChatUser, ConversationAddress, RosterEntry, Turn } from '../ports/chat.ts';
import type { Locale } from '../shared/network-terms.ts';
import type { AbsencePeriod, ChannelLink, ChannelReach, Contact, Member, Network, Reachability, Seat } from './domain.ts';

export interface NetworkDirectory {
  /** The current generation; at most a few seconds behind an import made by another process. */
  network(): Promise<Network>;
  /**
   * Who is speaking: by the contact already linked, else by Entra id or roster e-mail on first contact.
   * `lookUp` reads the person's roster entry and is called only when nothing is linked yet.
   */
  identify(turn: Turn, lookUp: () => Promise<RosterEntry | undefined>): Promise<Member | undefined>;
  /** Remembers what a roster says, and links whoever can be matched. `personal` when the entry is the person's own chat. */
  remember(entries: Iterable<RosterEntry>, at: Omit<ConversationAddress, 'conversationId'> & { readonly teamId?: string }, personal?: { readonly conversationId: string }): Promise<{ readonly seen: number; readonly matched: number }>;
  /** Member ids of those who are known already, each once; the platform is asked nothing. */
  membersAmong(users: readonly RosterEntry[]): Promise<readonly string[]>;
  /** Also of linked channels, by their ids. */
  reachability(memberIds: Iterable<string>): Promise<ReadonlyMap<string, Reachability>>;
  /** Those of these people who can only be reached through a channel that stands for their seat's level and unit. */
  channelReach(people: Iterable<{ readonly memberId: string } & Pick<Seat, 'unit' | 'level'>>): Promise<ReadonlyMap<string, ChannelReach>>;
  /** People were taken out of a team. */
  leftTeam(teamId: string, users: readonly ChatUser[]): Promise<void>;
  conversationCreated(contact: Contact, conversationId: string): Promise<void>;
  /** The platform said the cached conversation does not exist: forget it, keep the contact. */
  conversationGone(contact: Contact): Promise<void>;
  /** The platform refused a message to them. @param reason its error code */
  blocked(contact: Contact, reason?: string): Promise<void>;
  /** The language a person is spoken to in from now on. */
  setLanguage(memberId: string, language: Locale): Promise<void>;
  /** Changes when a person is away, as stored; `change` may run again. Returns what is stored now. */
  changeAbsences(memberId: string, change: (own: readonly AbsencePeriod[]) => readonly AbsencePeriod[]): Promise<readonly AbsencePeriod[]>;
  /** Under which id somebody has asked to be let in. */
  applicant(user: ChatUser): Promise<string | undefined>;
  /** Messages to the applicant's id reach them from now on; once it is a member's, they are that member. */
  link(contactId: string, as: Pick<Contact, 'applicantId'> | Pick<Contact, 'memberId'>): Promise<void>;
  /** The network as stored now: somebody was let in. */
  renew(): Promise<Network>;
  channelLinks(): Promise<readonly ChannelLink[]>;
  linkChannel(link: Omit<ChannelLink, 'since'>): Promise<ChannelLink>;
  unlinkChannel(id: string): Promise<void>;
  /** A person's removal of the app, or its removal from a team, whose channels are linked no longer. */
  uninstalled(turn: Turn): Promise<void>;
}
