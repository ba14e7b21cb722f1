/** Every card with invented data: the largest that is realistic first, other states after it. Samples beside the templates are made from these. */
import { readFileSync } from 'node:fs';
import type { z } from 'zod';
import { messageCard, messageModel, namesCard, namesModel } from '../../src/cards/common.ts';
import { menuCard, menuModel, welcomeCard, welcomeModel } from '../../src/cards/menu.ts';
import { menuButton, menuCommands } from '../../src/cards/parts.ts';
import type { Texts } from '../../src/locales/texts.ts';
import { changeCard, changeModel } from '../../src/meetings/card-change.ts';
import { formCard, formModel, previewCard, previewModel, sentCard, sentModel, type FormInput } from '../../src/meetings/card-form.ts';
import { cancelledModel, invitationCard, invitationModel, nudgeModel, reminderModel, unansweredMeeting, type InvitationInput } from '../../src/meetings/card-invitation.ts';
import { listCard, listModel } from '../../src/meetings/card-list.ts';
import { cancelConfirmCard, cancelConfirmModel } from '../../src/meetings/card-cancel.ts';
import { liveCard, liveModel, meetingNamesModel, type LiveInput } from '../../src/meetings/card-live.ts';
import type { MeetingDetails } from '../../src/meetings/domain.ts';
import { absenceCard, absenceModel } from '../../src/network/card-absence.ts';
import { canaryModel } from '../../src/network/canary-report.ts';
import { languageCard, languageModel, statusCard, statusModel } from '../../src/network/card.ts';
import type { CardDefinition } from '../../src/ports/card-renderer.ts';
import { callListCard, callListModel } from '../../src/prompts/card-call-list.ts';
import { phoneReplies } from '../../src/prompts/phone-calls.ts';
import { mineCard, mineModel } from '../../src/prompts/card.ts';
import { afterMeetingCases } from './after-meeting-card-cases.ts';
import { admissionCases } from './admission-card-cases.ts';
import { innspillCases } from './innspill-card-cases.ts';
import { followUpCases } from './follow-up-card-cases.ts';
import { seriesCases } from './series-card-cases.ts';
import { checkInCases } from './check-in-card-cases.ts';
import { mobilisationCases } from './mobilisation-card-cases.ts';
import { tiltakLeadCases } from './tiltak-lead-card-cases.ts';
import { tiltaksloggCases } from './tiltakslogg-card-cases.ts';
import { networkLevels, parties } from '../../src/shared/network-terms.ts';

export interface CardCase {
  readonly card: CardDefinition;
  /** '' for the main sample. */
  readonly name: string;
  readonly model: (t: Texts) => unknown;
}

/** Free text from people in every case; tests put other text in its place. */
export interface FreeText { readonly title: string; readonly place: string; readonly agenda: string; readonly person: string; readonly unit: string | undefined }

const agenda = ['Status i bydelene siden sist', 'Rus blant unge: hva ser vi i høst?', 'Felles rutine ved alvorlige hendelser – forslag fra arbeidsgruppen', 'Tiltaksloggen: hvem gjør hva, og når?', 'Erfaringer fra Natteravnene og utekontaktene', 'Eventuelt'].join('\n');
export const realisticText: FreeText = { title: 'Temamøte om rus blant unge: tidlig innsats, ungdomsmiljøer og samarbeid mellom skole og politi', place: 'Velferdsetaten, Storgata 51, møterom 2 «Fjordutsikten»', agenda, person: 'Åse-Marie Øverkværnbråten Lindstrøm', unit: undefined };

const units = readFileSync(new URL('../../data/units.csv', import.meta.url), 'utf8').trim().split('\n').slice(1).map((line) => { const [id = '', name = ''] = line.split(','); return { id, name }; });
const groups = ['Byomfattende SaLTo-møte', 'Ressursgruppe: Unge som begår gjentatt kriminalitet', 'Ressursgruppe: Skadelig seksuell atferd (SSA)', 'Ressursgruppe: Hatkriminalitet, radikalisering og voldelig ekstremisme', 'Styringsgruppe region vest', 'Styringsgruppe Bydel Alna', 'Koordineringsgruppe Bydel Alna', 'Utøvermøte Bydel Alna'].map((name, at) => ({ id: `gruppe-${at}`, name }));
const firstNames = ['Aisha', 'Bjørn', 'Camilla', 'Dag', 'Eirin', 'Farid', 'Gørild', 'Håkon', 'Ingeborg', 'Jørgen', 'Kjersti', 'Lars', 'Mohammed', 'Nora'];
const lastNames = ['Ås', 'Bøe', 'Christensen', 'Dahl', 'Eide Solbakken', 'Fjeld', 'Grønn', 'Hauge', 'Iversen', 'Jæger'];
const promptId = '3f1c2b7a-9d4e-4c55-8a1f-2b6d7e8f9a01';
const answers = ['kommer', 'kommer-digitalt', 'kanskje', 'kommer-ikke', undefined, undefined] as const;

