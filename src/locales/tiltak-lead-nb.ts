/** Bokmål for the leader's side of a check-in (starting one, following it, the yearly questions), and the shape of the other languages. */
const measures = (n: number) => (n === 1 ? '1 tiltak' : `${n} tiltak`);
const people = (n: number) => (n === 1 ? '1 person' : `${n} personer`);
const units = (n: number) => (n === 1 ? '1 enhet' : `${n} enheter`);

export const tiltakLeadNb = {
  start: 'Ny innsjekk', list: 'Følg innsjekker',
  form: {
    title: 'Ny innsjekk', editTitle: 'Endre innsjekken', lead: 'De ansvarlige får ett kort hver med tiltakene sine. Ingenting sendes før du har sett forhåndsvisningen.',
    fields: { title: 'Tittel', plan: 'Plan', units: 'Enheter', date: 'Sendes', deadline: 'Svarfrist', series: 'Gjentas', yearly: 'Årsspørsmål' },
    titlePlaceholder: 'Status på tiltakene våren 2027', yearlyText: 'Still også årsrapportens spørsmål til hver enhet',
    noRegister: 'Registeret har ingen tiltak du kan spørre om. Kontakt SaLTo-sekretariatet, som legger inn planer og tiltak.',
  },
  preview: {
    title: 'Forhåndsvisning', measures, people: (n: number) => `${people(n)} får hvert sitt kort`, plan: 'Plan', opens: 'Sendes', now: 'Nå', deadline: 'Svarfrist', late: 'Sene svar', lateUntil: (date: string) => `tas imot til ${date}`, series: 'Gjentas', next: (date: string) => `neste gang ${date}`, yearly: 'Årsspørsmål', yearlyText: 'stilles til koordinatorene, én gang per enhet',
    byUnit: 'Tiltak etter enhet', more: (n: number) => `og ${units(n)} til`, everyone: 'Alle kan nås i Teams.',
    unreachable: (n: number) => `${people(n)} kan ikke nås i Teams og må spørres på annen måte.`, unreachableTitle: 'Kan ikke nås i Teams', showNames: 'Vis navn',
    nobody: (n: number) => (n === 1 ? '1 tiltak har ingen ansvarlig, og blir ikke besvart før noen overtar det.' : `${n} tiltak har ingen ansvarlig, og blir ikke besvart før noen overtar dem.`), nobodyTitle: 'Tiltak uten ansvarlig', showMeasures: 'Vis tiltak',
    empty: (names: string) => `Ingen tiltak i denne planen: ${names}`, overlap: (title: string, n: number) => `En annen innsjekk av samme plan er i gang for ${units(n)}: ${title}. De ansvarlige får to kort.`,
    nobodyAtAll: 'Ingen av tiltakene har noen ansvarlig. Legg inn ansvarlige eller koordinatorer før du sender.',
    send: 'Send', edit: 'Endre', discard: 'Avbryt', discarded: 'Utkastet er forkastet. Ingenting ble sendt.',
  },
  sent: { title: 'Innsjekken er på vei', later: 'Innsjekken er planlagt', lead: (n: number, m: number) => `${measures(m)} er fordelt på ${people(n)}. Du kan følge svarene i kortet nedenfor.`, laterLead: (date: string) => `Den sendes ${date}.`, open: 'Se status' },
  rollUp: {
    states: { draft: 'Utkast', scheduled: 'Ikke sendt ennå', open: 'Åpen for svar', closed: 'Avsluttet', cancelled: 'Avlyst' },
    answered: (n: number, total: number) => `${n} av ${total} tiltak er besvart`, late: (n: number) => (n === 1 ? '1 svar kom etter fristen' : `${n} svar kom etter fristen`), deadline: (date: string) => `Svarfrist ${date}`, opens: (date: string) => `Sendes ${date}`, updated: (clock: string) => `Oppdatert kl. ${clock}`,
    moreAreas: (n: number) => (n === 1 ? '1 innsatsområde til står i tabellen.' : `${n} innsatsområder til står i tabellen.`), statuses: { started: 'Igangsatt', notStarted: 'Ikke igangsatt', completed: 'Fullført', discontinued: 'Avsluttet', unanswered: 'Ubesvart' }, byArea: 'Status etter innsatsområde', byUnit: 'Besvart etter enhet', ofTotal: (n: number, total: number) => `${n} av ${total}`,
    handedOn: 'Den som startet innsjekken, kan ikke lede den lenger. Nå er det du som gjør det.', reasons: 'Hvorfor ikke igangsatt', reasonsNote: 'Ett tiltak kan ha flere grunner.', nobody: (n: number) => `${measures(n)} uten ansvarlig: ingen er spurt.`, levelClosed: (level: string) => `Svar fra ${level} kan ikke leses nå, så de mangler i tallene.`, onlyOwn: 'Du ser tall for enheten din og regionen.', noneAsked: 'Ingen av enhetene som er spurt, har tiltak i denne planen. Ingen har fått noe kort.', notShared: 'Tiltakene fordeles på de ansvarlige når innsjekken sendes.', noneToSee: 'Ingen tiltak å vise.',
    series: (often: string) => `Gjentas: ${often}.`, next: (date: string) => `Neste innsjekk ${date}.`, seriesEnded: 'Serien er stoppet.',
    table: 'Tabell', unitsButton: 'Enheter', refresh: 'Oppdater', extend: 'Utvid fristen', cancel: 'Avlys', stopSeries: 'Stopp serien', yearly: 'Årsspørsmål', open: 'Åpne',
    yearlyLeft: (names: string) => `Gjenstår: ${names}.`, yearlyAnswered: (n: number, total: number) => `Årsspørsmålene: ${n} av ${units(total)} har svart på alt.`,
  },
  table: { area: 'Innsatsområde', unit: 'Enhet', total: 'Alle', started: 'I gang', notStarted: 'Ikke', completed: 'Ferdig', discontinued: 'Slutt', unanswered: 'Ubes.', sum: 'Sum', explain: 'I gang: igangsatt  ·  Ikke: ikke igangsatt  ·  Ferdig: fullført  ·  Slutt: avsluttet  ·  Ubes.: ubesvart', byArea: 'Etter område', byUnit: 'Etter enhet' },
  unit: { late: 'etter fristen', notYours: 'Du ser tall for denne enheten, men ikke hva den enkelte har svart.', delegated: (name: string) => `Gitt videre til ${name}`, takenOver: (name: string) => `Overtatt av ${name}`, waitsFor: (names: string) => `Venter på ${names}`, nobody: 'Ingen ansvarlig', closed: 'Svaret kan ikke leses nå' },
  measure: { history: 'Historikk', empty: 'Ingen har sagt noe om dette tiltaket ennå.', imported: 'Importert', at: (clock: string) => `kl. ${clock}`, inCheckIn: (name: string) => `Besvart av ${name}`, unknownPerson: 'noen som har sluttet', late: 'Etter fristen', outcome: 'Hva oppnås', benefit: 'Til gode for målgruppen' },
  extend: { title: 'Utvid svarfristen', lead: (date: string) => `Fristen er nå ${date}. De som ikke er ferdige, får den nye fristen i kortet sitt.`, field: 'Ny svarfrist', confirm: 'Utvid', keep: 'Avbryt', done: (date: string) => `Svarfristen er nå ${date}.` },
  cancel: { title: 'Avlyse innsjekken?', text: (answered: number) => (answered === 0 ? 'Ingen har svart ennå. Det kan ikke angres.' : `${measures(answered)} er besvart; svarene følger ikke med videre. Det kan ikke angres.`), series: 'Resten av serien går sin gang. Den stoppes for seg.', confirm: 'Ja, avlys', keep: 'Behold innsjekken', done: 'Innsjekken er avlyst.' },
  stop: { title: 'Stoppe serien?', text: (date: string) => `Innsjekken som er planlagt ${date}, og alle etter den blir ikke sendt. Innsjekken som pågår, fortsetter.`, confirm: 'Ja, stopp serien', keep: 'Behold serien', done: 'Serien er stoppet.' },
  listCard: { title: 'Innsjekker', empty: 'Ingen innsjekker du kan følge.', progress: (n: number, total: number) => `${n} av ${total} besvart` },
  yearly: {
    title: (unit: string) => `Årsspørsmål: ${unit}`, lead: 'Én besvarelse per enhet. Alt er valgfritt, og kan endres til innsjekken lukkes.', privacy: 'Skriv aldri om barn eller unge som kan kjennes igjen.', chooseTitle: 'Årsspørsmål', page: (page: number, pages: number) => `Del ${page} av ${pages}`,
    fields: { adopted: 'Er planen behandlet?', parties: 'Hvem har vært med på å lage den?', goals: 'Måloppnåelse: hvor langt er dere kommet?', pleased: 'Hva er dere mest fornøyd med?', use: 'Hvor aktivt brukes planen?', challenges: 'Utfordringer', input: 'Andre innspill' },
    focus: (area: string) => `${area}: hva har innsatsen betydd, og hva har den gitt målgruppen?`,
    adopted: { vedtatt: 'Vedtatt av styringsgruppen', orientert: 'Tatt til orientering av styringsgruppen', ledelse: 'Vist bydelens ledelse', nei: 'Ikke behandlet' }, parties: { bydel: 'Bydel', skole: 'Skole', politi: 'Politi' }, use: { aktivt: 'Aktivt', delvis: 'Delvis', lite: 'Lite', ikke: 'Ikke i bruk' },
    unsaid: 'Ikke svart', save: 'Lagre', saveNext: 'Lagre og neste', previous: 'Forrige', saved: 'Lagret. Takk!', lastSaved: (name: string, when: string) => `Sist lagret av ${name}, ${when}`, earlier: 'Fylt ut med svaret fra forrige innsjekk. Rett det som ikke stemmer lenger.',
    conflict: (name: string) => `${name} lagret andre svar mens du skrev. Det du skrev, er ikke lagret ennå. Lagrer du igjen, gjelder ditt.`, theirs: (text: string) => `Lagret nå: ${text}`, blank: 'tomt', closed: 'Innsjekken er lukket, og svarene kan ikke endres.', done: 'Besvart', begun: 'Påbegynt', notDone: 'Ikke besvart', answer: 'Svar',
  },
  refusals: { alreadySent: 'Innsjekken er allerede sendt.', cancelled: 'Innsjekken er avlyst.', closed: 'Innsjekken er avsluttet.', notOpen: 'Innsjekken er ikke sendt ut ennå.', gone: 'Innsjekken finnes ikke lenger.', notYearly: 'Denne innsjekken stiller ikke årsspørsmål.', notInSeries: 'Ingen ny innsjekk er planlagt i denne serien.', notKoordinator: 'Bare en koordinator for enheten kan svare på årsspørsmålene.' },
  summaries: { form: 'Ny innsjekk', preview: 'Forhåndsvisning', rollUp: (title: string) => `Status: ${title}`, table: 'Tabell', unit: 'Tiltakene', measure: 'Tiltak', yearly: 'Årsspørsmål', list: 'Innsjekker' },
  faults: {
    'title-missing': 'Innsjekken må ha en tittel.', 'plan-unknown': 'Velg en plan.', 'units-missing': 'Velg minst én enhet.', 'units-too-many': 'Velg høyst 40 enheter, eller alle.', 'units-unknown': 'Utvalget har en enhet som ikke finnes.', 'units-not-allowed': 'Du kan bare spørre enheten du koordinerer, og regionen den hører til. Kontakt SaLTo-sekretariatet for andre.', 'no-measures': 'De valgte enhetene har ingen tiltak i denne planen.',
    'date-far': 'Datoen er mer enn to år fram i tid.', 'deadline-before-sent': 'Innsjekken sendes først neste virkedag. Svarfristen må være den dagen eller senere.', 'deadline-before-date': 'Svarfristen må være samme dag som innsjekken sendes, eller senere.', 'deadline-after-next': 'Svarfristen må være før neste innsjekk i serien.', 'deadline-not-later': 'Den nye fristen må være senere enn den gamle.', 'deadline-beyond-kept': 'Så lenge kan innsjekken ikke være åpen: svarene slettes før den er ferdig. Velg en tidligere dato, eller start en ny innsjekk.', 'series-unknown': 'Velg hvor ofte innsjekken skal gjentas.',
  },
};
export type TiltakLeadTexts = typeof tiltakLeadNb;
