/** English for channels that stand for a level of a unit. */
import type { ChannelTexts } from './channel-nb.ts';

export const channelEn: ChannelTexts = {
  howTo: 'Write this in the channel to be linked: @SaLTo koble koordinerende bydel-alna. Without a level it stands for all levels. @SaLTo koble bort removes the link.', everyLevel: 'all levels',
  linked: (link) => `The channel is linked to ${link}. Write “koble bort” to remove the link.`, done: (link) => `The channel is linked to ${link}. When anybody there is mobilised, the board comes here, with numbers and without names. Those in the team who cannot be reached in a chat of their own are mentioned and called here.`,
  unlinked: 'The channel is not linked any more.', unknown: 'I did not find the unit. Write level and unit, for example: koble koordinerende bydel-alna.',
};
