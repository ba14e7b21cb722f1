/** English for calls in a linked channel. */
import type { ChannelCallTexts } from './channel-call-nb.ts';

export const channelCallEn: ChannelCallTexts = {
  title: 'SaLTo is mobilising', why: 'You are mentioned because you cannot be reached in a chat of your own. Your answer is not shown in this channel.', about: 'What is it about?', update: 'A new message for those mentioned',
  nudge: 'A reminder for those mentioned', nudgeText: 'If you have already answered, you need do nothing.', nudgeSummary: 'SaLTo is mobilising: a reminder for those mentioned',
  coveredText: 'Press “What is it about?” to see whether you are to come.',
  received: 'Received. What concerns you is not shown in this channel.',
  notYours: 'You have not been called, so this cannot be shown to you.',
  reached: 'In a channel', through: (link, n) => `The channel of ${link}: ${n === 1 ? '1 person' : `${n} people`}`, more: (n) => `and ${n} more channels`, seen: 'Everybody in a channel sees who is called there, but not what they answer.',
  status: { count: 'In a channel', explain: 'Those who can only be reached in a channel are mentioned there when they are called out. Meeting invitations do not reach them.', ofUnit: (n) => `${n} in a channel`, heading: 'Without a chat of their own with the bot', person: 'mentioned in a channel when called out' },
};
