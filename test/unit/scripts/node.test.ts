/** The command that finds the project's own Node: says nothing of its own, and passes everything on. */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';

const command = join(import.meta.dirname, '../../../scripts/node.js');

// After `--` the Node that runs the command reads no such option itself.
test('a file of environment that is not there is no news; one that is there is read', () => {
  const folder = mkdtempSync(join(tmpdir(), 'salto-node-'));
  try {
    const missing = spawnSync(process.execPath, ['--', command, `--env-file-if-exists=${join(folder, 'none')}`, '-p', 'process.argv.length'], { encoding: 'utf8' });
    expect([missing.status, missing.stderr, missing.stdout.trim()]).toEqual([0, '', '1']);
    writeFileSync(join(folder, 'env'), 'SALTO_READ=yes\n');
    expect(execFileSync(process.execPath, ['--', command, `--env-file-if-exists=${join(folder, 'env')}`, '-p', 'process.env.SALTO_READ'], { encoding: 'utf8' }).trim()).toBe('yes');
  } finally {
    rmSync(folder, { recursive: true });
  }
});
