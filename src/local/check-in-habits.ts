/** What an invented person presses on the cards of a check-in, and how soon. Pure and the same for the same person, check-in and measure. */
import { chances, neverAnswers, waitsForReminder } from './habits.ts';

export interface PlannedClick {
  readonly verb: string;
  /** The button's data, and the card's inputs as the person leaves them. */
  readonly data: Readonly<Record<string, unknown>>;
  readonly afterMs: number;
}

type Node = Readonly<Record<string, unknown>>;
type Next = () => number;

const confirmsAll = 0.35;
const quickestMs = 1_500;
/** A check-in is not urgent: it is opened within a few minutes, and a measure takes a moment. */
const openMs = 60_000;
const stepMs = 12_000;
const longestMs = 6 * 60_000;
const steps = [['tiltak.unchanged', 35], ['tiltak.skip', 10], ['tiltak.save', 55]] as const;
const statuses = [['igangsatt', 65], ['ikke-igangsatt', 15], ['fullfort', 14], ['avsluttet', 6]] as const;
const outcomes = ['Flere unge har en trygg voksen å snakke med.', 'Skolene melder fra tidligere enn før.', 'Færre konflikter rundt senteret på kveldstid.', 'Foreldrene møtes nå jevnlig på FAU-kvelder.'];
const answersYearly = 0.8;
/** By the question's input; the others are about an innsatsområde. */
const said: Readonly<Record<string, readonly string[]>> = {
  goals: ['De fleste målene er nådd.', 'Vi er omtrent halvveis.', 'Målene om tidlig innsats er nådd, resten tar lengre tid.'],
  pleased: ['De faste møtene mellom bydel, skole og politi.', 'At ungdommene selv har vært med.', 'At de samme voksne er ute hver helg.'],
  challenges: ['Kapasiteten er knapp når mye skjer samtidig.', 'Mange bytter jobb, og nye må læres opp.', 'Det er vanskelig å nå alle foreldrene.'],
  input: ['Vi vil gjerne ha flere møter på tvers av bydelene.', 'Ingen nå.'],
};
const focus = ['Tettere samarbeid mellom bydel, skole og politi.', 'Vi når flere unge tidligere enn før.', 'Foreldre og skoler melder fra raskere.'];
const benefits = ['Ungdommene får hjelp der de er, uten å måtte søke om det.', 'Målgruppen har fått et åpent tilbud på fredager.', 'De det gjelder, følges opp av én fast kontakt.', 'Terskelen for å be om hjelp er blitt lavere.'];

/** @param overviews how many of a check-in the person has got unasked, this card included; 0 for a card that answers a click */
export function checkInClick(card: unknown, person: string, overviews: (promptId: string) => number): PlannedClick | undefined {
  const nodes = [...nodesOf(card)];
  const buttons = new Map(nodes.filter(({ type }) => type === 'Action.Execute').map(({ verb, data }) => [String(verb), data as Node]));
  const measure = buttons.get('tiltak.save');
  if (measure) return onMeasure(nodes, buttons, chanceOf(`${person}|${String(measure['promptId'])}|${String(measure['measureId'])}`));
  const yearly = onYearly(nodes, buttons, person);
  if (yearly) return yearly;
  const begin = buttons.get('tiltak.begin');
  const promptId = String(begin?.['promptId']);
  return begin && onOverview(buttons, overviews(promptId), chanceOf(`${person}|${promptId}`));
}

/** Silent, waiting for a reminder, confirming all that is unchanged, or going through them one by one. */
function onOverview(buttons: ReadonlyMap<string, Node>, overviews: number, next: Next): PlannedClick | undefined {
  const temper = next();
  if (temper < neverAnswers || overviews !== (temper < waitsForReminder ? 2 : 1)) return undefined;
  const verb = next() < confirmsAll && buttons.has('tiltak.confirm-all') ? 'tiltak.confirm-all' : 'tiltak.begin';
  return { verb, data: buttons.get(verb) ?? {}, afterMs: soon(openMs, next) };
}

/** When the measures are done: of the units they may answer for their own, which is named first, part by part. A single button that opens what is saved is left alone. */
function onYearly(nodes: readonly Node[], buttons: ReadonlyMap<string, Node>, person: string): PlannedClick | undefined {
  const form = buttons.get('tiltak-lead.yearly-save');
  const [own, ...others] = nodes.filter(({ verb }) => verb === 'tiltak-lead.yearly-unit');
  const start = buttons.has('tiltak.begin') ? undefined : buttons.get('tiltak-lead.yearly');
  const next = chanceOf(`${person}|${String((form ?? start)?.['promptId'])}|yearly ${String(form?.['part'])}`);
  if (form) {
    const inputs = nodes.flatMap(({ type, id, choices }) => (type === 'Input.Text' ? [[id, any(said[String(id)] ?? focus, next)]] : type === 'Input.ChoiceSet' ? [[id, any(choices as readonly { value: string }[], next)?.value]] : []));
    return { verb: 'tiltak-lead.yearly-save', data: { ...form, ...Object.fromEntries(inputs) as object, go: 'next' }, afterMs: soon(stepMs, next) };
  }
  if (own && others.length > 0) return { verb: 'tiltak-lead.yearly-unit', data: own['data'] as Node, afterMs: soon(stepMs, next) };
  return start && next() < answersYearly ? { verb: 'tiltak-lead.yearly', data: start, afterMs: soon(openMs, next) } : undefined;
}

function onMeasure(nodes: readonly Node[], buttons: ReadonlyMap<string, Node>, next: Next): PlannedClick {
  const verb = oneOf(steps.filter(([of]) => buttons.has(of)), next);
  const said = String(nodes.find(({ id }) => id === 'status')?.['value'] ?? '');
  const status = said === '' || next() < 0.5 ? oneOf(statuses, next) : said;
  const started = status !== 'ikke-igangsatt';
  const reasons = nodes.find(({ id }) => id === 'reasons')?.['choices'] as readonly { value: string }[] | undefined ?? [];
  const inputs = {
    status,
    reasons: started ? '' : [...new Set([any(reasons, next)?.value, any(reasons, next)?.value])].join(','),
    outcome: started ? any(outcomes, next) : '',
    benefit: started ? any(benefits, next) : '',
  };
  return { verb, data: { ...buttons.get(verb), ...(verb === 'tiltak.save' ? inputs : {}) }, afterMs: soon(stepMs, next) };
}

function chanceOf(text: string): Next {
  const numbers = chances(text);
  return () => numbers.next().value;
}
const soon = (usualMs: number, next: Next): number => Math.min(longestMs, quickestMs - Math.log(1 - next()) * usualMs);
const any = <Value>(of: readonly Value[], next: Next): Value | undefined => of[Math.floor(next() * of.length)];

function oneOf<Value>(weighted: readonly (readonly [Value, number])[], next: Next): Value {
  let left = next() * weighted.reduce((sum, [, weight]) => sum + weight, 0);
  const found = weighted.find(([, weight]) => { left -= weight; return left < 0; }) ?? weighted.at(-1);
  return (found as readonly [Value, number])[0];
}

/** Every element of a card but those that stand in only where the client lacks one. */
function* nodesOf(node: unknown): Generator<Node> {
  if (node === null || typeof node !== 'object') return;
  if (!Array.isArray(node)) yield node as Node;
  for (const [key, child] of Object.entries(node)) if (key !== 'fallback') yield* nodesOf(child);
}
