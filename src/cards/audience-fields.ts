/** View model of the part of a form that says whom it is for: levels × units, plus groups. */
import { z } from 'zod';
import { byName } from '../locales/format.ts';
import type { Texts } from '../locales/texts.ts';
import { networkLevels } from '../shared/network-terms.ts';

const text = z.string().min(1);
const choices = z.array(z.strictObject({ title: text, value: text }));

export const audienceSchema = z.strictObject({
  heading: text,
  hint: text,
  labels: z.strictObject({ levels: text, units: text, groups: text }),
  values: z.strictObject({ levels: z.string(), units: z.string() }),
  levels: choices,
  units: choices,
  /** Long lists are opened when they are needed: what is chosen, and the button that opens them. */
  chosen: z.strictObject({ units: text, groups: text, chooseUnits: text, chooseGroups: text, openUnits: z.boolean(), closedUnits: z.boolean(), openGroups: z.boolean(), closedGroups: z.boolean() }),
  /** Empty where there are none to choose. */
  groups: z.array(z.strictObject({ choices, value: z.string(), faults: z.array(text) })),
  faults: z.strictObject({ levels: z.array(text), units: z.array(text) }),
});

export interface AudienceFields {
  readonly heading: string;
  readonly hint: string;
  /** Comma lists as typed. */
  readonly typed: { readonly levels: string; readonly units: string; readonly groups: string };
  /** What this person may call. */
  readonly units: readonly { readonly id: string; readonly name: string }[];
  readonly groups: readonly { readonly id: string; readonly name: string }[];
  /** Whether `*` (all units) is among the choices. */
  readonly allUnits: boolean;
  readonly faults: { readonly levels: readonly string[]; readonly units: readonly string[]; readonly groups: readonly string[] };
}

const listOf = (typed: string): string[] => typed.split(',').map((id) => id.trim()).filter((id) => id !== '');

/** A choice or two by name, more by number. */
function inWords(ids: readonly string[], among: AudienceFields['units'], none: string, many: (n: number) => string): string {
  const names = ids.flatMap((id) => among.find((choosable) => choosable.id === id)?.name ?? []);
  return ids.length === 0 ? none : names.length === ids.length && ids.length <= 2 ? names.join(', ') : many(ids.length);
}

export function audienceModel({ heading, hint, typed, units, groups, allUnits, faults }: AudienceFields, t: Texts): z.infer<typeof audienceSchema> {
  const choicesOf = (among: AudienceFields['units']) => among.toSorted(byName).map(({ id, name }) => ({ title: name, value: id }));
  return {
    heading, hint,
    labels: { levels: t.form.fields.levels, units: t.form.fields.units, groups: t.form.fields.groups },
    // The choices of levels are so few that "all" is all of them ticked.
    values: { levels: typed.levels.includes('*') ? networkLevels.join(',') : typed.levels, units: typed.units },
    levels: networkLevels.map((level) => ({ title: t.levels[level], value: level })),
    units: [...(allUnits ? [{ title: t.form.allUnits, value: '*' }] : []), ...choicesOf(units)],
    groups: groups.length === 0 ? [] : [{ choices: choicesOf(groups), value: typed.groups, faults: [...faults.groups] }],
    chosen: {
      units: listOf(typed.units).includes('*') ? t.form.allUnits : inWords(listOf(typed.units), units, t.form.noUnits, t.form.unitsChosen), chooseUnits: t.form.chooseUnits,
      groups: inWords(listOf(typed.groups), groups, t.form.noGroups, t.form.groupsChosen), chooseGroups: t.form.chooseGroups,
      openUnits: faults.units.length > 0, closedUnits: faults.units.length === 0, openGroups: faults.groups.length > 0, closedGroups: faults.groups.length === 0,
    },
    faults: { levels: [...faults.levels], units: [...faults.units] },
  };
}
