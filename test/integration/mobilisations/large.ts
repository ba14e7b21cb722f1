/** A mobilisation of 250 people through the real stack: everybody is called once, no answer is lost, and the board is right and small enough. */
import { afterEach, describe, expect, test } from '@jest/globals';
import { importMembers } from '../../../src/network/import-members.ts';
import { createPromptStore } from '../../../src/prompts/store.ts';
import { fakeBotId, fakeTenantId, membersChanged, person, type Place } from '../../support/activities.ts';
import { countingIds } from '../../support/counting-ids.ts';
import { buttonOf, members, sekretariat, startSalto, wordsOf, type Salto } from '../../support/salto.ts';

describe('mobilisation large', () => {
  let salto: Salto;
  afterEach(async () => { await salto.close(); });

  const first = 1000;
  const many = 243; // and the seven of the small network who can be reached
  const numbers = Array.from({ length: many }, (_, n) => first + n);
  const levels = ['styrende', 'koordinerende', 'utovende'] as const;

  async function startLarge(): Promise<void> {
    salto = await startSalto();
    const rows = numbers.map((n) => `Ærlig Øvet-${n},p${n}@example.no,${40_000_000 + n},bydel-alna,${n % 2 === 0 ? 'bydel-alna' : 'bydel-sagene'},${levels[n % 3]},medlem,ja,,`);
    const imported = await importMembers(`${members.trim()}\n${rows.join('\n')}\n`, { store: salto.store, ids: countingIds() });
    if (imported.outcome !== 'imported') throw new Error(JSON.stringify(imported));
    const team: Place = { serviceUrl: salto.connector.url, tenantId: fakeTenantId, conversationId: '19:stor@thread.tacv2', type: 'channel', teamId: '19:stor@thread.tacv2' };
    salto.connector.setMembers(team.conversationId, numbers.map((n) => ({ id: person(n).userId, aadObjectId: person(n).aadObjectId, email: `p${n}@example.no`, name: `Person ${n}`, tenantId: fakeTenantId })));
    await salto.clock.advance(10_000);
    await salto.post(membersChanged(sekretariat, team, 'membersAdded', [fakeBotId]));
    await salto.until(() => salto.lines.filter(({ event }) => event === 'chat.installed').length === 2);
    salto.connector.clear();
  }

  test('250 are called, all answers are kept, and the board is right within 3 s of the last', async () => {
    await startLarge();
    const form = buttonOf((await salto.say(sekretariat, 'mobiliser')).card, 'Forhåndsvis');
    const shown = await salto.click(sekretariat, form.verb, { ...form.data, kind: 'alvorlig-hendelse', situation: 'Øvelse i stor skala '.repeat(20).trim(), place: 'Tveita', levels: '*', units: '*', needed: '100', deadline: '15' });
    expect(wordsOf(shown.card)).toContain(`${many + 8} personer kalles ut`);
    const confirm = buttonOf(shown.card, 'Send');
    const sentAtMs = salto.clock.now().epochMilliseconds;
    await salto.click(sekretariat, confirm.verb, confirm.data);
    const promptId = confirm.data['promptId'] as string;
    const calls = () => salto.connector.ledger.filter(({ what, activity }) => what === 'activity' && String(activity?.summary).includes('kan du stille?'));
    // Meanwhile the first to get it answer at once, so that the board is out of date all the time.
    let quick = 0;
    await salto.until(async () => {
      if (calls().length > 20 && quick < 40) await salto.click(person(first + (quick += 1) % 10), 'mobilisation.answer', { promptId, answer: quick % 20 < 10 ? 'kan-stille' : 'kan-ikke' });
      return calls().length >= many + 7;
    }, 30_000);
    const sent = salto.connector.ledger.filter(({ what }) => what !== 'conversation').map((entry) => (String(entry.activity?.summary).includes('kan du stille?') && entry.what === 'activity' ? 'call' : 'other'));
    // One turn in sixty is a board's; the rest of what is redrawn waits until everybody is called.
    expect(sent.slice(sent.indexOf('call'), sent.lastIndexOf('call')).filter((what) => what === 'other').length).toBeLessThanOrEqual(5);
    expect(new Set(calls().map(({ conversationId }) => conversationId)).size).toBe(many + 7);
    // On this clock the traffic of the real loopback takes no time, or too much of it: roughly, then. The benchmark measures.
    expect(Math.max(...calls().map(({ atMs }) => atMs - sentAtMs))).toBeLessThanOrEqual(25_000);

    for (let batch = 0; batch < many; batch += 25) {
      await Promise.all(numbers.slice(batch, batch + 25).map(async (n) => {
        const answer = (['kan-stille', 'kan-ikke', 'kan-bista-digitalt'] as const)[n % 3] as string;
        await salto.click(person(n), 'mobilisation.answer', { promptId, answer, eta: String(5 + (n % 50)), comment: n % 10 === 0 ? 'Kommer så fort jeg kan, med bil fra jobb. '.repeat(6).trim() : '' });
      }));
      await salto.clock.advance(1000);
    }
    const { responses } = await createPromptStore(salto.store, salto.clock, 30).responses(promptId);
    expect(responses).toHaveLength(many);
    const board = () => salto.inbox(sekretariat).find(({ activity }) => activity?.summary === 'Mobilisering: tavle')?.card;
    await salto.until(() => wordsOf(board()).includes(`${many} av ${many + 8} har svart`), 3000);
    expect(wordsOf(board())).toContain('81 av 100 kommer');
    const largest = Math.max(...salto.connector.ledger.filter(({ activity }) => activity?.summary === 'Mobilisering: tavle').map(({ card }) => Buffer.byteLength(JSON.stringify(card))));
    expect(largest).toBeLessThanOrEqual(28 * 1024);
  });
});
