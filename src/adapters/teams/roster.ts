/** Reads who is in a conversation, lazily, one page per request. */
import { TeamsInfo } from 'botbuilder';
import type { TeamsChannelAccount, TurnContext } from 'botbuilder';
import type { RosterEntry } from '../../ports/chat.ts';
import { userOf } from './incoming-activity.ts';

/** The largest page Teams gives. */
const pageSize = 500;

function entryOf(account: TeamsChannelAccount & { readonly objectId?: string }): RosterEntry {
  const { id, aadObjectId, objectId, email, userPrincipalName, tenantId, name } = account;
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
