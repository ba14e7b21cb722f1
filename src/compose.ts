/** Puts the product together. The one place that knows every feature and every adapter. */
import { createAuditLog } from './access/audit-log.ts';
import { createCardRenderer } from './adapters/cards/template-card-renderer.ts';
import { openStore } from './adapters/open-store.ts';
import { createMetrics } from './adapters/system/metrics.ts';
import { loadNorwegianHolidays } from './adapters/system/norwegian-holidays.ts';
import { createPinoLog } from './adapters/system/pino-log.ts';
import { createRandomIds } from './adapters/system/random-ids.ts';
import { createSystemClock } from './adapters/system/system-clock.ts';
import type { BotAuth } from './adapters/teams/authentication.ts';
import { createTeamsAdapter } from './adapters/teams/teams-adapter.ts';
import { botAuthOf } from './bot-auth.ts';
import { composeAdmission } from './compose/admission.ts';
import type { Core, Part } from './compose/core.ts';
import { composeFiles } from './compose/files.ts';
import { composeInnspill } from './compose/innspill.ts';
import { composeMeetings } from './compose/meetings.ts';
import { composeMobilisation } from './compose/mobilisation.ts';
import { composeNetwork } from './compose/network.ts';
import { composeTiltak } from './compose/tiltak.ts';
import { createChatApplication } from './chat/application.ts';
import { createMenu } from './chat/menu.ts';
import { createOwnChatAnswers } from './chat/own-chat.ts';
import type { Config } from './config.ts';
import type { Composers } from './delivery/composer.ts';
import { createDispatcher } from './delivery/dispatcher.ts';
import { requestDeadlineMs } from './delivery/lease.ts';
import { createSendLimiter } from './delivery/limiter.ts';
import { createUndeliveredMessages } from './delivery/undelivered.ts';
import { createFollowUp } from './follow-up/create-follow-up.ts';
import { createHttpServer } from './http/server.ts';
import { texts } from './locales/texts.ts';
import { meetingBehaviour } from './meetings/behaviour.ts';
import { mobilisationBehaviour } from './mobilisation/behaviour.ts';
import { channelCallCards } from './mobilisation/call-progress.ts';
import { withChannelBoards } from './mobilisation/channel-boards.ts';
import { withChannelCalls } from './mobilisation/channel-calls.ts';
import { createNetworkDirectory } from './network/create-directory.ts';
import { createOpenConversations, type OpenConversations } from './network/open-conversations.ts';
import type { Clock } from './ports/clock.ts';
import type { DocumentStore } from './ports/document-store.ts';
import type { Holidays } from './ports/holidays.ts';
import type { Log } from './ports/log.ts';
import type { PromptBehaviours } from './prompts/behaviour.ts';
import { createLiveCards } from './prompts/live-cards.ts';
import { promptJobs } from './prompts/open-prompt.ts';
import { createReachableAgain, type ReachableAgain } from './prompts/reachable-again.ts';
import { resumePrompts } from './prompts/resume-prompts.ts';
import { createPromptStore } from './prompts/store.ts';
import { createReadiness } from './http/readiness.ts';
import type { JobHandlers, Schedule } from './schedule/domain.ts';
import { createScheduler, type Scheduler } from './schedule/scheduler.ts';
import { createWorkingTime, parseQuietHours } from './schedule/working-time.ts';
import { atMost } from './shared/at-most.ts';
import { checkInBehaviour } from './tiltak/behaviour.ts';
import { createCheckInStore } from './tiltak/check-in-store.ts';

/** What tests and the local run put in place of the real thing. */
export interface Replacements {
  readonly clock?: Clock;
  readonly log?: Log;
  readonly store?: DocumentStore;
  readonly holidays?: Holidays;
  readonly auth?: BotAuth;
}

export interface App {
  /** Listens first, so that health can be asked for even while the store is away. Rejects when the port is not to be had. */
  start(): Promise<{ readonly url: string; readonly port: number }>;
  /** Takes nothing new, finishes what is under way. */
  stop(): Promise<void>;
  readonly store: DocumentStore;
}

/** A turn that answers somebody while the process stops, when the connector hangs. Stopping has 10 s in all. */
const longestTurnMs = 8000;
const liveCardEveryMs = 3000;
const yearsOfHolidays = 10;

