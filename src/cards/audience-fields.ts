/** View model of the part of a form that says whom it is for: levels × units, plus groups. */
import { z } from 'zod';
import type { Texts } from '../locales/texts.ts';
import { networkLevels } from '../shared/network-terms.ts';
import { bytesOfAll, bytesOfList, choiceList, searchSchema, type Choosable, type ChoiceList, type Searches } from './choice-list.ts';
import type { ButtonData } from './parts.ts';

const text = z.string().min(1);
const choices = z.array(z.strictObject({ title: text, value: text }));
const field = { label: text, choices, value: z.string(), faults: z.array(text) };
/** Long lists are opened when they are needed: until then what is chosen is said, beside the button that opens them. */
const list = z.strictObject({ ...field, search: searchSchema, chosen: text, choose: text, open: z.boolean(), closed: z.boolean() });

export const audienceSchema = z.strictObject({
  heading: text,
  hint: text,
  levels: z.strictObject(field),
  units: list,
  /** Empty where there are none to choose. */
  groups: z.array(list),
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
  /** Among hundreds: what was searched for, the verbs that search (`find` and the list) and what comes back with them, and how many bytes there are for both lists. */
  readonly find: { readonly search: Searches | undefined; readonly verb: string; readonly data: ButtonData; readonly room: number };
  readonly faults: { readonly levels: readonly string[]; readonly units: readonly string[]; readonly groups: readonly string[] };
}

export function audienceModel({ heading, hint, typed, units, groups, allUnits, find: { search = {}, verb, data, room }, faults }: AudienceFields, t: Texts): z.infer<typeof audienceSchema> {
  const { fields, unitList, groupList } = t.form;
  const ofGroups = choiceList({ among: groups, words: groupList, chosen: typed.groups, search: search.groups, room: Math.max(room / 2, room - bytesOfAll(units, true)), verb: `${verb}-groups`, data }, t);
  const ofUnits = choiceList({ among: units, words: unitList, chosen: typed.units, search: search.units, all: allUnits ? t.form.allUnits : undefined, room: room - bytesOfList(ofGroups), verb: `${verb}-units`, data }, t);
  const levels = new Set(typed.levels.split(',').map((level) => level.trim()));
  return {
    heading, hint,
    levels: {
      label: fields.levels, faults: [...faults.levels],
      choices: networkLevels.map((level) => ({ title: t.levels[level], value: level })),
      // The choices of levels are so few that "all" is all of them ticked.
      value: networkLevels.filter((level) => levels.has('*') || levels.has(level)).join(','),
    },
    units: listModel(ofUnits, fields.units, unitList.choose, faults.units),
    groups: groups.length === 0 ? [] : [listModel(ofGroups, fields.groups, groupList.choose, faults.groups)],
  };
}

function listModel({ choices: listed, value, chosen, open, search }: ChoiceList, label: string, choose: string, faults: readonly string[]): z.infer<typeof list> {
  const seen = open || faults.length > 0;
  return { label, choices: listed, value, faults: [...faults], search, chosen, choose, open: seen, closed: !seen };
}

/** Whether clients are to ask for what is missing before they send the form: not where it would stop the search. The server asks in any case. */
export const asksInClient = ({ units, groups }: z.infer<typeof audienceSchema>): boolean => [units, ...groups].every(({ search }) => search.length === 0);
