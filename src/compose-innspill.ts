/** Puts together innspill, and what they need of the meetings' agendas. Part of compose.ts. */
import type { Core, Part } from './compose-core.ts';
import { createInnspill } from './innspill/create-innspill.ts';
import { createAgendas } from './meetings/agenda-items.ts';

export function composeInnspill(core: Core): Part {
  const { jobs, composers, chat } = createInnspill({ ...core, agendas: createAgendas(core), retentionDays: core.config.RETENTION_DAYS_RESPONSES });
  return { jobs, composers, features: [chat] };
}
