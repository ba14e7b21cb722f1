/** Importing lists: what is written, what is refused, and what a crash leaves behind. */
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { createSqliteStore } from '../../src/adapters/sqlite/sqlite-store.ts';
import { importGroups } from '../../src/network/import-groups.ts';
import type { ImportDeps, ImportResult } from '../../src/network/import-list.ts';
import { importMembers } from '../../src/network/import-members.ts';
import { importUnits } from '../../src/network/import-units.ts';
import { loadNetwork } from '../../src/network/store.ts';
import type { Network } from '../../src/network/domain.ts';
import { queryAll, type DocumentStore } from '../../src/ports/document-store.ts';
import { AppError } from '../../src/shared/errors.ts';
import { countingIds } from '../support/counting-ids.ts';
import { createFakeClock } from '../support/fake-clock.ts';

const data = (name: string): Buffer => readFileSync(join(import.meta.dirname, '../../data', name));
const units = 'id,name,kind,party,region\nalna,Bydel Alna,bydel,bydel,dalen\ndalen,Groruddalen,region,annet,\nude,Utdanningsetaten,etat,skole,\n';
const groups = 'id,name,kind,level,unit,who\nressurs,Ressurs,ressursgruppe,koordinerende,,koordinerende@ude;rolle:koordinator@*\nalle,Alle,annet,,,gruppe:ressurs\n';
const header = 'name,email,phone,organisation,unit,level,role,primary,groups,title';
const members = `${header}\nAnna A,Anna@Example.no,40000001,ude,alna,koordinerende,koordinator,ja,ressurs;alle,Rektor\nAnna A,anna@example.no,,ude,alna,styrende,medlem,,,\nBo B,bo@example.no,,alna,alna,utovende,medlem,,,\n`;

let store: DocumentStore;
let deps: ImportDeps;
beforeEach(async () => {
  store = createSqliteStore({ file: ':memory:', clock: createFakeClock('2027-01-04T08:00:00Z') });
  await store.init();
  deps = { store, ids: countingIds() };
});
afterEach(() => store.close());

const current = async (): Promise<Network> => (await loadNetwork(store)).network;
const importAll = async (): Promise<void> => {
  for (const result of [await importUnits(units, deps), await importGroups(groups, deps), await importMembers(members, deps)]) expect(result.outcome).toBe('imported');
};
const faults = (result: ImportResult): string[] => (result.outcome === 'invalid' ? result.errors.map(({ line, reason }) => `${line}: ${reason}`) : ['imported']);
/** Everything of the network in the store; a refused or dry import must not change it. */
const everything = async () => Promise.all([...['unit', 'group', 'member'].map((kind) => queryAll(store, 'network', { partition: kind })), queryAll(store, 'system', { partition: 'generation' })]);

