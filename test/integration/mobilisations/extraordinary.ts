/** The extraordinary meeting that a board opens, through the real stack. */
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { importMembers } from '../../../src/network/import-members.ts';
import { importUnits } from '../../../src/network/import-units.ts';
import { person } from '../../support/activities.ts';
import { nodesOf } from '../../support/card-walk.ts';
import { countingIds } from '../../support/counting-ids.ts';
import { mobilisations } from '../../support/mobilisations.ts';
import { buttonOf, koordinator, startSalto, units, wordsOf, type Salto } from '../../support/salto.ts';

describe('the extraordinary meeting', () => {
  let salto: Salto;
  const { boardOf, mobiliseAlna: mobilise, posted, summaries } = mobilisations(() => salto);
  beforeEach(async () => { salto = await startSalto(); });
  afterEach(async () => { await salto.close(); });

  test('opens the ordinary form with the same people and a title that says nothing of the incident, and goes its way', async () => {
    await mobilise();
    const { verb, data } = buttonOf(boardOf(koordinator), 'Ekstraordinært møte');
    const form = (await posted(koordinator, verb, data)).card;
    const values = Object.fromEntries([...nodesOf(form)].filter(({ type }) => String(type).startsWith('Input.')).map(({ id, value }) => [id, value]));
    expect(values).toMatchObject({ kind: 'ekstraordinaert', title: 'Ekstraordinært møte: alvorlig hendelse', date: '2027-01-11', start: '10:00', end: '11:00', units: 'bydel-alna' });
    const preview = buttonOf(form, 'Forhåndsvis');
    const shown = await salto.click(koordinator, preview.verb, { ...preview.data, ...values });
    expect(wordsOf(shown.card)).toContain('innkalles');
    const send = buttonOf(shown.card, 'Send');
    await salto.click(koordinator, send.verb, send.data);
    await salto.until(() => summaries(6).some((summary) => String(summary).includes('Innkalling: Ekstraordinært møte: alvorlig hendelse')));
  });

  test('from a board that is called off, and of an exercise with its mark', async () => {
    const promptId = await mobilise(koordinator, 'øvelse', { levels: 'utovende' });
    await salto.click(koordinator, 'mobilisation.cancel-confirmed', { promptId });
    await salto.until(() => wordsOf(boardOf(koordinator)).includes('Avblåst'));
    const { verb, data } = buttonOf(boardOf(koordinator), 'Ekstraordinært møte');
    const form = (await posted(koordinator, verb, data)).card;
    expect(wordsOf(form)).toContain('ØVELSE – Ekstraordinært møte: alvorlig hendelse');
    // Kept out of the key figures, whatever its title becomes, and however often the form comes back.
    const values = Object.fromEntries([...nodesOf(form)].filter(({ type }) => String(type).startsWith('Input.')).map(({ id, value }) => [id, value]));
    const press = async (card: unknown, title: string, typed: object = {}) => { const { verb: next, data: own } = buttonOf(card, title); return (await salto.click(koordinator, next, { ...own, ...typed })).card; };
    const faulty = await press(form, 'Forhåndsvis', { ...values, title: '' });
    const again = await press(await press(faulty, 'Forhåndsvis', { ...values, title: 'Evaluering' }), 'Endre');
    const preview = await press(again, 'Forhåndsvis', { ...values, title: 'Evaluering av øvelsen' });
    expect(await salto.store.get('prompts', String(buttonOf(preview, 'Send').data['promptId']), 'prompt')).toMatchObject({ details: { title: 'Evaluering av øvelsen', exercise: true } });
  });

  test('SaLTo sentrum, which may call out a bydel’s people, may call them to this meeting and to no other', async () => {
    await salto.close();
    salto = await startSalto({ people: [[10, 'Siri Sentrum', 'ude', 'ude', 'koordinerende', 'medlem']] });
    const deps = { store: salto.store, ids: countingIds('sentrum') };
    expect((await importUnits(`${units}uteseksjonen,Uteseksjonen,sentrum,bydel,\n`, deps)).outcome).toBe('imported');
    expect((await importMembers('name,email,phone,organisation,unit,level,role,primary,groups,title\nSiri Sentrum,p10@example.no,,uteseksjonen,uteseksjonen,koordinerende,koordinator,ja,,\n', deps)).outcome).toBe('imported');
    await salto.clock.advance(6000);
    const siri = person(10);
    await mobilise(siri, 'mobiliser', { place: 'Oslo S' });
    const { verb, data } = buttonOf(boardOf(siri), 'Ekstraordinært møte');
    const form = (await posted(siri, verb, data)).card;
    const inputs = [...nodesOf(form)].filter(({ type }) => String(type).startsWith('Input.'));
    const values = Object.fromEntries(inputs.map(({ id, value }) => [id, value]));
    expect(JSON.stringify(inputs.find(({ id }) => id === 'units')?.choices)).toContain('bydel-alna');
    const preview = buttonOf(form, 'Forhåndsvis');
    expect(wordsOf((await salto.click(siri, preview.verb, { ...preview.data, ...values, start: '14:00', end: '15:00' })).card)).toContain('innkalles');
    expect(wordsOf((await salto.click(siri, preview.verb, { ...preview.data, ...values, kind: 'temamote', start: '14:00', end: '15:00' })).card)).toContain('Du kan ikke innkalle alle i dette utvalget.');
  });

  test('only for those who led it and may call meetings', async () => {
    const promptId = await mobilise();
    for (const who of [person(6), person(8)]) expect((await salto.click(who, 'mobilisation.meeting', { promptId })).text).toContain('Du har ikke tilgang');
  });
});
