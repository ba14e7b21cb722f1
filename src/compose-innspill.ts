/** Puts together innspill, and what they need of the meetings' agendas. Part of compose.ts. */
import type { Core, Part } from './compose-core.ts';
import { createInnspill, type InnspillParts } from './innspill/create-innspill.ts';
import { createAgendas } from './meetings/agenda-items.ts';

export interface InnspillPart extends Part {
  /** How many wait that this person may take up: in one meeting, or in any. */
  readonly waitingFor: InnspillParts['waitingFor'];
}

export function composeInnspill(core: Core): InnspillPart {
  const { jobs, composers, chat, waitingFor } = createInnspill({ ...core, agendas: createAgendas(core), retentionDays: core.config.RETENTION_DAYS_RESPONSES });
  return { jobs, composers, features: [chat], waitingFor };
}
