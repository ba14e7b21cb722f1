/** A meeting in people's own calendars: what stands on the invitation, and what its links give to whom. */
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { createLinks } from '../../../src/access/links.ts';
import { person } from '../../support/activities.ts';
import { answer, call, invitationsTo } from '../../support/meetings.ts';
import { sekretariat, startSalto, wordsOf, type Salto } from '../../support/salto.ts';

const publicUrl = 'https://salto.example.no/';
const secret = 'a secret for tests, long enough to sign';

describe('calendar', () => {
  let salto: Salto;
  beforeEach(async () => { salto = await startSalto({ env: { PUBLIC_URL: publicUrl, LINK_SECRET: secret } }); });
  afterEach(async () => { await salto.close(); });

  const card = (number: number): string => wordsOf(invitationsTo(salto, person(number))[0]?.card);
  const linkOn = (number: number): string => / (https:\/\/salto\.example\.no\/files\/[\w.-]+)/u.exec(card(number))?.[1] ?? '';
  const open = async (url: string): Promise<{ readonly status: number; readonly text: string; readonly headers: Headers }> => {
    const response = await fetch(`${salto.url()}/files/${url.slice(`${publicUrl}files/`.length)}`);
    return { status: response.status, text: (await response.text()).replaceAll('\r\n ', ''), headers: response.headers };
  };
  /** Ids are counted in the order of the list. */
  const linkFor = (number: number): string => {
    const links = createLinks({ secret, publicUrl, clock: salto.clock });
    const seventh = links.read(linkOn(7).slice(`${publicUrl}files/`.length))!;
    return links.sign({ ...seventh, memberId: seventh.memberId.replace(/\d+$/u, (id) => String(Number(id) - 7 + number)) });
  };

  test('stands on the invitation of those who may come, until the meeting is over, and takes itself out when it is called off', async () => {
    const promptId = await call(salto, { levels: 'utovende', units: 'bydel-sagene,bydel-alna' }, [6, 7]);
    expect(card(7)).toContain('Legg i kalender | https://outlook.office.com/calendar/0/deeplink/compose?');
    const url = linkOn(7);
    await salto.clock.jump('2027-02-03T12:59:59Z');
    const { status, text, headers } = await open(url);
    expect([status, headers.get('content-type'), headers.get('content-disposition')]).toEqual([200, 'text/calendar; charset=utf-8', 'attachment; filename="mote-2027-02-03.ics"']);
    for (const line of ['METHOD:PUBLISH', `UID:${promptId}@salto`, 'SEQUENCE:0', 'DTSTART:20270203T110000Z', 'SUMMARY:Temamøte: Rus blant unge', 'LOCATION:Rådhuset']) expect(text.split('\r\n')).toContain(line);

    expect(wordsOf((await answer(salto, person(7), promptId, 'kommer-ikke')).card)).not.toContain('kalender');
    expect(wordsOf((await answer(salto, person(7), promptId, 'kanskje')).card)).toContain('Legg i kalender');
    const late = await salto.click(sekretariat, 'meeting.cancel-confirmed', { promptId });
    expect(wordsOf(late.card)).toContain('Møtet er avlyst');
    expect((await open(url)).text).toMatch(/METHOD:CANCEL[^]*SEQUENCE:1[^]*STATUS:CANCELLED/u);
    await salto.until(() => !salto.inbox(person(7)).some((entry) => wordsOf(entry.card).includes('Legg i kalender')));
    await salto.clock.jump('2027-02-03T13:00:00Z');
    expect((await open(url)).status).toBe(404);
  });

  test('is for those invited, whoever called it and the sekretariat, asked when it is opened', async () => {
    await call(salto, { levels: 'utovende', units: 'bydel-sagene' }, [7]);
    const given = await Promise.all([7, 1, 6, 99].map(async (number) => (await open(linkFor(number))).status));
    expect(given).toEqual([200, 200, 404, 404]);
  });
});
