/** The called person's card: what is asked and can be pressed, by what has been answered. */
import { expect, test } from '@jest/globals';
import { nb } from '../../../src/locales/nb.ts';
import { callModel, type CallInput } from '../../../src/mobilisation/card-call.ts';

const now = Temporal.ZonedDateTime.from('2027-01-16T21:07:00[Europe/Oslo]');
const call: CallInput = {
  promptId: 'mobilisation-1', state: 'open', caller: 'Kåre Koordinator', answerBy: now.add({ minutes: 15 }).toInstant().toString(), now,
  details: { mobilisationKind: 'alvorlig-hendelse', exercise: false, situation: 'Voksne ute', place: 'Tveita', deadlineMinutes: 15, waves: ['*@*'], waveOrder: 'alle', waveMinutes: 10, laterWaves: [], reopened: 0, messages: [] },
};
const shifts = [{ id: 's1', start: '2027-01-30T09:00:00Z', end: '2027-01-30T13:00:00Z', needed: 2 }, { id: 's2', start: '2027-01-30T13:00:00Z', end: '2027-01-30T17:00:00Z', needed: 2 }];
const titles = (change: Partial<CallInput>) => callModel({ ...call, ...change }, nb).answers.flatMap(({ buttons }) => buttons.map(({ title }) => title));

test.each([
  ['kan-stille', ['Er fremme', 'Lagre endring', 'Kan bistå digitalt', 'Kan ikke']],
  ['kan-bista-digitalt', ['Kan stille', 'Lagre endring', 'Kan ikke']],
  ['kan-ikke', ['Kan stille', 'Kan bistå digitalt', 'Lagre endring']],
  ['er-fremme', ['Kan stille', 'Kan ikke']],
])('whoever answered «%s» can save a remark without changing the answer', (answer, expected) => {
  expect(titles({ own: { answer } })).toEqual(expected);
});

test('with shifts too', () => {
  expect(titles({ details: { ...call.details, date: '2027-01-30', shifts }, own: { answer: 'kan-ikke' } })).toEqual(['Kan stille', 'Kan bistå digitalt', 'Lagre endring']);
});

test('whoever has said when they come is not asked as if they had not', () => {
  const [first] = callModel({ ...call, own: { answer: 'kan-stille', eta: '2027-01-16T20:30:00Z' } }, nb).inputs.flatMap(({ eta }) => eta);
  expect(first).toMatchObject({ label: 'Ny ankomsttid', placeholder: 'Som før' });
});

test('of a caller who is no longer in the network nothing is said, least of all that it was the sekretariat', () => {
  expect(callModel({ ...call, caller: undefined }, nb).facts.map(({ label }) => label)).toEqual(['Hvor', 'Oppmøte', 'Svar innen']);
});

test('whoever was thanked and is needed after all is asked', () => {
  expect(callModel({ ...call, own: { answer: 'takket-av' } }, nb).ask).toEqual(['Kan du stille?']);
});

test('a remark that cannot be taken is shown with its fault, also to whoever has arrived', () => {
  const { inputs } = callModel({ ...call, own: { answer: 'er-fremme' }, faults: { comment: 'contact-details', typed: { eta: '', etaTime: '', shifts: '', comment: 'Ring 22 80 20 30' } } }, nb);
  expect(inputs.map(({ comment }) => comment)).toMatchObject([{ value: 'Ring 22 80 20 30', faults: [nb.faults['contact-details']] }]);
});
