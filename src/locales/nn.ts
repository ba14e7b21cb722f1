/** Nynorsk. */
import { followUpNn } from './follow-up-nn.ts';
import { absenceNn } from './absence-nn.ts';
import { admissionNn } from './admission-nn.ts';
import { canaryNn } from './canary-nn.ts';
import { channelCallNn } from './channel-call-nn.ts';
import { channelNn } from './channel-nn.ts';
import { innspillNn } from './innspill-nn.ts';
import { innsynNn } from './privacy-nn.ts';
import { meetingsNn } from './meetings-nn.ts';
import { mobilisationNn } from './mobilisation-nn.ts';
import { tiltakLeadNn } from './tiltak-lead-nn.ts';
import { tiltakNn } from './tiltak-nn.ts';
import { tiltaksloggNn } from './tiltakslogg-nn.ts';
import type { Texts } from './nb.ts';

const people = (n: number) => (n === 1 ? '1 person' : `${n} personar`);

export const nn: Texts = {
  locale: 'nn',
  common: {
    back: 'Tilbake', next: 'Neste', previous: 'Førre', all: 'Alle', nobody: 'Ingen.', when: 'Når', where: 'Kvar', agenda: 'Dagsorden',
    answerBy: 'Svarfrist', organiser: 'Kalla inn av', people, someone: 'nokon som ikkje lenger er i nettverket',
    page: (page, pages) => `Side ${page} av ${pages}`,
  },
  absence: absenceNn,
  admission: admissionNn,
  canary: canaryNn,
  channel: channelNn,
  channelCall: channelCallNn,
  innspill: innspillNn,
  innsyn: innsynNn,
  meetings: meetingsNn,
  mobilisation: mobilisationNn,
  followUp: followUpNn,
  tiltak: tiltakNn,
  tiltakLead: tiltakLeadNn,
  tiltakslogg: tiltaksloggNn,
  repeats: { engang: 'Aldri', uke: 'Kvar veke', 'annenhver-uke': 'Annakvar veke', 'maned-ukedag': 'Kvar månad, same vekedag', 'kvartal-ukedag': 'Kvart kvartal, same vekedag', maned: 'Kvar månad', kvartal: 'Kvart kvartal', halvar: 'Kvart halvår', ar: 'Kvart år' },
  levels: { styrende: 'Styrande nivå', koordinerende: 'Koordinerande nivå', utovende: 'Utøvande nivå' },
  levelsShort: { styrende: 'Styrande', koordinerende: 'Koordinerande', utovende: 'Utøvande' },
  parties: { bydel: 'Bydel', skole: 'Skule', politi: 'Politi', annet: 'Andre' },
  roles: { sekretariat: 'SaLTo-sekretariatet', koordinator: 'SaLTo-koordinator', leder: 'Leiar', medlem: 'Medlem' },
  answers: { kommer: 'Kjem', 'kommer-digitalt': 'Kjem digitalt', kanskje: 'Kanskje', 'kommer-ikke': 'Kjem ikkje', silent: 'Ikkje svart' },
  answersShort: { kommer: 'Kjem', 'kommer-digitalt': 'Digitalt', kanskje: 'Kanskje', 'kommer-ikke': 'Nei', silent: 'Ikkje svart' },
  menu: {
    title: 'Kva vil du gjere?',
    lead: 'Trykk på ein knapp, eller skriv ordet i chatten.',
    unknown: 'Det forstod eg ikkje. Her er det eg kan hjelpe med:',
    buttons: { mine: 'Ikkje svart', møter: 'Møte', møte: 'Nytt møte', mobiliser: 'Mobiliser', øvelse: 'Øving', tavle: 'Tavle', tiltak: 'Tiltak', innspill: 'Innspel', rapport: 'Rapport', nettverk: 'Nettverket', fravær: 'Fråvær', språk: 'Språk', innsyn: 'Innsyn', hjelp: 'Hjelp', meny: 'Meny' },
  },
  help: {
    title: 'Hjelp',
    lines: {
      mine: 'viser det du ikkje har svart på, og oppgåvene dine', møter: 'viser møta som kjem', møte: 'lagar eit nytt møte og kallar inn',
      mobiliser: 'kallar ut folk ved ei alvorleg hending, eit arrangement eller ein demonstrasjon', øvelse: 'gjer det same som ei øving', tavle: 'viser mobiliseringar som går føre seg, og kven som kjem', tiltak: 'viser tiltaka du er beden om å gje status på', innspill: 'sender inn noko som bør takast opp i eit møte, og viser kva som vart av det', rapport: 'lagar årsrapporten om tiltaka, nøkkeltal om møta og tiltaksloggen', nettverk: 'viser kven som kan nåast her i Teams', fravær: 'melder når du er borte', språk: 'byter språk', innsyn: 'viser det som er lagra om deg', hjelp: 'viser denne hjelpa', meny: 'viser knappane',
    },
    privacy: 'Skriv aldri om barn eller unge som kan kjennast att – heller ikkje i kommentarar.',
  },
  welcome: {
    title: (name) => `Velkomen, ${name}`,
    lead: 'Eg er assistenten til SaLTo-nettverket i Teams. Eg kallar inn til møte, tek imot svar og minner deg på det som kjem.',
    effort: 'Det meste svarar du på med eitt trykk, rett i meldinga du får.',
    inTeam: 'Assistenten til SaLTo-nettverket er lagd til i teamet. No kan eg sende innkallingar til medlemene i deira eigen chat.',
    inChat: 'Assistenten til SaLTo-nettverket er lagd til i chatten. Høyrer han til eit møte som eg har kalla inn til, kan den som kalla inn få sjå kven av dei innkalla som vart med i Teams.',
  },
  language: { title: 'Vel språk', current: (language) => `No bruker eg ${language}.`, names: { nb: 'bokmål', nn: 'nynorsk', en: 'engelsk' }, buttons: { nb: 'Bokmål', nn: 'Nynorsk', en: 'English' }, changed: 'Frå no av skriv eg på nynorsk.' },
  status: {
    title: 'Kven kan nåast?', subtitle: (n) => `${people(n)} i nettverket`,
    personal: 'Har appen', roster: 'Via team', none: 'Kan ikkje nåast',
    explain: 'Dei som har appen eller er med i eit team der appen er lagd til, får meldingar i Teams. Dei andre må ringjast.',
    unit: 'Eining', reachable: 'Kan nåast', ofTotal: (n, total) => `${n} av ${total}`,
    unreachable: 'Kan ikkje nåast i Teams', allReachable: 'Alle kan nåast i Teams.',
    reasons: { 'never-seen': 'har ikkje appen', blocked: 'har blokkert meldingar', uninstalled: 'har fjerna appen' },
  },
  form: {
    title: 'Nytt møte', editTitle: 'Endre møtet', lead: 'Ingenting blir sendt før du har sett førehandsvisinga.', fix: 'Sjå over felta som er merkte.',
    fields: { title: 'Tittel', kind: 'Type møte', date: 'Dato', start: 'Startar', end: 'Sluttar', place: 'Stad', joinUrl: 'Møtelenkje', agenda: 'Dagsorden', deadline: 'Svarfrist', levels: 'Nivå', units: 'Einingar', groups: 'Grupper' },
    placeholders: { title: 'Temamøte om rus blant unge', place: 'Adresse og rom', joinUrl: 'https://…', agenda: 'Eitt punkt per linje. Ikkje skriv om barn eller unge som kan kjennast att.' },
    audience: 'Kven skal kallast inn?', audienceHint: 'Alle på dei valde nivåa i dei valde einingane, og alle i dei valde gruppene.', allUnits: 'Alle einingar', find: 'Finn',
    found: (n, of) => (of === 0 ? 'Søket gav ingen treff. Skriv korleis namnet byrjar, eller eit ord i det.' : n < of ? `Søket gav ${of} treff, og ${n} av dei står i lista. Skriv meir av namnet.` : `Søket gav ${n} treff.`),
    unitList: { choose: 'Vel einingar', chosen: (n) => (n === 1 ? '1 eining vald' : `${n} einingar valde`), none: 'Ingen einingar valde', find: 'Finn einingar', listed: (n, of) => `${n} av ${of} einingar står i lista.`, cut: (n, of) => `Berre ${n} av dei ${of} einingane du valde, fekk plass. Resten er ikkje lenger valde.` },
    groupList: { choose: 'Vel grupper', chosen: (n) => (n === 1 ? '1 gruppe vald' : `${n} grupper valde`), none: 'Ingen grupper valde', find: 'Finn grupper', listed: (n, of) => `${n} av ${of} grupper står i lista.`, cut: (n, of) => `Berre ${n} av dei ${of} gruppene du valde, fekk plass. Resten er ikkje lenger valde.` },
    showNames: 'Dei inviterte kan sjå namna på dei som kjem', showNamesLabel: 'Synlegheit', required: 'Feltet må fyllast ut.', requiredDate: 'Vel ein dato.', requiredTime: 'Vel eit klokkeslett.',
    preview: 'Førehandsvis', cancel: 'Avbryt',
  },
  preview: {
    title: 'Førehandsvising', invited: (n) => `${people(n)} blir kalla inn`, byUnit: 'Etter eining', more: (n) => `og ${n} einingar til`,
    unreachable: (n) => `${people(n)} kan ikkje nåast i Teams og må varslast på annan måte.`, everyone: 'Alle kan nåast i Teams.', showNames: 'Vis namn',
    namesShown: 'Dei inviterte ser namna på dei som kjem.', namesHidden: 'Dei inviterte ser ikkje kven som kjem.',
    send: 'Send', edit: 'Endre', discard: 'Avbryt', discarded: 'Utkastet er forkasta. Ingenting vart sendt.', unreachableTitle: 'Kan ikkje nåast i Teams',
  },
  sent: { title: 'Innkallinga er på veg', lead: (n) => `Ho går til ${people(n)}. Du kan følgje svara i kortet nedanfor.` },
  invitation: {
    ask: 'Kjem du?', yourAnswer: 'Du har svart', change: 'Du kan endre svaret til møtet er slutt.', closed: 'Svara er avslutta.', closedSilent: 'Du svarte ikkje.', cancelled: 'Møtet er avlyst', cancelledText: 'Du treng ikkje å gjere noko.',
    changed: 'Møtet er endra. Svar på nytt om det no passar betre.', changedAsk: 'Møtet er endra. Kan du framleis kome?', openLink: 'Opne møtelenkje', who: 'Kven kjem?', whoTitle: 'Kven kjem?',
    nudge: 'Vi har ikkje fått svar frå deg enno', tomorrow: 'I morgon', day: (day) => `Påminning: ${day}`, soonIn: (minutes) => `Startar om ${minutes} minutt`, digital: 'Digitalt',
  },
  live: {
    answered: (n, total) => `${n} av ${total} har svart`, byLevel: 'Etter nivå', byUnit: 'Etter eining', byParty: 'Etter part', yes: 'Ja', maybe: '?', no: 'Nei', silent: '–',
    columns: 'Ja: oppmøte og digitalt  ·  ?: kanskje  ·  –: ikkje svart',
    levelClosed: (level) => `Svar frå ${level} kan ikkje lesast no.`, missing: (parties) => `Ingen har sagt ja frå: ${parties}`, sending: 'Utsending', sent: 'Sendt', waiting: 'Ventar', failed: 'Feila', unreachable: 'Kan ikkje nåast', unknown: 'Usikkert', unknownText: 'Usikkert: meldinga kan ha kome fram.',
    updated: (clock) => `Oppdatert kl. ${clock}`, names: 'Vis namn', callList: 'Ringeliste', cancel: 'Avlys møtet', more: 'Fleire einingar', namesTitle: 'Kven har svart kva',
    states: { open: 'Ope for svar', closed: 'Avslutta', cancelled: 'Avlyst', scheduled: 'Ikkje sendt enno', draft: 'Utkast' },
  },
  callList: {
    title: 'Ringeliste', lead: (n) => `${n === 1 ? '1 person' : `${n} personar`} bør ringjast. Kvifor, står under namnet.`, empty: 'Ingen å ringje: alle har fått meldinga eller har svart.', noPhone: 'Nummer manglar',
    reasons: { silent: 'har ikkje svart innan fristen', 'to-be-told': 'trengst ikkje lenger og må få beskjed', 'never-seen': 'har ikkje appen', uninstalled: 'har fjerna appen', blocked: 'har blokkert meldingar', failed: 'sendinga feila', unknown: 'usikkert om ho kom fram' },
    download: 'Last ned som CSV', linkNote: 'Lenkja til fila verkar i 15 minutt. Opne ringelista på nytt for å få ei ny.',
    columns: { name: 'Namn', unit: 'Eining', level: 'Nivå', phone: 'Telefon', reason: 'Kvifor' }, fileName: 'ringeliste',
  },
  file: { goneTitle: 'Lenkja verkar ikkje lenger', gone: 'Lenkjer til lister og rapportar verkar i 15 minutt, og lenkjer til kalenderfiler til møtet er slutt. Opne kortet på nytt i Teams for å få ei ny lenkje.' },
  cancel: { title: 'Avlyse møtet?', text: (n) => `${people(n)} får beskjed. Det kan ikkje angrast.`, confirm: 'Ja, avlys', keep: 'Behald møtet', done: 'Møtet er avlyst. Dei som var kalla inn, får beskjed.' },
  list: { title: 'Møte som kjem', empty: 'Ingen møte er planlagde for deg.', open: 'Opne', yours: 'Du har kalla inn', notAnswered: 'Ikkje svart', answered: (answer) => `Ditt svar: ${answer}`, cancelled: 'Avlyst' },
  mine: { title: 'Dette ventar på deg', empty: 'Ingenting. Du har svart på alt. Takk!', answerBy: (date) => `Svar innan ${date}` },
  summaries: {
    invitation: (title, when) => `Innkalling: ${title}, ${when}`, cancelled: (title) => `Avlyst: ${title}`, nudge: (title) => `Kjem du? ${title}`,
    tomorrow: (title) => `I morgon: ${title}`, soon: (title) => `Startar snart: ${title}`, live: (title) => `Svara så langt: ${title}`,
    menu: 'Meny', help: 'Hjelp', welcome: 'Velkomen til assistenten til SaLTo-nettverket', status: 'Kven kan nåast?', form: 'Nytt møte', preview: 'Førehandsvising', list: 'Møte som kjem', mine: 'Ikkje svart', names: 'Namn',
  },
  faults: {
    missing: 'Feltet må fyllast ut.', 'title-missing': 'Møtet må ha ein tittel.', 'kind-unknown': 'Vel ein type møte.', 'date-missing': 'Vel ein dato.', 'date-invalid': 'Datoen finst ikkje. Vel ein annan.', 'date-past': 'Datoen er passert. Vel ein seinare dato.', 'start-past': 'Tidspunktet er passert. Vel eit seinare.',
    'time-missing': 'Vel eit klokkeslett.', 'time-invalid': 'Klokkeslettet må skrivast som TT:MM.', 'time-skipped': 'Klokkeslettet finst ikkje denne dagen, fordi klokka blir stilt til sommartid.', 'end-before-start': 'Møtet må slutte etter at det startar, same dagen.',
    'deadline-invalid': 'Svarfristen er ikkje ein dato som finst.', 'deadline-past': 'Svarfristen er passert. Vel ein seinare dato.', 'deadline-after-meeting': 'Svarfristen må vere før møtet eller same dag.', 'join-url-invalid': 'Lenkja må vere ei heil adresse som byrjar med https://.',
    'audience-empty': 'Ingen passar til utvalet. Vel minst eitt nivå og ei eining, eller ei gruppe.', 'audience-not-allowed': 'Du kan ikkje kalle inn alle i dette utvalet. Vel einingar du koordinerer, eller kontakt SaLTo-sekretariatet.', 'audience-all-and-some': 'Du har valt både «Alle einingar» og einskilde einingar. Fjern krysset for det som ikkje skal gjelde.', 'audience-unknown': 'Utvalet hadde ei eining eller gruppe som ikkje finst. Ho er teken ut: sjå over utvalet.',
    'repeat-missing': 'Vel kor ofte møtet blir teke opp att, eller tøm felta for når serien sluttar.', 'repeat-unknown': 'Vel kor ofte møtet blir teke opp att.', 'repeat-end-missing': 'Vel siste dato, eller skriv talet på møte.', 'repeat-end-both': 'Fyll ut berre éin av siste dato og talet på møte.', 'repeat-until-early': 'Siste dato må vere etter det første møtet.', 'repeat-count-invalid': 'Skriv eit tal frå 2 til 60.', 'repeat-too-many': 'Serien får meir enn 60 møte. Vel ein tidlegare siste dato.', 'repeat-too-long': 'Serien varer meir enn to år. La han slutte før.', 'repeat-one': 'Slik blir det færre enn to møte. La serien vare lenger, eller vel «Aldri».',
    'days-off-unknown': 'Vel kva som skjer når eit møte fell på ein heilagdag eller i ei helg.', 'deadline-before-opening': 'Svarfristen er for tidleg: innkallinga til kvart møte i serien er ikkje send då.', 'time-skipped-series': 'Eitt av møta fell på natta då klokka blir stilt til sommartid, og då finst ikkje dette klokkeslettet.',
    'text-too-long': 'Teksten er for lang. Gjer han kortare.', 'identity-number': 'Teksten ser ut til å ha eit fødselsnummer. Fjern det: slike opplysningar skal ikkje inn her.', 'contact-details': 'Teksten har eit telefonnummer eller ei e-postadresse. Trykk ein gong til viss det skal vere med.',
  },
  refusals: {
    title: 'Det gjekk ikkje', unknownPersonTitle: 'Eg kjenner deg ikkje enno',
    unknownPerson: 'Eg finn deg ikkje i SaLTo-nettverket. Kontakt SaLTo-koordinatoren i bydelen din, eller SaLTo-sekretariatet, for å bli lagd til.',
    notInvited: 'Du er ikkje kalla inn til dette møtet, så svaret vart ikkje lagra.', closed: 'Møtet tek ikkje lenger imot svar.', cancelled: 'Møtet er avlyst.', notOpen: 'Møtet er ikkje sendt ut enno.', gone: 'Det du trykte på, finst ikkje lenger.', alreadySent: 'Innkallinga er allereie send.', outdated: 'Dette kortet er gammalt. Opne det på nytt frå menyen.',
    notAllowed: (contact) => `Du har ikkje tilgang til dette. Kontakt ${contact}.`, notOrganiser: (organiser) => `Berre den som har kalla inn, kan gjere dette. Kontakt ${organiser}.`,
    wrongAnswer: 'Svaret er ikkje eit av vala i innkallinga.', personalOnly: 'Det svarar eg på i din eigen chat. Skriv til meg der.', answeredInChat: 'Svaret ligg i din eigen chat med meg.',
    unexpected: 'Noko gjekk gale, og det er ikkje sikkert at alt vart lagra. Prøv igjen om litt.', contactSecretariat: 'SaLTo-sekretariatet',
  },
  errors: {
    'config-invalid': 'Assistenten er sett opp feil. Kontakt SaLTo-sekretariatet.', 'store-unavailable': 'Lageret svarer ikkje akkurat no, så dette er kanskje ikkje lagra. Prøv igjen om litt.', 'store-denied': 'Ingenting vart lagra: denne delen av lageret er stengd akkurat no. Prøv igjen om litt.', 'document-too-large': 'Dette er for stort til å lagrast. Gjer teksten kortare.',
    'import-invalid': 'Fila har feil, og ingenting vart importert.', 'not-found': 'Det du trykte på, finst ikkje lenger.',
  },
};