export function cardCases(free: FreeText = realisticText): CardCase[] {
  const unitNames = units.map(({ id, name }) => ({ id, name: free.unit ?? name }));
  const details: MeetingDetails = { meetingKind: 'temamote', title: free.title, date: '2027-02-03', start: '12:00', end: '14:00', place: free.place, joinUrl: 'https://teams.microsoft.com/l/meetup-join/19%3ameeting_eksempel%40thread.v2/0', agenda: free.agenda, answerBy: '2027-01-31', showNames: true };
  const conference: MeetingDetails = { meetingKind: 'konferanse', title: free.title, date: '2027-05-04', start: '09:00', end: '15:00', endDate: '2027-05-05', place: free.place, answerBy: '2027-04-20', showNames: false };
  const people = Array.from({ length: 230 }, (_, at) => ({
    name: at === 0 ? free.person : `${firstNames[at % 14]} ${lastNames[at % 10]}`, unit: unitNames[at % 32]?.name ?? '', level: networkLevels[at % 3] ?? 'utovende', reason: (['never-seen', 'blocked', 'uninstalled'] as const)[at % 3] ?? 'blocked', ...(answers[at % 6] === undefined ? {} : { answer: answers[at % 6] as string }), ...(at % 12 === 0 ? { deputy: free.person.slice(0, 100) } : {}),
  }));
  const calendar = { outlook: `https://outlook.office.com/calendar/0/deeplink/compose?${'x'.repeat(1940)}`, file: `https://salto.example.no/files/${'x'.repeat(260)}` };
  const invitation: InvitationInput = { promptId, state: 'open', details, organiser: free.person, maySeeWho: true, calendar };
  const answered = { ...invitation, own: 'kommer' };
  const moved = { from: { date: '2027-01-27', start: '09:00', end: '11:00', place: 'Rådhuset' } };
  const toCall = people.slice(0, 51).map(({ name, unit, reason }, at) => ({ memberId: `member-${at}`, name, unit, level: networkLevels[at % 3] ?? 'utovende', reason: at % 5 === 0 ? 'unknown' as const : at % 7 === 0 ? 'failed' as const : reason, ...(at % 4 === 3 ? {} : { phone: `+47 900 00 ${String(100 + at)}` }), ...(at % 3 === 2 ? { phoned: { at: '2027-01-16T20:1' + (at % 10) + ':00Z', by: free.person, said: phoneReplies[(at / 3 | 0) % 3] ?? 'no-reply' as const, ...(at === 5 ? { comment: free.title } : {}) } } : {}) }));
  const calls = { promptId, title: details.title, timeZone: 'Europe/Oslo', open: true };
  const one = <Schema extends z.ZodType>(card: CardDefinition<Schema>, name: string, model: (t: Texts) => z.infer<Schema>): CardCase => ({ card, name, model });
  return [
    one(messageCard, '', (t) => messageModel({ title: t.refusals.title, lines: [t.refusals.notOrganiser(free.person)], buttons: [menuButton('meny', t)] })),
    one(messageCard, 'plain', (t) => messageModel({ title: t.refusals.unknownPersonTitle, lines: [t.refusals.unknownPerson] })),
    one(namesCard, '', (t) => meetingNamesModel({ promptId, details, people, page: 2, verb: 'meeting.names' }, t)),
    one(namesCard, 'who', (t) => meetingNamesModel({ promptId, details, people: people.filter(({ answer }) => answer?.startsWith('kommer') && answer !== 'kommer-ikke').slice(0, 30), page: 1, verb: 'meeting.who' }, t)),
    one(namesCard, 'empty', (t) => namesModel({ title: t.preview.unreachableTitle, people: [], page: 1, verb: 'meeting.unreachable', data: { promptId } }, t)),
    one(namesCard, 'canary', (t) => canaryModel({
      promptId: 'canary-2027-01', page: 1,
      progress: { pending: 2, sent: 171, unknown: 0, failed: 2, unreachable: 55, unsettled: people.slice(0, 57).map((_, at) => ({ recipientId: `member-${at}`, purpose: 'canary', state: at % 20 === 9 ? 'failed' : 'unreachable', reason: at % 4 === 3 ? 'never-seen' : at % 3 === 2 ? 'blocked' : 'BotNotInConversationRoster' })) },
      network: { units: new Map(), members: new Map(people.map(({ name, unit }, at) => [`member-${at}`, { id: `member-${at}`, name, email: `p${at}@example.no`, ...(at % 5 === 4 ? {} : { phone: `+47 900 00 ${100 + at}` }), groups: [], seats: [{ unit, level: 'utovende', role: 'medlem', organisation: unit, party: 'bydel', title: '', primary: true }] }])) },
    }, t)),
    one(welcomeCard, '', (t) => welcomeModel({ name: free.person, commands: ['mine', 'møter', 'møte', 'nettverk', 'språk', 'hjelp'] }, t)),
    one(menuCard, '', (t) => menuModel({ commands: menuCommands, as: 'help' }, t)),
    one(menuCard, 'unknown', (t) => menuModel({ commands: menuCommands, as: 'unknown' }, t)),
    one(menuCard, 'member', (t) => menuModel({ commands: ['mine', 'møter', 'språk', 'hjelp'], as: 'menu' }, t)),
    one(absenceCard, '', (t) => absenceModel({ periods: [{ from: '2027-02-15', to: '2027-02-19' }, { from: '2027-03-01', to: '2027-03-01' }, { from: '2027-12-27', to: '2028-01-03' }], typed: { from: '2027-04-05', to: '2027-04-01' }, faults: { to: 'absence-ends-first' }, buttons: [menuButton('meny', t)] }, t)),
    one(absenceCard, 'empty', (t) => absenceModel({ periods: [], typed: { from: '', to: '' }, done: 'deleted', buttons: [menuButton('meny', t)] }, t)),
    one(languageCard, '', (t) => languageModel({ current: t.locale }, t)),
    one(statusCard, '', (t) => statusModel({ personal: 141, roster: 38, channel: 0, unreachable: 51, units: unitNames.map(({ name }, at) => ({ name, total: 7 + (at % 5), reachable: 7 + (at % 5) - (at % 4), channel: 0 })), people: people.slice(0, 51), page: 1 }, t)),
    one(statusCard, 'channel', (t) => statusModel({ personal: 141, roster: 38, channel: 9, unreachable: 42, units: unitNames.map(({ name }, at) => ({ name, total: 7 + (at % 5), reachable: 7 + (at % 5) - (at % 4), channel: at % 4 === 3 ? 2 : at % 2 })), people: people.slice(0, 51).map((one, at) => (at % 5 === 0 ? { ...one, reason: 'channel' as const } : one)), page: 1 }, t)),
    one(statusCard, 'next', (t) => statusModel({ personal: 141, roster: 38, channel: 0, unreachable: 51, units: [], people: people.slice(0, 51), page: 3 }, t)),
    one(statusCard, 'all', (t) => statusModel({ personal: 12, roster: 0, channel: 0, unreachable: 0, units: unitNames.slice(0, 1).map(({ name }) => ({ name, total: 12, reachable: 12, channel: 0 })), people: [], page: 1 }, t)),
    ...formCases(free).map(([name, input]) => one(formCard, name, (t) => formModel({ ...input, units: unitNames, groups: groups.map(({ id, name: group }) => ({ id, name: free.unit ?? group })) }, t))),
    one(previewCard, '', (t) => previewModel({ details, organiser: free.person, byLevel: new Map([['styrende', 42], ['koordinerende', 88], ['utovende', 100]]), byUnit: new Map(units.map(({ name }, at) => [free.unit === undefined ? name : `${free.unit}${at}`, 7 + (at % 3)])), unreachable: 51, data: { promptId } }, t)),
    one(previewCard, 'local', (t) => previewModel({ details: conference, organiser: free.person, byLevel: new Map([['koordinerende', 11]]), byUnit: new Map([[free.unit ?? 'Bydel Alna', 11]]), unreachable: 0, data: { promptId } }, t)),
    ...seriesCases(promptId, details, free.person),
    one(sentCard, '', (t) => sentModel({ details, invited: 230 }, t)),
    one(invitationCard, '', (t) => invitationModel(invitation, t)),
    one(invitationCard, 'answered', (t) => invitationModel(answered, t)),
    one(invitationCard, 'maybe', (t) => invitationModel({ ...invitation, details: conference, own: 'kanskje', maySeeWho: false }, t)),
    one(invitationCard, 'no', (t) => invitationModel({ ...invitation, own: 'kommer-ikke' }, t)),
    one(invitationCard, 'deputy', (t) => invitationModel({ ...invitation, own: 'kommer-ikke', deputy: free.person.slice(0, 100), deputyTyped: { typed: free.title.slice(0, 100), fault: t.meetings.deputy.nameOnly } }, t)),
    one(invitationCard, 'changed-deputy', (t) => invitationModel({ ...invitation, moved: { ...moved, said: 'deputy' } }, t)),
    one(invitationCard, 'changed', (t) => invitationModel({ ...invitation, moved: { ...moved, said: 'kommer-digitalt' } }, t)),
    one(invitationCard, 'changed-no', (t) => invitationModel({ ...invitation, own: 'kommer-ikke', moved }, t)),
    one(changeCard, '', (t) => changeModel({ from: details, to: { ...conference, meetingKind: 'annet', title: `${free.title} (ny)`.slice(0, 200), agenda: `${free.agenda}\nNytt`.slice(-2000), joinUrl: `https://teams.microsoft.com/${'x'.repeat(1900)}`, place: `Ny: ${free.place}`.slice(0, 200) }, asked: 118, open: true, data: { promptId, formId: promptId } }, t)),
    one(changeCard, 'agenda', (t) => changeModel({ from: { ...details, agenda: 'Velkommen' }, to: details, asked: undefined, open: true, data: { promptId, formId: promptId } }, t)),
    one(changeCard, 'scheduled', (t) => changeModel({ from: details, to: { ...details, start: '13:00' }, asked: 0, open: false, data: { promptId, formId: promptId } }, t)),
    one(invitationCard, 'closed', (t) => invitationModel({ ...answered, state: 'closed' }, t)),
    one(invitationCard, 'closed-silent', (t) => invitationModel({ ...invitation, state: 'closed', details: conference }, t)),
    one(invitationCard, 'cancelled', (t) => cancelledModel(answered, t)),
    one(invitationCard, 'nudge', (t) => nudgeModel(invitation, t)),
    one(invitationCard, 'tomorrow', (t) => reminderModel({ ...answered, when: 'tomorrow' }, t)),
    one(invitationCard, 'soon', (t) => reminderModel({ ...answered, when: { minutes: 15 } }, t)),
    ...liveCases(free, details, unitNames).map(([name, input]) => one(liveCard, name, (t) => liveModel(input, t))),
    one(cancelConfirmCard, '', (t) => cancelConfirmModel({ promptId, details, invited: 230, series: true }, t)),
    one(listCard, '', (t) => listModel({ page: 2, calls: true, meetings: Array.from({ length: 30 }, (_, at) => ({ promptId: `${promptId}-${at}`, state: (['open', 'open', 'open', 'scheduled', 'cancelled'] as const)[at % 5] ?? 'open', details: at % 3 === 0 ? conference : details, invited: true, organises: at % 7 === 0, ...(at % 5 < 2 ? { own: ['kommer', 'kanskje', 'kommer-ikke'][at % 3] as string } : {}) })) }, t)),
    one(listCard, 'empty', (t) => listModel({ meetings: [], page: 1 }, t)),
    one(callListCard, '', (t) => callListModel({ ...calls, page: 1, fileUrl: `https://salto.example.no/files/${'x'.repeat(240)}`, entries: toCall, notice: { text: t.followUp.phoned.ownAnswer(free.person, t.mobilisation.answers['kan-ikke']), color: 'warning' }, remark: { typed: free.title, fault: t.faults['contact-details'], contactConfirmed: true } }, t)),
    one(callListCard, 'shifts', (t) => callListModel({ ...calls, page: 1, entries: toCall.slice(0, 3), shiftsIn: () => [{ title: 'ons. 20. jan. kl. 10.00–14.00', value: 's1' }, { title: 'ons. 20. jan. kl. 22.00–06.00', value: 's2' }] }, t)),
    one(callListCard, 'last', (t) => callListModel({ ...calls, open: false, page: 3, entries: toCall.map(({ memberId, name, unit, level, reason }) => ({ memberId, name, unit, level, reason })) }, t)),
    one(callListCard, 'empty', (t) => callListModel({ ...calls, page: 1, fileUrl: 'https://salto.example.no/files/x', entries: [] }, t)),
    one(mineCard, '', (t) => mineModel({ page: 1, prompts: Array.from({ length: 14 }, (_, at) => unansweredMeeting({ promptId: `${promptId}-${at}`, details: at % 2 === 0 ? details : conference }, t)) }, t)),
    ...afterMeetingCases(free, details, unitNames),
    ...innspillCases(free, details),
    ...admissionCases(free, unitNames),
    ...tiltaksloggCases(free, details),
    ...followUpCases(free, unitNames),
    ...checkInCases(free),
    ...tiltakLeadCases(free, unitNames),
    ...mobilisationCases(free, unitNames, groups.map(({ id, name }) => ({ id, name: free.unit ?? name }))),
    one(mineCard, 'empty', (t) => mineModel({ prompts: [], page: 1 }, t)),
  ];
}

