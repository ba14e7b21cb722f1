/** `salto innsyn` and `salto slett`: what is stored about a person, and its deletion. */
import { writeFile } from 'node:fs/promises';
import { createAuditLog } from '../access/audit-log.ts';
import { officeFiles } from '../adapters/office/office-files.ts';
import { forgetRecipient } from '../delivery/forget-recipient.ts';
import { forgetInnspill } from '../innspill/forget-innspill.ts';
import { texts } from '../locales/texts.ts';
import { forgetTasks } from '../follow-up/forget-tasks.ts';
import { forgetAttendance } from '../meetings/forget-attendance.ts';
import { readAdmins } from '../network/admins.ts';
import { findPerson, forgetContact, forgetMember } from '../network/forget-member.ts';
import type { Forget, Person } from '../privacy/domain.ts';
import { innsynFile, innsynJson, type InnsynFormat } from '../privacy/innsyn.ts';
import { mentionsOf, personalData, type Mention } from '../privacy/personal-data.ts';
import { forgetAnswers } from '../prompts/forget-answers.ts';
import { forgetResponsible } from '../tiltak/forget-responsible.ts';
import { silentLog } from './silent-log.ts';
import type { Tools } from './with-store.ts';

const nobody = (email: string): number => {
  console.error(`Finner ingen i medlemslisten med e-postadressen ${email}. Se etter skrivefeil; er personen slettet før, er det ingenting igjen å finne på denne måten.`);
  return 1;
};

/** Without a file, JSON to standard output. */
export async function innsyn({ store, clock, config }: Tools, email: string, { format, out }: { readonly format: InnsynFormat; readonly out?: string }): Promise<number> {
  const person = await findPerson(store, email);
  if (!person) return nobody(email);
  const data = await personalData(store, person);
  const t = texts(config.LOCALE);
  if (out === undefined) {
    console.log(JSON.stringify(innsynJson({ clock }, person, data, t), null, 2));
    return 0;
  }
  const { content } = await innsynFile({ clock, office: officeFiles, timeZone: config.TIME_ZONE }, person, data, format, t);
  // For whoever ran the command.
  await writeFile(out, content, { mode: 0o600 });
  console.log(`${data.held.length} steder, skrevet til ${out}.`);
  for (const container of data.closed) console.error(`${container} er stengt: det som ligger der, mangler i filen.`);
  return data.closed.length === 0 ? 0 : 1;
}

/** A server that runs beside may write something about them, and to them, until it has read anew the list that has lost them: what it wrote is taken in the next round. */
const rounds = 3;
const knownEverywhereMs = 8000;

/** The list last: by it everything else is found, should this have to be done again. */
export async function slett(tools: Tools, email: string): Promise<number> {
  const { store, ids, config, clock } = tools;
  const person = await findPerson(store, email);
  if (!person) return nobody(email);
  const admins = readAdmins(config.ADMINS);
  if (admins.emails.includes(person.email) || admins.entraIds.some((id) => person.teamsIds.includes(id))) {
    console.error('Personen står i ADMINS. Ta dem ut der og start serveren på nytt først: ellers kommer de tilbake av seg selv. Ingenting er slettet.');
    return 1;
  }
  const everywhere: readonly Forget[] = [forgetAnswers(store), forgetAttendance(store), forgetTasks(store), forgetInnspill(store), forgetRecipient(store), forgetResponsible(store, ids), forgetContact(store)];
  let changed = await forget([...everywhere, forgetMember(store, ids)], person);
  await new Promise<void>((resolve) => { clock.after(knownEverywhereMs, resolve); });
  let left = await mentionsOf(store, person);
  for (let round = 1; round < rounds && left.length > 0; round += 1) {
    changed += await forget(everywhere, person);
    left = await mentionsOf(store, person);
  }
  await audited(tools, person.memberId, changed);
  console.log(`Slettet: ${changed} dokumenter er fjernet eller renset. Antall og svar i det som er avholdt, står igjen uten noe som viser hvem det var.`);
  console.log('Kort som alt er sendt i Teams, og filer som er lastet ned, når ikke verktøyet: de må fjernes der de er.');
  if (left.length === 0) return 0;
  console.error(`Navn, nummer eller adresse står fortsatt ${left.length === 1 ? 'ett sted' : `${left.length} steder`}, i tekster som andre har skrevet (eller hos en med samme navn). Se over dem:`);
  for (const line of new Set(left.map(describe))) console.error(`  ${line}`);
  return 0;
}

async function forget(everywhere: readonly Forget[], person: Person): Promise<number> {
  let changed = 0;
  for (const one of everywhere) changed += await one(person);
  return changed;
}

const says: Readonly<Record<Mention['says'], string>> = { name: 'navnet', email: 'e-postadressen', phone: 'telefonnummeret', teamsId: 'Teams-brukeren' };
const describe = ({ container, type, promptId, id, says: what }: Mention): string => `${says[what]} i ${container}, ${type} ${promptId ?? id}`;

/** Who was deleted is told by an id that leads to nobody now. */
async function audited({ store, clock, config }: Tools, memberId: string, documents: number): Promise<void> {
  await createAuditLog({ store, clock, log: silentLog, retentionDays: config.RETENTION_DAYS_LOG }).record({ action: 'member-deleted', memberId, counts: { documents } });
}
