/** A network directory that knows only how people can be reached, for tests of sending. */
import type { SendingDirectory } from '../../src/delivery/send-delivery.ts';
import type { Contact, Reachability } from '../../src/network/domain.ts';

export interface FakeDirectory extends SendingDirectory {
  readonly contacts: Map<string, Contact>;
  /** Members whose app is installed, with a conversation; or from a roster, without. */
  add(memberId: string, options?: { readonly conversation?: boolean }): void;
  /** The next calls throw, as when the store is away. */
  fail: Error | undefined;
}

export function createFakeDirectory(): FakeDirectory {
  const contacts = new Map<string, Contact>();
  const change = (contact: Contact, patch: Partial<Contact>): void => {
    const { conversationId: _, ...rest } = contact;
    contacts.set(contact.memberId!, { ...rest, ...patch });
  };
  const reach = (contact: Contact | undefined): Reachability => {
    if (contact === undefined) return { how: 'not-at-all', reason: 'never-seen' };
    return contact.state === 'blocked' ? { how: 'not-at-all', reason: 'blocked' } : { how: 'personal', contact };
  };
  const directory: FakeDirectory = {
    contacts,
    fail: undefined,
    add(memberId, { conversation = true } = {}) {
      contacts.set(memberId, {
        id: memberId, memberId, userId: `29:${memberId}`, serviceUrl: 'https://example.invalid/', tenantId: 'tenant', state: 'installed', since: '2026-01-01T00:00:00Z',
        ...(conversation ? { conversationId: `chat-${memberId}` } : {}),
      });
    },
    async reachability(memberIds) {
      if (directory.fail !== undefined) throw directory.fail;
      return new Map([...memberIds].map((memberId) => [memberId, reach(contacts.get(memberId))]));
    },
    async conversationCreated(contact, conversationId) { change(contact, { conversationId }); },
    async conversationGone(contact) { change(contact, {}); },
    async blocked(contact) { change(contact, { state: 'blocked' }); },
  };
  return directory;
}