function formCases(free: FreeText): [string, Omit<FormInput, 'units' | 'groups'>][] {
  const typed = { title: free.title, kind: 'temamote', date: '2027-02-03', start: '12:00', end: '11:00', place: free.place, joinUrl: 'http://møte', agenda: free.agenda, deadline: '2027-02-05', levels: '*', units: '*', groups: 'gruppe-1,gruppe-2', showNames: 'true', repeat: 'engang', repeatUntil: '', repeatCount: '', daysOff: 'flytt' };
  const fresh = { ...typed, title: '', date: '', start: '12:00', end: '14:00', place: '', joinUrl: '', agenda: '', deadline: '', levels: 'styrende,koordinerende', units: 'bydel-alna', groups: '' };
  return [
    ['', { typed, allUnits: true, data: { promptId }, editing: true, faults: { title: 'text-too-long', date: 'date-past', start: 'time-skipped', end: 'end-before-start', joinUrl: 'join-url-invalid', agenda: 'identity-number', deadline: 'deadline-after-meeting', levels: 'audience-empty', units: 'audience-not-allowed', groups: 'audience-unknown' } }],
    ['new', { typed: fresh, allUnits: false, innspill: 3 }],
    ['series', { typed: { ...fresh, date: '2027-03-04', repeat: 'uke', repeatUntil: '2027-03-01', repeatCount: 'ti', daysOff: 'dropp' }, allUnits: false, faults: { repeatUntil: 'repeat-until-early', repeatCount: 'repeat-end-both', daysOff: 'days-off-unknown', repeat: 'repeat-unknown' } }],
    ['change', { typed: { ...typed, end: '14:00', joinUrl: '' }, allUnits: false, data: { promptId, formId: promptId, revision: 2 }, faults: { start: 'start-past' }, change: { notes: ['Hvem som er innkalt, kan ikke endres her.', 'Møtet går over 2 dager.'] } }],
  ];
}

