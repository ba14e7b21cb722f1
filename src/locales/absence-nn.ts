/** Nynorsk for people's own absence. */
import type { AbsenceTexts } from './absence-nb.ts';

export const absenceNn: AbsenceTexts = {
  title: 'Fråvær', lead: 'Medan du er borte, får du ingen påminningar, og du blir ikkje kalla ut. Møteinnkallingar får du som før.',
  none: 'Du har ikkje meldt fråvær.', heading: 'Meld fråvær', from: 'Frå og med', to: 'Til og med (kan stå tomt for éin dag)', save: 'Lagre', delete: 'Slett', period: (from, to) => `${from} – ${to}`,
  done: { saved: 'Fråværet er lagra.', merged: 'Fråværet er lagra og slått saman med det du hadde frå før.', deleted: 'Fråværet er sletta.' },
  faults: { 'absence-ends-first': 'Siste dag er før første dag.', 'absence-past': 'Fråværet er over alt.', 'absence-far': 'Siste dag kan vere høgst to år fram i tid.', 'absence-full': 'Du har meldt mange fråvær. Slett eitt først.' },
};
