/** `npm run salto -- <command>`: the operator's tool. Safe to run beside a running server. Exit code 1 when something is wrong. */
import { runTool } from './cli/program.ts';

process.exitCode = await runTool(process.argv.slice(2), process.env);
