/** Key figures in the chat, through the real stack: the table first, then a file; who may see which. */
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { nodesOf } from '../../support/card-walk.ts';
import { person } from '../../support/activities.ts';
import { answer, call } from '../../support/meetings.ts';
import { buttonOf, koordinator, leder, sekretariat, startSalto, wordsOf, type Salto } from '../../support/salto.ts';

describe('key figures chat', () => {
  const publicUrl = 'https://salto.example.no/';
  let salto: Salto;
  beforeEach(async () => { salto = await startSalto({ env: { PUBLIC_URL: publicUrl, LINK_SECRET: 'a secret for tests, long enough to sign' } }); });
  afterEach(async () => { await salto.close(); });

  test('the sekretariat sees the table and gets it as a file, a koordinator of their own unit and its region only, others are told whom to ask', async () => {
    for (const [title, units] of [['Temamøte', '*'], ['Utøvermøte', 'bydel-alna']] as const) {
      const promptId = await call(salto, { title, units, kind: units === '*' ? 'temamote' : 'utovermote', date: '2027-01-12' }, units === '*' ? [6, 7] : [6]);
      await answer(salto, person(6), promptId, 'kommer');
    }
    await salto.clock.jump('2027-01-13T09:00:00Z');
    const { verb, data } = buttonOf((await salto.say(sekretariat, 'rapport')).card, 'Nøkkeltall');
    await salto.click(sekretariat, verb, data);
    const card = salto.inbox(sekretariat).findLast(({ card: sent }) => wordsOf(sent).includes('Oppmøte i snitt'))?.card;
    expect(wordsOf(card)).toMatch(/Temamøter \|.* 1 \|.* ca\. 1 \|.* fra svar .*Utøvermøter/u);
    const csv = [...nodesOf(card)].find(({ type, title }) => type === 'Action.OpenUrl' && title === 'Last ned CSV');
    expect(await (await fetch(String(csv?.url).replace(publicUrl, `${salto.url()}/`))).text()).toBe('Type;Avholdt;Oppmøte i snitt;Grunnlag\nTemamøter;1;ca. 1;fra svar\nUtøvermøter;1;ca. 1;fra svar\n');
    expect(buttonOf(card, 'Send Word-filen hit').data).toEqual({ file: 'nokkeltall-docx', promptId: '2027-01-01|2027-01-13|' });
    const faulty = await salto.click(sekretariat, 'reports.figures', { unit: '', from: '2027-02-30', to: '2027-01-01' });
    expect(wordsOf(faulty.card)).toMatch(/2027-02-30 .*Velg en dato som finnes/u);

    const own = await salto.click(koordinator, 'reports.figures', { unit: 'bydel-alna', from: '2027-01-01', to: '2027-01-31' });
    expect(wordsOf(own.card)).toContain('Utøvermøter');
    expect(wordsOf(own.card)).not.toContain('Temamøter');
    for (const unit of ['', 'bydel-sagene']) expect((await salto.click(koordinator, 'reports.figures', { unit, from: '2027-01-01' })).text).toContain('Kontakt Solveig Sekretær.');
    expect((await salto.click(leder, 'reports.figures', {})).text).toContain('Kontakt Kåre Koordinator.');
    for (const id of ['2027-01-01|2027-01-31|', 'x|y|bydel-alna']) expect((await salto.click(koordinator, 'file.offer', { file: 'nokkeltall-csv', promptId: id })).text).toContain('ikke tilgang');
  });
});
