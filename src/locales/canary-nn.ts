/** Nynorsk for the monthly look at who can be reached. */
import type { CanaryTexts } from './canary-nb.ts';

const people = (n: number): string => (n === 1 ? '1 person' : `${n} personar`);

export const canaryNn: CanaryTexts = {
  title: 'Månadleg sjekk: kven kan nåast?', summary: 'Månadleg sjekk av kven som kan nåast',
  checked: (n, reachable) => `${people(n)} er slått opp i Teams utan at nokon fekk melding, og ${reachable} kan nåast.`,
  unknown: (n) => `${people(n)} har aldri vore å finne i Teams; sjå «nettverk».`, left: (n) => `${people(n)} er ikkje sjekka enno.`,
  nobody: 'Alle som kunne nåast før, kan framleis nåast.', noPhone: 'utan telefonnummer',
  groups: { lost: 'Kan ikkje lenger nåast', before: 'Hadde allereie blokkert boten eller fjerna appen', uncertain: 'Teams gav ikkje noko klart svar' },
};
