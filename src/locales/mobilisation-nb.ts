/** Bokmål for mobilisation, and the shape of the other languages. Sentences on a lock screen say what it is about and nothing more. */
import { shiftsNb } from './shifts-nb.ts';
const people = (n: number) => (n === 1 ? '1 person' : `${n} personer`);

export const mobilisationNb = {
  kinds: { 'alvorlig-hendelse': 'Alvorlig hendelse', arrangement: 'Arrangement', demonstrasjon: 'Demonstrasjon' },
  exercise: 'ØVELSE', exerciseText: 'Dette er en øvelse. Svar som om det gjaldt.',
  answers: { 'kan-stille': 'Kan stille', 'kan-bista-digitalt': 'Kan bistå digitalt', 'kan-ikke': 'Kan ikke', 'er-fremme': 'Er fremme', 'takket-av': 'Takket av', silent: 'Ikke svart' },
  short: { 'er-fremme': 'Her', 'kan-bista-digitalt': 'Digitalt', 'kan-ikke': 'Nei', 'takket-av': 'Takket av', silent: 'Ikke svart' },
  now: 'Nå', minutes: (n: number) => (n === 1 ? '1 minutt' : `${n} minutter`), hours: (n: number) => (n === 1 ? '1 time' : `${n} timer`), days: (n: number) => (n === 1 ? '1 døgn' : `${n} døgn`),
  meet: 'Oppmøte', needed: 'Trenger', neededValue: people, calledBy: 'Kalt ut av', deadline: 'Svar innen', clock: (time: string) => `kl. ${time}`,
  form: {
    title: 'Mobiliser', exerciseTitle: 'Øvelse: mobiliser', editTitle: 'Endre mobiliseringen', lead: 'Ingen kalles ut før du har sett forhåndsvisningen og trykket Send.',
    privacy: 'Skriv aldri om barn eller unge som kan kjennes igjen.',
    fields: { kind: 'Hva gjelder det?', situation: 'Situasjon', place: 'Sted', meetAt: 'Oppmøte kl.', date: 'Dato (arrangement og demonstrasjon)', deadline: 'Svar innen (minutter)', needed: 'Hvor mange trengs?', shifts: 'Vakter, én på hver linje (arrangement og demonstrasjon)', levels: 'Nivåer', units: 'Enheter', groups: 'Grupper' },
    placeholders: { situation: 'Kort: hva trenger vi hjelp til?', place: 'Adresse eller møtested', deadline: '15', needed: 'Kan stå tomt', shifts: '28.7. 10:00-14:00 6' },
    absentLabel: 'Fravær', includeAbsent: 'Kall ut dem som har meldt fravær også',
    shiftsHint: 'Tid og antall på hver linje; datoen først når det er flere dager. Over midnatt: 22:00-06:00 neste dag 4. Tallene her gjelder i stedet for «Hvor mange trengs?».',
    audience: 'Hvem skal kalles ut?', audienceHint: 'Alle på de valgte nivåene i de valgte enhetene, og alle i de valgte gruppene. Du selv kalles ikke ut.',
    sentrum: 'Som SaLTo sentrum kan du kalle ut folk fra alle bydeler, til et sted i Oslo sentrum.',
  },
  preview: {
    called: (n: number) => `${people(n)} kalles ut`, how: 'Slik nås de', personal: 'I egen chat', roster: 'I ny chat', none: 'Kan ikke nås',
    inVain: (names: string, more: number) => `Ingen kalles ut fra ${names}${more > 0 ? ` og ${more} til` : ''}. Se over nivåene, enhetene og gruppene.`,
    tooFew: (needed: number, called: number) => `Du trenger ${needed}, men bare ${called} kalles ut.`,
    nobodyReachable: 'Ingen av dem kan nås i Teams. Ring i stedet: trykk «Vis navn».', unreachable: (n: number) => `${people(n)} kan ikke nås i Teams, og kommer på ringelisten.`, everyone: 'Alle kan nås i Teams.',
    unreachableTitle: 'Ringeliste: kan ikke nås i Teams', absentLeftOut: (n: number) => `${people(n)} har meldt fravær og kalles ikke ut.`, absentCalled: (n: number) => `${people(n)} har meldt fravær, men kalles ut likevel.`, discarded: 'Utkastet er forkastet. Ingen ble kalt ut.', showNames: 'Vis navn',
  },
  sent: { title: 'Mobiliseringen er på vei', exerciseTitle: 'Øvelsen er på vei', lead: (n: number) => `${people(n)} kalles ut nå. Følg svarene på tavla nedenfor.`, board: 'Åpne tavla' },
  call: {
    ask: 'Kan du stille?', eta: 'Når kan du være der?', etaNone: 'Vet ikke ennå', etaMinutes: (n: number) => `Om ${n} minutter`, etaTime: 'Eller klokkeslett', more: 'Annet tidspunkt eller kommentar', comment: 'Kommentar', commentHint: 'Kan stå tomt. Skriv aldri om unge som kan kjennes igjen.',
    newEta: 'Ny ankomsttid', etaSame: 'Som før', save: 'Lagre endring', yourAnswer: 'Du har svart', arriving: (time: string) => `Ankomst ca. kl. ${time}`, thanks: 'Takk! Trykk «Er fremme» når du er på stedet.', arrived: 'Takk for at du er her.', digital: 'Takk! Du blir kontaktet ved behov.', change: 'Du kan endre svaret.', yourComment: (comment: string) => `Kommentar: ${comment}`,
    cancelled: 'Mobiliseringen er avblåst', cancelledText: 'Du trenger ikke å gjøre noe.', closed: 'Mobiliseringen er avsluttet',
    covered: 'Behovet er dekket', coveredText: 'Takk! Det er nok folk nå, så du trenger ikke å stille. Vi sier fra hvis det endrer seg.',
    reopened: 'Det trengs flere likevel', nudge: 'Vi har ikke fått svar fra deg', update: (name: string | undefined) => (name === undefined ? 'Beskjed' : `Beskjed fra ${name}`), latest: 'Siste beskjed',
  },
  board: {
    states: { open: 'Tavle', closed: 'Avsluttet', cancelled: 'Avblåst', scheduled: 'På vei ut', draft: 'Utkast' }, answered: (n: number, total: number) => `${n} av ${total} har svart`, median: (minutes: number) => `Halvparten av svarene kom innen ${Math.max(1, minutes)} min`,
    quota: (coming: number, needed: number) => `${coming} av ${needed} kommer`, met: 'Nok folk kommer', offer: 'Nok folk kommer. Trykk «Behovet er dekket» for å takke av dem som ikke trengs.', reopened: 'Noen meldte forfall etter at behovet var dekket. De andre er spurt på nytt.', covered: 'Behovet er dekket, og de andre er takket av.',
    coming: 'De som kommer', nobodyComing: 'Ingen har sagt ja ennå.', unnamed: (people: number) => `${people === 1 ? 'Én' : people} kommer uten at du ser navnet.`, unknownEta: 'ukjent tid', etaAt: (time: string) => `ca. kl. ${time}`, here: 'Fremme', late: (time: string) => `skulle vært her kl. ${time}`,
    byLevel: 'Etter nivå', byUnit: 'Etter enhet', columns: { 'er-fremme': 'Her', 'kan-bista-digitalt': 'Dig', 'kan-ikke': 'Nei', 'takket-av': 'Takk', silent: '–' }, onTheWay: { label: 'På vei', column: 'Vei', said: 'på vei' }, ahead: { label: 'Ja', column: 'Ja', said: 'kommer' }, explain: (coming: string) => `Her: fremme  ·  ${coming}  ·  Dig: digitalt  ·  –: ikke svart`, explainThanked: 'Takk: takket av', spared: 'Ikke sendt', sending: 'Utsending',
    nextWave: (wave: number, time: string) => `Bølge ${wave} kalles ut kl. ${time} hvis det ikke er nok folk`, waves: (called: number, waves: number) => `Bølge ${called} av ${waves} er kalt ut`,
    closed: (level: string, n: number) => `Svar fra ${level} kan ikke leses nå: ${people(n)} er ikke med i tallene, og ingen av dem purres.`, waveWaits: (minutes: number) => `Neste bølge venter på disse svarene i høyst ${minutes} min. Du kan kalle den ut nå.`,
    refresh: 'Oppdater', update: 'Send beskjed', cancel: 'Avblås', enough: 'Behovet er dekket', wave: 'Kall ut neste bølge', led: (name: string) => `Ledes av ${name}`,
  },
  update: { title: 'Send beskjed', sent: 'Beskjeden er på vei', text: 'Beskjed', hint: 'Kort. Skriv aldri om unge som kan kjennes igjen.', to: 'Til', all: 'Alle som er kalt ut', coming: 'Bare de som kommer', send: 'Send', done: (n: number) => `Beskjeden går til ${people(n)}.`, unreachable: (n: number) => `${n} av dem kan ikke nås i Teams og må ringes.`, full: 'Det er sendt så mange beskjeder som det går an.', nobody: 'Det er ingen å sende til ennå.' },
  cancel: { title: 'Avblåse mobiliseringen?', text: (n: number) => `${people(n)} er kalt ut. De som har fått meldingen, får beskjed. Det kan ikke angres.`, confirm: 'Ja, avblås', keep: 'Nei, fortsett', kept: 'Mobiliseringen fortsetter.', done: 'Mobiliseringen er avblåst. De som har fått meldingen, får beskjed.' },
  enough: { done: (kept: number, thanked: number) => `${kept} fortsetter. ${thanked} takkes av.`, already: (kept: number) => `Behovet er allerede meldt dekket. ${kept} fortsetter.`, notMet: 'Det er ikke nok folk lenger. Ingen er takket av.' },
  waves: { field: 'Rekkefølge', orders: { alle: 'Alle på én gang', nivaer: 'Nivå for nivå: utøvende først', enheter: 'Enhet for enhet' }, every: (minutes: number) => `Neste bølge kalles ut etter ${minutes} min hvis det ikke er nok folk.`, minutes: 'Minutter mellom bølgene', size: (wave: number, name: string, n: number) => `Bølge ${wave}, ${name}: ${people(n)}`, called: (n: number) => `${people(n)} kalles ut nå.`, none: 'Alle bølgene er allerede kalt ut.' },
  escalation: { title: 'Svar på mobiliseringen', row: (answered: number, called: number) => `${answered} av ${called} har svart`, coming: (n: number) => (n === 1 ? '1 kommer' : `${n} kommer`), lead: 'Svarfristen er ute. Minn gjerne dine om å svare.' },
  ringeliste: { covered: 'Behovet er dekket.', cancelled: 'Mobiliseringen er avblåst.', closed: 'Mobiliseringen er avsluttet.', nobody: 'Ingen trenger å ringes.', onlyTell: 'Ring bare dem som må få beskjed.' },
  leaderless: {
    title: 'Mobiliseringen trenger en ny leder', summary: 'SaLTo: mobiliseringen trenger en ny leder', left: (_name: string) => 'Den som ledet, er ikke lenger i nettverket.', role: (name: string) => `${name} kan ikke lenger lede: personen er verken koordinator, i sekretariatet eller kalt ut.`, away: (name: string) => `${name} leder, men har meldt fravær.`,
    ask: 'Ta over, så får du tavla og kan sende beskjeder, overlate ledelsen til andre og avblåse.', board: (name: string) => `${name}, som har meldt fravær`,
  },
  shifts: shiftsNb,
  list: { title: 'Mobiliseringer nå', empty: 'Det er ingen pågående mobilisering å vise deg.', open: 'Åpne tavla', answer: 'Svar' },
  refusals: { mayNotCall: (contact: string) => `Bare SaLTo-koordinatorer og SaLTo-sekretariatet kan kalle ut folk. Kontakt ${contact}.`, notCalled: 'Du er ikke kalt ut, så svaret ble ikke lagret.', notOpen: 'Mobiliseringen er ikke sendt ennå.', alreadySent: 'Mobiliseringen er allerede sendt.', wrongAnswer: 'Svaret er ikke et av valgene.', firstCome: 'Svar først at du kan stille.', notCaller: (name: string) => `Bare den som leder mobiliseringen, kan gjøre dette. Kontakt ${name}.`, noLongerLead: (name: string) => `Du kan ikke lenger lede denne mobiliseringen. Kontakt ${name}.`, over: 'Mobiliseringen er over.' },
  faults: {
    'situation-missing': 'Skriv kort hva det gjelder.', 'place-missing': 'Skriv hvor folk skal møte.', 'kind-unknown': 'Velg hva det gjelder.', 'minutes-invalid': 'Skriv et helt antall minutter, fra 1 til 10 080 (en uke).', 'needed-invalid': 'Skriv et helt tall fra 1 og oppover, eller la feltet stå tomt.',
    'all-absent': 'Alle i utvalget har meldt fravær. Kryss av her for å kalle dem ut likevel.', 'nobody-called': 'Ingen passer til utvalget, så ingen ville blitt kalt ut. Velg flere nivåer, enheter eller grupper.', 'call-not-allowed': 'Du kan ikke kalle ut alle i dette utvalget. Velg enheter du koordinerer, eller kontakt SaLTo-sekretariatet.',
    'eta-invalid': 'Skriv minutter eller et klokkeslett (TT:MM).', 'eta-past': 'Tidspunktet er passert. Velg når du kan være der.', 'text-missing': 'Skriv beskjeden.', 'waves-units': 'Velg enhetene én for én når de skal kalles ut etter tur.', 'waves-unknown': 'Velg en rekkefølge.',
  },
  summaries: {
    call: (within: string) => `SaLTo mobiliserer: kan du stille? Svar innen ${within}`, nudge: 'SaLTo mobiliserer: vi venter på svar fra deg', cancelled: 'SaLTo: mobiliseringen er avblåst', covered: 'SaLTo: behovet er dekket, takk', reopened: 'SaLTo mobiliserer: det trengs flere. Kan du stille?', update: 'SaLTo: ny beskjed om mobiliseringen',
    board: 'Mobilisering: tavle', form: 'Mobiliser', preview: 'Forhåndsvisning', list: 'Mobiliseringer nå', escalation: 'SaLTo: svar på mobiliseringen i din enhet', exercise: (summary: string) => `ØVELSE – ${summary}`,
  },
};

export type MobilisationTexts = typeof mobilisationNb;
