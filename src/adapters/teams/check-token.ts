/** Decides whether the caller is the Bot Framework channel, by the SDK's own verification but with an answer for every fault. */
import type { Activity } from 'botbuilder';
import { AuthenticationConstants, AuthenticationError } from 'botframework-connector';
import type { AuthenticateRequestResult } from 'botframework-connector';
import { publicTokenIssuer } from './authentication.ts';
import type { BotAuth, SingleRequestAuthentication } from './authentication.ts';
import type { IncomingActivity } from './incoming-activity.ts';

export type TokenCheck =
  /** `serviceUrl` is the one the token was made for; undefined without authentication. */
  | { readonly outcome: 'accepted'; readonly identity: AuthenticateRequestResult; readonly serviceUrl: string | undefined }
  | { readonly outcome: 'refused' }
  /** The keys to check against could not be fetched: says nothing about the token. */
  | { readonly outcome: 'unavailable'; readonly error: unknown };

/** The claims as they stand, unverified. */
function issuerOf(authorization: string): unknown {
  try {
    const payload = JSON.parse(Buffer.from(authorization.split('.')[1] ?? '', 'base64url').toString()) as { iss?: unknown } | null;
    return payload?.iss;
  } catch {
    return undefined;
  }
}

export async function checkToken(
  authentication: SingleRequestAuthentication, auth: BotAuth, activity: IncomingActivity, authorization: string,
): Promise<TokenCheck> {
  if (auth.mode === 'required') {
    // The SDK would also take tokens of its emulator, of other bots and of one more channel; those paths check no service URL.
    const issuer = auth.endpoints?.tokenIssuer ?? publicTokenIssuer;
    if (activity.channelId !== 'msteams' || issuerOf(authorization) !== issuer) return { outcome: 'refused' };
  }
  try {
    // The service URL is held against the token later, after the allow-list, so that a forged one is told apart from a bad token.
    const identity = await authentication.authenticateRequest({ channelId: activity.channelId, recipient: activity.recipient } as unknown as Activity, authorization);
    const claim = identity.claimsIdentity.getClaimValue(AuthenticationConstants.ServiceUrlClaim);
    if (auth.mode === 'none') return { outcome: 'accepted', identity, serviceUrl: undefined };
    return claim === null ? { outcome: 'refused' } : { outcome: 'accepted', identity, serviceUrl: claim };
  } catch (error) {
    const unreachable = error instanceof AuthenticationError ? Number(error.statusCode) >= 500 : (error as { name?: unknown }).name === 'FetchError';
    return unreachable ? { outcome: 'unavailable', error } : { outcome: 'refused' };
  }
}
