/** What is wrong with a field of a form, in words. */
import type { Texts } from './texts.ts';

/** None where nothing is wrong. @param own the form's own sentences; the others are those that every form shares */
export const faultSentences = <Own extends string>(fault: Own | keyof Texts['faults'] | undefined, own: Readonly<Record<Own, string>>, { faults }: Pick<Texts, 'faults'>): string[] =>
  (fault === undefined ? [] : [fault in own ? own[fault as Own] : faults[fault as keyof Texts['faults']]]);
