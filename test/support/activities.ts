/** Activities as Teams sends them, for tests, bench and simulated members. */
export interface Person {
  readonly userId: string;
  readonly aadObjectId: string;
  readonly name?: string;
  readonly locale?: string;
}
export interface Place {
  readonly serviceUrl: string;
  readonly tenantId: string;
  readonly conversationId: string;
  readonly type?: 'personal' | 'groupChat' | 'channel';
  readonly teamId?: string;
  /** The bot's own id; default `28:` and the fake app id. */
  readonly botId?: string;
}
export type Activity = Readonly<Record<string, unknown>>;

export const fakeTenantId = '11111111-1111-4111-8111-111111111111';
export const fakeAppId = '22222222-2222-4222-8222-222222222222';
export const fakeBotId = `28:${fakeAppId}`;

/** An invented person, the same for the same number. */
export const person = (n: number): Person => ({
  userId: `29:person-${n}`, aadObjectId: `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`, name: `Person ${n}`,
});

/** The person's own chat with the bot. */
export const ownChat = (who: Person, serviceUrl: string, tenantId = fakeTenantId): Place => ({ serviceUrl, tenantId, conversationId: `a:${who.userId}`, type: 'personal' });

/** A thread in a team's channel. */
export const channel = (serviceUrl: string, teamId = '19:team@thread.tacv2', tenantId = fakeTenantId): Place =>
  ({ serviceUrl, tenantId, conversationId: `${teamId};messageid=1700000000000`, type: 'channel', teamId });

let counter = 0;

function base(type: string, who: Person, place: Place): Activity {
  const { type: conversationType = 'personal', botId = fakeBotId } = place;
  counter += 1;
  return {
    type,
    id: `f:${counter}`,
    timestamp: '2027-01-04T08:00:00.000Z',
    localTimestamp: '2027-01-04T09:00:00.000+01:00',
    channelId: 'msteams',
    serviceUrl: place.serviceUrl,
    from: { id: who.userId, name: who.name ?? 'Person', aadObjectId: who.aadObjectId },
    recipient: { id: botId, name: 'SaLTo' },
    conversation: { id: place.conversationId, conversationType, tenantId: place.tenantId, ...(conversationType === 'personal' ? {} : { isGroup: true }) },
    channelData: {
      tenant: { id: place.tenantId },
      ...(place.teamId === undefined ? {} : { team: { id: place.teamId, name: 'Team' }, channel: { id: place.teamId } }),
    },
    entities: [{ type: 'clientInfo', locale: who.locale ?? 'nb-NO', country: 'NO', platform: 'Windows', timezone: 'Europe/Oslo' }],
    locale: who.locale ?? 'nb-NO',
  };
}

/** Typed text. In a channel the bot is mentioned first, as it must be there. */
export function message(who: Person, place: Place, text: string): Activity {
  const activity = base('message', who, place);
  if ((place.type ?? 'personal') === 'personal') return { ...activity, text, textFormat: 'plain' };
  const mention = { type: 'mention', mentioned: { id: place.botId ?? fakeBotId, name: 'SaLTo' }, text: '<at>SaLTo</at>' };
  return { ...activity, text: `<at>SaLTo</at>&nbsp;${text}\n`, textFormat: 'plain', entities: [...(activity['entities'] as unknown[]), mention] };
}

/** Action.Execute: inputs come merged into the action's data. */
export const execute = (who: Person, place: Place, verb: string, data: Readonly<Record<string, unknown>> = {}, cardActivityId?: string): Activity => ({
  ...base('invoke', who, place),
  name: 'adaptiveCard/action',
  value: { action: { type: 'Action.Execute', title: '', verb, data }, trigger: 'manual' },
  ...(cardActivityId === undefined ? {} : { replyToId: cardActivityId }),
});

/** The Action.Submit fallback: a message without text whose value is the data with the inputs. */
export const submit = (who: Person, place: Place, verb: string, data: Readonly<Record<string, unknown>> = {}, cardActivityId?: string): Activity => ({
  ...base('message', who, place),
  value: { verb, ...data },
  ...(cardActivityId === undefined ? {} : { replyToId: cardActivityId }),
});

/** Any other invoke, e.g. `composeExtension/query`. */
export const invoke = (who: Person, place: Place, name: string, value: unknown = {}): Activity => ({ ...base('invoke', who, place), name, value });

export const installation = (who: Person, place: Place, action: 'add' | 'remove' | 'add-upgrade' | 'remove-upgrade'): Activity =>
  ({ ...base('installationUpdate', who, place), action });

/** `members` are user ids; the bot's own is fakeBotId. */
export const membersChanged = (who: Person, place: Place, change: 'membersAdded' | 'membersRemoved', members: readonly string[]): Activity =>
  ({ ...base('conversationUpdate', who, place), [change]: members.map((id) => ({ id })) });

/** Somebody joins the online meeting whose chat this is. */
export const joins = (who: Person, place: Place): Activity => ({
  ...base('event', who, place), name: 'application/vnd.microsoft.meetingParticipantJoin',
  value: { members: [{ user: { id: who.userId, aadObjectId: who.aadObjectId, name: who.name ?? 'Person', tenantId: place.tenantId }, meeting: { inMeeting: true, role: 'Attendee' } }] },
});

/** Both events of one install, in the order Teams mostly sends them. */
export const install = (who: Person, place: Place): readonly [Activity, Activity] =>
  [membersChanged(who, place, 'membersAdded', [place.botId ?? fakeBotId]), installation(who, place, 'add')];
