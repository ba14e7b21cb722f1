/** Who is in a conversation: its roster, read lazily, one page per request; and who has joined the meeting that it belongs to. */
import { z } from 'zod';
import { TeamsInfo } from 'botbuilder';
import type { TurnContext } from 'botbuilder';
import type { RosterEntry } from '../../ports/chat.ts';
import { userOf } from './incoming-activity.ts';

/** The largest page Teams gives. */
const pageSize = 500;

type Account = Readonly<{ id: string } & Partial<Record<'aadObjectId' | 'objectId' | 'email' | 'userPrincipalName' | 'tenantId' | 'name', string | null | undefined>>>;

function entryOf({ id, aadObjectId, objectId, email, userPrincipalName, tenantId, name }: Account): RosterEntry {
  return {
    ...userOf({ id, aadObjectId: aadObjectId ?? objectId }),
    ...(email ? { email } : {}),
    ...(userPrincipalName ? { userPrincipalName } : {}),
    ...(tenantId ? { tenantId } : {}),
    ...(name ? { name } : {}),
  };
}

/** @param pace awaited before each page */
export async function* readRoster(context: TurnContext, pace: () => Promise<void>): AsyncGenerator<RosterEntry> {
  let token: string | undefined;
  do {
    await pace();
    const page = await TeamsInfo.getPagedMembers(context, pageSize, token);
    for (const member of page.members ?? []) yield entryOf(member);
    // A platform that repeats its token would keep us here for ever.
    token = page.continuationToken === token ? undefined : page.continuationToken;
  } while (token);
}

/** Undefined when the platform does not know the person here. */
export async function lookUpMember(context: TurnContext, userId: string): Promise<RosterEntry | undefined> {
  const member = await TeamsInfo.getMember(context, userId);
  return member?.id ? entryOf(member) : undefined;
}

/** Event of a meeting's chat, where the app is in the meeting and its manifest asks for it. */
export const meetingJoin = 'application/vnd.microsoft.meetingParticipantJoin';

const word = z.string().max(2000).nullish();
const joinedUsers = z.looseObject({ members: z.array(z.unknown()).max(1000) });
const joinedUser = z.looseObject({ user: z.looseObject({ id: z.string().min(1).max(2000), aadObjectId: word, objectId: word, email: word, userPrincipalName: word, tenantId: word, name: word }) });

/** Those who are told of as Teams does it. */
export const joinedOf = (value: unknown): RosterEntry[] => (joinedUsers.safeParse(value).data?.members ?? []).flatMap((member) => {
  const read = joinedUser.safeParse(member);
  return read.success ? [entryOf(read.data.user)] : [];
});
