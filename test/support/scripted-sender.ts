/** A message sender that answers by script and keeps a ledger of what was asked of it, for tests without HTTP. */
import type { ConversationAddress } from '../../src/ports/chat.ts';
import type { CreateOutcome, MessageSender, OutgoingMessage, SendOutcome } from '../../src/ports/message-sender.ts';
import type { FakeClock } from './fake-clock.ts';

export interface LedgerEntry {
  readonly request: 'create' | 'send' | 'update';
  /** Conversation id, or user id for a create. */
  readonly to: string;
  readonly summary?: string;
  readonly activityId?: string;
  readonly atMs: number;
}

export interface ScriptedSender extends MessageSender {
  readonly ledger: LedgerEntry[];
  /** Answers of the next requests, in order; then everything succeeds. */
  readonly script: (SendOutcome | 'hang' | 'throw')[];
  readonly createScript: CreateOutcome[];
  /** Set to keep requests open until the returned function is called. */
  hold(): () => void;
}

export function createScriptedSender(clock: FakeClock, options: { readonly latencyMs?: number } = {}): ScriptedSender {
  const { latencyMs = 0 } = options;
  const ledger: LedgerEntry[] = [];
  const script: (SendOutcome | 'hang' | 'throw')[] = [];
  const createScript: CreateOutcome[] = [];
  let gate: Promise<void> | undefined;
  let activities = 0;
  const pass = async (): Promise<void> => {
    if (latencyMs > 0) await new Promise<void>((resolve) => { clock.after(latencyMs, resolve); });
    await gate;
  };
  async function answer(entry: Omit<LedgerEntry, 'atMs'>): Promise<SendOutcome> {
    ledger.push({ ...entry, atMs: clock.now().epochMilliseconds });
    const scripted = script.shift();
    await pass();
    if (scripted === 'hang') return new Promise(() => {});
    if (scripted === 'throw') throw new Error('sender fault');
    return scripted ?? { outcome: 'sent', activityId: entry.activityId ?? `activity-${(activities += 1)}` };
  }
  return {
    ledger, script, createScript,
    hold() {
      const { promise, resolve } = Promise.withResolvers<void>();
      gate = promise;
      return () => { gate = undefined; resolve(); };
    },
    warm: async () => {},
    async createConversation({ userId }) {
      ledger.push({ request: 'create', to: userId, atMs: clock.now().epochMilliseconds });
      await pass();
      return createScript.shift() ?? { outcome: 'created', conversationId: `conversation-${userId}` };
    },
    send: (to: ConversationAddress, { summary }: OutgoingMessage) => answer({ request: 'send', to: to.conversationId, summary }),
    lookUpMember: async () => ({ outcome: 'found' }),
    update: (to, activityId, { summary }) => answer({ request: 'update', to: to.conversationId, activityId, summary }),
  };
}
