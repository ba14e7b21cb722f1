/** Nynorsk for what is written after a meeting: the summary and the tasks (tiltakslogg). */
import type { TiltaksloggTexts } from './tiltakslogg-nb.ts';

const people = (n: number) => (n === 1 ? '1 person' : `${n} personar`);
const tasks = (n: number) => (n === 1 ? '1 oppgåve' : `${n} oppgåver`);
const open = (n: number) => (n === 1 ? '1 open' : `${n} opne`);
const done = (n: number) => (n === 1 ? '1 ferdig' : `${n} ferdige`);

export const tiltaksloggNn: TiltaksloggTexts = {
  title: 'Oppsummering og oppgåver', lockScreen: (meeting: string) => `Oppsummering og oppgåver: ${meeting}`,
  notBegun: 'Møtet har ikkje byrja enno.', cancelled: 'Møtet er avlyst, så det er ikkje noko å oppsummere.', taskGone: 'Oppgåva finst ikkje lenger.', clock: 'Boten',
  summary: {
    heading: 'Oppsummering', none: 'Inga oppsummering enno.', savedBy: (name: string, when: string) => `Lagra av ${name} ${when}.`, write: 'Skriv oppsummering', edit: 'Endre oppsummering',
    label: 'Oppsummering', hint: 'Det viktigaste som vart sagt og bestemt', privacy: 'Skriv ikkje noko som viser kven eit barn eller ein ungdom er.', save: 'Lagre', cancel: 'Avbryt', done: 'Oppsummeringa er lagra.',
    conflict: (name: string) => `${name} har lagra ei oppsummering i mellomtida. Di er ikkje lagra enno. Sjå kva som står der, ta med det som skal vere med, og lagre på nytt.`, now: 'Slik står ho no:',
  },
  tasks: {
    heading: 'Oppgåver', none: 'Ingen oppgåver enno.', counts: (nOpen: number, nDone: number, withdrawn: number) => [open(nOpen), done(nDone), ...(withdrawn === 0 ? [] : [`${withdrawn} utgått`])].join(' · '), overdue: (n: number) => `${n} over fristen`,
    new: 'Ny oppgåve', open: 'Opne', due: (date: string) => `Frist ${date}`, late: (date: string) => `Fristen var ${date}`, doneAt: (date: string) => `Ferdig ${date}`, withdrawnAt: (date: string) => `Utgått ${date}`,
  },
  share: {
    button: 'Del oppsummering', again: 'Del på nytt', title: 'Del oppsummering', ask: (n: number) => `${people(n)} som var kalla inn, får oppsummeringa og oppgåvene i chatten sin.`, unreachable: (n: number) => `${n} av dei kan ikkje nåast her i Teams.`, askAgain: (n: number) => `Kortet som ${people(n)} har fått, blir oppdatert.`, send: 'Send', back: 'Tilbake',
    done: (n: number) => `Blir sendt til ${people(n)}.`, sharedAt: (when: string) => `Delt ${when}.`, changedSince: 'Det er endra sidan det vart delt.', nothing: 'Skriv ei oppsummering eller ei oppgåve først.', nobody: 'Ingen var kalla inn, så det er ingen å dele med.', notShared: 'Oppsummeringa er ikkje delt.',
    from: (name: string) => `Delt av ${name}.`,
  },
  form: {
    newTitle: 'Ny oppgåve', editTitle: 'Endre oppgåve', task: 'Kva skal gjerast?', taskHint: 'Til dømes: Ringje skulen om vinterferien', owner: 'Kven gjer det?', choose: 'Vel', ownerName: 'Kven gjer det?', ownerOther: 'Eller søk på nytt', ownerHint: 'Skriv ein del av namnet', due: 'Frist', save: 'Lagre', cancel: 'Avbryt',
    among: 'Den som gjer det, må ha vore kalla inn til møtet.', done: (name: string) => `Oppgåva er lagra. ${name} får ho i chatten sin.`, unreachable: (name: string) => `Oppgåva er lagra, men ${name} kan ikkje nåast her i Teams. Sei frå på ein annan måte.`, saved: 'Oppgåva er lagra.', before: 'Oppgåva var lagra frå før. Opne ho for å endre ho.',
    conflict: (name: string) => `${name} har endra oppgåva i mellomtida. Ditt er ikkje lagra enno. Sjå kva som gjeld no, og lagre på nytt.`, now: 'Slik er ho no:', full: 'Møtet har så mange oppgåver som det er plass til.',
    faults: {
      'task-missing': 'Skriv kva som skal gjerast.', 'owner-missing': 'Vel eller skriv kven som gjer det.', 'owner-several': 'Fleire heiter noko slikt. Vel den det gjeld.', 'owner-many': 'Mange heiter noko slikt. Skriv meir av namnet.', 'owner-none': 'Ingen som var kalla inn, heiter det. Skriv eit anna namn.',
      'due-missing': 'Vel ein dato.', 'due-invalid': 'Datoen finst ikkje.', 'due-past': 'Datoen er passert.', 'due-late': 'Datoen er for langt fram: møtet og oppgåvene er sletta då.',
    },
  },
  task: {
    yours: 'Oppgåve til deg', owner: 'Kven', due: 'Frist', meeting: 'Frå møtet', givenBy: 'Gitt av', reason: 'Grunngjeving', done: 'Ferdig', newDate: 'Ny dato', change: 'Endre', withdraw: 'Utgår', reopen: 'Opne igjen', back: 'Tilbake',
    states: { open: 'Open', done: 'Ferdig', withdrawn: 'Utgått' }, overdue: 'Over fristen', notYours: (name: string) => `Oppgåva er gitt til ${name}.`, history: 'Historikk',
    entries: { made: 'laga oppgåva', changed: 'endra oppgåva', postponed: 'flytta fristen', done: 'melde ferdig', withdrawn: 'lét ho utgå', reopened: 'opna ho igjen', 'handed-on': 'gav ho vidare fordi eigaren har slutta' },
    lockScreen: (meeting: string, date: string) => `Oppgåve til deg frå ${meeting}, frist ${date}`, reminderScreen: (meeting: string, date: string) => `Påminning om oppgåva di frå ${meeting}, frist ${date}`, kind: 'Oppgåve',
    told: { done: 'Oppgåva er ferdig. Takk!', withdrawn: 'Oppgåva utgår.', open: 'Oppgåva er open igjen.', postponed: 'Fristen er flytta.' }, already: { done: 'Oppgåva er alt meld ferdig.', withdrawn: 'Oppgåva utgår, så ho skal ikkje gjerast.', open: 'Oppgåva er open.' },
    reminder: { before: (days: number) => (days === 1 ? 'Påminning: fristen er i morgon' : `Påminning: fristen er om ${days} dagar`), today: 'Påminning: fristen er i dag', after: (days: number) => (days === 1 ? 'Påminning: fristen var i går' : `Påminning: fristen var for ${days} dagar sidan`) },
  },
  postpone: { title: 'Ny dato', due: 'Ny frist', reason: 'Kvifor? (kort)', reasonHint: 'Til dømes: ventar på svar frå skulen', missing: 'Skriv kort kvifor.', same: 'Vel ein annan dato enn fristen som gjeld.' },
  report: {
    button: 'Tiltakslogg', title: 'Tiltakslogg', lead: (total: string, nOpen: number, nDone: number, withdrawn: number) => `${total}: ${open(nOpen)}, ${done(nDone)}, ${withdrawn} utgått.`, tasks, overdue: (n: number) => `${n} av dei opne er over fristen.`, none: 'Ingen oppgåver er lagra.',
    whole: 'Gjeld heile nettverket.', scope: (unit: string) => `Gjeld ${unit}.`, names: 'Fila har namn på dei som har oppgåvene.',
  },
};
