/**
 * Runs the project's own Node 26 on a machine that has any Node from 20: `node scripts/node.js <what node is given>`.
 * It comes from the registry as one package per platform. npm links their command only from npm 11, so it is looked up here.
 */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { constants } from 'node:os';
import path from 'node:path';

const needed = 26;

function projectsNode() {
  const { platform, arch } = process;
  const folder = `${platform === 'win32' ? 'win' : platform}-${arch}`;
  const names = [`node-${folder}`, `node-bin-${folder}`];
  const file = platform === 'win32' ? 'node.exe' : 'node';
  return names.map((name) => path.resolve(import.meta.dirname, '../node_modules', name, 'bin', file)).find((candidate) => existsSync(candidate));
}

const own = Number(process.versions.node.split('.')[0]) >= needed ? process.execPath : undefined;
const node = projectsNode() ?? own;
if (node === undefined) {
  console.error(`Node ${needed} mangler for ${process.platform} ${process.arch}. Kjør npm ci, eller installer Node ${needed}.`);
  process.exit(1);
}

// What was compiled, types stripped, is kept: the next start takes half the time.
const env = { NODE_COMPILE_CACHE: path.resolve(import.meta.dirname, '../node_modules/.cache/node'), ...process.env, PATH: `${path.dirname(node)}${path.delimiter}${process.env.PATH ?? ''}` };
// Node says of a file that is not there that it goes on without: nobody who runs a command is helped by that.
const given = process.argv.slice(2);
const script = given.findIndex((arg) => !arg.startsWith('-'));
const wanted = given.filter((arg, at) => !(arg.startsWith('--env-file-if-exists=') && (script === -1 || at < script) && !existsSync(arg.slice(arg.indexOf('=') + 1))));
const child = spawn(node, wanted, { stdio: 'inherit', env });
// A terminal's Ctrl-C reaches both; whatever is sent to this process alone is passed on. The child decides when to end.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => { if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal); });
child.on('error', (error) => { console.error(error.message); process.exit(1); });
child.on('exit', (code, signal) => process.exit(signal === null ? code : 128 + constants.signals[signal]));
