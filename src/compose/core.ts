/** What every part of the product is given when it is put together, and what it gives back. Part of ../compose.ts. */
import type { AuditLog } from '../access/audit-log.ts';
import type { Caller, ChatFeature } from '../chat/caller.ts';
import type { Config } from '../config.ts';
import type { Composers } from '../delivery/composer.ts';
import type { DeliveryQueue } from '../delivery/domain.ts';
import type { NetworkDirectory } from '../network/directory.ts';
import type { CardRenderer } from '../ports/card-renderer.ts';
import type { Clock } from '../ports/clock.ts';
import type { DocumentStore } from '../ports/document-store.ts';
import type { FileRequest } from '../ports/files.ts';
import type { Holidays } from '../ports/holidays.ts';
import type { IdSource } from '../ports/id-source.ts';
import type { Log } from '../ports/log.ts';
import type { UnansweredPrompt } from '../prompts/card.ts';
import type { LiveCards } from '../prompts/live-cards.ts';
import type { PromptStore } from '../prompts/store.ts';
import type { JobHandlers, Schedule } from '../schedule/domain.ts';
import type { WorkingTime } from '../schedule/working-time.ts';
import type { Locale } from '../shared/network-terms.ts';

export interface Core {
  readonly config: Config;
  readonly store: DocumentStore;
  readonly clock: Clock;
  readonly log: Log;
  readonly ids: IdSource;
  readonly cards: CardRenderer;
  readonly audit: AuditLog;
  readonly directory: NetworkDirectory;
  readonly prompts: PromptStore;
  readonly deliveries: DeliveryQueue;
  readonly enqueue: DeliveryQueue['enqueue'];
  readonly liveCards: LiveCards;
  readonly schedule: Schedule;
  readonly plan: Schedule['plan'];
  readonly unplan: Schedule['cancel'];
  readonly replan: Schedule['replan'];
  readonly workingTime: WorkingTime;
  readonly holidays: Holidays;
  readonly timeZone: string;
  readonly defaultLocale: Locale;
  /** Undefined where there are no links to files. */
  readonly fileUrl: (request: FileRequest, until?: Temporal.Instant) => string | undefined;
}

/** A part of the product: what it does at its times, what it says and takes in the chat, and how its messages are made. */
export interface Part {
  readonly jobs: JobHandlers;
  readonly features: readonly ChatFeature[];
  readonly composers: Composers;
  /** What of it stands in `mine`. */
  readonly unanswered?: (caller: Caller) => Promise<readonly UnansweredPrompt[]>;
  /** Finishes what a process that died may have left half done; repeatable. */
  readonly finish?: () => Promise<void>;
}
