/** The network's own vocabulary, shared by every feature. Source: the Oslo standard for SaLTo work. */
export const networkLevels = ['styrende', 'koordinerende', 'utovende'] as const;
export type NetworkLevel = (typeof networkLevels)[number];

export const parties = ['bydel', 'skole', 'politi', 'annet'] as const;
export type Party = (typeof parties)[number];

export const roles = ['sekretariat', 'koordinator', 'leder', 'medlem'] as const;
export type Role = (typeof roles)[number];

export const unitKinds = ['bydel', 'sentrum', 'region', 'etat', 'politi', 'sivilsamfunn', 'overordnet', 'sekretariat'] as const;
export type UnitKind = (typeof unitKinds)[number];

export const locales = ['nb', 'nn', 'en'] as const;
export type Locale = (typeof locales)[number];
