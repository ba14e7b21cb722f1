/** Bokmål for innspill: what anybody wants taken up in a meeting. */
export const innspillNb = {
  title: 'Nytt innspill', lead: 'Hva bør tas opp i et møte? Den som forbereder møtene, ser innspillet og navnet ditt, og du får vite hva som skjer med det.',
  privacy: 'Skriv ikke om barn eller unge som kan kjennes igjen.',
  fields: { title: 'Sak', comment: 'Hvorfor, eller hva ønsker du? (kan stå tomt)', place: 'Hvor hører det til?', named: 'Navn på dagsordenen', meeting: 'Møte', reply: 'Svar til den som sendte det (må fylles ut ved «Ikke nå»)' },
  placeholders: { title: 'Kort, som et punkt på dagsordenen', comment: 'Gjerne én eller to setninger', reply: 'Kort, og vennlig' },
  named: 'Navnet mitt kan stå på dagsordenen', send: 'Send', new: 'Nytt innspill', withdraw: 'Trekk tilbake',
  cityWide: (unit: string) => `Byomfattende (${unit})`, place: (level: string, unit: string) => `${level} · ${unit}`,
  faults: { 'title-missing': 'Skriv kort hva saken er.', 'place-unknown': 'Velg hvor innspillet hører til.', 'meeting-missing': 'Velg et møte i listen.', 'reason-missing': 'Skriv kort hvorfor. Den som sendte innspillet, får svaret.' },
  own: {
    title: 'Innspillet ditt', sent: 'Innspillet er sendt.', mine: 'Mine innspill',
    goesTo: (names: string) => `Går til ${names}.`, nobody: 'Ingen forbereder møtene der ennå. SaLTo-sekretariatet ser innspillet.',
    states: {
      waiting: 'Venter', taken: (meeting: string, date: string) => `Tas opp i ${meeting}, ${date}`, 'not-now': 'Ikke nå', withdrawn: 'Trukket tilbake', again: 'Venter igjen, fordi møtet ble avlyst', lifted: (place: string) => `Løftet til ${place}`,
    },
    withdrawn: 'Innspillet er trukket tilbake.', tooLate: 'Innspillet er alt behandlet, så det kan ikke trekkes tilbake. Dette er det som gjelder:',
    summary: (what: string) => `Innspillet ditt: ${what}`, again: 'Du kan sende det på nytt senere.',
  },
  waiting: {
    title: 'Innspill som venter', count: (n: number) => (n === 1 ? '1 innspill venter' : `${n} innspill venter`), none: 'Ingen innspill venter.', handle: 'Behandle', all: 'Hele nettverket', ownOnly: 'Bare mine',
    allNote: 'Alle innspill i nettverket. Koordinatorene behandler sine egne.', see: (n: number) => `Se ${n} innspill`, forMeeting: (meeting: string) => `Kan tas med i ${meeting}`,
    group: (level: string, n: number) => `${level} (${n})`, list: 'Alle som venter',
  },
  item: {
    title: 'Innspill', from: 'Fra', formerly: 'En som ikke er i nettverket lenger', belongs: 'Hører til', sent: 'Sendt', agenda: 'På dagsordenen', agendaNamed: 'Saken, med navnet til den som sendte det', agendaUnnamed: 'Bare saken, uten navn',
    take: 'Ta med i møte', lift: 'Løft', notNow: 'Ikke nå', liftTo: (place: string) => `«Løft» sender det videre til ${place}.`, liftElsewhere: (place: string) => `«Løft» sender det videre til ${place}, fordi enheten ikke har en egen styringsgruppe.`, top: 'Det er på øverste nivå og kan ikke løftes videre.',
    noMeeting: 'Ingen møter som kommer, er for dette nivået. Innkall et møte, så kan det tas med der.', choose: 'Velg et møte',
    done: { taken: (meeting: string) => `Tatt med på dagsordenen: ${meeting}. Innkallingen oppdateres, og ingen blir spurt på nytt.`, lifted: (place: string) => `Løftet til ${place}.`, 'not-now': 'Svaret er sendt.' },
    senderTold: 'Den som sendte det, får beskjed i arbeidstiden.',
    conflict: (name: string) => `${name} har behandlet innspillet i mellomtiden. Ingenting er endret nå. Dette er det som gjelder:`, withdrawnMeanwhile: 'Innspillet er trukket tilbake av den som sendte det.', someone: 'Noen',
    full: (meeting: string) => `Dagsordenen for ${meeting} er full. Gjør den kortere, eller velg et annet møte.`, over: (meeting: string) => `${meeting} kan ikke endres lenger. Velg et annet møte.`,
    steps: {
      taken: (who: string, meeting: string) => `${who} tok det med i ${meeting}`, lifted: (who: string, place: string) => `${who} løftet det til ${place}`, 'not-now': (who: string) => `${who} svarte «Ikke nå»`, withdrawn: 'Trukket tilbake', released: (meeting: string) => `Kom ikke med i ${meeting}`, calledOff: (meeting: string) => `${meeting} ble avlyst`,
    },
    notYours: (contact: string) => `Du kan ikke behandle dette innspillet. Kontakt ${contact}.`,
  },
  agendaLine: (title: string, name: string) => `${title} (innspill fra ${name})`,
};

export type InnspillTexts = typeof innspillNb;
