/** The bot's identity, as configured, in the Teams adapter's terms. */
import type { BotAuth } from './adapters/teams/authentication.ts';
import type { Config } from './config.ts';

export function botAuthOf(config: Config): BotAuth {
  if (config.BOT_AUTH === 'none') return { mode: 'none' };
  const { BOT_APP_TYPE: appType, BOT_APP_ID: appId, BOT_APP_TENANT_ID: tenantId, BOT_APP_PASSWORD: password } = config;
  // parseConfig has refused anything less.
  if (!appType || !appId || !tenantId) throw new Error('the bot’s identity is not configured');
  return { mode: 'required', appType, appId, tenantId, ...(password === undefined ? {} : { password }) };
}
