/** `salto network check`: who can be reached. Prints names: for the operator's eyes. */
import { checkNetwork, formatNetworkReport } from '../network/check.ts';
import { createNetworkDirectory } from '../network/create-directory.ts';
import type { Tools } from './with-store.ts';

export async function networkCheck({ store, clock, config }: Tools): Promise<number> {
  const directory = createNetworkDirectory({ store, clock, admins: config.ADMINS });
  const network = await directory.network();
  if (network.members.size === 0) {
    console.error('Nettverket er tomt. Importer units, groups og members først.');
    return 1;
  }
  console.log(formatNetworkReport(await checkNetwork(network, await directory.reachability(network.members.keys()), directory.channelReach), config.TIME_ZONE));
  return 0;
}
