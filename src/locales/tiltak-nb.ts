/** Bokmål for answering a check-in on measures, and the shape of the other languages. Sentences on a lock screen say what it is about and nothing more. */
const measures = (n: number) => (n === 1 ? '1 tiltak' : `${n} tiltak`);

export const tiltakNb = {
  kind: 'Innsjekk av tiltak',
  statuses: { igangsatt: 'Igangsatt', 'ikke-igangsatt': 'Ikke igangsatt', fullfort: 'Fullført', avsluttet: 'Avsluttet' },
  plan: 'Plan', deadline: 'Svarfrist', area: 'Innsatsområde', unit: 'Enhet', measures,
  overview: {
    answered: (n: number, total: number) => `${n} av ${total} besvart`, leadConfirm: 'Bekreft dem som er uendret, eller gå gjennom ett om gangen.', lead: 'Alt lagres med en gang, så du kan fortsette senere på en annen enhet.',
    last: (status: string) => `Sist: ${status}`, imported: 'importert', unanswered: 'Ingen status ennå', now: (status: string) => `Svart: ${status}`, late: 'etter fristen', with: (name: string) => `Gitt videre til ${name}`, onlyYearly: 'Årsspørsmålene er dine å svare på', takenBy: (name: string) => `Overtatt av ${name}`, by: (name: string) => `av ${name}`, from: (name: string) => `Fra ${name}`, unreadable: 'Svaret kan ikke leses nå',
    begin: 'Begynn', resume: 'Fortsett', confirmAll: 'Bekreft alle uendret', answer: 'Svar', change: 'Endre', open: 'Åpne',
    done: 'Du har svart på alt. Takk!', measuresDone: 'Du har svart på alle tiltakene. Takk!', doneText: (until: string) => `Svarene kan rettes til innsjekken lukkes ${until}.`,
    handedOn: (n: number) => `${measures(n)} venter på en kollega.`, nothingLeft: 'Ingenting venter på deg nå.',
    overdue: (until: string) => `Fristen er ute. Du kan fortsatt svare til ${until}; svaret merkes som sent.`,
    closed: 'Innsjekken er avsluttet', closedText: 'Svarene kan ikke endres lenger. Takk for innsatsen!', cancelled: 'Innsjekken er avlyst', cancelledText: 'Du trenger ikke å gjøre noe.',
    levelClosed: (level: string) => `Svar fra ${level} kan ikke leses nå.`, empty: 'Ingen tiltak venter på deg her.', passedOn: (n: number) => (n === 1 ? '1 tiltak er nå ditt å svare på' : `${n} tiltak er nå dine å svare på`), passedOnMore: (n: number) => `og ${n} til`,
    confirmed: (n: number) => (n === 1 ? '1 tiltak er bekreftet uendret.' : `${n} tiltak er bekreftet uendret.`), nothingToConfirm: 'Ingen av dem som vises, kan bekreftes: de er besvart, eller har ingen status ennå.', notConfirmed: (n: number) => (n === 1 ? '1 tiltak ble ikke lagret, fordi den delen av lageret er stengt akkurat nå. Prøv igjen om litt.' : `${n} tiltak ble ikke lagret, fordi den delen av lageret er stengt akkurat nå. Prøv igjen om litt.`),
  },
  measure: {
    position: (n: number, total: number) => `Tiltak ${n} av ${total}`, status: 'Status', lastSaid: 'Sist sagt', imported: (status: string) => `${status} (importert)`, saidThen: (status: string, date: string) => `${status}, ${date}`,
    reasons: 'Grunner (bare for ikke igangsatt)', chooseStatus: 'Velg status', reasonsLabel: 'Hvorfor er det ikke igangsatt? Velg gjerne flere.', outcome: 'Hva oppnås med tiltaket?', benefit: 'Hvordan kommer tiltaket målgruppen til gode?', hint: 'Kan stå tomt. Skriv aldri om unge som kan kjennes igjen.',
    save: 'Lagre og neste', unchanged: 'Uendret', skip: 'Hopp over', toOverview: 'Oversikt', delegate: 'Gi videre', takeBack: 'Ta tilbake', giveBack: 'Gi tilbake', saveAnyway: 'Lagre likevel', keepTheirs: 'Behold svaret', fix: 'Se over feltene som er merket.',
    handed: (name: string) => `${name} har gitt deg dette tiltaket`, handedText: 'Du svarer bare på dette ene. Svaret lagres med en gang og kan rettes til innsjekken lukkes.', takenOver: (name: string) => `Overtatt av ${name}. Du kan fortsatt svare selv.`, withColleague: (name: string) => `Gitt videre til ${name}. Du kan fortsatt svare selv.`,
    conflict: (name: string) => `${name} har svart i mellomtiden`, conflictText: 'Ingenting er skrevet over. Det du skrev, står i feltene under.', theirs: (text: string) => `Svaret nå: ${text}`, thanks: 'Takk! Svaret er lagret.', unsaved: 'Det du har skrevet, er ikke lagret', unsavedText: 'Lagre det, eller trykk en gang til for å gå videre uten.', takenBack: (name: string) => `${name} har tatt tiltaket tilbake`, takenBackText: 'Du trenger ikke å gjøre noe.',
  },
  delegate: {
    title: 'Hvem skal svare?', label: 'Navn eller e-postadresse', hint: 'Begynn på navnet', search: 'Finn', lead: 'Kollegaen får bare dette ene tiltaket. Du kan ta det tilbake når som helst.', pick: 'Velg', none: 'Fant ingen i nettverket med det navnet eller den e-postadressen.', tooShort: 'Skriv minst to bokstaver.', found: (n: number) => (n === 1 ? '1 treff' : `${n} treff`),
    reachable: 'Får kortet i Teams', unreachable: (phone: string) => `Kan ikke nås i Teams. Ring ${phone}.`, unreachableNoPhone: 'Kan ikke nås i Teams, og nummer mangler.',
    done: (name: string) => `Tiltaket er gitt videre til ${name}.`, doneUnreachable: (name: string) => `Tiltaket er gitt videre til ${name}, som ikke kan nås i Teams. Si fra selv; skriver kollegaen «tiltak» til meg, ligger det der.`, givenBack: 'Tiltaket er gitt tilbake.', takeOver: 'Overta', handOver: 'Gi til en kollega', tookOver: 'Du har overtatt tiltaket. Svar her, eller senere fra «tiltak».', cancel: 'Avbryt',
  },
  longTexts: { tooLong: (most: string) => `Teksten er for lang. Det er plass til ${most} tegn.`, onlyStart: (kept: string) => `Bare de første ${kept} tegnene av det du skrev, fikk plass her.`, shortened: 'forkortet her' },
  nudges: { 'not-opened': (n: number) => `${measures(n)} venter på deg`, begun: (n: number) => `Du er i gang: ${measures(n)} igjen`, 'one-left': (_n: number) => 'Bare ett tiltak igjen', yearly: { 'not-opened': 'Årsspørsmålene venter på deg', begun: 'Du er i gang: årsspørsmålene gjenstår', 'one-left': 'Bare årsspørsmålene er igjen' }, yearlyOf: (units: string) => `Årsspørsmål som ikke er ferdig besvart: ${units}`, andMore: (names: string, n: number) => `${names} og ${n} til` },
  list: { title: 'Dine innsjekker', empty: 'Ingen innsjekk venter på deg nå.', open: 'Åpne' },
  refusals: {
    notYours: 'Dette tiltaket er ikke ditt å svare på, så ingenting ble lagret.', notAsked: 'Ingen av tiltakene i denne innsjekken er dine.', notOpen: 'Innsjekken er ikke sendt ut ennå.', closed: 'Innsjekken er avsluttet, så svaret ble ikke lagret.', cancelled: 'Innsjekken er avlyst, så svaret ble ikke lagret.', noStatus: 'Tiltaket har ingen status ennå, så det er ingenting å bekrefte. Velg en status.',
    notYoursToHand: 'Bare den som er ansvarlig, kan gi tiltaket videre.', personGone: 'Personen er ikke lenger i nettverket.', toYourself: 'Denne personen kan allerede svare på tiltaket.', notHanded: 'Tiltaket er ikke lenger gitt videre.',
  },
  faults: { 'status-missing': 'Velg en status.', 'reasons-unknown': 'Velg blant grunnene i listen.', 'reasons-missing': 'Velg minst én grunn. Vil du ikke oppgi noen, lagrer du en gang til.', 'reasons-not-wanted': 'Grunner hører til «Ikke igangsatt». Velg den statusen, eller ta bort grunnene.' },
  summaries: {
    passedOn: 'Tiltak er nå dine å svare på', overview: (title: string) => `Innsjekk: ${title}`, delegated: 'Du er bedt om å svare på ett tiltak', cancelled: (title: string) => `Avlyst: ${title}`, measure: 'Tiltak', delegate: 'Gi tiltaket videre', list: 'Dine innsjekker', nudge: (title: string) => `Påminnelse: ${title}`,
  },
};

export type TiltakTexts = typeof tiltakNb;
