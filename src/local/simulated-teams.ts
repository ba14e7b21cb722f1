/**
 * Stands in for Teams for the invented people: a Bot Connector on loopback that takes the bot's messages, and people who
 * answer them through `POST /api/messages` and nothing else, as Teams would deliver their clicks.
 */
import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { checkInClick } from './check-in-habits.ts';
import { plannedAnswers } from './habits.ts';

export interface SimulatedPerson {
  readonly userId: string;
  readonly aadObjectId: string;
  readonly name: string;
  readonly email: string;
}

export interface SimulatedTeamsOptions {
  readonly port: number;
  readonly people: readonly SimulatedPerson[];
  readonly tenantId: string;
  /** The bot's endpoint. */
  readonly endpoint: () => string;
  /** 2 answers twice as fast. */
  readonly speed: number;
}

export interface SimulatedTeams {
  readonly url: string;
  /** Adds the app to a team in which everybody is. */
  addToTeam(): Promise<void>;
  close(): Promise<void>;
}

interface Click { readonly person: SimulatedPerson; readonly conversationId: string; readonly activityId: string }
interface Button { readonly verb: string; readonly data: Readonly<Record<string, unknown>> }

const botId = '28:salto';
const teamId = '19:salto-nettverket@thread.tacv2';
const pageSize = 100;
const clicksAtOnce = 6;
/** Clicks by which people answer; the data has `promptId` and `answer`. */
const answerVerbs: ReadonlySet<unknown> = new Set(['meeting.answer', 'mobilisation.answer']);

