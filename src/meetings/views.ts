/** Makes a meeting's cards for one person, from the state of things at that moment and from what that person may see. */
import type { Viewer } from '../chat/caller.ts';
import { mayCancel } from '../access/domain.ts';
import { messageCard, messageModel, namesCard } from '../cards/common.ts';
import { menuButton } from '../cards/parts.ts';
import type { DeliveryQueue } from '../delivery/domain.ts';
import { formatWhen } from '../locales/format.ts';
import type { Texts } from '../locales/texts.ts';
import type { NetworkDirectory } from '../network/directory.ts';
import { unitName, type Network } from '../network/domain.ts';
import type { Card, CardRenderer } from '../ports/card-renderer.ts';
import type { Reply } from '../ports/chat.ts';
import type { Clock } from '../ports/clock.ts';
import type { FileRequest } from '../ports/files.ts';
import { resolveAudience } from '../prompts/audience.ts';
import { callList } from '../prompts/call-list.ts';
import type { Addressee, Response } from '../prompts/domain.ts';
import type { PromptStore } from '../prompts/store.ts';
import { tally } from '../prompts/tally.ts';
import { seesAnything, seesCount, seesName, visibilityFor, type Visibility } from '../prompts/visibility.ts';
import type { Party } from '../shared/network-terms.ts';
import { invitationCard, invitationModel, type InvitationInput } from './card-invitation.ts';
import { liveCard, liveModel, meetingNamesModel } from './card-live.ts';
import { calendarRequest, outlookLink } from './calendar.ts';
import { comingAnswers, countedAs, stands, type InvitationAnswer, type Meeting } from './domain.ts';

export interface MeetingViewDeps {
  readonly prompts: PromptStore;
  readonly directory: NetworkDirectory;
  readonly cards: CardRenderer;
  readonly clock: Clock;
  readonly timeZone: string;
  readonly deliveries: Pick<DeliveryQueue, 'progress'>;
  /** Undefined where there are no links to files. */
  readonly fileUrl: (request: FileRequest, until: Temporal.Instant) => string | undefined;
  /** How many innspill wait that this person may take up: in this meeting, or in any. */
  readonly innspillFor: (viewer: Viewer, promptId?: string) => Promise<number>;
}

/** The three parties that ought to be in every group. */
const trepart: readonly Party[] = ['bydel', 'skole', 'politi'];

export type MeetingViews = ReturnType<typeof createMeetingViews>;

