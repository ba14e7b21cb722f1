/** Nynorsk for calls in a linked channel. */
import type { ChannelCallTexts } from './channel-call-nb.ts';

export const channelCallNn: ChannelCallTexts = {
  title: 'SaLTo mobiliserer', why: 'Du er nemnd fordi du ikkje kan nåast i eigen chat. Svaret blir ikkje vist her i kanalen.', about: 'Kva gjeld det?', update: 'Ny beskjed til dykk som er nemnde',
  nudge: 'Påminning til dykk som er nemnde', nudgeText: 'Har du alt svart, treng du ikkje gjere noko.', nudgeSummary: 'SaLTo mobiliserer: påminning til dykk som er nemnde',
  coveredText: 'Trykk «Kva gjeld det?» for å sjå om du skal stille.',
  received: 'Motteke. Det som gjeld deg, blir ikkje vist her i kanalen.',
  notYours: 'Du er ikkje kalla ut, så dette kan ikkje visast for deg.',
  reached: 'I kanal', through: (link, n) => `Kanalen for ${link}: ${n === 1 ? '1 person' : `${n} personar`}`, more: (n) => `og ${n} kanalar til`, seen: 'Alle i ein kanal ser kven som blir kalla ut der, men ikkje kva dei svarar.',
  status: { count: 'I kanal', explain: 'Dei som berre kan nåast i ein kanal, blir nemnde der når dei blir kalla ut. Møteinnkallingar når dei ikkje.', ofUnit: (n) => `${n} i kanal`, heading: 'Utan eigen chat med boten', person: 'blir nemnd i kanal når dei blir kalla ut' },
};
