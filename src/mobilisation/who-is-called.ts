/** From the waves of a mobilisation to the people it calls. */
import type { Network } from '../network/domain.ts';
import { resolveAudience } from '../prompts/audience.ts';
import type { Addressee } from '../prompts/domain.ts';
import type { Mobilisation } from './domain.ts';

/** Each person once, in the first wave that fits. Whoever calls is not called. */
export function whoIsCalled(network: Network, { details, organiserId }: { readonly details: Pick<Mobilisation['details'], 'waves'>; readonly organiserId: string }): Addressee[] {
  const called = new Map<string, Addressee>();
  for (const [at, expression] of details.waves.entries()) {
    for (const addressee of resolveAudience(network, expression)) {
      if (addressee.memberId !== organiserId && !called.has(addressee.memberId)) called.set(addressee.memberId, { ...addressee, wave: at + 1 });
    }
  }
  return [...called.values()];
}
