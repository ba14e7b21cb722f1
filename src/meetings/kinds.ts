/** Kinds of meeting are data: add a row here and it is in the form, the import and the key figures. */
export interface MeetingKind {
  readonly id: string;
  /** Shown as, bokmål; proper names of the network are not translated. */
  readonly title: string;
  /** An imported meeting is opened to its audience this many days before it starts. */
  readonly opensDaysBefore: number;
}

export const meetingKinds: readonly MeetingKind[] = [
  { id: 'byomfattende', title: 'Byomfattende SaLTo-møte', opensDaysBefore: 28 },
  { id: 'temamote', title: 'Temamøte', opensDaysBefore: 28 },
  { id: 'ressursgruppe', title: 'Ressursgruppemøte', opensDaysBefore: 28 },
  { id: 'styringsgruppe', title: 'Styringsgruppe', opensDaysBefore: 28 },
  { id: 'koordineringsgruppe', title: 'Koordineringsgruppe', opensDaysBefore: 28 },
  { id: 'utovermote', title: 'Utøvermøte', opensDaysBefore: 28 },
  { id: 'konferanse', title: 'Konferanse', opensDaysBefore: 60 },
  { id: 'seminar', title: 'Seminar', opensDaysBefore: 60 },
  { id: 'ekstraordinaert', title: 'Ekstraordinært møte', opensDaysBefore: 28 },
  { id: 'annet', title: 'Annet', opensDaysBefore: 28 },
];

export const meetingKind = (id: string): MeetingKind | undefined => meetingKinds.find((kind) => kind.id === id);
