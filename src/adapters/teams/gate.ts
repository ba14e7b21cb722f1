/** Which tenants may speak to the bot, and which hosts it speaks to. The SDK checks neither. */
import type { IncomingActivity } from './incoming-activity.ts';

export interface Gate {
  /** Undefined when the activity may pass, else why not. */
  refusal(activity: IncomingActivity): 'tenant' | 'service-url' | undefined;
  /** A forged service URL would receive the bot's token: asked before each is stored or used. */
  trusts(serviceUrl: string): boolean;
}

const loopback = /^(localhost|127(\.\d+){3}|\[::1\])$/;

/** @param serviceUrlHosts `host` (any port) or `host:port`. https only, except on loopback. */
export function createGate(options: { readonly allowedTenants: readonly string[] | 'any'; readonly serviceUrlHosts: readonly string[] }): Gate {
  const hosts = new Set(options.serviceUrlHosts.map((host) => host.toLowerCase()));
  const tenants = options.allowedTenants === 'any' ? undefined : new Set(options.allowedTenants.map((tenant) => tenant.toLowerCase()));
  const trusts = (serviceUrl: string): boolean => {
    const url = URL.parse(serviceUrl);
    if (url === null || url.username !== '' || url.password !== '') return false;
    if (url.protocol !== 'https:' && !(url.protocol === 'http:' && loopback.test(url.hostname))) return false;
    return hosts.has(url.host) || hosts.has(url.hostname);
  };
  return {
    trusts,
    refusal(activity) {
      // Shared channels can name two tenants: each must be ours.
      const named = [activity.conversation.tenantId, activity.channelData?.tenant?.id].filter((id) => typeof id === 'string' && id !== '') as string[];
      if (tenants !== undefined && (named.length === 0 || named.some((id) => !tenants.has(id.toLowerCase())))) return 'tenant';
      return trusts(activity.serviceUrl) ? undefined : 'service-url';
    },
  };
}
