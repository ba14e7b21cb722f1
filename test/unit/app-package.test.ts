/** The Teams app package against Microsoft's published schema, and what `npm run package` makes of it. */
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { execFile } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { Ajv, type ValidateFunction } from 'ajv';
import addFormats from 'ajv-formats';
import { unzipSync } from 'fflate';
import { commandIds } from '../../src/chat/caller.ts';
import { readCommand } from '../../src/chat/commands.ts';
import { at, createAppPackage } from '../../src/cli/app-package.ts';

// Some tests start processes: minutes are for machines that are busy with other things.
jest.setTimeout(60_000);

const root = join(import.meta.dirname, '../..');
const BOT_APP_ID = '22222222-2222-4222-8222-222222222222';
const installation = { BOT_APP_ID, PUBLIC_URL: 'https://salto.example.no/' };

/** The newest released schema that Microsoft's own package brings: `vX.Y`, no preview. */
const schemas = join(dirname(createRequire(import.meta.url).resolve('@microsoft/app-manifest/package.json')), 'build/json-schemas/teams');
const newest = readdirSync(schemas).filter((name) => /^v\d+\.\d+$/.test(name)).sort((a, b) => Number(a.split('.')[1]) - Number(b.split('.')[1])).at(-1) as string;

/** Microsoft writes draft 4. Ajv reads later drafts, whose only differences here are `id` and boolean `exclusiveMinimum`, which these schemas do not use. */
function validator(file: string): ValidateFunction {
  const text = readFileSync(join(schemas, newest, file), 'utf8');
  expect(text).not.toMatch(/"(id|exclusiveMinimum|exclusiveMaximum)":\s*("|true|false)/);
  const { $schema: _, ...schema } = JSON.parse(text) as Record<string, unknown>;
  // Their patterns are written for regular expressions without the u flag.
  const ajv = new Ajv({ strict: false, allErrors: true, unicodeRegExp: false });
  (addFormats as unknown as (ajv: Ajv) => void)(ajv);
  return ajv.compile(schema);
}

type Manifest = Record<string, unknown> & { bots: [{ commandLists: { commands: { title: string; description: string }[] }[] }]; localizationInfo: { additionalLanguages: { languageTag: string; file: string }[] } };
let files: ReadonlyMap<string, Uint8Array>;
let manifest: Manifest;
const parsed = (name: string): Record<string, string> => JSON.parse(new TextDecoder().decode(files.get(name)));

beforeAll(async () => {
  const made = await createAppPackage(installation);
  if (!made.ok) throw new Error(made.faults.join('\n'));
  ({ files } = made);
  manifest = parsed('manifest.json') as unknown as Manifest;
});

describe('the manifest', () => {
  test('is valid in the newest published schema, and says so', () => {
    const validate = validator('MicrosoftTeams.schema.json');
    expect([validate(manifest), validate.errors]).toEqual([true, null]);
    expect([`v${String(manifest['manifestVersion'])}`, String(manifest['$schema']).includes(`/${newest}/`)]).toEqual([newest, true]);
  });

  test.each<[string, (broken: Record<string, unknown>) => void]>([
    ['without a name', (broken) => { delete broken['name']; }],
    ['with an unknown property', (broken) => { broken['nonsense'] = true; }],
    ['with an id that is no GUID', (broken) => { broken['id'] = 'salto'; }],
    ['with a short description that is too long', (broken) => { broken['description'] = { short: 'x'.repeat(81), full: 'x' }; }],
    ['with a scope that does not exist', (broken) => { (broken['bots'] as Record<string, unknown>[])[0]!['scopes'] = ['personal', 'groupchats']; }],
  ])('%s would fail', (_, breaking) => {
    const broken = structuredClone(manifest) as Record<string, unknown>;
    breaking(broken);
    expect(validator('MicrosoftTeams.schema.json')(broken)).toBe(false);
  });

  test('is filled in for the installation, with nothing left open', () => {
    expect(JSON.stringify(manifest)).not.toContain('${{');
    expect(manifest).toMatchObject({
      id: BOT_APP_ID, validDomains: ['salto.example.no'], developer: { websiteUrl: 'https://salto.example.no' },
      localizationInfo: { defaultLanguageTag: 'nb' }, bots: [{ botId: BOT_APP_ID, scopes: ['personal', 'team', 'groupChat'], supportsFiles: true }],
    });
  });

  test('asks to be told who joins meetings only when it is to, and is valid then too', async () => {
    const made = await createAppPackage({ ...installation, meetingEvents: true });
    const asking = made.ok ? JSON.parse(new TextDecoder().decode(made.files.get('manifest.json'))) as Manifest : undefined;
    const validate = validator('MicrosoftTeams.schema.json');
    expect([validate(asking), validate.errors]).toEqual([true, null]);
    expect(asking).toMatchObject({ authorization: { permissions: { resourceSpecific: [{ name: 'OnlineMeetingParticipant.Read.Chat', type: 'Application' }] } }, webApplicationInfo: { id: BOT_APP_ID } });
    expect([manifest['authorization'], manifest['webApplicationInfo']]).toEqual([undefined, undefined]);
  });

  test('lists every command as far as Teams has room, and only words the bot understands, in each language', () => {
    const room = 12;
    for (const [list, { commands }] of manifest.bots[0].commandLists.entries()) {
      const ids = commands.map(({ title }) => title);
      expect(new Set(ids).size).toBe(Math.min(room, commandIds.length));
      expect(commandIds).toEqual(expect.arrayContaining(ids));
      for (const { file } of manifest.localizationInfo.additionalLanguages) {
        const titles = ids.map((_, index) => parsed(file)[`bots[0].commandLists[${list}].commands[${index}].title`] as string);
        expect(titles.map((title) => readCommand(title))).toEqual(ids);
      }
    }
  });
});

describe('the languages', () => {
  test('nynorsk and English are valid, translate only what the manifest has, and leave nothing out', () => {
    const validate = validator('MicrosoftTeams.Localization.schema.json');
    const commands = manifest.bots[0].commandLists.flatMap(({ commands }, list) => commands.flatMap((_, index) => ['title', 'description'].map((part) => `bots[0].commandLists[${list}].commands[${index}].${part}`)));
    const expected = ['name.short', 'name.full', 'description.short', 'description.full', ...commands].sort();
    expect(manifest.localizationInfo.additionalLanguages.map(({ languageTag }) => languageTag)).toEqual(['nn', 'en']);
    for (const { file } of manifest.localizationInfo.additionalLanguages) {
      const { $schema, ...texts } = parsed(file);
      expect([validate(parsed(file)), validate.errors, $schema?.includes(`/${newest}/`)]).toEqual([true, null, true]);
      expect(Object.keys(texts).sort()).toEqual(expected);
      for (const key of expected) expect(typeof at(manifest, key)).toBe('string');
    }
  });
});

describe('the icons', () => {
  test('are PNG files of the sizes Teams demands, the outline with transparency', () => {
    const header = (name: string): number[] => {
      const png = Buffer.from(files.get(name) as Uint8Array);
      return [png.readUInt32BE(16), png.readUInt32BE(20), png[25] as number];
    };
    const rgb = 2;
    const rgba = 6;
    expect(header('color.png')).toEqual([192, 192, rgb]);
    expect(header('outline.png')).toEqual([32, 32, rgba]);
  });
});

describe('faults', () => {
  test.each([
    [{}, ['BOT_APP_ID mangler', 'PUBLIC_URL mangler']],
    [{ BOT_APP_ID: 'salto', PUBLIC_URL: 'salto.example.no' }, ['BOT_APP_ID må være en GUID', 'PUBLIC_URL må være en nettadresse']],
    [{ BOT_APP_ID, PUBLIC_URL: 'http://salto.example.no' }, ['https://']],
  ])('%j: all are told at once', async (given, sentences) => {
    const made = await createAppPackage(given);
    if (made.ok) throw new Error('made');
    expect(made.faults).toHaveLength(sentences.length);
    for (const [index, sentence] of sentences.entries()) expect(made.faults[index]).toContain(sentence);
  });

  test.each<[string, (folder: string) => void, string]>([
    ['an icon of the wrong size', (folder) => cpSync(join(folder, 'outline.png'), join(folder, 'color.png')), '192 × 192'],
    ['a missing translation', (folder) => rmSync(join(folder, 'nn.json')), 'nn.json'],
    ['a translation of what is not there', (folder) => writeFileSync(join(folder, 'en.json'), '{"bots[0].commandLists[0].commands[99].title":"x"}'), 'commands[99]'],
    ['a manifest that is no JSON', (folder) => writeFileSync(join(folder, 'manifest.json'), '{'), 'har feil'],
    ['a placeholder nobody fills', (folder) => writeFileSync(join(folder, 'manifest.json'), '{"id":"${{OTHER}}"}'), 'har feil'],
  ])('%s is found', async (_, breaking, sentence) => {
    const folder = mkdtempSync(join(tmpdir(), 'salto-app-'));
    cpSync(join(root, 'appPackage'), folder, { recursive: true });
    breaking(folder);
    const made = await createAppPackage({ ...installation, folder });
    rmSync(folder, { recursive: true });
    expect(made.ok ? 'made' : made.faults.join()).toContain(sentence);
  });
});

describe('npm run package', () => {
  const folder = mkdtempSync(join(tmpdir(), 'salto-package-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  const run = (env: Record<string, string>) => promisify(execFile)(process.execPath, [join(root, 'scripts/package.ts')], { cwd: folder, env: { PATH: process.env['PATH'], NODE_COMPILE_CACHE: process.env['NODE_COMPILE_CACHE'], ...env } })
    .then(({ stdout }) => ({ code: 0, said: stdout }), (error: { code: number; stderr: string }) => ({ code: error.code, said: error.stderr }));

  test('without settings says what is missing and makes nothing', async () => {
    const { code, said } = await run({});
    expect([code, said]).toEqual([1, expect.stringContaining('BOT_APP_ID mangler')]);
    expect(readdirSync(folder)).toEqual([]);
  });

  test('makes a zip with exactly the manifest, the texts and the icons, from .env', async () => {
    writeFileSync(join(folder, '.env'), `BOT_APP_ID=${BOT_APP_ID}\nPUBLIC_URL=https://salto.example.no\n`);
    expect(await run({})).toMatchObject({ code: 0, said: expect.stringContaining('out/salto.zip') });
    const zipped = unzipSync(readFileSync(join(folder, 'out/salto.zip')));
    expect(Object.keys(zipped).sort()).toEqual(['color.png', 'en.json', 'manifest.json', 'nn.json', 'outline.png']);
    expect(JSON.parse(new TextDecoder().decode(zipped['manifest.json']))).toEqual(manifest);
  });
});
