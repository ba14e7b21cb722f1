/** The small network that tests of the whole product know, as the files that an operator imports. */
export const units = `id,name,kind,party,region
bydel-alna,Bydel Alna,bydel,bydel,groruddalen
bydel-sagene,Bydel Sagene,bydel,bydel,
groruddalen,Groruddalen,region,annet,
ude,Utdanningsetaten,etat,skole,
politi-ost,Enhet øst,politi,politi,
sekretariatet,SaLTo-sekretariatet,sekretariat,annet,
`;
export const groups = `id,name,kind,level,unit,who
koord-alna,Koordineringsgruppe Bydel Alna,koordineringsgruppe,koordinerende,bydel-alna,koordinerende@bydel-alna
`;
/** number, name, organisation, unit, level, role */
export type SeatRow = readonly [number, string, string, string, string, string];
export const seats: readonly SeatRow[] = [
  [1, 'Solveig Sekretær', 'sekretariatet', 'sekretariatet', 'koordinerende', 'sekretariat'],
  [2, 'Kåre Koordinator', 'bydel-alna', 'bydel-alna', 'koordinerende', 'koordinator'],
  [3, 'Lena Leder', 'bydel-alna', 'bydel-alna', 'styrende', 'leder'],
  [4, 'Pål Politi', 'politi-ost', 'bydel-alna', 'koordinerende', 'medlem'],
  [5, 'Ragnhild Rektor', 'ude', 'bydel-alna', 'koordinerende', 'medlem'],
  [6, 'Ute Øygard', 'bydel-alna', 'bydel-alna', 'utovende', 'medlem'],
  [7, 'Åse Ærlig', 'bydel-sagene', 'bydel-sagene', 'utovende', 'medlem'],
  [8, 'Kjersti Koordinator', 'bydel-sagene', 'bydel-sagene', 'koordinerende', 'koordinator'],
];
/** Known to nobody in Teams: in the list, in no roster. */
export const unseen = [9, 'Usett Person', 'bydel-sagene', 'bydel-sagene', 'utovende', 'medlem'] as const;
const memberRow = ([number, name, organisation, unit, level, role]: readonly [number, string, string, string, string, string]): string =>
  `${name},p${number}@example.no,,${organisation},${unit},${level},${role},ja,,`;
export const membersCsv = (rows: readonly SeatRow[]): string => ['name,email,phone,organisation,unit,level,role,primary,groups,title', ...rows.map(memberRow), ''].join('\n');
export const members = membersCsv([...seats, unseen]);
