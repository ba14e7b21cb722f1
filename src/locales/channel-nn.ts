/** Nynorsk for channels that stand for a level of a unit. */
import type { ChannelTexts } from './channel-nb.ts';

export const channelNn: ChannelTexts = {
  howTo: 'Skriv dette i kanalen som skal koplast: @SaLTo koble koordinerende bydel-alna. Utan nivå gjeld han alle nivå. @SaLTo koble bort tek koplinga bort.', everyLevel: 'alle nivå',
  linked: (link) => `Kanalen er kopla til ${link}. Skriv «koble bort» for å ta koplinga bort.`, done: (link) => `Kanalen er kopla til ${link}. Når nokon der blir mobiliserte, kjem tavla hit, med tal og utan namn. Dei som er med i teamet og ikkje kan nåast i eigen chat, blir nemnde og kalla ut her.`,
  unlinked: 'Kanalen er ikkje kopla lenger.', unknown: 'Eg fann ikkje eininga. Skriv nivå og eining, til dømes: koble koordinerende bydel-alna.',
};
