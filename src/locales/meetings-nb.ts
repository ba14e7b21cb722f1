/** Bokmål for what follows a meeting: who came, and the key figures. */
const people = (n: number) => (n === 1 ? '1 person' : `${n} personer`);
const guests = (n: number) => (n === 1 ? '1 gjest' : `${n} gjester`);

export const meetingsNb = {
  calendar: { outlook: 'Legg i kalender', file: 'Kalenderfil (.ics)', join: 'Møtelenke', cancelled: (title: string) => `Avlyst: ${title}` },
  change: {
    summary: (title: string, when: string) => `Endret: ${title}, ${when}`, title: 'Møtet er endret', before: (when: string) => `Før endringen: ${when}.`, otherPlace: 'Stedet er nytt.', said: (answer: string) => `Du svarte «${answer}» før endringen.`, notConfirmed: 'Du svarte ikke etter at møtet ble endret.',
    audienceStays: 'Hvem som er innkalt, kan ikke endres her. Skal andre være med, lag et nytt møte.', days: (n: number) => `Møtet går over ${n} dager. Flytter du første dag, flyttes de andre med.`, deadlineMoves: 'Flytter du møtet, flyttes svarfristen like langt hvis du lar den stå.',
    previewTitle: 'Dette endres', nothing: '(ingenting)', unchanged: 'Ingenting er endret ennå.', everyCard: 'Innkallingen til alle oppdateres.', asksNobody: 'Ingen blir spurt på nytt.', notOpen: 'Innkallingen er ikke sendt ennå, så ingen får beskjed.',
    asks: (n: number) => (n === 0 ? 'Ingen har svart at de kommer eller kanskje kommer, så ingen blir spurt på nytt.' : `${people(n)} som har svart at de kommer eller kanskje kommer, får beskjed og blir spurt på nytt.`),
    saidDeputy: 'Du svarte at en stedfortreder kommer. Svar på nytt.', over: 'Møtet er over, så det kan ikke endres.',
    conflict: 'Noen andre har endret møtet i mellomtiden. Ingenting av ditt er lagret. Se hva som gjelder nå, og forhåndsvis på nytt.', done: 'Møtet er endret', discarded: 'Endringen er forkastet. Møtet er som før.',
  },
  series: {
    title: 'Møter i serien', fields: { repeat: 'Gjentas', repeatUntil: 'Siste dato', repeatCount: 'eller antall møter', daysOff: 'På helligdag eller i helg' }, open: 'Gjenta møtet', never: 'Møtet gjentas ikke.',
    daysOff: { flytt: 'Flytt til neste virkedag', dropp: 'Dropp møtet', behold: 'Hold møtet likevel' }, hint: 'Høyst 60 møter over to år. Svarfristen er like mange dager før hvert møte.',
    meetings: (n: number) => `${n} møter`, dayOff: { weekend: 'helg', holiday: 'helligdag' }, moved: (from: string, why: string, to: string) => `${from} er ${why}: flyttet til ${to}.`, dropped: (day: string, why: string) => `${day} er ${why}: droppet.`, kept: (day: string, why: string) => `${day} er ${why}: holdes likevel.`,
    taken: (day: string) => `${day}: droppet, fordi et annet møte i serien er flyttet til samme dag.`, more: (n: number) => `og ${n} til`, opens: (days: number, now: number) => `Innkallingen til hvert møte sendes ${days} dager før${now === 0 ? '' : `, til ${now === 1 ? 'det første' : `de ${now} første`} med en gang`}. Møtene kan endres eller avlyses hver for seg.`,
    sent: 'Møteserien er laget', sentWhen: (first: string, last: string) => `${first} – ${last}`, sentLead: (n: number) => `${n} møter er planlagt. Skriv «møter» for å se dem, endre ett av dem eller stoppe serien.`,
    mark: (n: number, of: number) => `Møte ${n} av ${of} i serien`, rest: (n: number, last: string) => `${n === 1 ? '1 møte' : `${n} møter`} til i serien, siste ${last}`, show: 'Vis serien', stop: 'Stopp serien',
    stopTitle: 'Stoppe serien?', stopText: (n: number) => (n === 1 ? 'Dette møtet avlyses. Det er det siste i serien.' : `Dette møtet og alle senere i serien avlyses: ${n} møter. Tidligere møter står.`), told: (n: number) => (n === 0 ? 'Ingen er innkalt ennå, så ingen får beskjed. Det kan ikke angres.' : `${people(n)} er innkalt og får beskjed. Det kan ikke angres.`), confirm: 'Ja, stopp serien', keep: 'Behold serien',
    stopped: 'Serien er stoppet', done: (n: number) => (n === 1 ? '1 møte er avlyst. De som var innkalt, får beskjed.' : `${n} møter er avlyst. De som var innkalt, får beskjed.`), none: 'Serien har ingen flere møter å avlyse.',
  },
  deputy: {
    label: 'Kommer noen i stedet for deg?', placeholder: 'Navnet på stedfortrederen', save: 'Lagre stedfortreder', clear: 'Fjern stedfortreder', comes: (name: string) => `${name} kommer i stedet for deg.`, somebody: 'Noen kommer i stedet for deg.',
    mark: (name: string) => (name === '' ? 'stedfortreder' : `stedfortreder: ${name}`), count: (n: number) => (n === 1 ? '1 stedfortreder kommer' : `${n} stedfortredere kommer`), missing: 'Skriv navnet på den som kommer.', nameOnly: 'Skriv bare navnet, uten telefonnummer og e-postadresse.',
  },
  attendance: {
    title: 'Hvem møtte?', summary: (title: string) => `Hvem møtte? ${title}`, lead: 'Kryss av dem som møtte, også digitalt. De som svarte at de kom, er krysset av på forhånd.',
    joinedMark: 'i Teams-møtet', joined: (n: number, mark: string) => `Teams så ${n} av de innkalte i møtet. De er merket «${mark}» og krysset av på forhånd.`,
    ticked: (n: number, total: number) => `${n} av ${total} er krysset av`, present: (page: string) => `Møtte (${page})`, presentAll: 'Møtte', nobody: 'Ingen var innkalt, så det er ingen å krysse av.',
    guests: 'Gjester i tillegg (antall)', guestsHint: '0', save: 'Lagre', change: 'Endre', not: 'Oppmøtet er ikke lagret ennå. Nøkkeltallene bruker svarene.',
    came: (n: number) => `${people(n)} møtte`, withGuests: (n: number) => guests(n), savedBy: (name: string, when: string) => `Lagret av ${name} ${when}.`, done: 'Oppmøtet er lagret.', turned: 'Kryssene er tatt vare på. Trykk Lagre når alle sidene stemmer.',
    meanwhile: (name: string) => `${name} har også lagret i mellomtiden. Kortet viser det dere har lagt inn til sammen.`,
    older: 'Kortet var eldre enn det du har lagret. Slik er oppmøtet nå.',
    faults: { number: 'Skriv et helt tall fra 0 til 9999.', clash: (name: string, n: number) => `${name} har lagret ${guests(n)} i mellomtiden. Skriv det tallet som gjelder, og lagre på nytt.` },
    levelClosed: (level: string) => `Oppmøtet fra ${level} kan ikke leses nå.`, notOver: 'Møtet er ikke over ennå.', cancelled: 'Møtet er avlyst, så det er ikke noe oppmøte.',
    held: { button: 'Møter som har vært', title: 'Møter som har vært', empty: 'Ingen møter du har innkalt til, har vært ennå.', saved: 'Oppmøte lagret', notSaved: 'Oppmøte ikke lagret' },
  },
  figures: {
    button: 'Nøkkeltall', title: 'Nøkkeltall', period: (from: string, to: string) => `${from} – ${to}`, scope: (unit: string) => `Gjelder ${unit}.`, whole: 'Gjelder hele nettverket.',
    kind: 'Type', held: 'Avholdt', average: 'Oppmøte i snitt', about: (n: number) => `ca. ${n}`, none: 'Ingen møter eller mobiliseringer er avholdt i perioden.', exercises: 'Øvelser og avlyste møter er ikke med.',
    fromAnswers: (n: number) => (n === 1 ? 'For 1 møte er tallet hentet fra svarene, fordi oppmøtet ikke er lagret (fra svar).' : `For ${n} møter er tallet hentet fra svarene, fordi oppmøtet ikke er lagret (fra svar).`), answersMark: 'fra svar', closedLevels: (levels: string) => `Disse nivåene kan ikke leses nå, så oppmøtet derfra mangler: ${levels}.`,
    groups: { counts: 'Møter som er holdt eller planlagt i kalenderåret, og der gruppen er kalt inn, eller styrende nivå i enheten er kalt inn til en styringsgruppe. Avlyste er ikke med.', title: (year: number) => `Styringsgrupper med færre enn fire møter i ${year}`, all: (year: number) => `Alle styringsgrupper har minst fire møter i ${year}.`, line: (name: string, held: number, planned: number) => `${name}: ${held} avholdt${planned === 0 ? '' : `, ${planned} planlagt`}`, more: (n: number) => `og ${n} til` },
    from: 'Fra og med', to: 'Til og med', unit: 'Gjelder', show: 'Vis', faults: { date: 'Velg en dato som finnes.', order: 'Siste dag er før første dag.' },
  },
};

export type MeetingsTexts = typeof meetingsNb;
