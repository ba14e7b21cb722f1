/** A form with hundreds of units and of groups is still a card, and none of those chosen is lost in the search for more. */
import { describe, expect, test } from '@jest/globals';
import type { z } from 'zod';
import { createCardRenderer } from '../../../src/adapters/cards/template-card-renderer.ts';
import { choiceList, mostListed, typedSearches } from '../../../src/cards/choice-list.ts';
import { texts } from '../../../src/locales/texts.ts';
import { formCard as meetingCard, formModel as meetingModel } from '../../../src/meetings/card-form.ts';
import { typedMeeting } from '../../../src/meetings/form-fields.ts';
import { emptyForm, formCard, formModel } from '../../../src/mobilisation/card-form.ts';
import { readMobilisationForm, typedMobilisation } from '../../../src/mobilisation/form.ts';
import type { CardDefinition } from '../../../src/ports/card-renderer.ts';
import { nodesOf } from '../../support/card-walk.ts';
import { formCard as checkInCard, formModel as checkInModel } from '../../../src/tiltak/card-form.ts';
import { typedCheckIn } from '../../../src/tiltak/form.ts';
import { member, networkOf, seat, unit } from '../../support/networks.ts';

const t = texts('nb');
const renderer = createCardRenderer();
const size = <Schema extends z.ZodType>(card: CardDefinition<Schema>, model: z.infer<Schema>): number => Buffer.byteLength(JSON.stringify(renderer.render(card, model)));
const unitsOf = (n: number, name = 'Enhet', id = 'u') => Array.from({ length: n }, (_, at) => ({ id: `${id}${at}`, name: `${name} ${at}` }));
const ids = (units: readonly { id: string }[]): string => units.map(({ id }) => id).join(',');
const long = unitsOf(300, 'Å'.repeat(70), 'enhet-'.repeat(12));
const longGroups = unitsOf(300, 'Ressursgruppe for æresrelatert vold og negativ sosial kontroll blant unge i bydelene øst for Akerselva', 'ressursgruppe-'.repeat(5));

describe.each([
  ['nothing typed', {}, '*'],
  ['every unit and every group chosen', { groups: ids(longGroups) }, ids(long)],
  ['the longest texts', { situation: '文'.repeat(500), place: '文'.repeat(200), shifts: '文'.repeat(1500), title: '文'.repeat(200), agenda: '文'.repeat(2000), joinUrl: `https://x.no/${'x'.repeat(1980)}` }, ids(long)],
  ['forged', Object.fromEntries(['situation', 'place', 'shifts', 'kind', 'date', 'meetAt', 'deadline', 'needed', 'waveMinutes', 'title', 'agenda', 'joinUrl', 'start', 'end', 'levels', 'groups'].map((field) => [field, '文'.repeat(30_000)])), '文,'.repeat(10_000)],
])('with 300 units and 300 groups of long names: %s', (_, typed, units) => {
  test.each([undefined, '', '文'.repeat(10_000)])('the forms fit into a card', (typedSearch) => {
    const search = typedSearch === undefined ? {} : { units: typedSearch, groups: typedSearch };
    const data = { formId: 'x'.repeat(64) };
    const faults = { units: 'audience-unknown', levels: 'audience-unknown', place: 'contact-details' } as const;
    expect(size(formCard, formModel({ typed: { ...emptyForm({ levels: '*' }), ...typedMobilisation({ ...typed, units }) }, faults, exercise: true, units: long, groups: longGroups, allUnits: true, search, data }, t))).toBeLessThanOrEqual(28 * 1024);
    expect(size(meetingCard, meetingModel({ typed: typedMeeting({ levels: '*', ...typed, units }), faults, units: long, groups: longGroups, allUnits: true, search, data }, t))).toBeLessThanOrEqual(28 * 1024);
  });
});

