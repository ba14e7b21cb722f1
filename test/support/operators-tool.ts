/** The operator's tool: within the test, which takes no time to start, or as the process that an operator starts. */
import { jest } from '@jest/globals';
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { runTool } from '../../src/cli/program.ts';

export interface Ran { readonly code: number; readonly out: string; readonly err: string }
type Env = Readonly<Record<string, string>>;

/** One at a time: what it says is taken from the console. */
export async function runInTest(args: readonly string[], env: Env): Promise<Ran> {
  const said = { out: '', err: '' };
  const spies = [
    jest.spyOn(console, 'log').mockImplementation((text: string) => { said.out += `${text}\n`; }),
    jest.spyOn(console, 'error').mockImplementation((text: string) => { said.err += `${text}\n`; }),
  ];
  try {
    return { code: await runTool(args, env), ...said };
  } finally {
    for (const spy of spies) spy.mockRestore();
  }
}

export async function runAsProcess(args: readonly string[], env: Env, cwd: string): Promise<Ran> {
  const { promise, resolve } = Promise.withResolvers<Ran>();
  execFile(process.execPath, ['--disable-warning=ExperimentalWarning', join(import.meta.dirname, '../../src/cli.ts'), ...args],
    { cwd, env: { PATH: process.env['PATH'], NODE_COMPILE_CACHE: process.env['NODE_COMPILE_CACHE'], ...env }, maxBuffer: 64 * 1024 * 1024 },
    (error, out, err) => resolve({ code: error === null ? 0 : Number(error.code), out, err }));
  return await promise;
}
