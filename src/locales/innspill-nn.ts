/** Nynorsk for innspill. */
import type { InnspillTexts } from './innspill-nb.ts';

export const innspillNn: InnspillTexts = {
  title: 'Nytt innspel', lead: 'Kva bør takast opp i eit møte? Den som førebur møta, ser innspelet og namnet ditt, og du får vite kva som skjer med det.',
  privacy: 'Skriv ikkje om barn eller unge som kan kjennast att.',
  fields: { title: 'Sak', comment: 'Kvifor, eller kva ønskjer du? (kan stå tomt)', place: 'Kvar høyrer det til?', named: 'Namn på dagsordenen', meeting: 'Møte', reply: 'Svar til den som sende det (må fyllast ut ved «Ikkje no»)' },
  placeholders: { title: 'Kort, som eit punkt på dagsordenen', comment: 'Gjerne éi eller to setningar', reply: 'Kort, og venleg' },
  named: 'Namnet mitt kan stå på dagsordenen', send: 'Send', new: 'Nytt innspel', withdraw: 'Trekk tilbake',
  cityWide: (unit) => `Byomfattande (${unit})`, place: (level, unit) => `${level} · ${unit}`,
  faults: { 'title-missing': 'Skriv kort kva saka er.', 'place-unknown': 'Vel kvar innspelet høyrer til.', 'meeting-missing': 'Vel eit møte i lista.', 'reason-missing': 'Skriv kort kvifor. Den som sende innspelet, får svaret.' },
  own: {
    title: 'Innspelet ditt', sent: 'Innspelet er sendt.', mine: 'Mine innspel',
    goesTo: (names) => `Går til ${names}.`, nobody: 'Ingen førebur møta der enno. SaLTo-sekretariatet ser innspelet.',
    states: {
      waiting: 'Ventar', taken: (meeting, date) => `Blir teke opp i ${meeting}, ${date}`, 'not-now': 'Ikkje no', withdrawn: 'Trekt tilbake', again: 'Ventar igjen, fordi møtet vart avlyst', lifted: (place) => `Løfta til ${place}`,
    },
    withdrawn: 'Innspelet er trekt tilbake.', tooLate: 'Innspelet er alt behandla, så det kan ikkje trekkjast tilbake. Dette er det som gjeld:',
    summary: (what) => `Innspelet ditt: ${what}`, again: 'Du kan sende det på nytt seinare.',
  },
  waiting: {
    title: 'Innspel som ventar', count: (n) => (n === 1 ? '1 innspel ventar' : `${n} innspel ventar`), none: 'Ingen innspel ventar.', handle: 'Behandle', all: 'Heile nettverket', ownOnly: 'Berre mine',
    allNote: 'Alle innspel i nettverket. Koordinatorane behandlar sine eigne.', see: (n) => `Sjå ${n} innspel`, forMeeting: (meeting) => `Kan takast med i ${meeting}`,
    group: (level, n) => `${level} (${n})`, list: 'Alle som ventar',
  },
  item: {
    title: 'Innspel', from: 'Frå', formerly: 'Ein som ikkje er i nettverket lenger', belongs: 'Høyrer til', sent: 'Sendt', agenda: 'På dagsordenen', agendaNamed: 'Saka, med namnet til den som sende det', agendaUnnamed: 'Berre saka, utan namn',
    take: 'Ta med i møte', lift: 'Løft', notNow: 'Ikkje no', liftTo: (place) => `«Løft» sender det vidare til ${place}.`, liftElsewhere: (place) => `«Løft» sender det vidare til ${place}, fordi eininga ikkje har ei eiga styringsgruppe.`, top: 'Det er på øvste nivå og kan ikkje løftast vidare.',
    noMeeting: 'Ingen møte som kjem, er for dette nivået. Kall inn til eit møte, så kan det takast med der.', choose: 'Vel eit møte',
    done: { taken: (meeting) => `Teke med på dagsordenen: ${meeting}. Innkallinga blir oppdatert, og ingen blir spurde på nytt.`, lifted: (place) => `Løfta til ${place}.`, 'not-now': 'Svaret er sendt.' },
    senderTold: 'Den som sende det, får beskjed i arbeidstida.',
    conflict: (name) => `${name} har behandla innspelet i mellomtida. Ingenting er endra no. Dette er det som gjeld:`, withdrawnMeanwhile: 'Innspelet er trekt tilbake av den som sende det.', someone: 'Nokon',
    full: (meeting) => `Dagsordenen for ${meeting} er full. Gjer han kortare, eller vel eit anna møte.`, over: (meeting) => `${meeting} kan ikkje endrast lenger. Vel eit anna møte.`,
    steps: {
      taken: (who, meeting) => `${who} tok det med i ${meeting}`, lifted: (who, place) => `${who} løfta det til ${place}`, 'not-now': (who) => `${who} svarte «Ikkje no»`, withdrawn: 'Trekt tilbake', released: (meeting) => `Kom ikkje med i ${meeting}`, calledOff: (meeting) => `${meeting} vart avlyst`,
    },
    notYours: (contact) => `Du kan ikkje behandle dette innspelet. Kontakt ${contact}.`,
  },
  agendaLine: (title, name) => `${title} (innspel frå ${name})`,
};