describe('the list of units', () => {
  const list = (chosen: string, { units = unitsOf(300), search, room = 12_000 }: { units?: ReturnType<typeof unitsOf>; search?: string; room?: number } = {}) => choiceList({ among: units, words: t.form.unitList, chosen, search, all: 'Alle enheter', room, verb: 'x.find-units', data: {} }, t);
  const names = (shown: ReturnType<typeof list>) => shown.choices.map(({ title }) => title);

  test('up to forty that have room are simply there', () => {
    expect(list('u7', { units: unitsOf(mostListed), room: 3000 })).toMatchObject({ choices: { length: 1 + mostListed }, value: 'u7', search: [] });
    expect(list('u7', { units: unitsOf(mostListed), room: 1500 })).toMatchObject({ value: 'u7', search: [{ note: expect.stringMatching(/^\d+ av 40 enheter/u) }] });
  });

  test('of more those chosen stay, and the others are searched for by the beginning of a word', () => {
    expect(list('').choices).toHaveLength(1 + mostListed);
    expect(names(list('u7,u299', { search: '15' }))).toEqual(['Alle enheter', 'Enhet 7', 'Enhet 299', 'Enhet 15', ...Array.from({ length: 10 }, (_, at) => `Enhet 15${at}`)]);
    expect(list('u7,u299', { search: 'finnes ikke' })).toMatchObject({ value: 'u7,u299', choices: { length: 3 } });
  });

  test('says how many there are: in all, of those that were searched for, and that there is none', () => {
    const note = (search?: string) => list('u7', search === undefined ? {} : { search }).search[0]?.note;
    expect([undefined, ' ', 'enhet 15', 'enhet', 'x'].map(note)).toEqual([
      '40 av 300 enheter står i listen.', '40 av 300 enheter står i listen.',
      'Søket ga 11 treff.', 'Søket ga 300 treff, og 40 av dem står i listen. Skriv mer av navnet.',
      'Søket ga ingen treff. Skriv hvordan navnet begynner, eller et ord i det.',
    ]);
  });

  test('more than forty may be chosen, a few at a time', () => {
    const chosen = ids(unitsOf(60));
    const shown = list(chosen, { search: 'enhet 25' });
    expect(shown.value).toBe(chosen);
    expect(names(shown)).toContain('Enhet 250');
    expect(shown.search[0]?.note).not.toContain('fikk plass');
  });

  test('where not all that are chosen have room, it is said, and which are chosen is to be seen', () => {
    const shown = list(ids(unitsOf(300)), { room: 4000 });
    const kept = shown.value.split(',').length;
    expect(kept).toBeLessThan(100);
    expect(shown).toMatchObject({ choices: { length: 1 + kept }, open: true, search: [{ note: expect.stringContaining(`${kept} av de 300 enhetene`) }] });
  });
});

describe('what was searched for', () => {
  test('is what was typed, and where Finn was pressed, also nothing', () => {
    expect(typedSearches({ unitSearch: 'alna', groupSearch: ' ' }, 'groups')).toEqual({ units: 'alna', groups: ' ' });
    expect(typedSearches({ unitSearch: '', groupSearch: 'vold' })).toEqual({ groups: 'vold' });
    expect(typedSearches({ unitSearch: ['alna'], groupSearch: 7 }, 'units')).toEqual({ units: '' });
  });

  test('in one list leaves the other as it was', () => {
    const { audience } = formModel({ typed: emptyForm({ levels: '*', units: 'u7', groups: 'g8' }), exercise: false, units: unitsOf(300), groups: unitsOf(300, 'Gruppe', 'g'), allUnits: true, search: { groups: 'gruppe 29' }, data: {} }, t);
    expect(audience).toMatchObject({ units: { value: 'u7', open: false, search: [{ value: '' }] }, groups: [{ value: 'g8', open: true, chosen: 'Gruppe 8', search: [{ value: 'gruppe 29', note: 'Søket ga 11 treff.', buttons: [{ verb: 'mobilisation.find-groups' }] }] }] });
    expect(audience.groups[0]?.choices.map(({ title }) => title)).toContain('Gruppe 299');
  });
});

test('units chosen from the list are no fault, however long their ids are together', () => {
  const units = unitsOf(120, 'Enhet', 'enhet-med-en-ganske-lang-id-som-en-skole-');
  const network = networkOf([member('kari', [seat('koordinerende@sekretariatet', { role: 'sekretariat' })]), ...units.map(({ id }) => member(`m-${id}`, [seat(`utovende@${id}`)]))], [], [unit('sekretariatet', 'sekretariat'), ...units.map(({ id }) => unit(id))]);
  const typed = typedMobilisation({ kind: 'alvorlig-hendelse', situation: 'Trenger voksne', place: 'Tveita', levels: '*', units: ids(units) });
  expect(typed.units.length).toBeGreaterThan(4000);
  expect(readMobilisationForm(typed, { network, organiserId: 'kari', now: Temporal.ZonedDateTime.from('2027-01-11T09:00[Europe/Oslo]'), exercise: false, contactDetailsConfirmed: false })).toMatchObject({ ok: true, called: { length: 120 } });
});

test.each([[mostListed, 0, true], [mostListed + 1, 0, false], [1, mostListed + 1, false]])('of %i units and %i groups: whether a client asks for what is missing before it sends the form: %p', (n, ofGroups, asks) => {
  const units = unitsOf(n);
  const more = { units, groups: unitsOf(ofGroups), allUnits: true, data: { formId: 'x' } };
  const forms = [renderer.render(formCard, formModel({ ...more, typed: emptyForm({}), exercise: false }, t)), renderer.render(meetingCard, meetingModel({ ...more, typed: typedMeeting({}) }, t)), renderer.render(checkInCard, checkInModel({ units, allUnits: true, data: {}, typed: typedCheckIn({}), plans: [] }, t))];
  // Whoever searches for units has not written what it is about yet; the server says what is missing when it is to be sent.
  expect(forms.map((form) => [...nodesOf(form)].some(({ isRequired }) => isRequired === true))).toEqual([asks, asks, n <= mostListed]);
});
