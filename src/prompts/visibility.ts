/** Who sees what of a prompt: the design's visibility table as one table, and the questions that cards and reports ask of it. */
import type { Member, Network } from '../network/domain.ts';
import { hasRole, unitsUnder } from '../network/domain.ts';
import type { NetworkLevel } from '../shared/network-terms.ts';
import { hasLed, type Addressee, type Prompt } from './domain.ts';

/** As whom somebody looks. One person may be several of these; they see what any of them sees. */
export type ViewerKind = 'medlem' | 'koordinator' | 'leder' | 'organiser' | 'sekretariat' | 'channel';

type NamesRule =
  /** Names of those who come, to those called, where the organiser of a meeting chose it; never of the silent. */
  | 'coming-if-meeting-shows'
  | 'coming-if-prompt-shows'
  | 'own-unit'
  | 'own-level-and-unit'
  | 'all';
type CountsRule = 'if-called-and-not-tiltak' | 'own-unit-and-region' | 'all';

export const visibilityTable: Readonly<Record<ViewerKind, { readonly ownAnswer: boolean; readonly names: NamesRule; readonly counts: CountsRule }>> = {
  medlem: { ownAnswer: true, names: 'coming-if-meeting-shows', counts: 'if-called-and-not-tiltak' },
  koordinator: { ownAnswer: true, names: 'own-unit', counts: 'own-unit-and-region' },
  leder: { ownAnswer: true, names: 'own-level-and-unit', counts: 'own-unit-and-region' },
  organiser: { ownAnswer: true, names: 'all', counts: 'all' },
  sekretariat: { ownAnswer: true, names: 'all', counts: 'all' },
  channel: { ownAnswer: false, names: 'coming-if-prompt-shows', counts: 'all' },
};

/** A unit, all levels of it when `level` is absent. */
export interface Area {
  readonly unit: string;
  readonly level?: NetworkLevel;
}

export interface Scope {
  readonly all: boolean;
  /** Names only: of those who have said that they come. */
  readonly coming: boolean;
  readonly areas: readonly Area[];
}

export interface Visibility {
  readonly ownAnswer: boolean;
  readonly names: Scope;
  readonly counts: Scope;
}

export interface Viewed {
  readonly prompt: Pick<Prompt, 'kind' | 'organiserId' | 'formerOrganiserIds'>;
  /** The organiser's choice that those who were called may see the names of those who come. */
  readonly showNames: boolean;
}

/** What a member sees. `called`: they are among the addressees. Somebody in no role and not called sees nothing. */
export const visibilityFor = (network: Network, viewer: Member, { prompt, showNames }: Viewed, called: boolean): Visibility => {
  const scopes = [
    // Whoever is called may look at their own answer, whatever roles they have besides.
    rowFor(network, { kind: 'medlem', prompt, showNames, called }),
    ...viewer.seats.filter((seat) => seat.role !== 'medlem').map((seat) => rowFor(network, { kind: seat.role, prompt, showNames, called, area: seat })),
    ...(organises(viewer, prompt, called) ? [rowFor(network, { kind: 'organiser', prompt, showNames, called })] : []),
  ];
  return { ownAnswer: called && visibilityTable.medlem.ownAnswer, names: union(scopes.map(({ names }) => names)), counts: union(scopes.map(({ counts }) => counts)) };
};

/** Whoever has lost the role by which they called or led a mobilisation, or started a check-in, has lost its names too, unless they are called themselves. */
const organises = (viewer: Member, prompt: Viewed['prompt'], called: boolean): boolean =>
  hasLed(prompt, viewer.id) && (prompt.kind === 'meeting' || called || hasRole(viewer, 'koordinator') || hasRole(viewer, 'sekretariat'));

/** What a linked channel shows to everybody in it. */
export const visibilityForChannel = (network: Network, { prompt, showNames }: Viewed): Visibility => ({
  ownAnswer: visibilityTable.channel.ownAnswer,
  ...rowFor(network, { kind: 'channel', prompt, showNames, called: false }),
});

/** Whether the answer of `addressee` (or that they are silent) may be shown with their name. */
export const seesName = (visibility: Visibility, addressee: Addressee, comes: boolean): boolean =>
  visibility.names.all || (comes && visibility.names.coming) || within(visibility.names.areas, addressee);

/** Whether `addressee` is part of the numbers shown. */
export const seesCount = (visibility: Visibility, addressee: Addressee): boolean =>
  visibility.counts.all || within(visibility.counts.areas, addressee);

/** Whether there is anything to show but the person's own answer. */
export const seesAnything = ({ names, counts }: Visibility): boolean =>
  [names, counts].some((scope) => scope.all || scope.coming || scope.areas.length > 0);

interface Row {
  readonly kind: ViewerKind;
  readonly prompt: Viewed['prompt'];
  readonly showNames: boolean;
  readonly called: boolean;
  readonly area?: Required<Area>;
}

const nothing: Scope = { all: false, coming: false, areas: [] };
const everything: Scope = { ...nothing, all: true };

const rowFor = (network: Network, row: Row): { readonly names: Scope; readonly counts: Scope } => {
  const rules = visibilityTable[row.kind];
  return { names: namesScope(rules.names, row), counts: countsScope(network, rules.counts, row) };
};

const namesScope = (rule: NamesRule, { prompt, showNames, called, area }: Row): Scope => {
  switch (rule) {
    case 'coming-if-meeting-shows': return { ...nothing, coming: called && showNames && prompt.kind === 'meeting' };
    case 'coming-if-prompt-shows': return { ...nothing, coming: showNames };
    case 'own-unit': return { ...nothing, areas: area ? [{ unit: area.unit }] : [] };
    case 'own-level-and-unit': return { ...nothing, areas: area ? [{ unit: area.unit, level: area.level }] : [] };
    case 'all': return everything;
  }
};

const countsScope = (network: Network, rule: CountsRule, { prompt, called, area }: Row): Scope => {
  switch (rule) {
    case 'if-called-and-not-tiltak': return called && prompt.kind !== 'tiltak' ? everything : nothing;
    case 'own-unit-and-region': {
      if (!area) return nothing;
      const region = network.units.get(area.unit)?.region;
      const units = new Set([...unitsUnder(network, area.unit), ...(region === undefined ? [] : unitsUnder(network, region))]);
      return { ...nothing, areas: [...units].map((unit) => ({ unit })) };
    }
    case 'all': return everything;
  }
};

const union = (scopes: readonly Scope[]): Scope => ({
  all: scopes.some((scope) => scope.all),
  coming: scopes.some((scope) => scope.coming),
  areas: scopes.flatMap((scope) => scope.areas),
});

const within = (areas: readonly Area[], { unit, level }: Addressee): boolean =>
  areas.some((area) => area.unit === unit && (area.level === undefined || area.level === level));
