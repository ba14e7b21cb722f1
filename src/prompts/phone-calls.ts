/** Who was phoned about a prompt, by whom and what they said: kept beside the prompt, oldest first. What they answered is in their answer too. */
import type { Clock } from '../ports/clock.ts';
import { queryAll, type DocumentStore, type StoredDocument } from '../ports/document-store.ts';
import { changeDocument } from '../shared/change-document.ts';

export const phoneReplies = ['coming', 'not-coming', 'no-reply'] as const;
export type PhoneReply = (typeof phoneReplies)[number];

export interface PhoneCall {
  /** ISO instant. */
  readonly at: string;
  /** Member id of who phoned. */
  readonly by: string;
  readonly said: PhoneReply;
  /** Through the privacy guard. Only where nobody answered: the remark to an answer is with the answer, in its level's container. */
  readonly comment?: string;
}

export interface PhoneCalls {
  /** The same by the same person within a minute is one call: a doubled click. */
  add(promptId: string, memberId: string, call: Omit<PhoneCall, 'at'>): Promise<void>;
  /** By member id. */
  of(promptId: string): Promise<ReadonlyMap<string, readonly PhoneCall[]>>;
}

type PhoneCallsDocument = StoredDocument & { readonly promptId: string; readonly memberId: string; readonly calls: readonly PhoneCall[] };

const type = 'phone-calls';
const container = 'prompts';
/** Nobody is phoned more often about one thing. */
const mostCalls = 30;
const sameClickMs = 60_000;

/** @param retentionDays kept this long after the last call (RETENTION_DAYS_RESPONSES) */
export function createPhoneCalls({ store, clock, retentionDays }: { readonly store: DocumentStore; readonly clock: Clock; readonly retentionDays: number }): PhoneCalls {
  const isDoubled = (last: PhoneCall | undefined, call: Omit<PhoneCall, 'at'>): boolean =>
    last !== undefined && last.by === call.by && last.said === call.said && last.comment === call.comment && clock.now().since(last.at).total('milliseconds') < sameClickMs;
  return {
    async add(promptId, memberId, call) {
      const id = `${type}|${memberId}`;
      await changeDocument<PhoneCallsDocument>(store, { container, partition: promptId, id }, (stored) => {
        const calls = stored?.calls ?? [];
        if (isDoubled(calls.at(-1), call)) return undefined;
        const now = clock.now();
        return {
          id, type, sort: now.toString(), expiresAt: now.add({ hours: 24 * retentionDays }).toString(), promptId, memberId,
          calls: [...calls, { at: now.toString(), ...call }].slice(-mostCalls),
        };
      });
    },
    async of(promptId) {
      const found = await queryAll<PhoneCallsDocument>(store, container, { partition: promptId, where: { type } });
      return new Map(found.map(({ memberId, calls }) => [memberId, calls]));
    },
  };
}
