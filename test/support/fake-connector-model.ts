/** What a fake Bot Connector knows: conversations, what was said in them, rosters, and the documented limits. No network in here. */
import type { Clock } from '../../src/ports/clock.ts';

/** What happened to one request: accepted ones only. */
export interface LedgerEntry {
  readonly what: 'conversation' | 'activity' | 'update';
  readonly conversationId: string;
  /** Empty for a conversation. */
  readonly activityId: string;
  /** The person a conversation was opened with. */
  readonly userId?: string;
  readonly activity?: FakeActivity;
  /** Content of the first attachment. */
  readonly card?: Readonly<Record<string, unknown>>;
  readonly atMs: number;
}
export interface FakeActivity {
  readonly type?: string;
  readonly text?: string;
  readonly textFormat?: string;
  readonly summary?: string;
  readonly attachments?: readonly { readonly contentType: string; readonly content: Readonly<Record<string, unknown>> }[];
  readonly [field: string]: unknown;
}

export interface FakeRequest {
  readonly method: string;
  readonly path: string;
  readonly conversationId?: string;
  readonly body: unknown;
  readonly authorization?: string;
}
export interface FakeMember {
  readonly id: string;
  readonly name?: string;
  readonly aadObjectId?: string;
  readonly email?: string;
  readonly userPrincipalName?: string;
  readonly tenantId?: string;
}

/** At most `count` in any span of `ms`. */
export interface Limit {
  readonly count: number;
  readonly ms: number;
}
/** Send and create, per conversation, as documented for Teams. */
export const threadLimits: readonly Limit[] = [{ count: 7, ms: 1000 }, { count: 8, ms: 2000 }, { count: 60, ms: 30_000 }, { count: 1800, ms: 3_600_000 }];

export interface FakeModelOptions {
  readonly clock?: Pick<Clock, 'now'>;
  /** Per conversation; default none. */
  readonly thread?: readonly Limit[];
  /** Over all conversations; default none. */
  readonly global?: readonly Limit[];
  /** Members of a conversation or team, by its id; the key `*` answers for all others. */
  readonly members?: Readonly<Record<string, readonly FakeMember[]>>;
  /** Members per page at most; default 500, as Teams. */
  readonly pageSize?: number;
}

