/** Puts together tiltak: check-ins, the yearly questions, the roll-up and what leads to it. Part of ../compose.ts. */
import type { Core, Part } from './core.ts';
import { createAnswerViews } from '../tiltak/answer-views.ts';
import type { CheckIn } from '../tiltak/check-in.ts';
import { seriesJobs } from '../tiltak/change-check-in.ts';
import { checkInChat } from '../tiltak/chat.ts';
import { closeJobs, tellCalledOff } from '../tiltak/close-check-in.ts';
import { checkInComposers } from '../tiltak/compose-cards.ts';
import { createCheckInChat } from '../tiltak/create-chat.ts';
import { drillDownChat } from '../tiltak/drill-down-chat.ts';
import { extendCheckIn } from '../tiltak/extend-check-in.ts';
import { leadButtons, leadChat } from '../tiltak/lead-chat.ts';
import { leadComposers } from '../tiltak/lead-compose.ts';
import { createLeadViews, type LeadViewDeps } from '../tiltak/lead-views.ts';
import { nudgeJobs } from '../tiltak/nudges.ts';
import type { PlanRead } from '../tiltak/domain.ts';
import { readPlan } from '../tiltak/read-plan.ts';
import { reassignJobs } from '../tiltak/reassign.ts';
import { createUnitAnswers } from '../tiltak/unit-questions.ts';
import { yearlyButtons, yearlyChat } from '../tiltak/yearly-chat.ts';

export interface TiltakPart extends Part {
  readonly readPlan: (planId: string) => Promise<PlanRead | undefined>;
}

export function composeTiltak(core: Core, others: Pick<LeadViewDeps, 'checkIns' | 'toCall'>): TiltakPart {
  const { store, timeZone, schedule } = core;
  const { checkIns } = others;
  const shared = { ...core, ...others, unitAnswers: createUnitAnswers(store) };
  const answering = { ...shared, views: createAnswerViews({ ...shared, moreOnOverview: async (checkIn, viewer) => yearlyButtons(viewer, checkIn) }) };
  const leading = { ...shared, views: createLeadViews(shared), tellCalledOff: (checkIn: CheckIn) => tellCalledOff(answering, checkIn) };
  const plans: TiltakPart['readPlan'] = (planId) => readPlan({ store, timeZone, openAnswers: checkIns.openAnswers }, planId);
  const chat = checkInChat({ ...answering, moreOnList: async (caller) => leadButtons(caller) });
  return {
    jobs: { ...nudgeJobs(answering), ...reassignJobs(answering), ...closeJobs(answering), ...seriesJobs(leading) },
    features: [
      createCheckInChat(leading),
      leadChat({ ...leading, extend: (promptId, deadline) => extendCheckIn({ ...answering, schedule }, promptId, deadline) }),
      drillDownChat({ ...leading, readPlan: plans }),
      yearlyChat(leading),
      chat,
    ],
    composers: { ...checkInComposers(answering), ...leadComposers(leading) },
    unanswered: chat.unanswered,
    readPlan: plans,
  };
}
