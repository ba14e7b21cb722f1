/** Whose data is asked for or deleted, and what every feature promises about deleting. */

/** A person as the store knows them: everything that identifies them anywhere in it. */
export interface Person {
  readonly memberId: string;
  readonly name: string;
  /** Lower case; empty where only an Entra id is known. */
  readonly email: string;
  readonly phone?: string;
  /** Of their Teams users: contact ids, user ids, Entra ids and conversations. */
  readonly teamsIds: readonly string[];
}

/**
 * Takes what one feature keeps about a person out of the store. What others need to know afterwards (how many came, that a measure was
 * answered) stays, without a text of theirs and without anything that leads to them: the member id means nothing once the list has lost it.
 * Repeatable: after a crash it is asked again. Returns how many documents it has changed or deleted.
 */
export type Forget = (person: Person) => Promise<number>;
