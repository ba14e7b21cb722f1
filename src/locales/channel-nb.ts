/** Bokmål for channels that stand for a level of a unit, and the shape of the other languages. */
export const channelNb = {
  howTo: 'Skriv dette i kanalen som skal kobles: @SaLTo koble koordinerende bydel-alna. Uten nivå gjelder den alle nivåer. @SaLTo koble bort tar koblingen bort.', everyLevel: 'alle nivåer',
  linked: (link: string) => `Kanalen er koblet til ${link}. Skriv «koble bort» for å ta koblingen bort.`, done: (link: string) => `Kanalen er koblet til ${link}. Når noen der mobiliseres, kommer tavla hit, med tall og uten navn. De som er med i teamet og ikke kan nås i egen chat, nevnes og kalles ut her.`,
  unlinked: 'Kanalen er ikke koblet lenger.', unknown: 'Jeg fant ikke enheten. Skriv nivå og enhet, for eksempel: koble koordinerende bydel-alna.',
};

export type ChannelTexts = typeof channelNb;
