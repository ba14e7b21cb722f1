/** The Teams app package: manifest, texts and icons filled in for one installation and checked. `npm run package` zips it, `doctor` reports on it. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';

export interface AppPackageInput {
  /** Default: the project's own. */
  readonly folder?: string;
  readonly BOT_APP_ID?: string | undefined;
  readonly PUBLIC_URL?: string | undefined;
  /** Asks for the permission to be told who joins a meeting that the app is in. It needs an app registration in Entra: with a managed identity Teams refuses the installation. */
  readonly meetingEvents?: boolean;
}

/** `files` by name, all at the top of the zip; `faults` are sentences in bokmål, each with what to do. */
export type AppPackage =
  | { readonly ok: true; readonly version: string; readonly files: ReadonlyMap<string, Uint8Array> }
  | { readonly ok: false; readonly faults: readonly string[] };

/** What is read here; Teams' published schema is checked by the tests. */
const manifestParts = z.looseObject({
  version: z.string(),
  icons: z.object({ color: z.string(), outline: z.string() }),
  localizationInfo: z.object({ additionalLanguages: z.array(z.object({ file: z.string() })) }),
});
const texts = z.record(z.string(), z.string());

const guid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
/** Sizes in pixels that Teams demands. */
const iconSizes = { color: 192, outline: 32 } as const;
const projectFolder = new URL('../../appPackage/', import.meta.url).pathname;

/** Reads the folder and fills in the installation. Never throws: all that is wrong is told at once. */
export async function createAppPackage({ folder = projectFolder, BOT_APP_ID, PUBLIC_URL, meetingEvents = false }: AppPackageInput): Promise<AppPackage> {
  const faults = [...settingFaults(BOT_APP_ID, PUBLIC_URL)];
  const files = new Map<string, Uint8Array>();
  try {
    const url = PUBLIC_URL !== undefined && isHttps(PUBLIC_URL) ? new URL(PUBLIC_URL) : new URL('https://salto.invalid');
    const read = async (name: string): Promise<object> => JSON.parse(filled(await readFile(join(folder, name), 'utf8'), {
      BOT_APP_ID: BOT_APP_ID ?? '', PUBLIC_URL: url.href.replace(/\/$/, ''), PUBLIC_HOST: url.hostname,
    })) as object;
    const whole = { ...await read('manifest.json'), ...(meetingEvents ? await read('meeting-events.json') : {}) };
    const manifest = manifestParts.parse(whole);
    files.set('manifest.json', new TextEncoder().encode(JSON.stringify(whole, undefined, 2)));
    for (const [icon, size] of Object.entries(iconSizes) as [keyof typeof iconSizes, number][]) {
      const name = manifest.icons[icon];
      const png = await readFile(join(folder, name));
      if (!isPng(png, size)) faults.push(`${name} er ikke et PNG-bilde på ${size} × ${size} piksler. Lag det på nytt.`);
      files.set(name, png);
    }
    for (const { file } of manifest.localizationInfo.additionalLanguages) {
      const translation = await readFile(join(folder, file));
      for (const key of Object.keys(texts.parse(JSON.parse(translation.toString('utf8'))))) {
        if (key !== '$schema' && typeof at(manifest, key) !== 'string') faults.push(`${file} oversetter «${key}», som ikke finnes i manifest.json.`);
      }
      files.set(file, translation);
    }
    return faults.length > 0 ? { ok: false, faults } : { ok: true, version: manifest.version, files };
  } catch (error) {
    return { ok: false, faults: [...faults, `appPackage mangler en fil eller har feil i den (${(error as NodeJS.ErrnoException).path ?? (error as Error).name}). Hent prosjektet på nytt.`] };
  }
}

function* settingFaults(id: string | undefined, url: string | undefined): Generator<string> {
  if (!id) yield 'BOT_APP_ID mangler. Sett den til program-ID-en i Entra.';
  else if (!guid.test(id)) yield 'BOT_APP_ID må være en GUID (program-ID-en i Entra).';
  if (!url) yield 'PUBLIC_URL mangler. Sett den til botens offentlige adresse, for eksempel https://salto.example.no.';
  else if (!isHttps(url)) yield 'PUBLIC_URL må være en nettadresse som begynner med https://.';
}

const isHttps = (text: string): boolean => URL.canParse(text) && new URL(text).protocol === 'https:';

/** Throws when the template names a setting that does not exist. */
const filled = (template: string, values: Readonly<Record<string, string>>): string =>
  template.replaceAll(/\$\{\{(\w+)\}\}/g, (_, name: string) => {
    const value = values[name];
    if (value === undefined) throw new RangeError(`unknown placeholder ${name}`);
    return value;
  });

const pngSignature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const isPng = (file: Buffer, size: number): boolean =>
  file.length > 24 && file.subarray(0, 8).equals(pngSignature) && file.readUInt32BE(16) === size && file.readUInt32BE(20) === size;

/** The value at a path such as `bots[0].commandLists[1].commands[2].title`. */
export const at = (value: unknown, path: string): unknown =>
  path.split(/[.[\]]+/).filter((part) => part !== '').reduce<unknown>((found, part) => (found as Record<string, unknown> | undefined)?.[part], value);
