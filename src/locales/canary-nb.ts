/** Bokmål for the monthly look at who can be reached, and the shape of the other languages. */
const people = (n: number): string => (n === 1 ? '1 person' : `${n} personer`);

export const canaryNb = {
  title: 'Månedlig sjekk: hvem kan nås?', summary: 'Månedlig sjekk av hvem som kan nås',
  checked: (n: number, reachable: number) => `${people(n)} er slått opp i Teams uten at noen fikk melding, og ${reachable} kan nås.`,
  unknown: (n: number) => `${people(n)} har aldri vært å finne i Teams; se «nettverk».`, left: (n: number) => `${people(n)} er ikke sjekket ennå.`,
  nobody: 'Alle som kunne nås før, kan fortsatt nås.', noPhone: 'uten telefonnummer',
  groups: { lost: 'Kan ikke lenger nås', before: 'Hadde allerede blokkert boten eller fjernet appen', uncertain: 'Teams ga ikke noe klart svar' },
};

export type CanaryTexts = typeof canaryNb;
