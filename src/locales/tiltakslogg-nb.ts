/** Bokmål for what is written after a meeting, the summary and the tasks (tiltakslogg), and the shape of the other languages. */
const people = (n: number) => (n === 1 ? '1 person' : `${n} personer`);
const tasks = (n: number) => (n === 1 ? '1 oppgave' : `${n} oppgaver`);
const open = (n: number) => (n === 1 ? '1 åpen' : `${n} åpne`);
const done = (n: number) => (n === 1 ? '1 ferdig' : `${n} ferdige`);

export const tiltaksloggNb = {
  title: 'Oppsummering og oppgaver', lockScreen: (meeting: string) => `Oppsummering og oppgaver: ${meeting}`,
  notBegun: 'Møtet har ikke begynt ennå.', cancelled: 'Møtet er avlyst, så det er ikke noe å oppsummere.', taskGone: 'Oppgaven finnes ikke lenger.', clock: 'Boten',
  summary: {
    heading: 'Oppsummering', none: 'Ingen oppsummering ennå.', savedBy: (name: string, when: string) => `Lagret av ${name} ${when}.`, write: 'Skriv oppsummering', edit: 'Endre oppsummering',
    label: 'Oppsummering', hint: 'Det viktigste som ble sagt og bestemt', privacy: 'Skriv ikke noe som viser hvem et barn eller en ungdom er.', save: 'Lagre', cancel: 'Avbryt', done: 'Oppsummeringen er lagret.',
    conflict: (name: string) => `${name} har lagret en oppsummering i mellomtiden. Din er ikke lagret ennå. Se hva som står der, ta med det som skal være med, og lagre på nytt.`, now: 'Slik står den nå:',
  },
  tasks: {
    heading: 'Oppgaver', none: 'Ingen oppgaver ennå.', counts: (nOpen: number, nDone: number, withdrawn: number) => [open(nOpen), done(nDone), ...(withdrawn === 0 ? [] : [`${withdrawn} utgått`])].join(' · '), overdue: (n: number) => `${n} over fristen`,
    new: 'Ny oppgave', open: 'Åpne', due: (date: string) => `Frist ${date}`, late: (date: string) => `Fristen var ${date}`, doneAt: (date: string) => `Ferdig ${date}`, withdrawnAt: (date: string) => `Utgått ${date}`,
  },
  share: {
    button: 'Del oppsummering', again: 'Del på nytt', title: 'Del oppsummering', ask: (n: number) => `${people(n)} som var innkalt, får oppsummeringen og oppgavene i chatten sin.`, unreachable: (n: number) => `${n} av dem kan ikke nås her i Teams.`, askAgain: (n: number) => `Kortet som ${people(n)} har fått, blir oppdatert.`, send: 'Send', back: 'Tilbake',
    done: (n: number) => `Sendes til ${people(n)}.`, sharedAt: (when: string) => `Delt ${when}.`, changedSince: 'Det er endret siden det ble delt.', nothing: 'Skriv en oppsummering eller en oppgave først.', nobody: 'Ingen var innkalt, så det er ingen å dele med.', notShared: 'Oppsummeringen er ikke delt.',
    from: (name: string) => `Delt av ${name}.`,
  },
  form: {
    newTitle: 'Ny oppgave', editTitle: 'Endre oppgave', task: 'Hva skal gjøres?', taskHint: 'For eksempel: Ringe skolen om vinterferien', owner: 'Hvem gjør det?', choose: 'Velg', ownerName: 'Hvem gjør det?', ownerOther: 'Eller søk på nytt', ownerHint: 'Skriv en del av navnet', due: 'Frist', save: 'Lagre', cancel: 'Avbryt',
    among: 'Den som gjør det, må ha vært innkalt til møtet.', done: (name: string) => `Oppgaven er lagret. ${name} får den i chatten sin.`, unreachable: (name: string) => `Oppgaven er lagret, men ${name} kan ikke nås her i Teams. Si fra på en annen måte.`, saved: 'Oppgaven er lagret.', before: 'Oppgaven var lagret fra før. Åpne den for å endre den.',
    conflict: (name: string) => `${name} har endret oppgaven i mellomtiden. Ditt er ikke lagret ennå. Se hva som gjelder nå, og lagre på nytt.`, now: 'Slik er den nå:', full: 'Møtet har så mange oppgaver som det er plass til.',
    faults: {
      'task-missing': 'Skriv hva som skal gjøres.', 'owner-missing': 'Velg eller skriv hvem som gjør det.', 'owner-several': 'Flere heter noe slikt. Velg den det gjelder.', 'owner-many': 'Mange heter noe slikt. Skriv mer av navnet.', 'owner-none': 'Ingen som var innkalt, heter det. Skriv et annet navn.',
      'due-missing': 'Velg en dato.', 'due-invalid': 'Datoen finnes ikke.', 'due-past': 'Datoen er passert.', 'due-late': 'Datoen er for langt fram: møtet og oppgavene er slettet da.',
    },
  },
  task: {
    yours: 'Oppgave til deg', owner: 'Hvem', due: 'Frist', meeting: 'Fra møtet', givenBy: 'Gitt av', reason: 'Begrunnelse', done: 'Ferdig', newDate: 'Ny dato', change: 'Endre', withdraw: 'Utgår', reopen: 'Åpne igjen', back: 'Tilbake',
    states: { open: 'Åpen', done: 'Ferdig', withdrawn: 'Utgått' }, overdue: 'Over fristen', notYours: (name: string) => `Oppgaven er gitt til ${name}.`, history: 'Historikk',
    entries: { made: 'laget oppgaven', changed: 'endret oppgaven', postponed: 'flyttet fristen', done: 'meldte ferdig', withdrawn: 'lot den utgå', reopened: 'åpnet den igjen', 'handed-on': 'ga den videre fordi eieren har sluttet' },
    lockScreen: (meeting: string, date: string) => `Oppgave til deg fra ${meeting}, frist ${date}`, reminderScreen: (meeting: string, date: string) => `Påminnelse om oppgaven din fra ${meeting}, frist ${date}`, kind: 'Oppgave',
    told: { done: 'Oppgaven er ferdig. Takk!', withdrawn: 'Oppgaven utgår.', open: 'Oppgaven er åpen igjen.', postponed: 'Fristen er flyttet.' }, already: { done: 'Oppgaven er alt meldt ferdig.', withdrawn: 'Oppgaven utgår, så den skal ikke gjøres.', open: 'Oppgaven er åpen.' },
    reminder: { before: (days: number) => (days === 1 ? 'Påminnelse: fristen er i morgen' : `Påminnelse: fristen er om ${days} dager`), today: 'Påminnelse: fristen er i dag', after: (days: number) => (days === 1 ? 'Påminnelse: fristen var i går' : `Påminnelse: fristen var for ${days} dager siden`) },
  },
  postpone: { title: 'Ny dato', due: 'Ny frist', reason: 'Hvorfor? (kort)', reasonHint: 'For eksempel: venter på svar fra skolen', missing: 'Skriv kort hvorfor.', same: 'Velg en annen dato enn fristen som gjelder.' },
  report: {
    button: 'Tiltakslogg', title: 'Tiltakslogg', lead: (total: string, nOpen: number, nDone: number, withdrawn: number) => `${total}: ${open(nOpen)}, ${done(nDone)}, ${withdrawn} utgått.`, tasks, overdue: (n: number) => `${n} av de åpne er over fristen.`, none: 'Ingen oppgaver er lagret.',
    whole: 'Gjelder hele nettverket.', scope: (unit: string) => `Gjelder ${unit}.`, names: 'Filen har navn på dem som har oppgavene.',
  },
};

export type TiltaksloggTexts = typeof tiltaksloggNb;
