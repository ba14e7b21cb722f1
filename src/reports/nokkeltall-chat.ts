/** The key figures in the chat: the table first, then as a file. Of the whole network for the sekretariat, of their own unit and its region for a koordinator. */
import { z } from 'zod';
import { button, type Button } from '../cards/parts.ts';
import { notAllowed, type Caller, type ChatFeature } from '../chat/caller.ts';
import type { Member, Network } from '../network/domain.ts';
import type { CardRenderer } from '../ports/card-renderer.ts';
import type { Reply } from '../ports/chat.ts';
import type { FileMakers } from '../ports/files.ts';
import type { OfficeFiles } from '../ports/office-files.ts';
import { dateProblem } from '../shared/csv-cells.ts';
import { keyFiguresCard, keyFiguresModel, type KeyFiguresInput } from './card-nokkeltall.ts';
import { makeKeyFigures, readKeyFigures, type KeyFiguresDeps } from './make-nokkeltall.ts';
import { chatFormats, reportFiles, type FileMaking, type FileOffering } from './report-files.ts';
import { scopesOf } from './scope.ts';

export interface KeyFiguresChatDeps extends KeyFiguresDeps, FileMaking, FileOffering {
  readonly office: OfficeFiles;
  readonly cards: CardRenderer;
}

const files = reportFiles('nokkeltall', chatFormats);

/** Untrusted. `unit` empty: the whole network. A date that is left out is the usual one. */
const asked = z.object({ unit: z.string().max(100).optional().catch(undefined), from: z.string().max(40).catch(''), to: z.string().max(40).catch('') });
const choice = z.object({ from: z.iso.date(), to: z.iso.date(), unit: z.string().max(100) }).refine(({ from, to }) => from <= to);
type Choice = z.infer<typeof choice>;
/** What a file request carries as its id. */
const idOf = ({ from, to, unit }: Choice): string => [from, to, unit].join('|');
function choiceOf(id: string): Choice | undefined {
  const [from, to, unit] = id.split('|');
  return choice.safeParse({ from, to, unit }).data;
}

const unitsFor = (network: Pick<Network, 'units'>, member: Member): string[] => scopesOf(network, member).map(({ unit }) => unit);
const requestOf = ({ from, to, unit }: Choice) => ({ from, to, ...(unit === '' ? {} : { unit }) });

export const keyFiguresFiles = (deps: KeyFiguresChatDeps): FileMakers => files.makers(deps, async ({ promptId, format, member, network }) => {
  const chosen = choiceOf(promptId);
  if (!chosen || !unitsFor(network, member).includes(chosen.unit) || (chosen.unit !== '' && !network.units.has(chosen.unit))) return undefined;
  return await makeKeyFigures(deps, { ...requestOf(chosen), format });
});

/** For whoever writes `rapport`. */
export const keyFiguresButton = ({ t }: Caller): Button => button(t.meetings.figures.button, 'reports.figures');

/** Verb `reports.figures`, data and inputs `{ unit, from, to }`. */
export function keyFiguresChat(deps: KeyFiguresChatDeps): ChatFeature {
  async function show(caller: Caller, { unit, from, to }: z.infer<typeof asked>, kind: 'card' | 'new-card'): Promise<Reply> {
    const { member, network, t } = caller;
    const units = unitsFor(network, member);
    const chosen = unit ?? units[0];
    if (chosen === undefined || !units.includes(chosen)) return { kind: 'text', text: notAllowed(caller) };
    const today = deps.clock.now().toZonedDateTimeISO(deps.timeZone).toPlainDate();
    const typed = { unit: chosen, to: to === '' ? today.toString() : to, from: from === '' ? `${(to === '' || dateProblem(to) !== undefined ? today.toString() : to).slice(0, 4)}-01-01` : from };
    const faults = faultsOf(typed);
    const promptId = idOf(typed);
    const model = keyFiguresModel({
      typed, faults, promptId, scopes: units.map((id) => ({ unit: id, name: network.units.get(id)?.name ?? t.meetings.figures.whole })),
      files: files.offered(deps, t.followUp.yearly, { promptId, memberId: member.id }),
      ...(Object.keys(faults).length > 0 ? {} : { content: await readKeyFigures(deps, requestOf(typed)) }),
    }, t);
    return { kind, card: deps.cards.render(keyFiguresCard, model), summary: t.meetings.figures.title };
  }

  return {
    actions: {
      // Its own button sends the dates along, and shows what it finds in its place.
      'reports.figures': (caller, data) => show(caller, asked.parse(data), data['from'] === undefined && data['to'] === undefined ? 'new-card' : 'card'),
    },
  };
}

function faultsOf({ from, to }: { readonly from: string; readonly to: string }): NonNullable<KeyFiguresInput['faults']> {
  const wrong = { ...(dateProblem(from) === undefined ? {} : { from: 'date' as const }), ...(dateProblem(to) === undefined ? {} : { to: 'date' as const }) };
  return Object.keys(wrong).length === 0 && from > to ? { to: 'order' } : wrong;
}