describe('a right file', () => {
  test('the files that come with the project', async () => {
    expect(await importUnits(data('units.csv'), deps)).toEqual({ outcome: 'imported', rows: 32, added: 32, updated: 0, unchanged: 0 });
    expect(await importGroups(data('groups.csv'), deps)).toEqual({ outcome: 'imported', rows: 8, added: 8, updated: 0, unchanged: 0 });
    expect(await importMembers(data('members-example.csv'), deps)).toEqual({ outcome: 'imported', rows: 7, added: 6, updated: 0, unchanged: 0 });
  });

  test('a row per seat; the party is that of the organisation', async () => {
    await importAll();
    const anna = (await current()).memberByEmail('anna@example.no');
    expect(anna).toMatchObject({ name: 'Anna A', email: 'anna@example.no', phone: '40000001', groups: ['ressurs', 'alle'] });
    expect(anna?.seats).toEqual([
      { unit: 'alna', level: 'koordinerende', role: 'koordinator', organisation: 'ude', party: 'skole', title: 'Rektor', primary: true },
      { unit: 'alna', level: 'styrende', role: 'medlem', organisation: 'ude', party: 'skole', title: '', primary: false },
    ]);
    expect((await current()).groups.get('ressurs')).toEqual({ id: 'ressurs', name: 'Ressurs', kind: 'ressursgruppe', level: 'koordinerende', who: 'koordinerende@ude;rolle:koordinator@*' });
  });

  test('again: nothing is written; a change is found; who is not in the file stays', async () => {
    await importAll();
    const [before, written] = [await current(), await everything()];
    expect(await importMembers(members, deps)).toEqual({ outcome: 'imported', rows: 3, added: 0, updated: 0, unchanged: 2 });
    expect(await everything()).toEqual(written);
    expect(await importMembers(`${header}\nAnna A,anna@example.no,,alna,alna,utovende,medlem,,,\nCarl C,carl@example.no,,alna,alna,utovende,leder,,,\n`, deps)).toEqual({ outcome: 'imported', rows: 2, added: 1, updated: 1, unchanged: 0 });
    const after = await current();
    expect([...after.members.values()].map(({ name }) => name)).toEqual(['Anna A', 'Bo B', 'Carl C']);
    const anna = after.memberByEmail('anna@example.no');
    expect(anna?.id).toBe(before.memberByEmail('anna@example.no')?.id);
    expect([anna?.seats.length, anna?.groups]).toEqual([1, []]);
    expect(after.version).not.toBe(before.version);
  });

  test('an id in the file lets a person change address', async () => {
    await importAll();
    const id = (await current()).memberByEmail('bo@example.no')?.id;
    expect(await importMembers(`id,${header}\n${id},Bo B,bo.ny@example.no,,alna,alna,utovende,medlem,,,\n`, deps)).toMatchObject({ updated: 1, added: 0 });
    expect((await current()).memberByEmail('bo.ny@example.no')?.id).toBe(id);
    expect((await current()).memberByEmail('bo@example.no')).toBeUndefined();
  });

  test('a corrected party of a unit corrects everybody it employs', async () => {
    await importAll();
    await importUnits(units.replace('etat,skole', 'etat,annet'), deps);
    expect((await current()).memberByEmail('anna@example.no')?.seats.map(({ party }) => party)).toEqual(['annet', 'annet']);
  });

  test('a dry run counts and writes nothing', async () => {
    await importAll();
    const before = await everything();
    expect(await importMembers(`${header}\nCarl C,carl@example.no,,alna,alna,utovende,leder,,,\n`, { ...deps, dryRun: true })).toMatchObject({ outcome: 'imported', added: 1 });
    expect(await everything()).toEqual(before);
  });

  test('an administrator keeps the id they had before the list came', async () => {
    await importAll();
    await importMembers(`${header}\nSjef,sjef@example.no,,alna,alna,utovende,medlem,,,\n`, { ...deps, admins: ['Sjef@example.no'] } as ImportDeps);
    expect((await current()).memberByEmail('sjef@example.no')?.id).toMatch(/^admin-/);
  });
});

