/** What people may type wrongly and what may be posted to the endpoint, through the whole product: a sentence beside the field, what was typed still there, and nothing kept that must not be. */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { inspect } from 'node:util';
import { nb } from '../../../src/locales/nb.ts';
import { nn } from '../../../src/locales/nn.ts';
import { containers, queryAll } from '../../../src/ports/document-store.ts';
import { createPromptStore } from '../../../src/prompts/store.ts';
import { message, person, type Activity } from '../../support/activities.ts';
import { call, invitationsTo, preview, typed, type Typed } from '../../support/meetings.ts';
import { buttonOf, koordinator, sekretariat, startSalto, wordsOf, type Salto } from '../../support/salto.ts';

describe('bad input', () => {
  type Node = Readonly<Record<string, unknown>>;

  /** Everything in a card, in reading order. */
  const nodesOf = (value: unknown): Node[] =>
    value === null || typeof value !== 'object' ? [] : [...('type' in value ? [value as Node] : []), ...Object.values(value).flatMap(nodesOf)];
  const isInput = ({ type }: Node): boolean => String(type).startsWith('Input.');

  /** The texts that stand with a field: after the field before it, and before the field after it. */
  function besideField(card: unknown, field: string): string {
    const nodes = nodesOf(card);
    const at = nodes.findIndex((node) => isInput(node) && node['id'] === field);
    if (at < 0) throw new Error(`no field ${field}`);
    const before = nodes.slice(0, at).findLastIndex(isInput);
    const after = nodes.findIndex((node, index) => index > at && isInput(node));
    return nodes.slice(before + 1, after < 0 ? undefined : after).map(({ text }) => (typeof text === 'string' ? text : '')).join(' | ');
  }

  /** What the form's fields hold. */
  const valuesOf = (card: unknown): Record<string, unknown> => Object.fromEntries(nodesOf(card).filter(isInput).map(({ id, value }) => [String(id), value]));

  describe('the meeting form', () => {
    let salto: Salto;
    beforeAll(async () => { salto = await startSalto(); });
    afterAll(async () => { await salto.close(); });
    /** A published synthetic number: nobody's. */
    const identityNumber = '21483609245';

    test.each<[string, Partial<Typed>, keyof Typed, keyof typeof nb.faults]>([
      ['ends before it starts', { start: '14:00', end: '12:00' }, 'end', 'end-before-start'],
      ['ends when it starts', { start: '14:00', end: '14:00' }, 'end', 'end-before-start'],
      ['lies in the past', { date: '2027-01-08' }, 'date', 'date-past'],
      ['lies earlier today', { date: '2027-01-11', start: '08:00', end: '09:00' }, 'start', 'start-past'],
      ['is on 29 February of a year without', { date: '2027-02-29' }, 'date', 'date-invalid'],
      ['is on a day that is no date', { date: '3. februar' }, 'date', 'date-invalid'],
      ['starts in the hour that is skipped in March', { date: '2027-03-28', start: '02:30', end: '04:00' }, 'start', 'time-skipped'],
      ['has an answer deadline after it', { deadline: '2027-02-04' }, 'deadline', 'deadline-after-meeting'],
      ['has a deadline that is past', { deadline: '2027-01-10' }, 'deadline', 'deadline-past'],
      ['has a link without TLS', { joinUrl: 'http://teams.example.no/x' }, 'joinUrl', 'join-url-invalid'],
      ['has a link that is a script', { joinUrl: 'javascript:alert(1)' }, 'joinUrl', 'join-url-invalid'],
      ['calls nobody', { levels: '', units: '', groups: '' }, 'levels', 'audience-empty'],
      ['calls a unit that does not exist', { units: 'atlantis' }, 'units', 'audience-unknown'],
      ['has no title', { title: '  ' }, 'title', 'title-missing'],
      ['is of no known kind', { kind: 'fest' }, 'kind', 'kind-unknown'],
      ['has an agenda of 10,000 characters', { agenda: 'æ'.repeat(10_000) }, 'agenda', 'text-too-long'],
      ['has an identity number in the title', { title: `Om ${identityNumber}` }, 'title', 'identity-number'],
      ['has an identity number in the place', { place: `Hos ${identityNumber.slice(0, 6)} ${identityNumber.slice(6)}` }, 'place', 'identity-number'],
      ['has an identity number in the agenda', { agenda: `1. ${identityNumber}` }, 'agenda', 'identity-number'],
    ])('that %s comes back with what was typed and the fault beside the field', async (_, change, field, fault) => {
      const { status, kind, card } = await preview(salto, change);
      expect([status, kind]).toEqual([200, 'card']);
      expect(besideField(card, field)).toContain(nb.faults[fault]);
      const { levels, ...shown } = valuesOf(card);
      // What is none of the choices cannot be shown as chosen.
      const expected = { ...typed, ...change, ...(fault === 'audience-unknown' ? { units: '' } : {}) };
      for (const [name, value] of Object.entries(expected)) if (name !== 'levels') expect([name, shown[name]]).toEqual([name, value.trim()]);
      expect(levels).toBe(expected.levels === '*' ? 'styrende,koordinerende,utovende' : expected.levels);
      // Correcting the form in place works.
      const again = buttonOf(card, 'Forhåndsvis');
      expect(wordsOf((await salto.click(sekretariat, again.verb, { ...again.data, ...typed })).card)).toContain('9 personer innkalles');
    });

    test('several faults are all shown at once', async () => {
      const { card } = await preview(salto, { title: '', date: '2027-02-30', joinUrl: 'x', units: '' });
      for (const [field, fault] of [['title', 'title-missing'], ['date', 'date-invalid'], ['joinUrl', 'join-url-invalid']] as const) expect(besideField(card, field)).toContain(nb.faults[fault]);
    });

    test.each([['units', { unitSearch: 'sagene' }], ['groups', { groupSearch: 'ressurs' }]])('%s are searched for without losing what is typed', async (list, search) => {
      const { data } = buttonOf((await salto.say(sekretariat, 'møte')).card, 'Forhåndsvis');
      const { card } = await salto.click(sekretariat, `meeting.find-${list}`, { ...data, ...typed, units: 'bydel-alna', ...search });
      expect(valuesOf(card)).toMatchObject({ title: typed.title, agenda: typed.agenda.trim(), date: typed.date, units: 'bydel-alna' });
      expect(wordsOf(card)).not.toContain(nb.form.fix);
      expect(buttonOf(card, 'Forhåndsvis').data).toEqual(data);
      expect((await salto.click(person(6), `meeting.find-${list}`, { ...data, ...typed })).text).toContain('Du har ikke tilgang');
    });

    test('values of the wrong type are as good as none', async () => {
      const { verb, data } = buttonOf((await salto.say(sekretariat, 'møte')).card, 'Forhåndsvis');
      const { status, card } = await salto.click(sekretariat, verb, { ...data, title: { a: 1 }, date: 20270203, start: null, levels: ['*'], units: true });
      expect([status, besideField(card, 'title').includes(nb.faults['title-missing'])]).toEqual([200, true]);
    });

    test('a phone number or an e-mail address is asked about, and taken when it is sent again', async () => {
      for (const agenda of ['Ring 22 80 20 30 ved forfall', 'Skriv til ola@example.no']) {
        const asked = await preview(salto, { agenda });
        expect(besideField(asked.card, 'agenda')).toContain(nb.faults['contact-details']);
        const { verb, data } = buttonOf(asked.card, 'Forhåndsvis');
        const shown = await salto.click(sekretariat, verb, { ...data, ...typed, agenda });
        expect(wordsOf(shown.card)).toContain(agenda);
        expect(buttonOf(shown.card, 'Send').verb).toBe('meeting.send');
      }
    });

    test('it is asked about once, also beside another fault and before one', async () => {
      const agenda = 'Ring 22 80 20 30 ved forfall';
      const asked = await preview(salto, { agenda, title: '' });
      expect(besideField(asked.card, 'agenda')).toContain(nb.faults['contact-details']);
      const again = async (card: unknown, change: Partial<Typed>) => {
        const { verb, data } = buttonOf(card, 'Forhåndsvis');
        return (await salto.click(sekretariat, verb, { ...data, ...typed, agenda, ...change })).card;
      };
      const wrong = await again(asked.card, { end: '11:00' });
      expect(besideField(wrong, 'agenda')).not.toContain(nb.faults['contact-details']);
      expect(buttonOf(await again(wrong, {}), 'Send').verb).toBe('meeting.send');
    });

    test('an identity number is in no log line and no document, wherever it was written', async () => {
      for (const field of ['title', 'place', 'agenda', 'joinUrl', 'date', 'levels', 'groups'] as const) await preview(salto, { [field]: identityNumber });
      await salto.say(sekretariat, `møte med ${identityNumber}`);
      await salto.say(sekretariat, identityNumber);
      await salto.click(sekretariat, 'meeting.answer', { promptId: identityNumber, answer: identityNumber });
      await salto.click(sekretariat, identityNumber, { [identityNumber]: identityNumber });
      expect(inspect(salto.lines, { depth: 20, maxStringLength: null, maxArrayLength: null })).not.toContain(identityNumber);
      const stored = await Promise.all(containers.map(({ name }) => queryAll(salto.store, name, { across: true })));
      expect(stored.flat().length).toBeGreaterThan(0);
      expect(JSON.stringify(stored)).not.toContain(identityNumber);
    });
  });

  describe('titles of all kinds', () => {
    let salto: Salto;
    beforeEach(async () => { salto = await startSalto(); });
    afterEach(async () => { await salto.close(); });

    test.each([
      'Blåbærsyltetøy på Økern – ÆØÅ', '👩‍👩‍👧‍👦 Foreldremøte 🎉', 'اجتماع بخصوص الشباب', 'Møte ${title} ${details.agenda} $when', '**fet** [lenke](https://example.no) # overskrift `kode`', '<at>alle</at> <b>html</b> & "sitat" \\ {}',
    ])('«%s» reaches everybody as it was typed, and is never Markdown or a template', async (title) => {
      const promptId = await call(salto, { title, place: title, agenda: `${title}\n${title}` });
      expect((await createPromptStore(salto.store, salto.clock, 30).load<{ title: string }>(promptId))?.details.title).toBe(title);
      await salto.say(person(7), 'mine');
      await salto.say(person(7), 'møter');
      await salto.click(sekretariat, 'meeting.names', { promptId });
      await salto.until(() => salto.inbox(sekretariat).some(({ card }) => wordsOf(card).includes('har svart')));
      expect(invitationsTo(salto, person(7))[0]?.activity?.summary).toContain(title);
      const cards = [...salto.inbox(sekretariat), ...salto.inbox(person(7))].flatMap(({ card }) => (card === undefined ? [] : [card]));
      const shown = cards.flatMap(nodesOf).filter(({ text }) => typeof text === 'string' && text.includes(title));
      expect(shown.length).toBeGreaterThan(4);
      // Markdown is read in TextBlock and Fact; a TextRun is shown as it is.
      expect([...new Set(shown.map(({ type }) => type))]).toEqual(['TextRun']);
    });
  });

  describe('the endpoint', () => {
    let salto: Salto;
    beforeAll(async () => { salto = await startSalto(); });
    afterAll(async () => { await salto.close(); });
    const valid = (): Activity => message(sekretariat, salto.chat(sekretariat), 'hjelp');

    test.each([['{', 400], ['', 400], ['[]', 400], ['"hei"', 400], ['null', 400], ['{"type":"message"', 400], ['{}', 400], ['{"type":7}', 400], ['\u0000', 400]])('a body of %j is %i', async (body, status) => {
      expect((await salto.post(body)).status).toBe(status);
    });

    test.each<[string, (activity: Activity) => Activity, number]>([
      ['without a sender', (activity) => ({ ...activity, from: undefined }), 400],
      ['with a number for text', (activity) => ({ ...activity, text: 7 }), 400],
      ['with a conversation that is a string', (activity) => ({ ...activity, conversation: 'a' }), 400],
      ['with an empty type', (activity) => ({ ...activity, type: '' }), 400],
      ['of an unknown type', (activity) => ({ ...activity, type: 'salto.unknown' }), 200],
      ['that is a reaction', (activity) => ({ ...activity, type: 'messageReaction', reactionsAdded: [{ type: 'like' }] }), 200],
      ['that is an event', (activity) => ({ ...activity, type: 'event', name: 'x', value: null }), 200],
      ['that is an edited message', (activity) => ({ ...activity, type: 'messageUpdate' }), 200],
      ['whose invoke has no value', (activity) => ({ ...activity, type: 'invoke', name: 'adaptiveCard/action' }), 200],
      ['whose invoke is of a kind we do not know', (activity) => ({ ...activity, type: 'invoke', name: 'composeExtension/query', value: [] }), 200],
      ['without any text', (activity) => ({ ...activity, text: undefined }), 200],
      ['with a text of 100,000 characters', (activity) => ({ ...activity, text: 'å'.repeat(100_000) }), 200],
    ])('an activity %s', async (_, change, status) => {
      expect((await salto.post(change(valid()))).status).toBe(status);
    });

    test('goes on working after all of it', async () => {
      expect(wordsOf((await salto.say(sekretariat, 'hjelp')).card)).toContain('Hjelp');
      expect(salto.lines.filter(({ level }) => level === 'error')).toEqual([]);
    });
  });

  describe('in a channel', () => {
    test('what is personal is answered in the person’s own chat, the menu where it was asked', async () => {
      const salto = await startSalto();
      const team = { ...salto.chat(koordinator), conversationId: '19:salto@thread.tacv2', type: 'channel' as const, teamId: '19:salto@thread.tacv2' };
      await call(salto);
      salto.connector.clear();
      await salto.post(message(koordinator, team, 'møter'));
      const inChannel = (): string => wordsOf(salto.connector.messages(team.conversationId).map(({ activity, card }) => [activity?.text, card]));
      expect(inChannel()).toContain(nb.refusals.answeredInChat);
      await salto.until(() => salto.inbox(koordinator).some(({ card }) => wordsOf(card).includes('Temamøte: Rus blant unge')));
      expect(inChannel()).not.toContain('Temamøte');
      await salto.post(message(koordinator, team, 'hjelp'));
      expect(inChannel()).toContain(nb.help.lines.mine);
      await salto.close();
    });
  });

  describe('language', () => {
    test('who chooses nynorsk gets the next card in it, also those that come unasked; the others do not', async () => {
      const salto = await startSalto();
      const { verb, data } = buttonOf((await salto.say(person(7), 'språk')).card, 'Nynorsk');
      await salto.click(person(7), verb, data);
      expect(wordsOf((await salto.say(person(7), 'møter')).card)).toContain(nn.list.title);
      await call(salto);
      expect(wordsOf(invitationsTo(salto, person(7))[0]?.card)).toContain(nn.answers['kommer-ikke']);
      expect(wordsOf(invitationsTo(salto, person(6))[0]?.card)).toContain(nb.answers['kommer-ikke']);
      await salto.stop();
      await salto.restart();
      expect(wordsOf((await salto.say(person(7), 'møter')).card)).toContain(nn.list.title);
      await salto.close();
    });
  });
});
