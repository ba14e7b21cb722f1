/** Who may speak to the bot and with which clients the bot speaks back: the SDK's authentication with its hidden retries taken out. */
import { AsyncLocalStorage } from 'node:async_hooks';
import { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import { CloudAdapter, ConfigurationBotFrameworkAuthentication, ConfigurationServiceClientCredentialFactory } from 'botbuilder';
import type { Activity, InvokeResponse, TurnContext } from 'botbuilder';
import { AuthenticationConstants, ClaimsIdentity } from 'botframework-connector';
import type {
  AppCredentials, AuthenticateRequestResult, ConnectorClient, ConnectorFactory, ServiceClientCredentialsFactory, UserTokenClient,
} from 'botframework-connector';
import type { Clock } from '../../ports/clock.ts';
import type { MayLeave } from '../../ports/message-sender.ts';

/** Where tokens come from and are checked, when it is not the public cloud. All four or none: the SDK takes one as "everything is mine". */
export interface BotEndpoints {
  readonly openIdMetadataUrl: string;
  readonly tokenIssuer: string;
  readonly loginUrl: string;
  readonly oauthScope: string;
}

export type BotAuth =
  | { readonly mode: 'none' }
  | {
    readonly mode: 'required';
    readonly appType: 'SingleTenant' | 'UserAssignedMSI';
    readonly appId: string;
    readonly tenantId: string;
    /** SingleTenant only. */
    readonly password?: string;
    readonly endpoints?: BotEndpoints;
    /** Takes the place of password or managed identity. */
    readonly credentials?: ServiceClientCredentialsFactory;
  };

export const publicTokenIssuer = AuthenticationConstants.ToBotFromChannelTokenIssuer;

/** What the request under way has to ask in its last moment. */
export const lastWord = new AsyncLocalStorage<MayLeave>();

/** The request was ready, and did not leave. */
export class HeldBack extends Error { override readonly name = 'HeldBack'; }

/** The part of the HTTP pipeline that is used here; the SDK keeps it private. */
interface Pipeline {
  removePolicy(policy: { readonly name: string }): unknown;
  addPolicy(policy: { readonly name: string; sendRequest(request: { readonly url: string; abortSignal?: AbortSignal; agent?: HttpAgent }, next: (request: unknown) => Promise<unknown>): Promise<unknown> }, options?: { readonly afterPhase: 'Sign' }): void;
}

/**
 * A connection that has lain idle is closed by us before the other side does it: a request that meets that moment ends in a reset,
 * and whether it arrived cannot be known. Servers and gateways keep idle connections five seconds and longer.
 */
const longestIdleMs = 3000;
const agents = {
  http: askedAgain(new HttpAgent({ keepAlive: true, timeout: longestIdleMs }), 'connect'),
  https: askedAgain(new HttpsAgent({ keepAlive: true, timeout: longestIdleMs }), 'secureConnect'),
} as const;

/** A request that waited for a new connection has its last moment when that is made. */
function askedAgain<A extends HttpAgent>(agent: A, made: 'connect' | 'secureConnect'): A {
  const connect = agent.createConnection.bind(agent);
  agent.createConnection = (...given) => {
    const socket = connect(...given);
    const mayLeave = lastWord.getStore();
    if (mayLeave !== undefined) socket?.prependOnceListener(made, () => { if (!mayLeave()) socket.destroy(); });
    return socket;
  };
  return agent;
}

/** One credentials object for all clients, so that its token is fetched once. */
function shareCredentials(inner: ServiceClientCredentialsFactory): ServiceClientCredentialsFactory {
  let shared: ReturnType<ServiceClientCredentialsFactory['createCredentials']> | undefined;
  return {
    isValidAppId: (appId) => inner.isValidAppId(appId),
    isAuthenticationDisabled: () => inner.isAuthenticationDisabled(),
    createCredentials: (...args) => (shared ??= inner.createCredentials(...args)),
  };
}

function credentialsOf(auth: BotAuth): ServiceClientCredentialsFactory {
  if (auth.mode === 'none') return new ConfigurationServiceClientCredentialFactory({});
  // The SDK switches authentication off, silently, for an empty id and takes a misspelt type for MultiTenant.
  if (auth.appId.trim() === '' || auth.tenantId.trim() === '') throw new Error('The bot needs an app id and a tenant id');
  if (!['SingleTenant', 'UserAssignedMSI'].includes(auth.appType)) throw new Error('Unknown app type');
  return auth.credentials ?? new ConfigurationServiceClientCredentialFactory({
    MicrosoftAppType: auth.appType,
    MicrosoftAppId: auth.appId,
    MicrosoftAppTenantId: auth.tenantId,
    ...(auth.password === undefined ? {} : { MicrosoftAppPassword: auth.password }),
  });
}

function endpointsOf(auth: BotAuth): Record<string, string> {
  const own = auth.mode === 'required' ? auth.endpoints : undefined;
  if (own === undefined) return {};
  return {
    ToChannelFromBotLoginUrl: own.loginUrl,
    ToChannelFromBotOAuthScope: own.oauthScope,
    ToBotFromChannelTokenIssuer: own.tokenIssuer,
    ToBotFromChannelOpenIdMetadataUrl: own.openIdMetadataUrl,
    ToBotFromEmulatorOpenIdMetadataUrl: own.openIdMetadataUrl,
    OAuthUrl: AuthenticationConstants.OAuthUrl,
    CallerId: 'urn:botframework:azure',
  };
}

/** The SDK's authentication; every client it hands out sends a request once, within the deadline, and is made once per service URL. */
export class SingleRequestAuthentication extends ConfigurationBotFrameworkAuthentication {
  readonly #credentials: ServiceClientCredentialsFactory;
  readonly #auth: BotAuth;
  readonly #limits: { readonly clock: Clock; readonly deadlineMs: number };
  readonly #clients = new Map<string, Promise<ConnectorClient>>();
  readonly #connectors: ConnectorFactory = { create: (serviceUrl) => this.client(serviceUrl) };
  #userTokens: Promise<UserTokenClient> | undefined;
  #token: Promise<string> | undefined;

  constructor(auth: BotAuth, limits: { readonly clock: Clock; readonly deadlineMs: number }) {
    const credentials = shareCredentials(credentialsOf(auth));
    super(endpointsOf(auth), credentials);
    this.#credentials = credentials;
    this.#auth = auth;
    this.#limits = limits;
  }

  override createConnectorFactory(): ConnectorFactory {
    return this.#connectors;
  }

  override async authenticateRequest(activity: Activity, authHeader: string): Promise<AuthenticateRequestResult> {
    return { ...(await super.authenticateRequest(activity, authHeader)), connectorFactory: this.#connectors };
  }

  /** The SDK makes one for every turn although the bot signs nobody in. */
  override createUserTokenClient(claims: ClaimsIdentity): Promise<UserTokenClient> {
    return (this.#userTokens ??= super.createUserTokenClient(claims));
  }

  client(serviceUrl: string): Promise<ConnectorClient> {
    let client = this.#clients.get(serviceUrl);
    if (client === undefined) {
      client = super.createConnectorFactory(this.#claims()).create(serviceUrl).then((made) => this.#limit(made));
      client.catch(() => this.#clients.delete(serviceUrl));
      this.#clients.set(serviceUrl, client);
    }
    return client;
  }

  /** The bot's own token; one request however many ask at once. Empty without authentication. */
  token(): Promise<string> {
    if (this.#auth.mode === 'none') return Promise.resolve('');
    this.#token ??= this.#fetchToken().finally(() => { this.#token = undefined; });
    return this.#token;
  }

  async #fetchToken(): Promise<string> {
    const own = this.#auth.mode === 'required' ? this.#auth : undefined;
    const credentials = await this.#credentials.createCredentials(
      own?.appId ?? '', own?.endpoints?.oauthScope ?? AuthenticationConstants.ToChannelFromBotOAuthScope,
      own?.endpoints?.loginUrl ?? AuthenticationConstants.ToChannelFromBotLoginUrl, true,
    ) as AppCredentials;
    return credentials.getToken();
  }

  #claims(): ClaimsIdentity {
    return new ClaimsIdentity(this.#auth.mode === 'none' ? [] : [{ type: AuthenticationConstants.AudienceClaim, value: this.#auth.appId }]);
  }

  #limit(made: ConnectorClient): ConnectorClient {
    const { clock, deadlineMs } = this.#limits;
    const { pipeline } = (made as unknown as { client: { pipeline: Pipeline } }).client;
    // Measured: with the default policy one send makes 4 POSTs on 5xx, 429 and reset; `noRetryPolicy` is ignored. A redirect would repeat it too, with the token, elsewhere.
    pipeline.removePolicy({ name: 'defaultRetryPolicy' });
    pipeline.removePolicy({ name: 'redirectPolicy' });
    // A server that hangs gives no error for 45 s or more.
    pipeline.addPolicy({
      name: 'deadline',
      async sendRequest(request, next) {
        const controller = new AbortController();
        const cancel = clock.after(deadlineMs, () => controller.abort());
        request.abortSignal = controller.signal;
        request.agent = request.url.startsWith('https:') ? agents.https : agents.http;
        try {
          return await next(request);
        } finally {
          cancel();
        }
      },
    });
    // After all that may be waited for. Behind it the request is written in the same breath.
    pipeline.addPolicy({
      name: 'lastWord',
      sendRequest(request, next) {
        if (lastWord.getStore()?.() === false) throw new HeldBack();
        return next(request);
      },
    }, { afterPhase: 'Sign' });
    return made;
  }
}

/** The SDK's adapter, entered after our own checks and without its `process`, which answers 500 for a bad signature and prints the error. */
export class TeamsCloudAdapter extends CloudAdapter {
  runTurn(identity: AuthenticateRequestResult, activity: Partial<Activity>, logic: (context: TurnContext) => Promise<void>): Promise<InvokeResponse | undefined> {
    return this.processActivity(identity, activity as Activity, logic);
  }
}
