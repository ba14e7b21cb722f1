/** What the report after a mobilisation is written from, whatever its form. */
import type { Network } from '../network/domain.ts';
import type { Mobilisation } from '../mobilisation/domain.ts';
import type { ReportFigures } from '../mobilisation/report-figures.ts';
import type { Response } from '../prompts/domain.ts';
import type { PhoneCall } from '../prompts/phone-calls.ts';
import type { NetworkLevel } from '../shared/network-terms.ts';

export interface MobilisationReport {
  readonly mobilisation: Mobilisation;
  readonly figures: ReportFigures;
  readonly responses: readonly Response[];
  /** By member id. */
  readonly phoneCalls: ReadonlyMap<string, readonly PhoneCall[]>;
  readonly network: Network;
  readonly now: Temporal.Instant;
  readonly timeZone: string;
  /** It still goes on. */
  readonly preliminary: boolean;
  /** Of those of a unit who may see counts only, `named` is false: no name, no text of a message. */
  readonly named: boolean;
  /** Their answers are missing: the database is closed to this instance. */
  readonly closedLevels: readonly NetworkLevel[];
}
