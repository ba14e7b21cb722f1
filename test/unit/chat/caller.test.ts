/** Whom people are told to ask: somebody who is there. */
import { expect, test } from '@jest/globals';
import { nameOf, notAllowed, notOrganiser } from '../../../src/chat/caller.ts';
import { texts } from '../../../src/locales/texts.ts';
import { member, networkOf, seat } from '../../support/networks.ts';

test('whoever may not do something is told whom to ask; one who has left is never asked for, and named only as such', () => {
  const ute = member('ute', [seat('utovende@alna')]);
  const viewer = { member: ute, network: networkOf([ute, member('kari', [seat('koordinerende@alna', { role: 'koordinator' })])]), t: texts('nb') };
  expect([notAllowed(viewer), notOrganiser(viewer, 'kari'), nameOf(viewer, 'kari')]).toEqual(['Du har ikke tilgang til dette. Kontakt Person kari.', 'Bare den som har innkalt, kan gjøre dette. Kontakt Person kari.', 'Person kari']);
  expect([notOrganiser(viewer, 'left'), nameOf(viewer, 'left'), nameOf(viewer, undefined)]).toEqual(['Bare den som har innkalt, kan gjøre dette. Kontakt SaLTo-sekretariatet.', viewer.t.common.someone, viewer.t.common.someone]);
});
