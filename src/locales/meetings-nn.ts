/** Nynorsk for what follows a meeting: who came, and the key figures. */
import type { MeetingsTexts } from './meetings-nb.ts';

const people = (n: number) => (n === 1 ? '1 person' : `${n} personar`);
const guests = (n: number) => (n === 1 ? '1 gjest' : `${n} gjester`);

export const meetingsNn: MeetingsTexts = {
  calendar: { outlook: 'Legg i kalender', file: 'Kalenderfil (.ics)', join: 'Møtelenkje', cancelled: (title: string) => `Avlyst: ${title}` },
  change: {
    summary: (title: string, when: string) => `Endra: ${title}, ${when}`, title: 'Møtet er endra', before: (when: string) => `Før endringa: ${when}.`, otherPlace: 'Staden er ny.', said: (answer: string) => `Du svarte «${answer}» før endringa.`, notConfirmed: 'Du svarte ikkje etter at møtet vart endra.',
    audienceStays: 'Kven som er kalla inn, kan ikkje endrast her. Skal andre vere med, lag eit nytt møte.', days: (n: number) => `Møtet går over ${n} dagar. Flyttar du første dag, blir dei andre flytta med.`, deadlineMoves: 'Flyttar du møtet, blir svarfristen flytta like langt om du lèt han stå.',
    previewTitle: 'Dette blir endra', nothing: '(ingenting)', unchanged: 'Ingenting er endra enno.', everyCard: 'Innkallinga til alle blir oppdatert.', asksNobody: 'Ingen blir spurde på nytt.', notOpen: 'Innkallinga er ikkje send enno, så ingen får beskjed.',
    asks: (n: number) => (n === 0 ? 'Ingen har svart at dei kjem eller kanskje kjem, så ingen blir spurde på nytt.' : `${people(n)} som har svart at dei kjem eller kanskje kjem, får beskjed og blir spurde på nytt.`),
    saidDeputy: 'Du svarte at ein vara kjem. Svar på nytt.', over: 'Møtet er over, så det kan ikkje endrast.',
    conflict: 'Nokon andre har endra møtet i mellomtida. Ingenting av ditt er lagra. Sjå kva som gjeld no, og førehandsvis på nytt.', done: 'Møtet er endra', discarded: 'Endringa er forkasta. Møtet er som før.',
  },
  series: {
    title: 'Møte i serien', fields: { repeat: 'Gjentak', repeatUntil: 'Siste dato', repeatCount: 'eller talet på møte', daysOff: 'På heilagdag eller i helg' }, open: 'Gjenta møtet', never: 'Møtet blir ikkje gjenteke.',
    daysOff: { flytt: 'Flytt til neste verkedag', dropp: 'Dropp møtet', behold: 'Hald møtet likevel' }, hint: 'Høgst 60 møte over to år. Svarfristen er like mange dagar før kvart møte.',
    meetings: (n) => `${n} møte`, dayOff: { weekend: 'helg', holiday: 'heilagdag' }, moved: (from, why, to) => `${from} er ${why}: flytta til ${to}.`, dropped: (day, why) => `${day} er ${why}: droppa.`, kept: (day, why) => `${day} er ${why}: blir halde likevel.`,
    taken: (day) => `${day}: droppa, fordi eit anna møte i serien er flytta til same dag.`, more: (n) => `og ${n} til`, opens: (days, now) => `Innkallinga til kvart møte blir send ${days} dagar før${now === 0 ? '' : `, til ${now === 1 ? 'det første' : `dei ${now} første`} med ein gong`}. Møta kan endrast eller avlysast kvar for seg.`,
    sent: 'Møteserien er laga', sentWhen: (first, last) => `${first} – ${last}`, sentLead: (n) => `${n} møte er planlagde. Skriv «møter» for å sjå dei, endre eitt av dei eller stoppe serien.`,
    mark: (n, of) => `Møte ${n} av ${of} i serien`, rest: (n, last) => `${n} møte til i serien, siste ${last}`, show: 'Vis serien', stop: 'Stopp serien',
    stopTitle: 'Stoppe serien?', stopText: (n) => (n === 1 ? 'Dette møtet blir avlyst. Det er det siste i serien.' : `Dette møtet og alle seinare i serien blir avlyste: ${n} møte. Tidlegare møte står.`), told: (n) => (n === 0 ? 'Ingen er kalla inn enno, så ingen får beskjed. Det kan ikkje angrast.' : `${people(n)} er kalla inn og får beskjed. Det kan ikkje angrast.`), confirm: 'Ja, stopp serien', keep: 'Behald serien',
    stopped: 'Serien er stoppa', done: (n) => (n === 1 ? '1 møte er avlyst. Dei som var kalla inn, får beskjed.' : `${n} møte er avlyste. Dei som var kalla inn, får beskjed.`), none: 'Serien har ingen fleire møte å avlyse.',
  },
  deputy: {
    label: 'Kjem nokon i staden for deg?', placeholder: 'Namnet på vararen', save: 'Lagre vara', clear: 'Fjern vara', comes: (name: string) => `${name} kjem i staden for deg.`, somebody: 'Nokon kjem i staden for deg.',
    mark: (name: string) => (name === '' ? 'vara' : `vara: ${name}`), count: (n: number) => (n === 1 ? '1 vara kjem' : `${n} vara kjem`), missing: 'Skriv namnet på den som kjem.', nameOnly: 'Skriv berre namnet, utan telefonnummer og e-postadresse.',
  },
  attendance: {
    title: 'Kven møtte?', summary: (title: string) => `Kven møtte? ${title}`, lead: 'Kryss av dei som møtte, også digitalt. Dei som svarte at dei kom, er kryssa av på førehand.',
    joinedMark: 'i Teams-møtet', joined: (n: number, mark: string) => `Teams såg ${n} av dei innkalla i møtet. Dei er merkte «${mark}» og kryssa av på førehand.`,
    ticked: (n: number, total: number) => `${n} av ${total} er kryssa av`, present: (page: string) => `Møtte (${page})`, presentAll: 'Møtte', nobody: 'Ingen var innkalla, så det er ingen å krysse av.',
    guests: 'Gjester i tillegg (tal)', guestsHint: '0', save: 'Lagre', change: 'Endre', not: 'Oppmøtet er ikkje lagra enno. Nøkkeltala bruker svara.',
    came: (n: number) => `${people(n)} møtte`, withGuests: (n: number) => guests(n), savedBy: (name: string, when: string) => `Lagra av ${name} ${when}.`, done: 'Oppmøtet er lagra.', turned: 'Kryssa er tekne vare på. Trykk Lagre når alle sidene stemmer.',
    meanwhile: (name: string) => `${name} har også lagra i mellomtida. Kortet viser det de har lagt inn til saman.`,
    older: 'Kortet var eldre enn det du har lagra. Slik er oppmøtet no.',
    faults: { number: 'Skriv eit heilt tal frå 0 til 9999.', clash: (name: string, n: number) => `${name} har lagra ${guests(n)} i mellomtida. Skriv det talet som gjeld, og lagre på nytt.` },
    levelClosed: (level: string) => `Oppmøtet frå ${level} kan ikkje lesast no.`, notOver: 'Møtet er ikkje over enno.', cancelled: 'Møtet er avlyst, så det er ikkje noko oppmøte.',
    held: { button: 'Møte som har vore', title: 'Møte som har vore', empty: 'Ingen møte du har kalla inn til, har vore enno.', saved: 'Oppmøte lagra', notSaved: 'Oppmøte ikkje lagra' },
  },
  figures: {
    button: 'Nøkkeltal', title: 'Nøkkeltal', period: (from: string, to: string) => `${from} – ${to}`, scope: (unit: string) => `Gjeld ${unit}.`, whole: 'Gjeld heile nettverket.',
    kind: 'Type', held: 'Halde', average: 'Oppmøte i snitt', about: (n: number) => `ca. ${n}`, none: 'Ingen møte eller mobiliseringar er haldne i perioden.', exercises: 'Øvingar og avlyste møte er ikkje med.',
    fromAnswers: (n: number) => `For ${n} møte er talet henta frå svara, fordi oppmøtet ikkje er lagra (frå svar).`, answersMark: 'frå svar', closedLevels: (levels: string) => `Desse nivåa kan ikkje lesast no, så oppmøtet derfrå manglar: ${levels}.`,
    groups: { counts: 'Møte som er haldne eller planlagde i kalenderåret, og der gruppa er kalla inn, eller styrande nivå i eininga er kalla inn til ei styringsgruppe. Avlyste er ikkje med.', title: (year: number) => `Styringsgrupper med færre enn fire møte i ${year}`, all: (year: number) => `Alle styringsgrupper har minst fire møte i ${year}.`, line: (name: string, held: number, planned: number) => `${name}: ${held} haldne${planned === 0 ? '' : `, ${planned} planlagde`}`, more: (n: number) => `og ${n} til` },
    from: 'Frå og med', to: 'Til og med', unit: 'Gjeld', show: 'Vis', faults: { date: 'Vel ein dato som finst.', order: 'Siste dag er før første dag.' },
  },
};
