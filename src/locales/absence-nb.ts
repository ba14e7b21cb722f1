/** Bokmål for people's own absence, and the shape of the other languages. */
export const absenceNb = {
  title: 'Fravær', lead: 'Mens du er borte, får du ingen påminnelser, og du kalles ikke ut. Møteinnkallinger får du som før.',
  none: 'Du har ikke meldt fravær.', heading: 'Meld fravær', from: 'Fra og med', to: 'Til og med (kan stå tomt for én dag)', save: 'Lagre', delete: 'Slett', period: (from: string, to: string) => `${from} – ${to}`,
  done: { saved: 'Fraværet er lagret.', merged: 'Fraværet er lagret og slått sammen med det du hadde fra før.', deleted: 'Fraværet er slettet.' },
  faults: { 'absence-ends-first': 'Siste dag er før første dag.', 'absence-past': 'Fraværet er over allerede.', 'absence-far': 'Siste dag kan være høyst to år frem i tid.', 'absence-full': 'Du har meldt mange fravær. Slett ett først.' },
};

export type AbsenceTexts = typeof absenceNb;