export function createMeetingViews({ prompts, directory, cards, clock, timeZone, deliveries, fileUrl, innspillFor }: MeetingViewDeps) {
  /** Frozen once open; until then, who would be asked today. */
  const audienceOf = async (meeting: Meeting, network: Network): Promise<ReadonlyMap<string, Addressee>> =>
    (meeting.openedAt === undefined ? today(network, meeting.audience) : await prompts.audience(meeting.promptId));

  // A list of what comes asks for the audience of every meeting, and those of a series have the same.
  const resolved = new WeakMap<Network, Map<string, ReadonlyMap<string, Addressee>>>();
  function today(network: Network, audience: string): ReadonlyMap<string, Addressee> {
    const known = resolved.get(network) ?? new Map<string, ReadonlyMap<string, Addressee>>();
    resolved.set(network, known);
    const people = known.get(audience) ?? new Map(resolveAudience(network, audience).map((addressee) => [addressee.memberId, addressee]));
    known.set(audience, people);
    return people;
  }

  const visibility = (meeting: Meeting, { member, network }: Viewer, called: boolean): Visibility =>
    visibilityFor(network, member, { prompt: meeting, showNames: meeting.details.showNames }, called);

  const organiserName = (meeting: Meeting, { network, t }: Viewer): string =>
    network.members.get(meeting.organiserId)?.name ?? t.refusals.contactSecretariat;

  function calendarLinks({ promptId, details, closesAt }: Meeting, { member, t }: Viewer): Required<InvitationInput>['calendar'] {
    const file = fileUrl(calendarRequest(promptId, member.id), Temporal.Instant.from(closesAt));
    return { outlook: outlookLink(details, timeZone, t), ...(file === undefined ? {} : { file }) };
  }

  /** What every kind of invitation card is made from. */
  const invitationInput = (meeting: Meeting, viewer: Viewer, response: Response | undefined): InvitationInput => ({
    promptId: meeting.promptId,
    state: meeting.state,
    details: meeting.details,
    organiser: organiserName(meeting, viewer),
    maySeeWho: seesAnything(visibility(meeting, viewer, true)),
    calendar: calendarLinks(meeting, viewer),
    ...(response !== undefined && stands(meeting, response) ? { own: response.answer, ...(response.deputy === undefined ? {} : { deputy: response.deputy }) } : {}),
    ...(meeting.moved === undefined ? {} : { revision: meeting.moved.revision }),
    ...(meeting.moved === undefined || (response?.revision ?? 0) >= meeting.moved.revision ? {} : { moved: { from: meeting.moved.from, ...(response === undefined ? {} : { said: countedAs(response) === response.answer ? response.answer : 'deputy' as const }) } }),
  });

  const invitation = (meeting: Meeting, viewer: Viewer, response: Response | undefined, deputyTyped?: InvitationInput['deputyTyped']): { readonly card: Card; readonly summary: string } => ({
    card: cards.render(invitationCard, invitationModel({ ...invitationInput(meeting, viewer, response), ...(deputyTyped === undefined ? {} : { deputyTyped }) }, viewer.t)),
    summary: meeting.state === 'cancelled'
      ? viewer.t.summaries.cancelled(meeting.details.title)
      : viewer.t.summaries.invitation(meeting.details.title, formatWhen(meeting.details, viewer.t.locale, 'short')),
  });

  /** The live card as this person may see it; undefined when they may see no counts. */
  async function live(meeting: Meeting, viewer: Viewer, unitPage = 1): Promise<{ readonly card: Card; readonly summary: string } | undefined> {
    const audience = await audienceOf(meeting, viewer.network);
    const seen = visibility(meeting, viewer, audience.has(viewer.member.id));
    const addressees = [...audience.values()].filter((addressee) => seesCount(seen, addressee));
    if (addressees.length === 0 && !seen.counts.all) return undefined;
    const [{ responses, closedLevels }, delivery] = await Promise.all([prompts.responses(meeting.promptId), deliveries.progress(meeting.promptId, 'invitation')]);
    const standing = responses.filter((response) => stands(meeting, response)).map((response) => ({ ...response, answer: countedAs(response) }));
    const model = liveModel({
      promptId: meeting.promptId,
      state: meeting.state,
      details: meeting.details,
      ...(meeting.series === undefined ? {} : { series: meeting.series }),
      tally: tally(addressees, standing),
      deputies: standing.filter(({ memberId, deputy }) => deputy !== undefined && addressees.some((addressee) => addressee.memberId === memberId)).length,
      closedLevels: closedLevels.filter((level) => addressees.some((addressee) => addressee.level === level)),
      unitName: (id) => unitName(viewer.network, id),
      expectedParties: meeting.state === 'open' ? trepart.filter((party) => addressees.some((addressee) => addressee.party === party)) : [],
      delivery: { sent: delivery.sent, waiting: delivery.pending, failed: delivery.failed, unreachable: delivery.unreachable, unknown: delivery.unknown },
      updatedAt: clock.now(),
      timeZone,
      unitPage,
      mayCancel: mayCancel(viewer.member, meeting),
      begun: meeting.openedAt !== undefined && Temporal.Instant.compare(meeting.sortAt, clock.now()) <= 0,
      innspill: mayCancel(viewer.member, meeting) && (meeting.state === 'open' || meeting.state === 'scheduled') ? await innspillFor(viewer, meeting.promptId) : 0,
      toCall: callList({ network: viewer.network, audience, unsettled: delivery.unsettled, answered: new Set(standing.map(({ memberId }) => memberId)), maySee: (addressee) => seesName(seen, addressee, false) }).length,
      maySeeNames: seesAnything({ ...seen, counts: seen.names }),
    }, viewer.t);
    return { card: cards.render(liveCard, model), summary: viewer.t.summaries.live(meeting.details.title) };
  }

  /** Who answered what, as far as this person may know it; undefined when they may see no names. */
  async function names(meeting: Meeting, viewer: Viewer, page: number, verb: 'meeting.names' | 'meeting.who'): Promise<{ readonly card: Card; readonly summary: string } | undefined> {
    const audience = await audienceOf(meeting, viewer.network);
    const seen = visibility(meeting, viewer, audience.has(viewer.member.id));
    if (!seesAnything({ ...seen, counts: seen.names })) return undefined;
    const { responses, closedLevels } = await prompts.responses(meeting.promptId);
    const answers = new Map(responses.filter((response) => stands(meeting, response)).map((response) => [response.memberId, { answer: countedAs(response), deputy: response.deputy }]));
    const people = [...audience.values()].flatMap((addressee) => {
      const { answer, deputy } = answers.get(addressee.memberId) ?? {};
      const coming = answer !== undefined && comingAnswers.includes(answer as InvitationAnswer);
      const person = viewer.network.members.get(addressee.memberId);
      // Somebody whose answer cannot be read would look silent.
      if (!person || closedLevels.includes(addressee.level) || !seesName(seen, addressee, coming)) return [];
      return [{ name: person.name, unit: unitName(viewer.network, addressee.unit), level: addressee.level, ...(answer === undefined ? {} : { answer }), ...(deputy === undefined ? {} : { deputy }) }];
    });
    const model = meetingNamesModel({ promptId: meeting.promptId, details: meeting.details, people, page, verb }, viewer.t);
    return { card: cards.render(namesCard, model), summary: viewer.t.summaries.names };
  }

  const message = (t: Texts, title: string, ...lines: string[]): Reply =>
    ({ kind: 'card', card: cards.render(messageCard, messageModel({ title, lines, buttons: [menuButton('meny', t)] })), summary: title });

  return { audienceOf, visibility, invitationInput, invitation, live, names, message, directory };
}
