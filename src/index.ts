/** `npm start`: the server, from the environment only. Ends 0 on SIGTERM when what was under way is finished, 1 when it cannot start. */
import { createApp } from './compose.ts';
import { parseConfig } from './config.ts';
import { isAppError } from './shared/errors.ts';

const longestStopMs = 10_000;

try {
  const app = await createApp(parseConfig(process.env));
  await app.start();
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.once(signal, () => {
      setTimeout(() => process.exit(1), longestStopMs).unref();
      void app.stop().then(() => process.exit(0), () => process.exit(1));
    });
  }
} catch (error) {
  console.error(isAppError(error) ? error.message : startFault(error));
  process.exit(1);
}

function startFault(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  if (code === 'EADDRINUSE') return 'Porten er opptatt av et annet program. Velg en annen med PORT.';
  if (code === 'EACCES' || code === 'EADDRNOTAVAIL') return 'Kan ikke lytte på HOST og PORT som er satt. Velg en annen adresse eller port.';
  return `Serveren kunne ikke starte: ${message}`;
}