export interface Answer {
  readonly status: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

const systemNow: Pick<Clock, 'now'> = { now: () => Temporal.Now.instant() };
const errorBody = (code: string): unknown => ({ error: { code, message: `${code} (fake)` } });

/** Sliding windows over what was accepted. Returns how long to wait, 0 when it may pass. */
function createMeter(): { wait(limits: readonly Limit[], nowMs: number): number; take(nowMs: number): void } {
  let taken: number[] = [];
  return {
    wait(limits, nowMs) {
      const longest = Math.max(0, ...limits.map(({ ms }) => ms));
      taken = taken.filter((at) => nowMs - at < longest);
      return Math.max(0, ...limits.map(({ count, ms }) => {
        const inside = taken.filter((at) => nowMs - at < ms);
        const oldest = inside[inside.length - count];
        return oldest === undefined ? 0 : oldest + ms - nowMs;
      }));
    },
    take: (nowMs) => void taken.push(nowMs),
  };
}

/** Answers requests and keeps the ledger. */
export function createFakeModel(options: FakeModelOptions) {
  const clock = options.clock ?? systemNow;
  const ledger: LedgerEntry[] = [];
  const members = new Map(Object.entries(options.members ?? {}));
  const meters = new Map<string, ReturnType<typeof createMeter>>();
  let { thread = [], global = [] }: Pick<FakeModelOptions, 'thread' | 'global'> = options;
  let next = 1;
  let throttled = 0;
  const now = (): number => clock.now().epochMilliseconds;
  const meter = (key: string): ReturnType<typeof createMeter> => {
    const found = meters.get(key) ?? createMeter();
    meters.set(key, found);
    return found;
  };

  function throttle(conversationId: string): Answer | undefined {
    const at = now();
    const waitMs = Math.max(meter('').wait(global, at), meter(conversationId).wait(thread, at));
    if (waitMs > 0) {
      throttled += 1;
      return { status: 429, body: errorBody('TooManyRequests'), headers: { 'Retry-After': String(Math.ceil(waitMs / 1000)) } };
    }
    if (global.length > 0) meter('').take(at);
    if (thread.length > 0) meter(conversationId).take(at);
    return undefined;
  }
  function record(entry: Omit<LedgerEntry, 'atMs' | 'card'>): void {
    const card = entry.activity?.attachments?.[0]?.content;
    ledger.push({ ...entry, ...(card === undefined ? {} : { card }), atMs: now() });
  }
  function createConversation(body: unknown): Answer {
    const userId = (body as { members?: { id?: string }[] } | null)?.members?.[0]?.id;
    if (!userId) return { status: 400, body: errorBody('BadArgument') };
    const conversationId = personalConversation(userId);
    const refused = throttle(conversationId);
    if (refused) return refused;
    record({ what: 'conversation', conversationId, activityId: '', userId });
    return { status: 201, body: { id: conversationId } };
  }
  function say(conversationId: string, body: unknown): Answer {
    const refused = throttle(conversationId);
    if (refused) return refused;
    const activityId = `activity-${next++}`;
    record({ what: 'activity', conversationId, activityId, activity: body as FakeActivity });
    return { status: 201, body: { id: activityId } };
  }
  function update(conversationId: string, activityId: string, body: unknown): Answer {
    const known = ledger.some((entry) => entry.conversationId === conversationId && entry.activityId === activityId);
    if (!known) return { status: 404, body: errorBody('ActivityNotFoundInConversation') };
    const refused = throttle(conversationId);
    if (refused) return refused;
    record({ what: 'update', conversationId, activityId, activity: body as FakeActivity });
    return { status: 200, body: { id: activityId } };
  }
  const rosterOf = (conversationId: string): readonly FakeMember[] => members.get(conversationId) ?? members.get('*') ?? [];
  function page(conversationId: string, query: URLSearchParams): Answer {
    const from = Number(query.get('continuationToken') ?? 0);
    const size = Math.min(Number(query.get('pageSize') ?? 50), options.pageSize ?? 500);
    const all = rosterOf(conversationId);
    return { status: 200, body: { members: all.slice(from, from + size), ...(from + size < all.length ? { continuationToken: String(from + size) } : {}) } };
  }
  function member(conversationId: string, userId: string): Answer {
    const found = rosterOf(conversationId).find(({ id, aadObjectId }) => id === userId || aadObjectId === userId);
    return found === undefined ? { status: 404, body: errorBody('MemberNotFoundInConversation') } : { status: 200, body: found };
  }

  return {
    ledger,
    members,
    throttled: () => throttled,
    limit: (limits: { readonly thread?: readonly Limit[]; readonly global?: readonly Limit[] }) => {
      thread = limits.thread ?? thread;
      global = limits.global ?? global;
    },
    answer(request: FakeRequest, query: URLSearchParams): Answer {
      const [conversationId, part, id] = request.path.split('/').slice(3).map(decodeURIComponent);
      if (request.method === 'POST' && conversationId === undefined) return createConversation(request.body);
      if (conversationId === undefined) return { status: 404 };
      if (part === 'activities' && request.method === 'POST') return say(conversationId, request.body);
      if (part === 'activities' && request.method === 'PUT' && id !== undefined) return update(conversationId, id, request.body);
      if (part === 'pagedmembers') return page(conversationId, query);
      if (part === 'members' && id !== undefined) return member(conversationId, id);
      return { status: 404, body: errorBody('NotFound') };
    },
  };
}

/** The id under which a person's own chat is found: the same however often it is asked for, as in Teams. */
export const personalConversation = (userId: string): string => `a:${userId}`;

