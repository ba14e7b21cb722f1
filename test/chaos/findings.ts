/** What a fault test found, as a row of the table. */
export interface Finding {
  readonly what: string;
  /** What was scaled, and the seed. */
  readonly conditions: string;
  readonly result: string;
  readonly holds: boolean;
}

export const rowOf = ({ what, conditions, result, holds }: Finding): string => `| ${what} | ${conditions} | ${result} | ${holds ? 'holds' : '**BROKEN**'} |`;
export const tableHead = '| case | conditions | result | guarantee |\n|---|---|---|---|';
