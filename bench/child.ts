/** Child processes that say on standard output where they listen. */
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

export interface Child {
  readonly url: string;
  readonly pid: number;
  stop(): Promise<void>;
}

const root = fileURLToPath(new URL('..', import.meta.url));

/** The arguments of node in `npm start` (after the script that finds it), without the file of a developer's own settings; BENCH_FLAGS adds flags to try. */
export function startArguments(): string[] {
  const { scripts } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as { scripts: { start: string } };
  const tried = (process.env['BENCH_FLAGS'] ?? '').split(' ').filter((flag) => flag !== '');
  return [...tried, ...scripts.start.split(' ').slice(2).filter((argument) => !argument.startsWith('--env-file'))];
}

/** @param portOf the port in a line that it printed, when the line says so */
export async function startChild(args: readonly string[], env: Readonly<Record<string, string>>, portOf: (line: string) => number | undefined): Promise<Child> {
  const child = spawn(process.execPath, args, { cwd: root, env: { PATH: process.env['PATH'] ?? '', ...env }, stdio: ['ignore', 'pipe', 'inherit'] });
  // Should the benchmark itself be ended, its servers must not live on.
  const kill = (): void => void child.kill();
  process.once('exit', kill);
  const ended = new Promise<void>((resolve) => { child.once('exit', () => { process.off('exit', kill); resolve(); }); });
  const { promise, resolve, reject } = Promise.withResolvers<number>();
  child.once('exit', (code) => reject(new Error(`${args.at(-1)} ended with ${code} before it listened`)));
  child.once('error', reject);
  createInterface({ input: child.stdout }).on('line', (line) => {
    // What the product warns of may explain a figure.
    if (/"level":"(warn|error)"/.test(line)) console.error(line);
    const port = portOf(line);
    if (port !== undefined) resolve(port);
  });
  const port = await promise;
  return {
    url: `http://127.0.0.1:${port}`,
    pid: child.pid ?? 0,
    async stop() {
      child.kill('SIGTERM');
      await ended;
    },
  };
}
