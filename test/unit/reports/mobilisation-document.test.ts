/** Of somebody who has been deleted since, the report and the ringeliste say that they are gone, and never that it was the sekretariat. */
import { expect, test } from '@jest/globals';
import { texts } from '../../../src/locales/texts.ts';
import type { Mobilisation } from '../../../src/mobilisation/domain.ts';
import { reportFigures } from '../../../src/mobilisation/report-figures.ts';
import { phonedWords } from '../../../src/prompts/card-call-list.ts';
import { mobilisationDocument } from '../../../src/reports/mobilisation-document.ts';
import { locales } from '../../../src/shared/network-terms.ts';
import { networkOf } from '../../support/networks.ts';

const at = '2027-01-16T20:00:00Z';
const mobilisation: Mobilisation = {
  promptId: 'mobilisation-1', kind: 'mobilisation', state: 'closed', revision: 0, audience: '*@*', organiserId: 'new', formerOrganiserIds: ['old'], createdAt: at, opensAt: at, openedAt: at, deadline: at, closesAt: at, sortAt: at,
  details: { mobilisationKind: 'alvorlig-hendelse', exercise: false, situation: 's', place: 'p', deadlineMinutes: 15, waves: ['*@*'], waveOrder: 'alle', waveMinutes: 10, laterWaves: [], reopened: 0, messages: [], events: [{ what: 'lead', at, by: 'old', to: 'new' }] },
};
const now = Temporal.Instant.from('2027-01-17T20:00:00Z');
const figures = reportFigures({ mobilisation, audience: new Map(), responses: [], reached: new Set(), unsettled: [], now });

test.each(locales)('in %s', (locale) => {
  const t = texts(locale);
  const { blocks } = mobilisationDocument({ mobilisation, figures, responses: [], phoneCalls: new Map(), network: networkOf([]), now, timeZone: 'Europe/Oslo', preliminary: false, named: true, closedLevels: [] }, t);
  const said = JSON.stringify([...blocks]);
  expect(said.split(t.common.someone).length - 1).toBe(5);
  expect(said).not.toContain(t.refusals.contactSecretariat);
  expect(phonedWords({ at, by: '', said: 'coming' }, 'Europe/Oslo', t)).toContain(t.common.someone);
});
