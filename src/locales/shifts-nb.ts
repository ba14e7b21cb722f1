/** Bokmål for the shifts of an event, and the shape of the other languages. */
export const shiftsNb = {
  heading: 'Vakter', from: (n: number, when: string) => `${n === 1 ? '1 vakt' : `${n} vakter`} fra ${when}`, needs: (n: number) => `trenger ${n}`, count: (n: number) => (n === 1 ? '1 vakt' : `${n} vakter`),
  tooFew: (shift: string, called: number) => `${shift} trenger flere enn de ${called} som kalles ut.`,
  choose: 'Hvilke vakter kan du ta?', ask: 'Kan du ta en vakt?', change: 'Endre vakter', thanks: 'Takk! Trykk «Er fremme» når vakten begynner.',
  full: 'dekket', over: 'ferdig', missing: (n: number) => (n === 1 ? 'mangler 1' : `mangler ${n}`), of: (n: number, needed: number) => `${n} av ${needed}`,
  quota: (full: number, all: number) => `${full} av ${all} vakter er dekket`, all: 'Alle vakter', show: 'Vis navn', pick: 'Vakt', signedUp: 'Påmeldt', comingTo: (shift: string) => `Påmeldt ${shift}`, nobody: 'Ingen har meldt seg på ennå.',
  soon: (shift: string) => `Vakten din begynner snart: ${shift}`, soonSummary: 'SaLTo: vakten din begynner snart',
  faultAt: (line: number, fault: string) => `Linje ${line}: ${fault}`,
  faults: {
    'shift-format': 'skriv dato, tid og antall, for eksempel 28.7. 10:00-14:00 6.', 'shift-date': 'datoen finnes ikke. Skriv den som 2027-07-28 eller 28.7.', 'shift-date-missing': 'skriv datoen først på linjen, eller velg dato i skjemaet.', 'shift-time': 'klokkeslettet finnes ikke. Skriv det som 10:00-14:00.',
    'shift-needed': 'skriv til slutt hvor mange som trengs, fra 1 til 999.', 'shift-ends-first': 'vakten slutter før den begynner. Over midnatt skriver du 22:00-06:00 neste dag 4.', 'shift-long': 'vakten er lengre enn et døgn. Del den i flere.', 'shift-past': 'vakten har begynt allerede. Mener du neste år, skriver du årstallet også.',
    'shift-skipped': 'klokkeslettet finnes ikke denne natten, fordi klokken stilles til sommertid.', 'shift-twice': 'den samme vakten står to ganger. Skriv den én gang, med hele antallet.', 'shifts-too-many': 'det er plass til 20 vakter. Del resten ut på en mobilisering til.', 'shifts-kind': 'vakter er for arrangement og demonstrasjon. Ved en alvorlig hendelse lar du feltet stå tomt.', 'shifts-none': 'Velg minst én vakt.',
  },
};

export type ShiftTexts = typeof shiftsNb;
