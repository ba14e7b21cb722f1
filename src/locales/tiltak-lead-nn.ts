/** Nynorsk for the leader's side of a check-in. */
import type { TiltakLeadTexts } from './tiltak-lead-nb.ts';

const measures = (n: number) => (n === 1 ? '1 tiltak' : `${n} tiltak`);
const people = (n: number) => (n === 1 ? '1 person' : `${n} personar`);
const units = (n: number) => (n === 1 ? '1 eining' : `${n} einingar`);

export const tiltakLeadNn: TiltakLeadTexts = {
  start: 'Ny innsjekk', list: 'Følg innsjekkar',
  form: {
    title: 'Ny innsjekk', editTitle: 'Endre innsjekken', lead: 'Dei ansvarlege får eitt kort kvar med tiltaka sine. Ingenting blir sendt før du har sett førehandsvisinga.',
    fields: { title: 'Tittel', plan: 'Plan', units: 'Einingar', date: 'Blir sendt', deadline: 'Svarfrist', series: 'Gjentak', yearly: 'Årsspørsmål' },
    titlePlaceholder: 'Status på tiltaka våren 2027', yearlyText: 'Still òg spørsmåla i årsrapporten til kvar eining',
    noRegister: 'Registeret har ingen tiltak du kan spørje om. Kontakt SaLTo-sekretariatet, som legg inn planar og tiltak.',
  },
  preview: {
    title: 'Førehandsvising', measures, people: (n) => `${people(n)} får kvar sitt kort`, plan: 'Plan', opens: 'Blir sendt', now: 'No', deadline: 'Svarfrist', late: 'Seine svar', lateUntil: (date) => `blir tekne imot til ${date}`, series: 'Gjentak', next: (date) => `neste gong ${date}`, yearly: 'Årsspørsmål', yearlyText: 'går til koordinatorane, éin gong per eining',
    byUnit: 'Tiltak etter eining', more: (n) => `og ${units(n)} til`, everyone: 'Alle kan nåast i Teams.',
    unreachable: (n) => `${people(n)} kan ikkje nåast i Teams og må spørjast på annan måte.`, unreachableTitle: 'Kan ikkje nåast i Teams', showNames: 'Vis namn',
    nobody: (n) => `${measures(n)} har ingen ansvarleg, og får ikkje svar før nokon tek over.`, nobodyTitle: 'Tiltak utan ansvarleg', showMeasures: 'Vis tiltak',
    empty: (names) => `Ingen tiltak i denne planen: ${names}`, overlap: (title, n) => `Ein annan innsjekk av same plan er i gang for ${units(n)}: ${title}. Dei ansvarlege får to kort.`,
    nobodyAtAll: 'Ingen av tiltaka har nokon ansvarleg. Legg inn ansvarlege eller koordinatorar før du sender.',
    send: 'Send', edit: 'Endre', discard: 'Avbryt', discarded: 'Utkastet er forkasta. Ingenting vart sendt.',
  },
  sent: { title: 'Innsjekken er på veg', later: 'Innsjekken er planlagd', lead: (n, m) => `${measures(m)} er fordelte på ${people(n)}. Du kan følgje svara i kortet nedanfor.`, laterLead: (date) => `Han blir send ${date}.`, open: 'Sjå status' },
  rollUp: {
    states: { draft: 'Utkast', scheduled: 'Ikkje send enno', open: 'Open for svar', closed: 'Avslutta', cancelled: 'Avlyst' },
    answered: (n, total) => `${n} av ${total} tiltak har fått svar`, late: (n) => `${n} svar kom etter fristen`, deadline: (date) => `Svarfrist ${date}`, opens: (date) => `Blir send ${date}`, updated: (clock) => `Oppdatert kl. ${clock}`,
    moreAreas: (n: number) => (n === 1 ? '1 innsatsområde til står i tabellen.' : `${n} innsatsområde til står i tabellen.`), statuses: { started: 'Sett i gang', notStarted: 'Ikkje sett i gang', completed: 'Fullført', discontinued: 'Avslutta', unanswered: 'Utan svar' }, byArea: 'Status etter innsatsområde', byUnit: 'Svar etter eining', ofTotal: (n, total) => `${n} av ${total}`,
    handedOn: 'Den som starta innsjekken, kan ikkje leie han lenger. No er det du som gjer det.', reasons: 'Kvifor ikkje sett i gang', reasonsNote: 'Eitt tiltak kan ha fleire grunnar.', nobody: (n) => `${measures(n)} utan ansvarleg: ingen er spurde.`, levelClosed: (level) => `Svar frå ${level} kan ikkje lesast no, så dei manglar i tala.`, onlyOwn: 'Du ser tal for eininga di og regionen.', noneAsked: 'Ingen av einingane som er spurde, har tiltak i denne planen. Ingen har fått noko kort.', notShared: 'Tiltaka blir fordelte på dei ansvarlege når innsjekken blir send.', noneToSee: 'Ingen tiltak å vise.',
    series: (often) => `Gjentak: ${often}.`, next: (date) => `Neste innsjekk ${date}.`, seriesEnded: 'Serien er stoppa.',
    table: 'Tabell', unitsButton: 'Einingar', refresh: 'Oppdater', extend: 'Utvid fristen', cancel: 'Avlys', stopSeries: 'Stopp serien', yearly: 'Årsspørsmål', open: 'Opne',
    yearlyLeft: (names) => `Står att: ${names}.`, yearlyAnswered: (n, total) => `Årsspørsmåla: ${n} av ${units(total)} har svart på alt.`,
  },
  table: { area: 'Innsatsområde', unit: 'Eining', total: 'Alle', started: 'I gang', notStarted: 'Ikkje', completed: 'Ferdig', discontinued: 'Slutt', unanswered: 'Utan', sum: 'Sum', explain: 'I gang: sett i gang  ·  Ikkje: ikkje sett i gang  ·  Ferdig: fullført  ·  Slutt: avslutta  ·  Utan: utan svar', byArea: 'Etter område', byUnit: 'Etter eining' },
  unit: { late: 'etter fristen', notYours: 'Du ser tal for denne eininga, men ikkje kva den einskilde har svart.', delegated: (name) => `Gitt vidare til ${name}`, takenOver: (name) => `Teke over av ${name}`, waitsFor: (names) => `Ventar på ${names}`, nobody: 'Ingen ansvarleg', closed: 'Svaret kan ikkje lesast no' },
  measure: { history: 'Historikk', empty: 'Ingen har sagt noko om dette tiltaket enno.', imported: 'Importert', at: (clock: string) => `kl. ${clock}`, inCheckIn: (name) => `Svar frå ${name}`, unknownPerson: 'nokon som har slutta', late: 'Etter fristen', outcome: 'Kva blir oppnådd', benefit: 'Til gode for målgruppa' },
  extend: { title: 'Utvid svarfristen', lead: (date) => `Fristen er no ${date}. Dei som ikkje er ferdige, får den nye fristen i kortet sitt.`, field: 'Ny svarfrist', confirm: 'Utvid', keep: 'Avbryt', done: (date) => `Svarfristen er no ${date}.` },
  cancel: { title: 'Avlyse innsjekken?', text: (answered) => (answered === 0 ? 'Ingen har svart enno. Det kan ikkje angrast.' : `${measures(answered)} har fått svar; svara følgjer ikkje med vidare. Det kan ikkje angrast.`), series: 'Resten av serien går sin gang. Han blir stoppa for seg.', confirm: 'Ja, avlys', keep: 'Behald innsjekken', done: 'Innsjekken er avlyst.' },
  stop: { title: 'Stoppe serien?', text: (date) => `Innsjekken som er planlagd ${date}, og alle etter han blir ikkje sende. Innsjekken som er i gang, held fram.`, confirm: 'Ja, stopp serien', keep: 'Behald serien', done: 'Serien er stoppa.' },
  listCard: { title: 'Innsjekkar', empty: 'Ingen innsjekkar du kan følgje.', progress: (n, total) => `${n} av ${total} har fått svar` },
  yearly: {
    title: (unit) => `Årsspørsmål: ${unit}`, lead: 'Eitt svar per eining. Alt er valfritt, og kan endrast til innsjekken blir lukka.', privacy: 'Skriv aldri om barn eller unge som kan kjennast att.', chooseTitle: 'Årsspørsmål', page: (page, pages) => `Del ${page} av ${pages}`,
    fields: { adopted: 'Er planen behandla?', parties: 'Kven har vore med på å lage han?', goals: 'Måloppnåing: kor langt er de komne?', pleased: 'Kva er de mest nøgde med?', use: 'Kor aktivt blir planen brukt?', challenges: 'Utfordringar', input: 'Andre innspel' },
    focus: (area) => `${area}: kva har innsatsen hatt å seie, og kva har han gitt målgruppa?`,
    adopted: { vedtatt: 'Vedteken av styringsgruppa', orientert: 'Teken til orientering av styringsgruppa', ledelse: 'Vist leiinga i bydelen', nei: 'Ikkje behandla' }, parties: { bydel: 'Bydel', skole: 'Skule', politi: 'Politi' }, use: { aktivt: 'Aktivt', delvis: 'Delvis', lite: 'Lite', ikke: 'Ikkje i bruk' },
    unsaid: 'Ikkje svart', save: 'Lagre', saveNext: 'Lagre og neste', previous: 'Førre', saved: 'Lagra. Takk!', lastSaved: (name, when) => `Sist lagra av ${name}, ${when}`, earlier: 'Fylt ut med svaret frå førre innsjekk. Rett det som ikkje stemmer lenger.',
    conflict: (name) => `${name} lagra andre svar medan du skreiv. Det du skreiv, er ikkje lagra enno. Lagrar du på nytt, gjeld ditt.`, theirs: (text) => `Lagra no: ${text}`, blank: 'tomt', closed: 'Innsjekken er lukka, og svara kan ikkje endrast.', done: 'Svart', begun: 'Påbyrja', notDone: 'Ikkje svart', answer: 'Svar',
  },
  refusals: { alreadySent: 'Innsjekken er alt send.', cancelled: 'Innsjekken er avlyst.', closed: 'Innsjekken er avslutta.', notOpen: 'Innsjekken er ikkje send ut enno.', gone: 'Innsjekken finst ikkje lenger.', notYearly: 'Denne innsjekken stiller ikkje årsspørsmål.', notInSeries: 'Ingen ny innsjekk er planlagd i denne serien.', notKoordinator: 'Berre ein koordinator for eininga kan svare på årsspørsmåla.' },
  summaries: { form: 'Ny innsjekk', preview: 'Førehandsvising', rollUp: (title) => `Status: ${title}`, table: 'Tabell', unit: 'Tiltaka', measure: 'Tiltak', yearly: 'Årsspørsmål', list: 'Innsjekkar' },
  faults: {
    'title-missing': 'Innsjekken må ha ein tittel.', 'plan-unknown': 'Vel ein plan.', 'units-missing': 'Vel minst éi eining.', 'units-too-many': 'Vel høgst 40 einingar, eller alle.', 'units-unknown': 'Utvalet har ei eining som ikkje finst.', 'units-not-allowed': 'Du kan berre spørje eininga du koordinerer, og regionen ho høyrer til. Kontakt SaLTo-sekretariatet for andre.', 'no-measures': 'Dei valde einingane har ingen tiltak i denne planen.',
    'date-far': 'Datoen er meir enn to år fram i tid.', 'deadline-before-sent': 'Innsjekken blir ikkje send før neste verkedag. Svarfristen må vere den dagen eller seinare.', 'deadline-before-date': 'Svarfristen må vere same dag som innsjekken blir send, eller seinare.', 'deadline-after-next': 'Svarfristen må vere før neste innsjekk i serien.', 'deadline-not-later': 'Den nye fristen må vere seinare enn den gamle.', 'deadline-beyond-kept': 'Så lenge kan innsjekken ikkje vere open: svara blir sletta før han er ferdig. Vel ein tidlegare dato, eller start ein ny innsjekk.', 'series-unknown': 'Vel kor ofte innsjekken skal gjentakast.',
  },
};
