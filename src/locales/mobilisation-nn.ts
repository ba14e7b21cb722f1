/** Nynorsk for mobilisation. */
import { shiftsNn } from './shifts-nn.ts';
import type { MobilisationTexts } from './mobilisation-nb.ts';

const people = (n: number) => (n === 1 ? '1 person' : `${n} personar`);

export const mobilisationNn: MobilisationTexts = {
  kinds: { 'alvorlig-hendelse': 'Alvorleg hending', arrangement: 'Arrangement', demonstrasjon: 'Demonstrasjon' },
  exercise: 'ØVING', exerciseText: 'Dette er ei øving. Svar som om det galdt.',
  answers: { 'kan-stille': 'Kan stille', 'kan-bista-digitalt': 'Kan hjelpe digitalt', 'kan-ikke': 'Kan ikkje', 'er-fremme': 'Er framme', 'takket-av': 'Takka av', silent: 'Ikkje svart' },
  short: { 'er-fremme': 'Her', 'kan-bista-digitalt': 'Digitalt', 'kan-ikke': 'Nei', 'takket-av': 'Takka av', silent: 'Ikkje svart' },
  now: 'No', minutes: (n) => (n === 1 ? '1 minutt' : `${n} minutt`), hours: (n) => (n === 1 ? '1 time' : `${n} timar`), days: (n) => `${n} døgn`,
  meet: 'Oppmøte', needed: 'Treng', neededValue: people, calledBy: 'Kalla ut av', deadline: 'Svar innan', clock: (time) => `kl. ${time}`,
  form: {
    title: 'Mobiliser', exerciseTitle: 'Øving: mobiliser', editTitle: 'Endre mobiliseringa', lead: 'Ingen blir kalla ut før du har sett førehandsvisinga og trykt Send.',
    privacy: 'Skriv aldri om barn eller unge som kan kjennast att.',
    fields: { kind: 'Kva gjeld det?', situation: 'Situasjon', place: 'Stad', meetAt: 'Oppmøte kl.', date: 'Dato (arrangement og demonstrasjon)', deadline: 'Svar innan (minutt)', needed: 'Kor mange trengst?', shifts: 'Vakter, éi på kvar linje (arrangement og demonstrasjon)', levels: 'Nivå', units: 'Einingar', groups: 'Grupper' },
    placeholders: { situation: 'Kort: kva treng vi hjelp til?', place: 'Adresse eller møtestad', deadline: '15', needed: 'Kan stå tomt', shifts: '28.7. 10:00-14:00 6' },
    absentLabel: 'Fråvær', includeAbsent: 'Kall ut dei som har meldt fråvær òg',
    shiftsHint: 'Tid og tal på kvar linje; datoen først når det er fleire dagar. Over midnatt: 22:00-06:00 neste dag 4. Tala her gjeld i staden for «Kor mange trengst?».',
    audience: 'Kven skal kallast ut?', audienceHint: 'Alle på dei valde nivåa i dei valde einingane, og alle i dei valde gruppene. Du sjølv blir ikkje kalla ut.',
    sentrum: 'Som SaLTo sentrum kan du kalle ut folk frå alle bydelar, til ein stad i Oslo sentrum.',
  },
  preview: {
    called: (n) => `${people(n)} blir kalla ut`, how: 'Slik blir dei nådde', personal: 'I eigen chat', roster: 'I ny chat', none: 'Kan ikkje nåast',
    inVain: (names, more) => `Ingen blir kalla ut frå ${names}${more > 0 ? ` og ${more} til` : ''}. Sjå over nivåa, einingane og gruppene.`,
    tooFew: (needed, called) => `Du treng ${needed}, men berre ${called} blir kalla ut.`,
    nobodyReachable: 'Ingen av dei kan nåast i Teams. Ring i staden: trykk «Vis namn».', unreachable: (n) => `${people(n)} kan ikkje nåast i Teams, og kjem på ringjelista.`, everyone: 'Alle kan nåast i Teams.',
    unreachableTitle: 'Ringjeliste: kan ikkje nåast i Teams', absentLeftOut: (n) => `${people(n)} har meldt fråvær og blir ikkje kalla ut.`, absentCalled: (n) => `${people(n)} har meldt fråvær, men blir kalla ut likevel.`, discarded: 'Utkastet er forkasta. Ingen vart kalla ut.', showNames: 'Vis namn',
  },
  sent: { title: 'Mobiliseringa er på veg', exerciseTitle: 'Øvinga er på veg', lead: (n) => `${people(n)} blir kalla ut no. Følg svara på tavla nedanfor.`, board: 'Opne tavla' },
  call: {
    ask: 'Kan du stille?', eta: 'Når kan du vere der?', etaNone: 'Veit ikkje enno', etaMinutes: (n) => `Om ${n} minutt`, etaTime: 'Eller klokkeslett', more: 'Anna tidspunkt eller kommentar', comment: 'Kommentar', commentHint: 'Kan stå tomt. Skriv aldri om unge som kan kjennast att.',
    newEta: 'Ny tid for framkomst', etaSame: 'Som før', save: 'Lagre endring', yourAnswer: 'Du har svart', arriving: (time) => `Framme ca. kl. ${time}`, thanks: 'Takk! Trykk «Er framme» når du er på staden.', arrived: 'Takk for at du er her.', digital: 'Takk! Du blir kontakta ved behov.', change: 'Du kan endre svaret.', yourComment: (comment) => `Kommentar: ${comment}`,
    cancelled: 'Mobiliseringa er avblåsen', cancelledText: 'Du treng ikkje gjere noko.', closed: 'Mobiliseringa er avslutta',
    covered: 'Behovet er dekt', coveredText: 'Takk! Det er nok folk no, så du treng ikkje stille. Vi seier frå om det endrar seg.',
    reopened: 'Det trengst fleire likevel', nudge: 'Vi har ikkje fått svar frå deg', update: (name) => (name === undefined ? 'Beskjed' : `Beskjed frå ${name}`), latest: 'Siste beskjed',
  },
  board: {
    states: { open: 'Tavle', closed: 'Avslutta', cancelled: 'Avblåsen', scheduled: 'På veg ut', draft: 'Utkast' }, answered: (n, total) => `${n} av ${total} har svart`, median: (minutes) => `Halvparten av svara kom innan ${Math.max(1, minutes)} min`,
    quota: (coming, needed) => `${coming} av ${needed} kjem`, met: 'Nok folk kjem', offer: 'Nok folk kjem. Trykk «Behovet er dekt» for å takke av dei som ikkje trengst.', reopened: 'Nokon melde forfall etter at behovet var dekt. Dei andre er spurde på nytt.', covered: 'Behovet er dekt, og dei andre er takka av.',
    coming: 'Dei som kjem', nobodyComing: 'Ingen har sagt ja enno.', unnamed: (people) => `${people === 1 ? 'Ein' : people} kjem utan at du ser namnet.`, unknownEta: 'ukjend tid', etaAt: (time) => `ca. kl. ${time}`, here: 'Framme', late: (time) => `skulle vore her kl. ${time}`,
    byLevel: 'Etter nivå', byUnit: 'Etter eining', columns: { 'er-fremme': 'Her', 'kan-bista-digitalt': 'Dig', 'kan-ikke': 'Nei', 'takket-av': 'Takk', silent: '–' }, onTheWay: { label: 'På veg', column: 'Veg', said: 'på veg' }, ahead: { label: 'Ja', column: 'Ja', said: 'kjem' }, explain: (coming) => `Her: framme  ·  ${coming}  ·  Dig: digitalt  ·  –: ikkje svart`, explainThanked: 'Takk: takka av', spared: 'Ikkje sendt', sending: 'Utsending',
    nextWave: (wave, time) => `Bølgje ${wave} blir kalla ut kl. ${time} om det ikkje er nok folk`, waves: (called, waves) => `Bølgje ${called} av ${waves} er kalla ut`,
    closed: (level, n) => `Svar frå ${level} kan ikkje lesast no: ${people(n)} er ikkje med i tala, og ingen av dei blir purra.`, waveWaits: (minutes) => `Neste bølgje ventar på desse svara i høgst ${minutes} min. Du kan kalle ho ut no.`,
    refresh: 'Oppdater', update: 'Send beskjed', cancel: 'Blås av', enough: 'Behovet er dekt', wave: 'Kall ut neste bølgje', led: (name) => `Blir leidd av ${name}`,
  },
  update: { title: 'Send beskjed', sent: 'Beskjeden er på veg', text: 'Beskjed', hint: 'Kort. Skriv aldri om unge som kan kjennast att.', to: 'Til', all: 'Alle som er kalla ut', coming: 'Berre dei som kjem', send: 'Send', done: (n) => `Beskjeden går til ${people(n)}.`, unreachable: (n) => `${n} av dei kan ikkje nåast i Teams og må ringjast.`, full: 'Det er sendt så mange beskjedar som det går an.', nobody: 'Det er ingen å sende til enno.' },
  cancel: { title: 'Blåse av mobiliseringa?', text: (n) => `${people(n)} er kalla ut. Dei som har fått meldinga, får beskjed. Det kan ikkje angrast.`, confirm: 'Ja, blås av', keep: 'Nei, hald fram', kept: 'Mobiliseringa held fram.', done: 'Mobiliseringa er avblåsen. Dei som har fått meldinga, får beskjed.' },
  enough: { done: (kept, thanked) => `${kept} held fram. ${thanked} blir takka av.`, already: (kept) => `Behovet er alt meldt dekt. ${kept} held fram.`, notMet: 'Det er ikkje nok folk lenger. Ingen er takka av.' },
  waves: { field: 'Rekkjefølgje', orders: { alle: 'Alle på éin gong', nivaer: 'Nivå for nivå: utøvende først', enheter: 'Eining for eining' }, every: (minutes) => `Neste bølgje blir kalla ut etter ${minutes} min om det ikkje er nok folk.`, minutes: 'Minutt mellom bølgjene', size: (wave, name, n) => `Bølgje ${wave}, ${name}: ${people(n)}`, called: (n) => `${people(n)} blir kalla ut no.`, none: 'Alle bølgjene er alt kalla ut.' },
  escalation: { title: 'Svar på mobiliseringa', row: (answered, called) => `${answered} av ${called} har svart`, coming: (n) => `${n} kjem`, lead: 'Svarfristen er ute. Minn gjerne dine om å svare.' },
  ringeliste: { covered: 'Behovet er dekt.', cancelled: 'Mobiliseringa er avblåsen.', closed: 'Mobiliseringa er avslutta.', nobody: 'Ingen treng å ringjast.', onlyTell: 'Ring berre dei som må få beskjed.' },
  leaderless: {
    title: 'Mobiliseringa treng ein ny leiar', summary: 'SaLTo: mobiliseringa treng ein ny leiar', left: () => 'Den som leidde, er ikkje lenger i nettverket.', role: (name) => `${name} kan ikkje lenger leie: personen er verken koordinator, i sekretariatet eller kalla ut.`, away: (name) => `${name} leier, men har meldt fråvær.`,
    ask: 'Ta over, så får du tavla og kan sende beskjedar, overlate leiinga til andre og avblåse.', board: (name) => `${name}, som har meldt fråvær`,
  },
  shifts: shiftsNn,
  list: { title: 'Mobiliseringar no', empty: 'Det er inga mobilisering i gang å vise deg.', open: 'Opne tavla', answer: 'Svar' },
  refusals: { mayNotCall: (contact) => `Berre SaLTo-koordinatorar og SaLTo-sekretariatet kan kalle ut folk. Kontakt ${contact}.`, notCalled: 'Du er ikkje kalla ut, så svaret vart ikkje lagra.', notOpen: 'Mobiliseringa er ikkje send enno.', alreadySent: 'Mobiliseringa er alt send.', wrongAnswer: 'Svaret er ikkje eit av vala.', firstCome: 'Svar først at du kan stille.', notCaller: (name) => `Berre den som leier mobiliseringa, kan gjere dette. Kontakt ${name}.`, noLongerLead: (name) => `Du kan ikkje lenger leie denne mobiliseringa. Kontakt ${name}.`, over: 'Mobiliseringa er over.' },
  faults: {
    'situation-missing': 'Skriv kort kva det gjeld.', 'place-missing': 'Skriv kvar folk skal møte.', 'kind-unknown': 'Vel kva det gjeld.', 'minutes-invalid': 'Skriv eit heilt tal minutt, frå 1 til 10 080 (ei veke).', 'needed-invalid': 'Skriv eit heilt tal frå 1 og oppover, eller la feltet stå tomt.',
    'all-absent': 'Alle i utvalet har meldt fråvær. Kryss av her for å kalle dei ut likevel.', 'nobody-called': 'Ingen passar til utvalet, så ingen ville blitt kalla ut. Vel fleire nivå, einingar eller grupper.', 'call-not-allowed': 'Du kan ikkje kalle ut alle i dette utvalet. Vel einingar du koordinerer, eller kontakt SaLTo-sekretariatet.',
    'eta-invalid': 'Skriv minutt eller eit klokkeslett (TT:MM).', 'eta-past': 'Tidspunktet er passert. Vel når du kan vere der.', 'text-missing': 'Skriv beskjeden.', 'waves-units': 'Vel einingane éi for éi når dei skal kallast ut etter tur.', 'waves-unknown': 'Vel ei rekkjefølgje.',
  },
  summaries: {
    call: (within) => `SaLTo mobiliserer: kan du stille? Svar innan ${within}`, nudge: 'SaLTo mobiliserer: vi ventar på svar frå deg', cancelled: 'SaLTo: mobiliseringa er avblåsen', covered: 'SaLTo: behovet er dekt, takk', reopened: 'SaLTo mobiliserer: det trengst fleire. Kan du stille?', update: 'SaLTo: ny beskjed om mobiliseringa',
    board: 'Mobilisering: tavle', form: 'Mobiliser', preview: 'Førehandsvising', list: 'Mobiliseringar no', escalation: 'SaLTo: svar på mobiliseringa i eininga di', exercise: (summary) => `ØVING – ${summary}`,
  },
};