export async function startSimulatedTeams({ port, people, tenantId, endpoint, speed }: SimulatedTeamsOptions): Promise<SimulatedTeams> {
  const byUserId = new Map(people.map((person) => [person.userId, person]));
  const personIn = new Map<string, SimulatedPerson>();
  const cardsSeen = new Map<string, number>();
  const timers = new Set<NodeJS.Timeout>();
  const queue: (() => Promise<void>)[] = [];
  let running = 0;
  let messages = 0;
  let url = '';

  const post = async (activity: object): Promise<string> => {
    const response = await fetch(endpoint(), { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(activity) });
    return await response.text();
  };
  const activity = (type: string, person: SimulatedPerson, conversation: object): object => ({
    type, id: randomUUID(), timestamp: new Date().toISOString(), channelId: 'msteams', serviceUrl: url, locale: 'nb-NO',
    from: { id: person.userId, name: person.name, aadObjectId: person.aadObjectId }, recipient: { id: botId, name: 'SaLTo' }, conversation, channelData: { tenant: { id: tenantId } },
  });

  /** Few clicks at a time: people do not press in the same millisecond, and the machine is also running the bot. */
  function enqueue(click: () => Promise<void>): void {
    queue.push(click);
    while (running < clicksAtOnce) {
      const next = queue.shift();
      if (!next) return;
      running += 1;
      // The bot being stopped or restarted loses an invented click, as a closed laptop would.
      void next().catch(() => undefined).finally(() => { running -= 1; if (queue.length > 0) enqueue(queue.shift() as () => Promise<void>); });
    }
  }

  /** A person presses a button, in a while. The card that answers the click is seen too. */
  function press({ person, conversationId, activityId }: Click, verb: string, data: object, afterMs: number): void {
    const timer = setTimeout(() => {
      timers.delete(timer);
      enqueue(async () => {
        const reply = await post({
          ...activity('invoke', person, { id: conversationId, conversationType: 'personal', tenantId }), name: 'adaptiveCard/action', replyToId: activityId,
          value: { action: { type: 'Action.Execute', title: '', verb, data }, trigger: 'manual' },
        });
        const next = checkInClick(cardIn(reply), person.userId, () => 0);
        if (next) press({ person, conversationId, activityId }, next.verb, next.data, next.afterMs);
      });
    }, afterMs / speed);
    timers.add(timer);
  }

  function receive(conversationId: string, activityId: string, card: unknown): void {
    const person = personIn.get(conversationId);
    if (!person) return;
    const click = { person, conversationId, activityId };
    const next = checkInClick(card, person.userId, (promptId) => seenNow(person, promptId));
    if (next) press(click, next.verb, next.data, next.afterMs);
    const buttons = answerButtons(card);
    const verb = buttons[0]?.verb;
    const promptId = buttons[0]?.data['promptId'];
    if (verb === undefined || typeof promptId !== 'string') return;
    // A meeting that was moved is a question of its own.
    const revision = buttons[0]?.data['revision'];
    const asked = revision === undefined ? promptId : `${promptId} ${String(revision)}`;
    const offered = buttons.map(({ data }) => String(data['answer']));
    const shifts = shiftsOn(card).filter((_, at) => (at + person.userId.length + (person.userId.at(-1)?.charCodeAt(0) ?? 0)) % 3 === 0).join(',') || shiftsOn(card)[0];
    for (const { answer, afterMs, eta } of plannedAnswers({ person: person.userId, promptId: asked, cards: seenNow(person, asked), offered })) {
      press(click, verb, { promptId, answer, ...(revision === undefined ? {} : { revision }), ...(eta === undefined ? {} : { eta }), ...(shifts === undefined ? {} : { shifts }) }, afterMs);
    }
  }

  /** Cards of a prompt that the person has got, this one included. */
  function seenNow({ userId }: SimulatedPerson, promptId: string): number {
    const key = `${userId} ${promptId}`;
    const cards = (cardsSeen.get(key) ?? 0) + 1;
    cardsSeen.set(key, cards);
    return cards;
  }

  function openConversation(body: unknown): { status: number; body: unknown } {
    const person = byUserId.get((body as { members?: { id?: string }[] } | undefined)?.members?.[0]?.id ?? '');
    if (!person) return { status: 403, body: { error: { code: 'BotNotInConversationRoster', message: '' } } };
    const id = `a:${person.userId}`;
    personIn.set(id, person);
    return { status: 201, body: { id } };
  }

  const rosterEntry = ({ userId, aadObjectId, name, email }: SimulatedPerson): object => ({ id: userId, aadObjectId, name, email, userPrincipalName: email, tenantId });

  function roster(query: URLSearchParams): unknown {
    const from = Number(query.get('continuationToken') ?? 0);
    return { members: people.slice(from, from + pageSize).map(rosterEntry), ...(from + pageSize < people.length ? { continuationToken: String(from + pageSize) } : {}) };
  }

  function answer(method: string, path: string, query: URLSearchParams, body: unknown): { status: number; body?: unknown } {
    const [conversationId, part, id] = path.split('/').filter((piece) => piece !== '').slice(2).map(decodeURIComponent);
    if (conversationId === undefined) return method === 'POST' ? openConversation(body) : { status: 404 };
    // Conversations outlive a restart of this stand-in, as they do in Teams.
    const person = byUserId.get(conversationId.slice(2));
    if (person) personIn.set(conversationId, person);
    if (part === 'activities' && method === 'POST') {
      messages += 1;
      const activityId = `${Date.now()}-${messages}`;
      receive(conversationId, activityId, (body as { attachments?: { content?: unknown }[] }).attachments?.[0]?.content);
      return { status: 201, body: { id: activityId } };
    }
    if (part === 'activities' && method === 'PUT') return { status: 200, body: { id } };
    if (part === 'pagedmembers') return { status: 200, body: roster(query) };
    if (part === 'members') {
      const member = byUserId.get(id ?? '');
      return member ? { status: 200, body: rosterEntry(member) } : { status: 404, body: { error: { code: 'MemberNotFoundInConversation', message: '' } } };
    }
    return { status: 404 };
  }

  const server = createServer((request: IncomingMessage, response: ServerResponse) => {
    void (async () => {
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(chunk as Buffer);
      const text = Buffer.concat(chunks).toString('utf8');
      const { pathname, searchParams } = new URL(request.url ?? '/', 'http://127.0.0.1');
      const { status, body } = answer(request.method ?? 'GET', pathname, searchParams, text === '' ? undefined : JSON.parse(text));
      // Not chained: where restify is loaded, its writeHead returns nothing.
      response.writeHead(status, { 'Content-Type': 'application/json' });
      response.end(body === undefined ? '' : JSON.stringify(body));
    })();
  });
  // Longer than the bot keeps an idle connection: node's own five seconds would close one that it is about to use.
  server.keepAliveTimeout = 10 * 60_000;
  await new Promise<void>((resolve) => { server.listen(port, '127.0.0.1', resolve); });
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  return {
    url,
    async addToTeam() {
      const [first] = people;
      if (!first) return;
      await post({
        ...activity('conversationUpdate', first, { id: teamId, conversationType: 'channel', isGroup: true, tenantId }),
        channelData: { tenant: { id: tenantId }, team: { id: teamId, name: 'SaLTo-nettverket' }, eventType: 'teamMemberAdded' }, membersAdded: [{ id: botId }],
      });
    },
    async close() {
      for (const timer of timers) clearTimeout(timer);
      queue.length = 0;
      server.closeAllConnections();
      await new Promise((resolve) => { server.close(resolve); });
    },
  };
}

/** The card in the answer to a click; a sentence, or nothing, is none. */
function cardIn(reply: string): unknown {
  try { return (JSON.parse(reply) as { value?: unknown }).value; } catch { return undefined; }
}

/** The answers a card offers, wherever in it they stand. */
function answerButtons(node: unknown): Button[] {
  if (node === null || typeof node !== 'object') return [];
  const { type, verb, data } = node as Record<string, unknown>;
  const own = type === 'Action.Execute' && answerVerbs.has(verb) ? [{ verb: verb as string, data: data as Record<string, unknown> }] : [];
  return [...own, ...Object.entries(node).filter(([key]) => key !== 'fallback').flatMap(([, child]) => answerButtons(child))];
}

/** Ids of the shifts that a call offers. */
function shiftsOn(node: unknown): string[] {
  if (node === null || typeof node !== 'object') return [];
  const { id, choices } = node as { id?: unknown; choices?: { value: string }[] };
  return id === 'shifts' && choices !== undefined ? choices.map(({ value }) => value) : Object.values(node).flatMap(shiftsOn);
}
