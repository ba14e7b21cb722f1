/** Nynorsk for answering a check-in on measures. */
import type { TiltakTexts } from './tiltak-nb.ts';

const measures = (n: number) => `${n} tiltak`;

export const tiltakNn: TiltakTexts = {
  kind: 'Innsjekk av tiltak',
  statuses: { igangsatt: 'Sett i gang', 'ikke-igangsatt': 'Ikkje sett i gang', fullfort: 'Fullført', avsluttet: 'Avslutta' },
  plan: 'Plan', deadline: 'Svarfrist', area: 'Innsatsområde', unit: 'Eining', measures,
  overview: {
    answered: (n, total) => `${n} av ${total} svara på`, leadConfirm: 'Stadfest dei som er uendra, eller gå gjennom eitt om gongen.', lead: 'Alt blir lagra med ein gong, så du kan halde fram seinare på ei anna eining.',
    last: (status) => `Sist: ${status}`, imported: 'importert', unanswered: 'Ingen status enno', now: (status) => `Svart: ${status}`, late: 'etter fristen', with: (name) => `Gitt vidare til ${name}`, onlyYearly: 'Årsspørsmåla er dine å svare på', takenBy: (name) => `Teke over av ${name}`, by: (name) => `av ${name}`, from: (name) => `Frå ${name}`, unreadable: 'Svaret kan ikkje lesast no',
    begin: 'Byrj', resume: 'Hald fram', confirmAll: 'Stadfest alle uendra', answer: 'Svar', change: 'Endre', open: 'Opne',
    done: 'Du har svart på alt. Takk!', measuresDone: 'Du har svart på alle tiltaka. Takk!', doneText: (until) => `Svara kan rettast til innsjekken blir lukka ${until}.`,
    handedOn: (n) => `${measures(n)} ventar på ein kollega.`, nothingLeft: 'Ingenting ventar på deg no.',
    overdue: (until) => `Fristen er ute. Du kan framleis svare til ${until}; svaret blir merkt som seint.`,
    closed: 'Innsjekken er avslutta', closedText: 'Svara kan ikkje endrast lenger. Takk for innsatsen!', cancelled: 'Innsjekken er avlyst', cancelledText: 'Du treng ikkje å gjere noko.',
    levelClosed: (level) => `Svar frå ${level} kan ikkje lesast no.`, empty: 'Ingen tiltak ventar på deg her.', passedOn: (n) => (n === 1 ? '1 tiltak er no ditt å svare på' : `${n} tiltak er no dine å svare på`), passedOnMore: (n) => `og ${n} til`,
    confirmed: (n) => `${measures(n)} er stadfesta uendra.`, nothingToConfirm: 'Ingen av dei som blir viste, kan stadfestast: dei er svara på, eller har ingen status enno.', notConfirmed: (n) => `${measures(n)} vart ikkje lagra, fordi den delen av lageret er stengd akkurat no. Prøv igjen om litt.`,
  },
  measure: {
    position: (n, total) => `Tiltak ${n} av ${total}`, status: 'Status', lastSaid: 'Sist sagt', imported: (status) => `${status} (importert)`, saidThen: (status, date) => `${status}, ${date}`,
    reasons: 'Grunnar (berre for ikkje sett i gang)', chooseStatus: 'Vel status', reasonsLabel: 'Kvifor er det ikkje sett i gang? Vel gjerne fleire.', outcome: 'Kva blir oppnådd med tiltaket?', benefit: 'Korleis kjem tiltaket målgruppa til gode?', hint: 'Kan stå tomt. Skriv aldri om unge som kan kjennast att.',
    save: 'Lagre og neste', unchanged: 'Uendra', skip: 'Hopp over', toOverview: 'Oversikt', delegate: 'Gi vidare', takeBack: 'Ta tilbake', giveBack: 'Gi tilbake', saveAnyway: 'Lagre likevel', keepTheirs: 'Behald svaret', fix: 'Sjå over felta som er merkte.',
    handed: (name) => `${name} har gitt deg dette tiltaket`, handedText: 'Du svarar berre på dette eine. Svaret blir lagra med ein gong og kan rettast til innsjekken blir lukka.', takenOver: (name) => `Teke over av ${name}. Du kan framleis svare sjølv.`, withColleague: (name) => `Gitt vidare til ${name}. Du kan framleis svare sjølv.`,
    conflict: (name) => `${name} har svart i mellomtida`, conflictText: 'Ingenting er skrive over. Det du skreiv, står i felta under.', theirs: (text) => `Svaret no: ${text}`, thanks: 'Takk! Svaret er lagra.', unsaved: 'Det du har skrive, er ikkje lagra', unsavedText: 'Lagre det, eller trykk ein gong til for å gå vidare utan.', takenBack: (name) => `${name} har teke tiltaket tilbake`, takenBackText: 'Du treng ikkje å gjere noko.',
  },
  delegate: {
    title: 'Kven skal svare?', label: 'Namn eller e-postadresse', hint: 'Byrj på namnet', search: 'Finn', lead: 'Kollegaen får berre dette eine tiltaket. Du kan ta det tilbake når som helst.', pick: 'Vel', none: 'Fann ingen i nettverket med det namnet eller den e-postadressa.', tooShort: 'Skriv minst to bokstavar.', found: (n) => `${n} treff`,
    reachable: 'Får kortet i Teams', unreachable: (phone) => `Kan ikkje nåast i Teams. Ring ${phone}.`, unreachableNoPhone: 'Kan ikkje nåast i Teams, og nummer manglar.',
    done: (name) => `Tiltaket er gitt vidare til ${name}.`, doneUnreachable: (name) => `Tiltaket er gitt vidare til ${name}, som ikkje kan nåast i Teams. Sei frå sjølv; skriv kollegaen «tiltak» til meg, ligg det der.`, givenBack: 'Tiltaket er gitt tilbake.', takeOver: 'Ta over', handOver: 'Gi til ein kollega', tookOver: 'Du har teke over tiltaket. Svar her, eller seinare frå «tiltak».', cancel: 'Avbryt',
  },
  longTexts: { tooLong: (most: string) => `Teksten er for lang. Det er plass til ${most} teikn.`, onlyStart: (kept: string) => `Berre dei første ${kept} teikna av det du skreiv, fekk plass her.`, shortened: 'korta ned her' },
  nudges: { 'not-opened': (n) => `${measures(n)} ventar på deg`, begun: (n) => `Du er i gang: ${measures(n)} igjen`, 'one-left': () => 'Berre eitt tiltak igjen', yearly: { 'not-opened': 'Årsspørsmåla ventar på deg', begun: 'Du er i gang: årsspørsmåla står att', 'one-left': 'Berre årsspørsmåla er igjen' }, yearlyOf: (units) => `Årsspørsmål som ikkje er ferdig svara på: ${units}`, andMore: (names, n) => `${names} og ${n} til` },
  list: { title: 'Innsjekkane dine', empty: 'Ingen innsjekk ventar på deg no.', open: 'Opne' },
  refusals: {
    notYours: 'Dette tiltaket er ikkje ditt å svare på, så ingenting vart lagra.', notAsked: 'Ingen av tiltaka i denne innsjekken er dine.', notOpen: 'Innsjekken er ikkje send ut enno.', closed: 'Innsjekken er avslutta, så svaret vart ikkje lagra.', cancelled: 'Innsjekken er avlyst, så svaret vart ikkje lagra.', noStatus: 'Tiltaket har ingen status enno, så det er ingenting å stadfeste. Vel ein status.',
    notYoursToHand: 'Berre den som er ansvarleg, kan gi tiltaket vidare.', personGone: 'Personen er ikkje lenger i nettverket.', toYourself: 'Denne personen kan alt svare på tiltaket.', notHanded: 'Tiltaket er ikkje lenger gitt vidare.',
  },
  faults: { 'status-missing': 'Vel ein status.', 'reasons-unknown': 'Vel blant grunnane i lista.', 'reasons-missing': 'Vel minst éin grunn. Vil du ikkje oppgi nokon, lagrar du ein gong til.', 'reasons-not-wanted': 'Grunnar høyrer til «Ikkje sett i gang». Vel den statusen, eller ta bort grunnane.' },
  summaries: {
    passedOn: 'Tiltak er no dine å svare på', overview: (title) => `Innsjekk: ${title}`, delegated: 'Du er beden om å svare på eitt tiltak', cancelled: (title) => `Avlyst: ${title}`, measure: 'Tiltak', delegate: 'Gi tiltaket vidare', list: 'Innsjekkane dine', nudge: (title) => `Påminning: ${title}`,
  },
};
