/** Bokmål for calls in a linked channel, and the shape of the other languages. Everybody in the channel reads it. */
export const channelCallNb = {
  title: 'SaLTo mobiliserer', why: 'Du er nevnt fordi du ikke kan nås i egen chat. Svaret vises ikke her i kanalen.', about: 'Hva gjelder det?', update: 'Ny beskjed til dere som er nevnt',
  nudge: 'Påminnelse til dere som er nevnt', nudgeText: 'Har du alt svart, trenger du ikke gjøre noe.', nudgeSummary: 'SaLTo mobiliserer: påminnelse til dere som er nevnt',
  coveredText: 'Trykk «Hva gjelder det?» for å se om du skal stille.',
  received: 'Mottatt. Det som gjelder deg, vises ikke her i kanalen.',
  notYours: 'Du er ikke kalt ut, så dette kan ikke vises for deg.',
  reached: 'I kanal', through: (link: string, n: number) => `Kanalen for ${link}: ${n === 1 ? '1 person' : `${n} personer`}`, more: (n: number) => `og ${n} kanaler til`, seen: 'Alle i en kanal ser hvem som kalles ut der, men ikke hva de svarer.',
  status: { count: 'I kanal', explain: 'De som bare nås i en kanal, nevnes der når de kalles ut. Møteinnkallinger når dem ikke.', ofUnit: (n: number) => `${n} i kanal`, heading: 'Uten egen chat med boten', person: 'nevnes i kanal når de kalles ut' },
};

export type ChannelCallTexts = typeof channelCallNb;
