/** View model of the part of a form that says whom it is for: levels × units, plus groups. */
import { z } from 'zod';
import { byName } from '../locales/format.ts';
import type { Texts } from '../locales/texts.ts';
import { networkLevels } from '../shared/network-terms.ts';
import type { ButtonData } from './parts.ts';
import { inWords, listOf, unitList, unitSearchSchema, type Choosable } from './unit-list.ts';

const text = z.string().min(1);
const choices = z.array(z.strictObject({ title: text, value: text }));

export const audienceSchema = z.strictObject({
  heading: text,
  hint: text,
  labels: z.strictObject({ levels: text, units: text, groups: text }),
  values: z.strictObject({ levels: z.string(), units: z.string() }),
  levels: choices,
  units: choices,
  /** Where there are more units than a list is good for. */
  unitSearch: unitSearchSchema,
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
  readonly units: readonly Choosable[];
  readonly groups: readonly Choosable[];
  /** Whether `*` (all units) is among the choices. */
  readonly allUnits: boolean;
  /** Among hundreds of units: what was searched for, the verb that searches and what comes back with it, and how many bytes there are for the list. */
  readonly find: { readonly search: string | undefined; readonly verb: string; readonly data: ButtonData; readonly room: number };
  readonly faults: { readonly levels: readonly string[]; readonly units: readonly string[]; readonly groups: readonly string[] };
}

export function audienceModel({ heading, hint, typed, units, groups, allUnits, find, faults }: AudienceFields, t: Texts): z.infer<typeof audienceSchema> {
  const list = unitList({ units, chosen: typed.units, allUnits, ...find }, t);
  const openUnits = faults.units.length > 0 || list.open;
  return {
    heading, hint,
    labels: { levels: t.form.fields.levels, units: t.form.fields.units, groups: t.form.fields.groups },
    // The choices of levels are so few that "all" is all of them ticked.
    values: { levels: typed.levels.includes('*') ? networkLevels.join(',') : typed.levels, units: list.value },
    levels: networkLevels.map((level) => ({ title: t.levels[level], value: level })),
    units: list.choices,
    unitSearch: list.search,
    groups: groups.length === 0 ? [] : [{ choices: groups.toSorted(byName).map(({ id, name }) => ({ title: name, value: id })), value: listOf(typed.groups).filter((chosen) => groups.some(({ id }) => id === chosen)).join(','), faults: [...faults.groups] }],
    chosen: {
      units: list.chosen, chooseUnits: t.form.chooseUnits,
      groups: inWords(listOf(typed.groups), groups, t.form.noGroups, t.form.groupsChosen), chooseGroups: t.form.chooseGroups,
      openUnits, closedUnits: !openUnits, openGroups: faults.groups.length > 0, closedGroups: faults.groups.length === 0,
    },
    faults: { levels: [...faults.levels], units: [...faults.units] },
  };
}