describe('a wrong file', () => {
  const unit = (...rows: string[]) => ['unit', ['id,name,kind,party,region', ...rows].join('\n')] as const;
  const group = (...rows: string[]) => ['group', ['id,name,kind,level,unit,who', ...rows].join('\n')] as const;
  const person = (...rows: string[]) => ['member', [header, ...rows].join('\n')] as const;
  const right = 'Carl C,carl@example.no,,alna,alna,utovende,medlem,,,';

  test.each<[string, readonly ['unit' | 'group' | 'member', string], string[]]>([
    ['unknown kind and party of a unit', unit('x,X,bydl,bydel,', 'y,Y,bydel,kommune,'), ['2: kind: ukjent verdi «bydl»; velg mellom bydel, sentrum, region, etat, politi, sivilsamfunn, overordnet, sekretariat', '3: party: ukjent verdi «kommune»; velg mellom bydel, skole, politi, annet']],
    ['unknown region, a region that is none, a region in a region', unit('x,X,bydel,bydel,vest', 'y,Y,bydel,bydel,ude', 'z,Z,region,annet,dalen'), ['2: region: ukjent region «vest» for «x»', '3: region: «ude» er ikke en region, men «y» ligger i den', '4: region: «z» er selv en region og kan ikke ligge i en']],
    ['a region that others lie in stops being one', unit('dalen,Dalen,bydel,bydel,'), ['2: region: «dalen» er ikke en region, men «alna» ligger i den']],
    ['duplicate id', unit('x,X,bydel,bydel,', 'x,X,bydel,bydel,'), ['3: id: «x» står også på linje 2']],
    ['bad id, no name', unit('Bydel X,,bydel,bydel,'), ['2: id: ugyldig id «Bydel X»; bruk små bokstaver a–z, tall, bindestrek, punktum og understrek', '2: name: mangler']],
    ['group: unknown level, unit, audience', group('x,X,annet,høy,,', 'y,Y,annet,,borte,', 'z,Z,annet,,,*@*'), ['2: level: ukjent verdi «høy»; velg mellom styrende, koordinerende, utovende', '3: unit: ukjent enhet «borte»']],
    ['group: bad audience expressions', group('x,X,annet,,,koordinerende@borte;sjef@alna', 'y,Y,annet,,,gruppe:borte;koordinerende@borte', 'z,Z,annet,,,gruppe:x;person:ingen@example.no'), ['2: who: «sjef@alna»: ukjent nivå; velg mellom styrende, koordinerende, utovende eller *', '3: who: «gruppe:borte»: ukjent gruppe', '3: who: «koordinerende@borte»: ukjent enhet', '4: who: «person:ingen@example.no»: ingen i medlemslisten har denne e-postadressen']],
    ['unknown organisation, unit, group', person('Carl C,carl@example.no,,x,y,utovende,medlem,,z,'), ['2: organisation: ukjent enhet «x»', '2: unit: ukjent enhet «y»', '2: groups: ukjent gruppe «z»']],
    ['unknown level and role', person('Carl C,carl@example.no,,alna,alna,ute,sjef,,,'), ['2: level: ukjent verdi «ute»; velg mellom styrende, koordinerende, utovende', '2: role: ukjent verdi «sjef»; velg mellom sekretariat, koordinator, leder, medlem']],
    ['bad e-mail, phone, primary; a good row beside it', person(right, 'Dina D,dina.example.no,ring meg,alna,alna,utovende,medlem,x,,'), ['3: email: ugyldig e-postadresse «dina.example.no»', '3: phone: ugyldig telefonnummer «ring meg»', '3: primary: skriv ja eller la cellen stå tom, ikke «x»']],
    ['an identity number as title', person(`${right}15876500016`), ['2: title: ser ut til å inneholde et fødselsnummer; det kan ikke lagres']],
    ['two primary seats', person('C,carl@example.no,,alna,alna,utovende,medlem,ja,,', 'C,CARL@example.no,,alna,alna,styrende,medlem,ja,,'), ['3: primary: personen har hovedsete også på linje 2']],
    ['one address, two names; the same seat twice', person(right, right.replace('Carl C', 'Carl D')), ['3: name: samme e-postadresse har navnet «Carl C» på linje 2', '3: samme person har samme sete (enhet, nivå og rolle) på linje 2']],
  ])('%s', async (_, [kind, text], expected) => {
    await importAll();
    const before = await everything();
    const imports = { unit: importUnits, group: importGroups, member: importMembers };
    expect(faults(await imports[kind](text, deps))).toEqual(expected);
    expect(await everything()).toEqual(before);
  });

  test('an id that is somebody else’s', async () => {
    await importAll();
    const bo = (await current()).memberByEmail('bo@example.no')?.id;
    expect(faults(await importMembers(`id,${header}\nny,Bo,bo@example.no,,alna,alna,utovende,medlem,,,\n`, deps))).toEqual(['2: id: e-postadressen tilhører en annen person i medlemslisten']);
    expect(faults(await importMembers(`id,${header}\n${bo},Bo,bo.ny@example.no,,alna,alna,utovende,medlem,,,\n,Ny,bo@example.no,,alna,alna,utovende,medlem,,,\n`, deps))).toEqual([`3: id: «${bo}» er en annen person på linje 2`]);
  });

  test('megabytes of bad rows: fifty are listed, the others counted, nothing is kept', async () => {
    await importAll();
    const row = `Carl C,carl@example.no,,alna,finnes-ikke,utovende,medlem,,,${'Miljøarbeider i Oslo øst '.repeat(10)}`;
    const rows = Math.ceil(2_000_000 / row.length);
    const result = await importMembers(`${header}\n${Array.from({ length: rows }, (_, index) => row.replace('carl@', `c${index}@`)).join('\n')}`, deps);
    expect(result).toMatchObject({ outcome: 'invalid', more: rows - 50 });
    expect(faults(result)[0]).toBe('2: unit: ukjent enhet «finnes-ikke»');
    expect((await current()).members.size).toBe(2);
  }, 30_000);
});