function liveCases(free: FreeText, details: MeetingDetails, unitNames: readonly { readonly id: string; readonly name: string }[]): [string, LiveInput][] {
  const counts = (n: number) => ({ addressed: n * 6, silent: n * 3, answers: { kommer: n, 'kommer-digitalt': Math.floor(n / 2), kanskje: n - Math.floor(n / 2), 'kommer-ikke': n } });
  const none = (n: number) => ({ addressed: n, silent: n, answers: {} });
  const live: LiveInput = {
    promptId, state: 'open', details, timeZone: 'Europe/Oslo', updatedAt: Temporal.Instant.from('2027-01-20T09:03:07Z'), unitName: (id) => unitNames.find((unit) => unit.id === id)?.name ?? id,
    tally: {
      total: { addressed: 230, silent: 118, answers: { kommer: 41, 'kommer-digitalt': 22, kanskje: 17, 'kommer-ikke': 32 } },
      byLevel: new Map(networkLevels.map((level, at) => [level, counts(10 + at * 3)])), byUnit: new Map(unitNames.map(({ id }, at) => [id, at % 4 === 3 ? none(6) : counts(1 + (at % 3))])),
      byParty: new Map(parties.map((party, at) => [party, party === 'skole' ? none(31) : counts(5 + at * 4)])),
    },
    expectedParties: ['bydel', 'skole', 'politi'], delivery: { sent: 171, waiting: 4, failed: 2, unreachable: 51, unknown: 2 }, mayCancel: true, innspill: 3, toCall: 55, maySeeNames: true, deputies: 3,
  };
  const small = new Map([['bydel-alna', counts(2)]]);
  return [
    ['', { ...live, series: { number: 3, of: 12 } }],
    ['page', { ...live, begun: true, unitPage: 2 }],
    ['start', { ...live, begun: false, details: { ...details, title: free.title.slice(0, 40) }, tally: { total: none(12), byLevel: new Map([['koordinerende', none(12)]]), byUnit: small, byParty: new Map([['bydel', none(12)]]) }, delivery: { sent: 3, waiting: 9, failed: 0, unreachable: 0, unknown: 0 }, toCall: 0 }],
    ['cancelled', { ...live, state: 'cancelled', delivery: { sent: 230, waiting: 0, failed: 0, unreachable: 0, unknown: 0 }, toCall: 0 }],
  ];
}
