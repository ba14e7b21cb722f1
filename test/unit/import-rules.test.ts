/** The architecture, checked by machine: who may import whom. */
import { describe, expect, test } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';

const root = join(import.meta.dirname, '../..');
const source = join(root, 'src');
const features = new Set(['prompts', 'meetings', 'follow-up', 'mobilisation', 'tiltak', 'network', 'admission', 'delivery', 'schedule', 'access', 'privacy', 'reports', 'chat', 'innspill']);
/** What a feature shows to other features, besides its domain.ts. */
const openFiles: Readonly<Record<string, readonly string[]>> = {
  prompts: ['prompts/'], // the shared mechanism is there to be used, by the jobs
  network: ['network/directory.ts', 'network/addresses.ts'],
  admission: ['admission/let-in.ts'], // whom the network has besides its imported list
  access: ['access/audit-log.ts'],
  delivery: ['delivery/composer.ts'],
  chat: ['chat/caller.ts'],
  privacy: ['privacy/guard.ts'],
  reports: ['reports/card-files.ts'], // files are offered in one way
  schedule: ['schedule/working-time.ts'],
  meetings: ['meetings/kinds.ts'], // for reports
  mobilisation: ['mobilisation/report-figures.ts', 'mobilisation/call-progress.ts'], // for reports
};
/** Plain functions without input or output, allowed in features and in domain rules. */
const harmlessPackages = new Set(['zod', 'rrule-temporal']);
const compositionRoots = /^(compose|index|cli|local|bot-auth|config)\.ts$|^(cli|compose|local)\//;

interface Import { readonly file: string; readonly target: string; readonly typeOnly: boolean }

function importsOf(path: string): Import[] {
  const file = relative(source, path);
  const code = readFileSync(path, 'utf8');
  const found = [...code.matchAll(/^(?:import|export)\s(type\s)?[^'";]*?from\s+'([^']+)'/gm), ...code.matchAll(/\bimport\((type\s)?'([^']+)'\)/g)];
  return found.map((match) => {
    const specifier = match[2] as string;
    const target = specifier.startsWith('.') ? relative(source, join(dirname(path), specifier)) : specifier;
    return { file, target, typeOnly: match[1] !== undefined };
  });
}

const files = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts')).map((name) => join(source, name));
const imports = files.flatMap(importsOf);
const folderOf = (file: string): string => file.split('/')[0] as string;
const isVendor = (target: string): boolean => !/^[a-z0-9-]+(\/[\w.-]+)*\.ts$/i.test(target);
const describeImport = ({ file, target }: Import): string => `${file} → ${target}`;
const breaking = (rule: (candidate: Import) => boolean): string[] => imports.filter(rule).map(describeImport);

describe('imports', () => {
  test('the rules are looking at real code', () => {
    expect(imports.length).toBeGreaterThan(100);
  });

  test('vendors are imported in adapters, and by the composition roots only', () => {
    const allowed = /^(adapters|http)\//;
    expect(breaking(({ file, target }) => isVendor(target) && !target.startsWith('node:') && !harmlessPackages.has(target.split('/')[0] as string)
      && !allowed.test(file) && !compositionRoots.test(file) && !(file === 'shared/csv.ts' && target.startsWith('csv-parse')) && !(file === 'shared/write-csv.ts' && target.startsWith('csv-stringify')))).toEqual([]);
  });

  test('the chat vendor is imported in adapters/teams only', () => {
    expect(breaking(({ file, target }) => /^(botbuilder|botframework|@microsoft\/teams-ai)/.test(target) && !file.startsWith('adapters/teams/'))).toEqual([]);
  });

  test('domain.ts imports nothing but shared, ports and other domains', () => {
    expect(breaking(({ file, target }) => file.endsWith('/domain.ts') && !/^(shared|ports)\//.test(target) && !target.endsWith('/domain.ts'))).toEqual([]);
  });

  test('features do not import adapters, http or the composition', () => {
    expect(breaking(({ file, target }) => (features.has(folderOf(file)) || /^(shared|ports|locales)\//.test(file)) && (/^(adapters|http)\//.test(target) || compositionRoots.test(target)))).toEqual([]);
  });

  test('features do not import each other’s insides', () => {
    expect(breaking(({ file, target }) => {
      const [from, to] = [folderOf(file), folderOf(target)];
      if (!features.has(from) || !features.has(to) || from === to) return false;
      return !target.endsWith('/domain.ts') && !(openFiles[to] ?? []).some((open) => target.startsWith(open));
    })).toEqual([]);
  });

  test('no files import each other in a circle', () => {
    const targets = new Map<string, string[]>();
    for (const { file, target } of imports) targets.set(file, [...targets.get(file) ?? [], target]);
    const done = new Set<string>();
    const circleFrom = (file: string, path: readonly string[]): readonly string[] | undefined => {
      if (path.includes(file)) return [...path.slice(path.indexOf(file)), file];
      if (done.has(file)) return undefined;
      for (const target of targets.get(file) ?? []) {
        const circle = circleFrom(target, [...path, file]);
        if (circle) return circle;
      }
      done.add(file);
      return undefined;
    };
    expect([...targets.keys()].flatMap((file) => circleFrom(file, []) ?? [])).toEqual([]);
  });

  test('ports and shared know no feature’s insides', () => {
    expect(breaking(({ file, target }) => /^(shared|ports)\//.test(file) && !isVendor(target) && !/^(shared|ports)\//.test(target) && !target.endsWith('/domain.ts'))).toEqual([]);
  });

  test('adapters do not import features, only ports, shared and domain types', () => {
    expect(breaking(({ file, target }) => file.startsWith('adapters/') && features.has(folderOf(target)) && !target.endsWith('/domain.ts'))).toEqual([]);
  });
});