describe('crashes and races', () => {
  /** Lets so many writes through, then fails like a store that is gone; `applied` decides whether the last one still took effect. */
  const failingAfter = (writes: number, applied: boolean): DocumentStore & { failed: boolean } => {
    let left = writes;
    const gone = () => new AppError('store-unavailable', 'gone');
    const guard = <Arguments extends unknown[], Result>(write: (...args: Arguments) => Promise<Result>) => async (...args: Arguments): Promise<Result> => {
      left -= 1;
      if (left >= 0) return write(...args);
      failing.failed = true;
      if (left === -1 && applied) await write(...args);
      throw gone();
    };
    const failing = {
      ...store, failed: false,
      create: guard(store.create.bind(store)) as DocumentStore['create'], createMany: guard(store.createMany.bind(store)) as DocumentStore['createMany'],
      replace: guard(store.replace.bind(store)) as DocumentStore['replace'], delete: guard(store.delete.bind(store)),
    };
    return failing;
  };
  const names = async (): Promise<string[]> => [...(await current()).members.values()].map(({ name }) => name);
  /** Of every generation that lies in the store. */
  const storedMembers = async (): Promise<number> => (await queryAll(store, 'network', { partition: 'member' })).flatMap(({ entities }) => entities as unknown[]).length;
  const next = `${header}\nAnna Ny,anna@example.no,,ude,alna,koordinerende,koordinator,ja,,\nCarl C,carl@example.no,,alna,alna,utovende,leder,,,\n`;

  test.each([true, false])('a crash at any write leaves the old list whole or the new one; the next import cleans up (last write applied: %s)', async (applied) => {
    await importAll();
    for (let writes = 0; ; writes += 1) {
      await importMembers(members.replaceAll('Anna Ny', 'Anna A'), deps);
      const failing = failingAfter(writes, applied);
      await importMembers(next, { ...deps, store: failing }).catch((error: unknown) => { expect(error).toMatchObject({ code: 'store-unavailable' }); });
      expect([['Anna A', 'Bo B'], ['Anna A', 'Bo B', 'Carl C'], ['Anna Ny', 'Bo B', 'Carl C']]).toContainEqual(await names());
      if (!failing.failed) break;
      expect(writes).toBeLessThan(50);
    }
    await importMembers(members.replace('Rektor', 'Inspektør'), deps);
    expect(await storedMembers()).toBe((await current()).members.size);
    expect((await queryAll(store, 'system', { partition: 'generation' })).length).toBe(4);
  });

  test('imports at the same time both take effect', async () => {
    await importAll();
    const row = (name: string) => `${header}\n${name},${name}@example.no,,alna,alna,utovende,medlem,,,\n`;
    const results = await Promise.all(['dina', 'even', 'frida'].map((name) => importMembers(row(name), deps)));
    expect(results.map(({ outcome }) => outcome)).toEqual(['imported', 'imported', 'imported']);
    expect((await names()).toSorted()).toEqual(['Anna A', 'Bo B', 'dina', 'even', 'frida']);
    expect(await storedMembers()).toBe(5);
  });

  test('a list that is replaced and removed while it is being read is read anew', async () => {
    await importAll();
    let replaced = false;
    const slow: DocumentStore = {
      ...store,
      async query(...args) {
        // Between reading the pointer and reading the list.
        if (args[1].partition === 'member' && !replaced) {
          replaced = true;
          await importMembers(next, deps);
        }
        return store.query(...args) as never;
      },
    };
    expect([...(await loadNetwork(slow)).network.members.values()].map(({ name }) => name)).toEqual(['Anna Ny', 'Bo B', 'Carl C']);
  });

  test('a network that is not whole is an error, never a part of it', async () => {
    await importAll();
    const [lost] = await queryAll(store, 'network', { partition: 'member' });
    await store.delete('network', 'member', lost?.id ?? '');
    await expect(current()).rejects.toMatchObject({ code: 'store-unavailable' });
  });

  test('whoever reads meanwhile sees a whole list', async () => {
    await importAll();
    const importing = { running: true };
    const imports = (async () => {
      for (let round = 0; round < 10; round += 1) await importMembers(members.replace('Rektor', `Rektor ${round}`), deps);
      importing.running = false;
    })();
    while (importing.running) {
      expect(await names()).toEqual(['Anna A', 'Bo B']);
      await nextTurn();
    }
    await imports;
  });
});
