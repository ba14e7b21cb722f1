import { expect, test } from '@jest/globals';
import { addressesOf } from '../../../src/network/addresses.ts';
import { checkNetwork, formatNetworkReport } from '../../../src/network/check.ts';
import type { ChannelReach, Contact, Reachability } from '../../../src/network/domain.ts';
import { member, networkOf, seat } from '../../support/networks.ts';

const contact = (since: string): Contact => ({ id: 'c', userId: '29:c', serviceUrl: 's', tenantId: 't', state: 'installed', since });

test('who can be reached, by unit and level, and who cannot and why; a channel counts for the seat it stands for', async () => {
  const network = networkOf([
    member('anna', [seat('utovende@alna'), seat('styrende@sagene')]), member('bo', [seat('utovende@alna')]),
    member('carl', [seat('utovende@sagene')]), member('dina', [seat('utovende@sagene'), seat('utovende@alna', { primary: true })]),
    member('eva', [seat('utovende@sagene'), seat('koordinerende@alna')]),
  ]);
  const reach = new Map<string, Reachability>([
    ['anna', { how: 'personal', contact: contact('2027-01-05T08:00:00Z') }],
    ['bo', { how: 'roster', contact: contact('2027-01-04T23:30:00Z') }],
    ['carl', { how: 'not-at-all', reason: 'blocked', since: '2027-01-06T08:00:00Z' }],
  ]);
  const report = await checkNetwork(network, reach, async (people) => new Map([...people].filter(({ memberId, unit, level }) => memberId === 'eva' && unit === 'alna' && level === 'koordinerende').map(({ memberId }) => [memberId, {} as ChannelReach])));
  expect(report).toMatchObject({
    network: { total: 5, personal: 1, roster: 1, channel: 1, notAtAll: 2 },
    since: { first: '2027-01-04T23:30:00Z', last: '2027-01-05T08:00:00Z' },
    units: [{ id: 'alna', total: 4, personal: 1, roster: 1, channel: 1, notAtAll: 1 }, { id: 'sagene', total: 4, personal: 1, roster: 0, channel: 0, notAtAll: 3 }],
    levels: [{ id: 'styrende', total: 1 }, { id: 'koordinerende', total: 1, channel: 1, notAtAll: 0 }, { id: 'utovende', total: 5 }],
    inChannel: [{ email: 'eva@example.no', unit: 'alna' }],
    unreachable: [{ email: 'carl@example.no', unit: 'sagene', reason: 'blocked' }, { email: 'dina@example.no', unit: 'alna', reason: 'never-seen' }],
  });
  expect(formatNetworkReport(report, 'Europe/Oslo')).toBe(`5 personer i nettverket
  1 nås personlig
  1 nås via et team (samtalen opprettes ved første melding)
  1 nås bare i en kanal, når de kalles ut
  2 nås ikke
Nås siden: 2027-01-05 (den første) til 2027-01-05 (den siste)

Enhet             i alt  personlig   via team    i kanal   nås ikke
Enhet alna            4          1          1          1          1
Enhet sagene          4          1          0          0          3

Nivå                    i alt  personlig   via team    i kanal   nås ikke
Styrende nivå               1          1          0          0          0
Koordinerende nivå          1          0          0          1          0
Utøvende nivå               5          1          1          0          3

Nås bare i en kanal, når de kalles ut (ikke av møteinnkallinger):
  Person eva <eva@example.no>, alna

Nås ikke:
  Person carl <carl@example.no>, sagene: har blokkert boten (2027-01-06)
  Person dina <dina@example.no>, alna: boten har aldri sett personen
`);
});

test.each([
  [{ email: ' Anna.Å@Example.NO ' }, ['anna.å@example.no']],
  [{ email: 'anna@x.no', userPrincipalName: 'ANNA@x.no' }, ['anna@x.no']],
  [{ email: 'anna@x.no', userPrincipalName: 'ab123@kommune.no' }, ['anna@x.no', 'ab123@kommune.no']],
  [{ userPrincipalName: 'anna_b_politiet.no#EXT#@oslo.onmicrosoft.com' }, ['anna_b@politiet.no']],
  [{ userPrincipalName: 'noat#EXT#@oslo.onmicrosoft.com' }, []],
  [{ userPrincipalName: 'not an address' }, []],
  [{}, []],
])('addresses of %j', (entry, expected) => { expect(addressesOf(entry)).toEqual(expected); });
