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
import { composeFiles } from './compose-files.ts';
import { createChatApplication } from './chat/application.ts';
import { createMenu } from './chat/menu.ts';
import { createOwnChatAnswers } from './chat/own-chat.ts';
import type { Config } from './config.ts';
import type { Composers } from './delivery/composer.ts';
import { createDispatcher } from './delivery/dispatcher.ts';
import { requestDeadlineMs } from './delivery/lease.ts';
import { createSendLimiter } from './delivery/limiter.ts';
import { createUndeliveredMessages } from './delivery/undelivered.ts';
import { createHttpServer } from './http/server.ts';
import { texts } from './locales/texts.ts';
import { meetingBehaviour } from './meetings/behaviour.ts';
import { meetingChangeChat } from './meetings/change-chat.ts';
import { changedJobs } from './meetings/changed-jobs.ts';
import { meetingChat } from './meetings/chat.ts';
import { meetingComposers } from './meetings/compose-cards.ts';
import { createAttendance } from './meetings/create-attendance.ts';
import { createMeetingChat } from './meetings/create-chat.ts';
import { reminderJobs } from './meetings/remind.ts';
import { finishArshjulImport } from './meetings/save-scheduled.ts';
import { createMeetingViews } from './meetings/views.ts';
import { mobilisationBehaviour } from './mobilisation/behaviour.ts';
import { cancelJobs } from './mobilisation/cancel-mobilisation.ts';
import { channelCallCards } from './mobilisation/call-progress.ts';
import { withChannelBoards } from './mobilisation/channel-boards.ts';
import { channelCallChat } from './mobilisation/channel-call-chat.ts';
import { withChannelCalls } from './mobilisation/channel-calls.ts';
import { mobilisationChat } from './mobilisation/chat.ts';
import { channelCallComposers } from './mobilisation/compose-channel-calls.ts';
import { mobilisationComposers } from './mobilisation/compose-cards.ts';
import { coverJobs, reopenIfNeeded } from './mobilisation/cover-need.ts';
import { createMobilisationChat } from './mobilisation/create-chat.ts';
import { shiftJobs } from './mobilisation/remind-shift.ts';
import { mobilisationLeadChat } from './mobilisation/lead-chat.ts';
import type { Mobilisation } from './mobilisation/domain.ts';
import { createMobilisationViews } from './mobilisation/views.ts';
import { waveJobs } from './mobilisation/waves.ts';
import { leadJobs } from './mobilisation/who-leads.ts';
import { absenceChat } from './network/absence-chat.ts';
import { canaryReport } from './network/canary-report.ts';
import { createCanary } from './network/canary.ts';
import { channelChat } from './network/channel-chat.ts';
import { networkChat } from './network/chat.ts';
import { createNetworkDirectory } from './network/create-directory.ts';
import { createOpenConversations, type OpenConversations } from './network/open-conversations.ts';
import type { Clock } from './ports/clock.ts';
import type { DocumentStore } from './ports/document-store.ts';
import type { Holidays } from './ports/holidays.ts';
import type { Log } from './ports/log.ts';
import type { PromptBehaviours } from './prompts/behaviour.ts';
import { callListChat } from './prompts/call-list-chat.ts';
import { createLiveCards } from './prompts/live-cards.ts';
import { promptJobs } from './prompts/open-prompt.ts';
import { createReachableAgain, type ReachableAgain } from './prompts/reachable-again.ts';
import { resumePrompts } from './prompts/resume-prompts.ts';
import { createPhoneCalls } from './prompts/phone-calls.ts';
import { createPromptStore } from './prompts/store.ts';
import { createReadiness } from './http/readiness.ts';
import type { Occurrence } from './schedule/domain.ts';
import { createScheduler, type Scheduler } from './schedule/scheduler.ts';
import { createWorkingTime, parseQuietHours } from './schedule/working-time.ts';
import { atMost } from './shared/at-most.ts';
import { createAnswerViews } from './tiltak/answer-views.ts';
import { checkInBehaviour } from './tiltak/behaviour.ts';
import { checkInChat } from './tiltak/chat.ts';
import type { CheckIn } from './tiltak/check-in.ts';
import { createCheckInStore } from './tiltak/check-in-store.ts';
import { closeJobs, tellCalledOff } from './tiltak/close-check-in.ts';
import { checkInComposers } from './tiltak/compose-cards.ts';
import { seriesJobs } from './tiltak/change-check-in.ts';
import { createCheckInChat } from './tiltak/create-chat.ts';
import { drillDownChat } from './tiltak/drill-down-chat.ts';
import { extendCheckIn } from './tiltak/extend-check-in.ts';
import { leadButtons, leadChat } from './tiltak/lead-chat.ts';
import { leadComposers } from './tiltak/lead-compose.ts';
import { createLeadViews } from './tiltak/lead-views.ts';
import { nudgeJobs } from './tiltak/nudges.ts';
import { reassignJobs } from './tiltak/reassign.ts';
import { readPlan } from './tiltak/read-plan.ts';
import { createUnitAnswers } from './tiltak/unit-questions.ts';
import { yearlyButtons, yearlyChat } from './tiltak/yearly-chat.ts';

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
  const views = createMeetingViews({ prompts, directory, cards, clock, timeZone, deliveries: dispatcher, fileUrl: (request, until) => fileUrl(request, until) });
  const mobilisationViews = createMobilisationViews({ prompts, cards, clock, timeZone, deliveries: dispatcher, workingTime });
  const audit = createAuditLog({ store, clock, log, retentionDays: config.RETENTION_DAYS_LOG });
  const meetingAttendance = createAttendance({ store, prompts, directory, cards, clock, workingTime, audit, enqueue, defaultLocale: config.LOCALE, retentionDays: config.RETENTION_DAYS_RESPONSES });
  const mobilising = { prompts, audit, clock, timeZone, liveCards, deliveries: dispatcher, plan: (occurrences: readonly Occurrence[]) => scheduler.plan(occurrences), cards, directory, ids, views: mobilisationViews, workingTime };
  const answering = { store, prompts, checkIns, cards, clock, timeZone, liveCards, directory, enqueue, deliveries: dispatcher, workingTime, defaultLocale: config.LOCALE, views: createAnswerViews({ checkIns, store, cards, clock, timeZone, moreOnOverview: async (checkIn, viewer) => yearlyButtons(viewer, checkIn) }) };
  const unitAnswers = createUnitAnswers(store);
  const leadViews = createLeadViews({ store, prompts, checkIns, unitAnswers, cards, clock, timeZone, toCall: async (member, promptId) => (await callLists.seenBy(member, promptId))?.entries.length ?? 0 });
  const leading = { store, prompts, checkIns, unitAnswers, cards, clock, workingTime, directory, ids, audit, liveCards, views: leadViews, plan: (occurrences: readonly Occurrence[]) => scheduler.plan(occurrences), unplan: (promptId: string) => scheduler.cancel(promptId), tellCalledOff: (checkIn: CheckIn) => tellCalledOff(answering, checkIn) };
  const canary = createCanary({ on: config.CANARY === 'on', directory, deliveries: dispatcher, workingTime, clock, plan: (occurrences) => scheduler.plan(occurrences) });
  const canaryReports = canaryReport({ directory, deliveries: dispatcher, cards, defaultLocale: config.LOCALE });
  const scheduler: Scheduler = createScheduler({
    store, clock, log,
    handlers: {
      ...promptJobs({ prompts, directory, clock, behaviours, liveCards, enqueue, plan: (occurrences) => scheduler.plan(occurrences) }),
      ...reminderJobs({ prompts, directory, clock, timeZone, workingTime, enqueue }),
      ...meetingAttendance.jobs,
      ...changedJobs({ prompts, clock, workingTime, liveCards, deliveries: dispatcher, enqueue, plan: (occurrences) => scheduler.plan(occurrences), replan: (...planned) => scheduler.replan(...planned) }),
      ...cancelJobs(mobilising),
      ...coverJobs(mobilising),
      ...waveJobs(mobilising),
      ...shiftJobs(mobilising),
      ...leadJobs(mobilising),
      ...liveCards.jobs,
      ...nudgeJobs(answering),
      ...reassignJobs(answering),
      ...closeJobs(answering),
      ...seriesJobs(leading),
      ...canary.jobs,
    },
  });
  const { plan, cancel: unplan } = scheduler;

  const phoneCalls = createPhoneCalls({ store, clock, retentionDays: config.RETENTION_DAYS_RESPONSES });
  const planRead = (planId: string) => readPlan({ store, timeZone, openAnswers: checkIns.openAnswers }, planId);
  const { callLists, fileLinks, fileUrl, fileChats } = composeFiles({ attendance: meetingAttendance.attendance, config, store, prompts, checkIns, directory, deliveries: dispatcher, phoneCalls, planRead, audit, cards, clock, log });

  const called = { ...mobilising, droppedOut: (from: Mobilisation) => reopenIfNeeded(mobilising, from) };
  const mobilisation = mobilisationChat(called);
  const tiltak = checkInChat({ ...answering, moreOnList: async (caller) => leadButtons(caller) });
  const newMeetings = createMeetingChat({ prompts, audit, clock, timeZone, plan, cards, directory, ids, views });
  const menu = createMenu(cards);
  const features = [
    menu.feature,
    networkChat({ directory, cards }),
    canaryReports.chat,
    channelChat({ directory }),
    absenceChat({ directory, cards, clock, timeZone }),
    ...fileChats,
    callListChat({
      callLists, cards, audit, timeZone, prompts, phoneCalls, clock, liveCards,
      entered: async (prompt) => { if (prompt.kind === 'mobilisation') await reopenIfNeeded(mobilising, prompt as Mobilisation); },
      fileUrl: (promptId, memberId) => fileUrl({ file: 'ringeliste', promptId, memberId }),
    }),
    newMeetings,
    meetingAttendance.chat,
    meetingChangeChat({ store, prompts, audit, clock, timeZone, workingTime, plan, cards, ids, views }),
    meetingChat({ prompts, audit, clock, liveCards, views, cards, enqueue, deliveries: dispatcher, unplan, alsoUnanswered: async (caller) => [...await mobilisation.unanswered(caller), ...await tiltak.unanswered(caller)] }),
    createMobilisationChat(mobilising),
    mobilisationLeadChat({ ...mobilising, newMeeting: newMeetings.newMeeting }),
    mobilisation,
    channelCallChat(called),
    createCheckInChat(leading),
    leadChat({ ...leading, extend: (promptId, deadline) => extendCheckIn({ ...answering, schedule: scheduler }, promptId, deadline) }),
    drillDownChat({ ...leading, readPlan: planRead }),
    yearlyChat(leading),
    tiltak,
  ];
  const ownChat = createOwnChatAnswers({ directory, features, cards, enqueue, clock, defaultLocale: config.LOCALE });
  Object.assign(composers, meetingComposers({ prompts, directory, cards, clock, timeZone, workingTime, defaultLocale: config.LOCALE, views }), meetingAttendance.composers, mobilisationComposers({ ...mobilising, defaultLocale: config.LOCALE }), channelCallComposers({ ...mobilising, defaultLocale: config.LOCALE }), checkInComposers(answering), leadComposers({ checkIns, directory, views: leadViews, defaultLocale: config.LOCALE }), ownChat.composers, openConversations.composers, canary.composers, canaryReports.composers);

  const application = createChatApplication({
    directory, features, cards, log,
    defaultLocale: config.LOCALE,
    publicCommands: new Set(['hjelp', 'koble', 'meny']),
    answerInOwnChat: ownChat.answer,
    unknownText: menu.unknownText,
    welcome: menu.welcome,
    welcomeTeam: menu.welcomeTeam,
  });

  const readiness = createReadiness({ store, log, dispatcher: () => dispatcher.status() });
  const server = createHttpServer({
    host: config.HOST,
    port: config.PORT,
    log,
    messages: metrics.timed(teams.serve(application)),
    ready: readiness.check,
    ...(fileLinks === undefined ? {} : { files: fileLinks.open }),
    metrics: metrics.text,
    ...(config.METRICS_TOKEN === undefined ? {} : { metricsToken: config.METRICS_TOKEN }),
  });
  const resume = resumePrompts({ store, prompts, behaviours, liveCards, clock, log, plan, enqueue, finish: async () => { await finishArshjulImport({ store, prompts, plan }); await canary.plan(); }, embedded: config.STORE === 'sqlite' });

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
