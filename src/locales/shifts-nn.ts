/** Nynorsk for the shifts of an event. */
import type { ShiftTexts } from './shifts-nb.ts';

export const shiftsNn: ShiftTexts = {
  heading: 'Vakter', from: (n, when) => `${n === 1 ? '1 vakt' : `${n} vakter`} frå ${when}`, needs: (n) => `treng ${n}`, count: (n) => (n === 1 ? '1 vakt' : `${n} vakter`),
  tooFew: (shift, called) => `${shift} treng fleire enn dei ${called} som blir kalla ut.`,
  choose: 'Kva vakter kan du ta?', ask: 'Kan du ta ei vakt?', change: 'Endre vakter', thanks: 'Takk! Trykk «Er framme» når vakta tek til.',
  full: 'dekt', over: 'ferdig', missing: (n) => (n === 1 ? 'manglar 1' : `manglar ${n}`), of: (n, needed) => `${n} av ${needed}`,
  quota: (full, all) => `${full} av ${all} vakter er dekte`, all: 'Alle vakter', show: 'Vis namn', pick: 'Vakt', signedUp: 'Påmeld', comingTo: (shift) => `Påmelde ${shift}`, nobody: 'Ingen har meldt seg på enno.',
  soon: (shift) => `Vakta di tek til snart: ${shift}`, soonSummary: 'SaLTo: vakta di tek til snart',
  faultAt: (line, fault) => `Linje ${line}: ${fault}`,
  faults: {
    'shift-format': 'skriv dato, tid og tal, til dømes 28.7. 10:00-14:00 6.', 'shift-date': 'datoen finst ikkje. Skriv han som 2027-07-28 eller 28.7.', 'shift-date-missing': 'skriv datoen først på linja, eller vel dato i skjemaet.', 'shift-time': 'klokkeslettet finst ikkje. Skriv det som 10:00-14:00.',
    'shift-needed': 'skriv til slutt kor mange som trengst, frå 1 til 999.', 'shift-ends-first': 'vakta sluttar før ho tek til. Over midnatt skriv du 22:00-06:00 neste dag 4.', 'shift-long': 'vakta er lengre enn eit døgn. Del henne i fleire.', 'shift-past': 'vakta har teke til alt. Meiner du neste år, skriv du årstalet òg.',
    'shift-skipped': 'klokkeslettet finst ikkje denne natta, fordi klokka blir stilt til sommartid.', 'shift-twice': 'den same vakta står to gonger. Skriv henne éin gong, med heile talet.', 'shifts-too-many': 'det er plass til 20 vakter. Del resten ut på ei mobilisering til.', 'shifts-kind': 'vakter er for arrangement og demonstrasjon. Ved ei alvorleg hending lèt du feltet stå tomt.', 'shifts-none': 'Vel minst éi vakt.',
  },
};
