/**
 * Microsoft 365 Agents Playground as a child process, with one of the sekretariat as its user. What it does, as tried:
 * on page load it sends installationUpdate and conversationUpdate; typed text as a message; Action.Execute as an invoke, whose card
 * takes the place of the clicked one and whose text stands below it; PUT updates show at once. It opens the browser itself.
 */
import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

export interface PlaygroundUser {
  readonly userId: string;
  readonly aadObjectId: string;
  readonly name: string;
  readonly email: string;
}

export interface PlaygroundOptions {
  /** Its configuration is written here. */
  readonly folder: string;
  readonly port: number;
  /** The bot's endpoint. */
  readonly endpoint: string;
  readonly tenantId: string;
  readonly user: PlaygroundUser;
  /** Five others, who only stand in its lists: it ends at once with fewer. */
  readonly others: readonly PlaygroundUser[];
  readonly openBrowser: boolean;
}

export interface Playground {
  readonly url: string;
  /** Resolves when its page can be opened; rejects when it ends before. */
  ready(): Promise<void>;
  /** Resolves when it has ended by itself or by `stop`. */
  readonly ended: Promise<void>;
  stop(): Promise<void>;
}

/** The run's process and its Playground's. */
const pidFile = 'playground.pid';
const lookEveryMs = 100;
const longestStopMs = 3000;

export async function startPlayground(options: PlaygroundOptions): Promise<Playground> {
  const { folder, port, endpoint, openBrowser } = options;
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, '.m365agentsplayground.yml'), configuration(options));
  const cli = join(dirname(createRequire(import.meta.url).resolve('@microsoft/m365agentsplayground/package.json')), 'cli.js');
  const child = spawn(process.execPath, [cli, 'start', '-e', endpoint, '-c', 'msteams', '-p', String(port), '--dt'], {
    cwd: folder,
    stdio: 'ignore',
    env: { ...process.env, SEND_INSTALLATION_ACTIVITY: 'true', NODE_NO_WARNINGS: '1', ...(openBrowser ? {} : { TEAMSAPPTESTER_BROWSER: 'none' }) },
  });
  const ended = new Promise<void>((resolve) => { child.once('exit', () => resolve()); child.once('error', () => resolve()); });
  await writeFile(join(folder, pidFile), `${process.pid} ${child.pid}`);
  const url = `http://localhost:${port}`;
  return {
    url,
    ended,
    async ready() {
      while (!(await answers(url))) {
        if (child.exitCode !== null) throw new Error('Agents Playground avsluttet før det var klart.');
        await new Promise((resolve) => { setTimeout(resolve, lookEveryMs); });
      }
    },
    stop: () => stopChild(child, ended),
  };
}

/** Ends the Playground of a run that was killed: it has nobody, and sits on its port. One whose run lives is left alone. */
export async function endStalePlayground(folder: string): Promise<void> {
  const [owner = 0, pid = 0] = (await readFile(join(folder, pidFile), 'utf8').catch(() => '')).split(' ').map(Number);
  if (pid <= 0 || lives(owner) || !lives(pid) || !(await commandOf(pid)).includes('agentsplayground')) return;
  process.kill(pid, 'SIGTERM');
  for (let waited = 0; lives(pid); waited += lookEveryMs) {
    if (waited >= longestStopMs) { process.kill(pid, 'SIGKILL'); return; }
    await new Promise((resolve) => { setTimeout(resolve, lookEveryMs); });
  }
}

function lives(pid: number): boolean {
  try { return pid > 0 && process.kill(pid, 0); } catch { return false; }
}

/** The system may have given the number to another process since. */
const commandOf = (pid: number): Promise<string> => (process.platform === 'linux'
  ? readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')
  : new Promise((resolve) => { execFile('ps', ['-o', 'command=', '-p', String(pid)], (error, out) => resolve(error ? '' : out)); }));

async function stopChild(child: ChildProcess, ended: Promise<void>): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill('SIGTERM');
  const force = setTimeout(() => child.kill('SIGKILL'), longestStopMs);
  await ended;
  clearTimeout(force);
}

const answers = (url: string): Promise<boolean> => fetch(url).then((response) => response.ok, () => false);

/** YAML is a superset of JSON. */
function configuration({ tenantId, user, others }: PlaygroundOptions): string {
  const person = ({ userId, aadObjectId, name, email }: PlaygroundUser): object => {
    const [givenName = '', surname = ''] = name.split(' ');
    return { id: userId, name, userPrincipleName: email, aadObjectId, givenName, surname, email };
  };
  return JSON.stringify({
    version: '0.1.1', tenantId, bot: { id: '28:salto', name: 'SaLTo' }, currentUser: person(user), users: others.map(person),
    personalChat: { id: 'personal-chat-id' }, groupChat: { id: 'group-chat-id', name: 'Gruppechat' },
    team: { id: 'team-lokal', name: 'SaLTo-nettverket', aadGroupId: '33333333-3333-4333-8333-000000000001', channels: [{ id: 'channel-moter', name: 'Møter' }] },
  }, null, 2);
}
