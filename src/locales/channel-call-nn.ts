/** Nynorsk for calls in a linked channel. */
import type { ChannelCallTexts } from './channel-call-nb.ts';

export const channelCallNn: ChannelCallTexts = {
  title: 'SaLTo mobiliserer', why: 'Du er nemnd fordi du ikkje kan nåast i eigen chat. Svaret blir ikkje vist her i kanalen.', about: 'Kva gjeld det?', update: 'Ny beskjed til dykk som er nemnde',
  coveredText: 'Trykk «Kva gjeld det?» for å sjå om du skal stille.',
  received: 'Motteke. Det som gjeld deg, blir ikkje vist her i kanalen.',
  notYours: 'Du er ikkje kalla ut, så dette kan ikkje visast for deg.',
  reached: 'I kanal', through: (link, n) => `${n === 1 ? '1 person' : `${n} personar`} blir kalla ut i kanalen for ${link}, der alle i kanalen ser kven det er.`,
};
