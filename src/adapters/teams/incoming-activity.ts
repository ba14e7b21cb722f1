/** The edge: an activity as it must look before anything is done with it, and what it says in the application's words. */
import { z } from 'zod';
import type { ChatUser, ConversationAddress, Turn } from '../../ports/chat.ts';
import type { Locale } from '../../shared/network-terms.ts';

const id = z.string().min(1).max(2000);
const person = z.looseObject({ id, aadObjectId: z.string().nullish(), name: z.string().nullish() });
const withId = z.looseObject({ id: z.string().nullish() });

/** Only what is read here; whatever else the platform sends passes through. */
export const incomingActivity = z.looseObject({
  type: z.string().min(1).max(100),
  channelId: z.string().min(1).max(100),
  serviceUrl: z.string().min(1).max(2000),
  conversation: z.looseObject({ id, conversationType: z.string().nullish(), tenantId: z.string().nullish() }),
  from: person,
  recipient: person,
  id: z.string().nullish(),
  name: z.string().nullish(),
  action: z.string().nullish(),
  text: z.string().nullish(),
  locale: z.string().nullish(),
  replyToId: z.string().nullish(),
  channelData: z.looseObject({ tenant: withId.nullish(), team: withId.nullish() }).nullish(),
  membersAdded: z.array(person).nullish(),
  membersRemoved: z.array(person).nullish(),
  entities: z.array(z.looseObject({ type: z.string().nullish() })).nullish(),
});
export type IncomingActivity = z.infer<typeof incomingActivity>;

export type Click = { readonly verb: string; readonly data: Readonly<Record<string, unknown>> };

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * The verb and data of a click. Action.Execute brings `{ action: { verb, data } }` with the inputs inside data;
 * its Action.Submit fallback brings the data itself with the inputs beside them.
 */
export function clickOf(value: unknown): Click | undefined {
  if (!isRecord(value)) return undefined;
  const { action, verb, trigger: _trigger, ...rest } = value;
  if (isRecord(action) && typeof action['verb'] === 'string') {
    return { verb: action['verb'], data: { ...rest, ...(isRecord(action['data']) ? action['data'] : {}) } };
  }
  return typeof verb === 'string' ? { verb, data: action === undefined ? rest : { ...rest, action } } : undefined;
}

/** What was typed, with the mention already gone; Teams pads it with non-breaking spaces. */
export const typedText = (text: string | null | undefined): string => (text ?? '').replace(/&nbsp;|\u00a0/g, ' ').trim();

const conversationTypes = ['personal', 'groupChat', 'channel'] as const;

/** The platform's own examples write the type in either case, or not at all: what several people read is never to be taken for somebody's own chat. */
function conversationTypeOf({ conversation }: IncomingActivity, teamId: string | undefined): (typeof conversationTypes)[number] {
  const named = conversation.conversationType?.toLowerCase();
  return conversationTypes.find((type) => type.toLowerCase() === named) ?? (teamId ? 'channel' : conversation['isGroup'] === true ? 'groupChat' : 'personal');
}

export function localeOf(tag: string | null | undefined): Locale | undefined {
  switch (tag?.toLowerCase().split('-')[0]) {
    case 'nb': case 'no': return 'nb';
    case 'nn': return 'nn';
    case 'en': return 'en';
    default: return undefined;
  }
}

function addressOf(activity: IncomingActivity): ConversationAddress {
  return {
    serviceUrl: activity.serviceUrl,
    tenantId: activity.conversation.tenantId ?? activity.channelData?.tenant?.id ?? '',
    conversationId: activity.conversation.id,
  };
}

export function userOf(from: { readonly id: string; readonly aadObjectId?: string | null | undefined }): ChatUser {
  return { userId: from.id, ...(from.aadObjectId ? { aadObjectId: from.aadObjectId } : {}) };
}

export function turnOf(activity: IncomingActivity, lookUp: Turn['lookUp']): Turn {
  const teamId = activity.channelData?.team?.id ?? undefined;
  const locale = localeOf(activity.locale);
  return {
    from: userOf(activity.from),
    conversation: {
      ...addressOf(activity),
      type: conversationTypeOf(activity, teamId),
      ...(teamId ? { teamId } : {}),
    },
    ...(activity.replyToId ? { cardActivityId: activity.replyToId } : {}),
    ...(locale === undefined ? {} : { locale }),
    lookUp,
  };
}
