/** Which tenants may speak to the bot, and which hosts it speaks to. The SDK checks neither. */
import type { IncomingActivity } from './incoming-activity.ts';

export interface Gate {
  /** Undefined when the activity may pass, else why not. */
  refusal(activity: IncomingActivity): 'tenant' | 'service-url' | undefined;
  /** A forged service URL would receive the bot's token: asked before each is stored or used. */
  trusts(serviceUrl: string): boolean;
}

const loopback = /^(localhost|127(\.\d+){3}|\[::1\])$/;

/** @param hosts `host` (any port), `host:port`, or `*.domain` for everything below a domain. https only, except on loopback. */
export function allowList(hosts: readonly string[]): (address: string) => boolean {
  const named = new Set(hosts.map((host) => host.toLowerCase()));
  const domains = [...named].flatMap((host) => (host.startsWith('*.') ? [host.slice(1)] : []));
  return (address) => {
    const url = URL.parse(address);
    if (url === null || url.username !== '' || url.password !== '') return false;
    if (url.protocol !== 'https:' && !(url.protocol === 'http:' && loopback.test(url.hostname))) return false;
    return named.has(url.host) || named.has(url.hostname) || domains.some((domain) => url.hostname.endsWith(domain));
  };
}

export function createGate(options: { readonly allowedTenants: readonly string[] | 'any'; readonly serviceUrlHosts: readonly string[] }): Gate {
  const tenants = options.allowedTenants === 'any' ? undefined : new Set(options.allowedTenants.map((tenant) => tenant.toLowerCase()));
  const trusts = allowList(options.serviceUrlHosts);
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
