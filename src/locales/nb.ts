/** Bokmål: the language the product is written in, and the shape of the others. */
import { followUpNb } from './follow-up-nb.ts';
import { absenceNb } from './absence-nb.ts';
import { admissionNb } from './admission-nb.ts';
import { canaryNb } from './canary-nb.ts';
import { channelCallNb } from './channel-call-nb.ts';
import { channelNb } from './channel-nb.ts';
import { innspillNb } from './innspill-nb.ts';
import { innsynNb } from './privacy-nb.ts';
import { meetingsNb } from './meetings-nb.ts';
import { mobilisationNb } from './mobilisation-nb.ts';
import { tiltakLeadNb } from './tiltak-lead-nb.ts';
import { tiltakNb } from './tiltak-nb.ts';
import { tiltaksloggNb } from './tiltakslogg-nb.ts';
import type { ErrorCode } from '../shared/errors.ts';
import type { Locale, NetworkLevel, Party, Role } from '../shared/network-terms.ts';

const people = (n: number) => (n === 1 ? '1 person' : `${n} personer`);

export const nb = {
  locale: 'nb' as Locale,
  common: {
    back: 'Tilbake', next: 'Neste', previous: 'Forrige', all: 'Alle', nobody: 'Ingen.', when: 'Når', where: 'Hvor', agenda: 'Dagsorden',
    answerBy: 'Svarfrist', organiser: 'Innkalt av', people, someone: 'noen som ikke lenger er i nettverket',
    page: (page: number, pages: number) => `Side ${page} av ${pages}`,
  },
  absence: absenceNb,
  admission: admissionNb,
  canary: canaryNb,
  channel: channelNb,
  channelCall: channelCallNb,
  innspill: innspillNb,
  innsyn: innsynNb,
  meetings: meetingsNb,
  mobilisation: mobilisationNb,
  followUp: followUpNb,
  tiltak: tiltakNb,
  tiltakLead: tiltakLeadNb,
  tiltakslogg: tiltaksloggNb,
  /** How often something repeats, in every form. */
  repeats: { engang: 'Aldri', uke: 'Hver uke', 'annenhver-uke': 'Annenhver uke', 'maned-ukedag': 'Hver måned, samme ukedag', 'kvartal-ukedag': 'Hvert kvartal, samme ukedag', maned: 'Hver måned', kvartal: 'Hvert kvartal', halvar: 'Hvert halvår', ar: 'Hvert år' },
  levels: { styrende: 'Styrende nivå', koordinerende: 'Koordinerende nivå', utovende: 'Utøvende nivå' } as Record<NetworkLevel, string>,
  levelsShort: { styrende: 'Styrende', koordinerende: 'Koordinerende', utovende: 'Utøvende' } as Record<NetworkLevel, string>,
  parties: { bydel: 'Bydel', skole: 'Skole', politi: 'Politi', annet: 'Andre' } as Record<Party, string>,
  roles: { sekretariat: 'SaLTo-sekretariatet', koordinator: 'SaLTo-koordinator', leder: 'Leder', medlem: 'Medlem' } as Record<Role, string>,
  answers: { kommer: 'Kommer', 'kommer-digitalt': 'Kommer digitalt', kanskje: 'Kanskje', 'kommer-ikke': 'Kommer ikke', silent: 'Ikke svart' },
  answersShort: { kommer: 'Kommer', 'kommer-digitalt': 'Digitalt', kanskje: 'Kanskje', 'kommer-ikke': 'Nei', silent: 'Ikke svart' },
  menu: {
    title: 'Hva vil du gjøre?',
    lead: 'Trykk på en knapp, eller skriv ordet i chatten.',
    unknown: 'Det forsto jeg ikke. Her er det jeg kan hjelpe med:',
    buttons: { mine: 'Ubesvart', møter: 'Møter', møte: 'Nytt møte', mobiliser: 'Mobiliser', øvelse: 'Øvelse', tavle: 'Tavle', tiltak: 'Tiltak', innspill: 'Innspill', rapport: 'Rapport', nettverk: 'Nettverket', fravær: 'Fravær', språk: 'Språk', innsyn: 'Innsyn', hjelp: 'Hjelp', meny: 'Meny' },
  },
  help: {
    title: 'Hjelp',
    lines: {
      mine: 'viser det du ikke har svart på, og oppgavene dine', møter: 'viser møtene som kommer', møte: 'lager et nytt møte og innkaller',
      mobiliser: 'kaller ut folk ved en alvorlig hendelse, et arrangement eller en demonstrasjon', øvelse: 'gjør det samme som en øvelse', tavle: 'viser mobiliseringer som pågår, og hvem som kommer', tiltak: 'viser tiltakene du er bedt om å gi status på', innspill: 'sender inn noe som bør tas opp i et møte, og viser hva som ble av det', rapport: 'lager årsrapporten om tiltakene, nøkkeltall om møtene og tiltaksloggen', nettverk: 'viser hvem som kan nås her i Teams', fravær: 'melder når du er borte', språk: 'bytter språk', innsyn: 'viser det som er lagret om deg', hjelp: 'viser denne hjelpen', meny: 'viser knappene',
    },
    privacy: 'Skriv aldri om barn eller unge som kan kjennes igjen – heller ikke i kommentarer.',
  },
  welcome: {
    title: (name: string) => `Velkommen, ${name}`,
    lead: 'Jeg er SaLTo-nettverkets assistent i Teams. Jeg innkaller til møter, tar imot svar og minner deg på det som kommer.',
    effort: 'Det meste besvarer du med ett trykk, rett i meldingen du får.',
    inTeam: 'SaLTo-nettverkets assistent er lagt til i teamet. Nå kan jeg sende innkallinger til medlemmene i deres egen chat.',
    inChat: 'SaLTo-nettverkets assistent er lagt til i chatten. Hører den til et møte jeg har innkalt til, kan den som innkalte få se hvem av de innkalte som ble med i Teams.',
  },
  language: { title: 'Velg språk', current: (language: string) => `Nå bruker jeg ${language}.`, names: { nb: 'bokmål', nn: 'nynorsk', en: 'engelsk' } as Record<Locale, string>, buttons: { nb: 'Bokmål', nn: 'Nynorsk', en: 'English' } as Record<Locale, string>, changed: 'Fra nå av skriver jeg på bokmål.' },
  status: {
    title: 'Hvem kan nås?', subtitle: (n: number) => `${people(n)} i nettverket`,
    personal: 'Har appen', roster: 'Via team', none: 'Kan ikke nås',
    explain: 'De som har appen eller er med i et team der appen er lagt til, får meldinger i Teams. De andre må ringes.',
    unit: 'Enhet', reachable: 'Kan nås', ofTotal: (n: number, total: number) => `${n} av ${total}`,
    unreachable: 'Kan ikke nås i Teams', allReachable: 'Alle kan nås i Teams.',
    reasons: { 'never-seen': 'har ikke appen', blocked: 'har blokkert meldinger', uninstalled: 'har fjernet appen' },
  },
  form: {
    title: 'Nytt møte', editTitle: 'Endre møtet', lead: 'Ingenting sendes før du har sett forhåndsvisningen.', fix: 'Se over feltene som er merket.',
    fields: { title: 'Tittel', kind: 'Type møte', date: 'Dato', start: 'Starter', end: 'Slutter', place: 'Sted', joinUrl: 'Møtelenke', agenda: 'Dagsorden', deadline: 'Svarfrist', levels: 'Nivåer', units: 'Enheter', groups: 'Grupper' },
    placeholders: { title: 'Temamøte om rus blant unge', place: 'Adresse og rom', joinUrl: 'https://…', agenda: 'Ett punkt per linje. Ikke skriv om barn eller unge som kan kjennes igjen.' },
    audience: 'Hvem skal innkalles?', audienceHint: 'Alle på de valgte nivåene i de valgte enhetene, og alle i de valgte gruppene.', allUnits: 'Alle enheter', find: 'Finn',
    found: (n: number, of: number) => (of === 0 ? 'Søket ga ingen treff. Skriv hvordan navnet begynner, eller et ord i det.' : n < of ? `Søket ga ${of} treff, og ${n} av dem står i listen. Skriv mer av navnet.` : `Søket ga ${n} treff.`),
    unitList: { choose: 'Velg enheter', chosen: (n: number) => (n === 1 ? '1 enhet valgt' : `${n} enheter valgt`), none: 'Ingen enheter valgt', find: 'Finn enheter', listed: (n: number, of: number) => `${n} av ${of} enheter står i listen.`, cut: (n: number, of: number) => `Bare ${n} av de ${of} enhetene du valgte, fikk plass. Resten er ikke lenger valgt.` },
    groupList: { choose: 'Velg grupper', chosen: (n: number) => (n === 1 ? '1 gruppe valgt' : `${n} grupper valgt`), none: 'Ingen grupper valgt', find: 'Finn grupper', listed: (n: number, of: number) => `${n} av ${of} grupper står i listen.`, cut: (n: number, of: number) => `Bare ${n} av de ${of} gruppene du valgte, fikk plass. Resten er ikke lenger valgt.` },
    showNames: 'De inviterte kan se navnene på dem som kommer', showNamesLabel: 'Synlighet', required: 'Feltet må fylles ut.', requiredDate: 'Velg en dato.', requiredTime: 'Velg et klokkeslett.',
    preview: 'Forhåndsvis', cancel: 'Avbryt',
  },
  preview: {
    title: 'Forhåndsvisning', invited: (n: number) => `${people(n)} innkalles`, byUnit: 'Etter enhet', more: (n: number) => `og ${n} enheter til`,
    unreachable: (n: number) => `${people(n)} kan ikke nås i Teams og må varsles på annen måte.`, everyone: 'Alle kan nås i Teams.', showNames: 'Vis navn',
    namesShown: 'De inviterte ser navnene på dem som kommer.', namesHidden: 'De inviterte ser ikke hvem som kommer.',
    send: 'Send', edit: 'Endre', discard: 'Avbryt', discarded: 'Utkastet er forkastet. Ingenting ble sendt.', unreachableTitle: 'Kan ikke nås i Teams',
  },
  sent: { title: 'Innkallingen er på vei', lead: (n: number) => `Den går til ${people(n)}. Du kan følge svarene i kortet nedenfor.` },
  invitation: {
    ask: 'Kommer du?', yourAnswer: 'Du har svart', change: 'Du kan endre svaret til møtet er slutt.', closed: 'Svarene er avsluttet.', closedSilent: 'Du svarte ikke.', cancelled: 'Møtet er avlyst', cancelledText: 'Du trenger ikke å gjøre noe.',
    changed: 'Møtet er endret. Svar på nytt hvis det nå passer bedre.', changedAsk: 'Møtet er endret. Kan du fortsatt komme?', openLink: 'Åpne møtelenke', who: 'Hvem kommer?', whoTitle: 'Hvem kommer?',
    nudge: 'Vi har ikke fått svar fra deg ennå', tomorrow: 'I morgen', day: (day: string) => `Påminnelse: ${day}`, soonIn: (minutes: number) => `Starter om ${minutes} minutter`, digital: 'Digitalt',
  },
  live: {
    answered: (n: number, total: number) => `${n} av ${total} har svart`, byLevel: 'Etter nivå', byUnit: 'Etter enhet', byParty: 'Etter part', yes: 'Ja', maybe: '?', no: 'Nei', silent: '–',
    columns: 'Ja: oppmøte og digitalt  ·  ?: kanskje  ·  –: ikke svart',
    levelClosed: (level: string) => `Svar fra ${level} kan ikke leses nå.`, missing: (parties: string) => `Ingen har sagt ja fra: ${parties}`, sending: 'Utsending', sent: 'Sendt', waiting: 'Venter', failed: 'Feilet', unreachable: 'Kan ikke nås', unknown: 'Usikkert', unknownText: 'Usikkert: meldingen kan ha kommet fram.',
    updated: (clock: string) => `Oppdatert kl. ${clock}`, names: 'Vis navn', callList: 'Ringeliste', cancel: 'Avlys møtet', more: 'Flere enheter', namesTitle: 'Hvem har svart hva',
    states: { open: 'Åpent for svar', closed: 'Avsluttet', cancelled: 'Avlyst', scheduled: 'Ikke sendt ennå', draft: 'Utkast' },
  },
  callList: {
    title: 'Ringeliste', lead: (n: number) => `${n === 1 ? '1 person' : `${n} personer`} bør ringes. Hvorfor, står under navnet.`, empty: 'Ingen å ringe: alle har fått meldingen eller har svart.', noPhone: 'Nummer mangler',
    reasons: { silent: 'har ikke svart innen fristen', 'to-be-told': 'trengs ikke lenger og må få beskjed', 'never-seen': 'har ikke appen', uninstalled: 'har fjernet appen', blocked: 'har blokkert meldinger', failed: 'sendingen feilet', unknown: 'usikkert om den kom fram' },
    download: 'Last ned som CSV', linkNote: 'Lenken til filen virker i 15 minutter. Åpne ringelisten på nytt for å få en ny.',
    columns: { name: 'Navn', unit: 'Enhet', level: 'Nivå', phone: 'Telefon', reason: 'Hvorfor' }, fileName: 'ringeliste',
  },
  file: { goneTitle: 'Lenken virker ikke lenger', gone: 'Lenker til lister og rapporter virker i 15 minutter, og lenker til kalenderfiler til møtet er slutt. Åpne kortet på nytt i Teams for å få en ny lenke.' },
  cancel: { title: 'Avlyse møtet?', text: (n: number) => `${people(n)} får beskjed. Det kan ikke angres.`, confirm: 'Ja, avlys', keep: 'Behold møtet', done: 'Møtet er avlyst. De som var innkalt, får beskjed.' },
  list: { title: 'Møter som kommer', empty: 'Ingen møter er planlagt for deg.', open: 'Åpne', yours: 'Du har innkalt', notAnswered: 'Ikke svart', answered: (answer: string) => `Ditt svar: ${answer}`, cancelled: 'Avlyst' },
  mine: { title: 'Dette venter på deg', empty: 'Ingenting. Du har svart på alt. Takk!', answerBy: (date: string) => `Svar innen ${date}` },
  summaries: {
    invitation: (title: string, when: string) => `Innkalling: ${title}, ${when}`, cancelled: (title: string) => `Avlyst: ${title}`, nudge: (title: string) => `Kommer du? ${title}`,
    tomorrow: (title: string) => `I morgen: ${title}`, soon: (title: string) => `Starter snart: ${title}`, live: (title: string) => `Svarene så langt: ${title}`,
    menu: 'Meny', help: 'Hjelp', welcome: 'Velkommen til SaLTo-nettverkets assistent', status: 'Hvem kan nås?', form: 'Nytt møte', preview: 'Forhåndsvisning', list: 'Møter som kommer', mine: 'Ubesvart', names: 'Navn',
  },
  faults: {
    missing: 'Feltet må fylles ut.', 'title-missing': 'Møtet må ha en tittel.', 'kind-unknown': 'Velg en type møte.', 'date-missing': 'Velg en dato.', 'date-invalid': 'Datoen finnes ikke. Velg en annen.', 'date-past': 'Datoen er passert. Velg en senere dato.', 'start-past': 'Tidspunktet er passert. Velg et senere.',
    'time-missing': 'Velg et klokkeslett.', 'time-invalid': 'Klokkeslettet må skrives som TT:MM.', 'time-skipped': 'Klokkeslettet finnes ikke denne dagen, fordi klokken stilles til sommertid.', 'end-before-start': 'Møtet må slutte etter at det starter, samme dag.',
    'deadline-invalid': 'Svarfristen er ikke en dato som finnes.', 'deadline-past': 'Svarfristen er passert. Velg en senere dato.', 'deadline-after-meeting': 'Svarfristen må være før møtet eller samme dag.', 'join-url-invalid': 'Lenken må være en hel adresse som begynner med https://.',
    'audience-empty': 'Ingen passer til utvalget. Velg minst ett nivå og en enhet, eller en gruppe.', 'audience-not-allowed': 'Du kan ikke innkalle alle i dette utvalget. Velg enheter du koordinerer, eller kontakt SaLTo-sekretariatet.', 'audience-all-and-some': 'Du har valgt både «Alle enheter» og enkelte enheter. Fjern krysset for det som ikke skal gjelde.', 'audience-unknown': 'Utvalget hadde en enhet eller gruppe som ikke finnes. Den er tatt ut: se over utvalget.',
    'repeat-missing': 'Velg hvor ofte møtet gjentas, eller tøm feltene for når serien slutter.', 'repeat-unknown': 'Velg hvor ofte møtet gjentas.', 'repeat-end-missing': 'Velg siste dato, eller skriv antall møter.', 'repeat-end-both': 'Fyll ut bare én av siste dato og antall møter.', 'repeat-until-early': 'Siste dato må være etter det første møtet.', 'repeat-count-invalid': 'Skriv et tall fra 2 til 60.', 'repeat-too-many': 'Serien får mer enn 60 møter. Velg en tidligere siste dato.', 'repeat-too-long': 'Serien varer mer enn to år. La den slutte før.', 'repeat-one': 'Slik blir det færre enn to møter. La serien vare lenger, eller velg «Aldri».',
    'days-off-unknown': 'Velg hva som skjer når et møte faller på en helligdag eller i en helg.', 'deadline-before-opening': 'Svarfristen er for tidlig: innkallingen til hvert møte i serien er ikke sendt da.', 'time-skipped-series': 'Ett av møtene faller på natten da klokken stilles til sommertid, og da finnes ikke dette klokkeslettet.',
    'text-too-long': 'Teksten er for lang. Gjør den kortere.', 'identity-number': 'Teksten ser ut til å ha et fødselsnummer. Fjern det: slike opplysninger skal ikke inn her.', 'contact-details': 'Teksten har et telefonnummer eller en e-postadresse. Trykk en gang til hvis det skal være med.',
  },
  refusals: {
    title: 'Det gikk ikke', unknownPersonTitle: 'Jeg kjenner deg ikke ennå',
    unknownPerson: 'Jeg finner deg ikke i SaLTo-nettverket. Kontakt SaLTo-koordinatoren i bydelen din, eller SaLTo-sekretariatet, for å bli lagt til.',
    notInvited: 'Du er ikke innkalt til dette møtet, så svaret ble ikke lagret.', closed: 'Møtet tar ikke lenger imot svar.', cancelled: 'Møtet er avlyst.', notOpen: 'Møtet er ikke sendt ut ennå.', gone: 'Det du trykket på, finnes ikke lenger.', alreadySent: 'Innkallingen er allerede sendt.', outdated: 'Dette kortet er gammelt. Åpne det på nytt fra menyen.',
    notAllowed: (contact: string) => `Du har ikke tilgang til dette. Kontakt ${contact}.`, notOrganiser: (organiser: string) => `Bare den som har innkalt, kan gjøre dette. Kontakt ${organiser}.`,
    wrongAnswer: 'Svaret er ikke et av valgene i innkallingen.', personalOnly: 'Det svarer jeg på i din egen chat. Skriv til meg der.', answeredInChat: 'Svaret ligger i din egen chat med meg.',
    unexpected: 'Noe gikk galt, og det er ikke sikkert at alt ble lagret. Prøv igjen om litt.', contactSecretariat: 'SaLTo-sekretariatet',
  },
  errors: {
    'config-invalid': 'Assistenten er satt opp feil. Kontakt SaLTo-sekretariatet.', 'store-unavailable': 'Lageret svarer ikke akkurat nå, så dette er kanskje ikke lagret. Prøv igjen om litt.', 'store-denied': 'Ingenting ble lagret: denne delen av lageret er stengt akkurat nå. Prøv igjen om litt.', 'document-too-large': 'Dette er for stort til å lagres. Gjør teksten kortere.',
    'import-invalid': 'Filen har feil, og ingenting ble importert.', 'not-found': 'Det du trykket på, finnes ikke lenger.',
  } as Record<ErrorCode, string>,
};

export type Texts = typeof nb;
