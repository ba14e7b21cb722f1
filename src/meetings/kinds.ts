/** Kinds of meeting are data: add a row here and it is in the form, the import and the key figures. */
export interface MeetingKind {
  readonly id: string;
  /** Shown as, bokmål; proper names of the network are not translated. */
  readonly title: string;
  /** In the key figures, bokmål. */
  readonly plural: string;
  /** An imported meeting is opened to its audience this many days before it starts. */
  readonly opensDaysBefore: number;
}

export const meetingKinds: readonly MeetingKind[] = [
  { id: 'byomfattende', title: 'Byomfattende SaLTo-møte', plural: 'Byomfattende SaLTo-møter', opensDaysBefore: 28 },
  { id: 'temamote', title: 'Temamøte', plural: 'Temamøter', opensDaysBefore: 28 },
  { id: 'ressursgruppe', title: 'Ressursgruppemøte', plural: 'Ressursgruppemøter', opensDaysBefore: 28 },
  { id: 'styringsgruppe', title: 'Styringsgruppe', plural: 'Styringsgruppemøter', opensDaysBefore: 28 },
  { id: 'koordineringsgruppe', title: 'Koordineringsgruppe', plural: 'Koordineringsgruppemøter', opensDaysBefore: 28 },
  { id: 'utovermote', title: 'Utøvermøte', plural: 'Utøvermøter', opensDaysBefore: 28 },
  { id: 'konferanse', title: 'Konferanse', plural: 'Konferanser', opensDaysBefore: 60 },
  { id: 'seminar', title: 'Seminar', plural: 'Seminarer', opensDaysBefore: 60 },
  { id: 'ekstraordinaert', title: 'Ekstraordinært møte', plural: 'Ekstraordinære møter', opensDaysBefore: 28 },
  { id: 'annet', title: 'Annet', plural: 'Andre møter', opensDaysBefore: 28 },
];

export const meetingKind = (id: string): MeetingKind | undefined => meetingKinds.find((kind) => kind.id === id);