export async function createApp(config: Config, replacements: Replacements = {}): Promise<App> {
  const clock = replacements.clock ?? createSystemClock();
  const log = replacements.log ?? createPinoLog({ level: config.LOG_LEVEL });
  const ids = createRandomIds();
  const timeZone = config.TIME_ZONE;
  const { year } = clock.now().toZonedDateTimeISO(timeZone);
  const [store, holidays] = await Promise.all([
    replacements.store ?? openStore(config, clock),
    replacements.holidays ?? loadNorwegianHolidays({ from: year - 1, to: year + yearsOfHolidays }),
  ]);
  const workingTime = createWorkingTime({ timeZone, quietHours: parseQuietHours(config.QUIET_HOURS), holidays });

  const cards = createCardRenderer();
  const metrics = createMetrics();
  const directory = createNetworkDirectory({ store, clock, admins: config.ADMINS, reachable: async (memberIds) => reachableAgain?.members(memberIds) });
  const prompts = createPromptStore(store, clock, config.RETENTION_DAYS_RESPONSES);
  const limiter = createSendLimiter({ clock, ratePerSecond: config.SEND_RATE_PER_SECOND });

  const teams = createTeamsAdapter({
    auth: replacements.auth ?? botAuthOf(config),
    allowedTenants: config.ALLOWED_TENANTS.length === 0 && config.BOT_AUTH === 'none' ? 'any' : config.ALLOWED_TENANTS,
    serviceUrlHosts: config.SERVICE_URL_HOSTS,
    log,
    clock,
    deadlineMs: requestDeadlineMs,
    sentences: { unexpected: (locale) => texts(locale ?? config.LOCALE).refusals.unexpected },
    // Replies are not queued, but they count: the queue gives way to them.
    pace: async (conversationId) => limiter.note(conversationId),
  });

  // Composers need the queue's progress and the queue needs the composers: filled in below, before anything runs.
  const composers: Record<string, Composers[string]> = {};
  let liveCards: ReturnType<typeof withChannelCalls> | undefined;
  let openConversations: OpenConversations | undefined;
  let reachableAgain: ReachableAgain | undefined;
  const dispatcher = createDispatcher({
    store, sender: teams.sender, directory, composers, clock, log, limiter,
    retentionDays: config.RETENTION_DAYS_DELIVERIES, instance: ids.newId(),
    recorded: (delivery) => {
      metrics.delivery(delivery.state);
      openConversations?.recorded(delivery);
      liveCards?.recorded(delivery);
      if (cardPurposes.has(delivery.purpose) || delivery.purpose.startsWith(`${channelCallCards}:`)) liveCards?.sendingMoved(delivery.promptId);
    },
  });
  const { enqueue } = dispatcher;
  const dispatching = (): boolean => dispatcher.status() === 'dispatching';
  openConversations = createOpenConversations({ directory, enqueue, dispatching, clock, log });

  const checkIns = createCheckInStore(store, prompts, clock, config.RETENTION_DAYS_RESPONSES);
  const behaviours: PromptBehaviours = { meeting: meetingBehaviour(workingTime), mobilisation: mobilisationBehaviour(timeZone), tiltak: checkInBehaviour({ store, checkIns, clock, workingTime }) };
  const cardPurposes = new Set(Object.values(behaviours).map(({ cardPurpose }) => cardPurpose));
  liveCards = withChannelCalls(withChannelBoards(createLiveCards({ clock, log, behaviours, enqueue, prompts, everyMs: liveCardEveryMs }), { prompts, directory, clock }), { prompts, directory, deliveries: dispatcher, clock, log });
  const undelivered = createUndeliveredMessages({ store, clock, retentionDays: config.RETENTION_DAYS_DELIVERIES });
  reachableAgain = createReachableAgain({ undelivered, prompts, behaviours, directory, dispatching, clock, log });

  // The parts plan what the scheduler runs, and link to files made of them: both are put together below.
  const schedule: Schedule = { plan: (occurrences) => scheduler.plan(occurrences), replan: (...planned) => scheduler.replan(...planned), cancel: (promptId) => scheduler.cancel(promptId) };
  const core: Core = {
    config, store, clock, log, ids, cards, directory, prompts, enqueue, liveCards, schedule, workingTime, holidays, timeZone,
    plan: schedule.plan, unplan: schedule.cancel, replan: schedule.replan,
    deliveries: dispatcher,
    defaultLocale: config.LOCALE,
    audit: createAuditLog({ store, clock, log, retentionDays: config.RETENTION_DAYS_LOG }),
    fileUrl: (request, until) => files.fileUrl(request, until),
  };
  const innspill = composeInnspill(core);
  const meetings = composeMeetings(core, { innspillFor: innspill.waitingFor, calledOff: async (meeting) => { await innspill.calledOff(meeting); await followUp.calledOff(meeting); }, alsoUnanswered: async (caller) => (await Promise.all(parts.map(({ unanswered }) => unanswered?.(caller) ?? []))).flat() });
  const mobilisation = composeMobilisation(core, { newMeeting: meetings.newMeeting });
  const tiltak = composeTiltak(core, { checkIns, toCall: async (member, promptId) => (await files.callLists.seenBy(member, promptId))?.entries.length ?? 0 });
  const followUp = createFollowUp({ ...core, retentionDays: config.RETENTION_DAYS_RESPONSES });
  const files = composeFiles(core, { checkIns, attendance: meetings.attendance, allTasks: followUp.tasks.allTasks, readPlan: tiltak.readPlan, phoned: mobilisation.phoned });
  const menu = createMenu(cards);
  const network = composeNetwork(core);
  const admission = composeAdmission(core, menu);
  // In this order in `mine`: the most urgent first.
  const parts: readonly Part[] = [mobilisation, tiltak, meetings, followUp, innspill, admission, network, files];

  const scheduler: Scheduler = createScheduler({
    store, clock, log,
    handlers: Object.assign({ ...promptJobs({ ...core, behaviours }), ...liveCards.jobs }, ...parts.map(({ jobs }) => jobs)) as JobHandlers,
  });
  const features = [menu.feature, ...parts.flatMap((part) => part.features)];
  const ownChat = createOwnChatAnswers({ directory, features, cards, enqueue, clock, defaultLocale: config.LOCALE });
  Object.assign(composers, ...parts.map((part) => part.composers), ownChat.composers, openConversations.composers);

  const application = createChatApplication({
    directory, features, log,
    newcomers: admission.newcomers,
    defaultLocale: config.LOCALE,
    publicCommands: new Set(['hjelp', 'koble', 'meny']),
    answerInOwnChat: ownChat.answer,
    joinedMeeting: meetings.joinedMeeting,
    unknownText: menu.unknownText,
    welcome: menu.welcome,
    welcomeMany: menu.welcomeMany,
  });

  const readiness = createReadiness({ store, log, dispatcher: () => dispatcher.status() });
  const server = createHttpServer({
    host: config.HOST,
    port: config.PORT,
    log,
    messages: metrics.timed(teams.serve(application)),
    ready: readiness.check,
    ...(files.open === undefined ? {} : { files: files.open }),
    metrics: metrics.text,
    ...(config.METRICS_TOKEN === undefined ? {} : { metricsToken: config.METRICS_TOKEN }),
  });
  const resume = resumePrompts({ ...core, behaviours, finish: async () => { for (const { finish } of parts) await finish?.(); }, embedded: config.STORE === 'sqlite' });

  return {
    store,
    async start() {
      const address = await server.listen();
      log.info('server.started', { port: address.port, store: config.STORE, auth: config.BOT_AUTH });
      resume.start();
      scheduler.start();
      dispatcher.start();
      openConversations.start();
      reachableAgain.start();
      return address;
    },
    async stop() {
      resume.stop();
      // The queue first: it takes nothing new from here on, and a request under way may take as long as a process has to stop.
      const sent = dispatcher.stop();
      await Promise.all([atMost(clock, longestTurnMs, server.close()), scheduler.stop(), openConversations.stop(), reachableAgain.stop()]);
      await liveCards.flush();
      liveCards.stop();
      await sent;
      await store.close();
      log.info('server.stopped');
    },
  };
}
