/** Puts together innspill, and what they need of the meetings' agendas. Part of ../compose.ts. */
import type { Core, Part } from './core.ts';
import { createInnspill, type InnspillParts } from '../innspill/create-innspill.ts';
import { createAgendas } from '../meetings/agenda-items.ts';

export type InnspillPart = Part & Pick<InnspillParts, 'waitingFor' | 'calledOff'>;

export function composeInnspill(core: Core): InnspillPart {
  const { jobs, composers, chat, ...offered } = createInnspill({ ...core, agendas: createAgendas(core), retentionDays: core.config.RETENTION_DAYS_RESPONSES });
  return { jobs, composers, features: [chat], ...offered };
}
