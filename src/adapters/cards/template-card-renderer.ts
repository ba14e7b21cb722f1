/** Renders cards from the templates under `cards/` with adaptivecards-templating. */
import { readFileSync } from 'node:fs';
// Not the package's front door: its types drag in sources that do not compile as strictly as ours.
import templating from 'adaptivecards-templating/lib/template-engine.js';
import type { z } from 'zod';
import type { Card, CardDefinition, CardRenderer } from '../../ports/card-renderer.ts';

const { GlobalSettings, Template } = templating;
type ExpandedNode = { readonly [key: string]: unknown };

/** A template is read and parsed at its first use and kept: parsing costs milliseconds, expanding well under one. */
export function createCardRenderer(directory: URL = new URL('../../../cards/', import.meta.url)): CardRenderer {
  const templates = new Map<string, InstanceType<typeof Template>>();
  const templateOf = (name: string) => {
    const template = templates.get(name) ?? new Template(JSON.parse(readFileSync(new URL(`${name}.json`, directory), 'utf8')));
    templates.set(name, template);
    return template;
  };
  return {
    render: <Schema extends z.ZodType>(card: CardDefinition<Schema>, model: z.infer<Schema>): Card => {
      const checked = card.schema.safeParse(model);
      // Paths only: the values may be what people wrote, and the message ends in a log.
      if (!checked.success) throw new Error(`Card ${card.name}: the model is wrong at ${checked.error.issues.map((issue) => `${issue.path.join('.')} (${issue.code})`).join(', ')}`);
      return withFallbacks(expand(card.name, templateOf(card.name), checked.data)) as Card;
    },
  };
}

/**
 * The engine prints a missing value literally, and swallows what its callback throws inside mixed text.
 * So the callback only notes the path, and expansion (synchronous) fails afterwards.
 */
function expand(name: string, template: InstanceType<typeof Template>, model: unknown): unknown {
  const missing: string[] = [];
  GlobalSettings.getUndefinedFieldValueSubstitutionString = (path) => {
    missing.push(path);
    return ' ';
  };
  const expanded: unknown = template.expand({ $root: model });
  if (missing.length > 0) throw new Error(`Card ${name}: no value for ${missing.join(', ')}`);
  return expanded;
}

/**
 * Action.Execute is reported broken on some phones. Each gets a fallback Action.Submit that carries the verb in its data,
 * so that a template says a button once. Builds new objects: parts of the card may be shared with the model.
 */
function withFallbacks(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(withFallbacks);
  if (typeof node !== 'object' || node === null) return node;
  const copy = Object.fromEntries(Object.entries(node).map(([key, value]) => [key, withFallbacks(value)])) as ExpandedNode;
  if (copy.type !== 'Action.Execute') return copy;
  const { verb, data, fallback: _fallback, ...rest } = copy;
  return { ...copy, fallback: { ...rest, type: 'Action.Submit', data: { ...(data as object | undefined), verb } } };
}
