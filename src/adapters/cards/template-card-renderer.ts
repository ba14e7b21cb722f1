/** Renders cards from the templates under `cards/` with adaptivecards-templating. */
import { readFileSync } from 'node:fs';
// Not the package's front door: its types drag in sources that do not compile as strictly as ours.
import templating from 'adaptivecards-templating/lib/template-engine.js';
import type { z } from 'zod';
import type { Card, CardDefinition, CardRenderer } from '../../ports/card-renderer.ts';

const { GlobalSettings, Template } = templating;

/** By address. A template is read and parsed at its first use and kept: parsing costs milliseconds, expanding well under one. */
const templates = new Map<string, InstanceType<typeof Template>>();

function templateAt({ href }: URL): InstanceType<typeof Template> {
  const template = templates.get(href) ?? new Template(JSON.parse(readFileSync(new URL(href), 'utf8')));
  templates.set(href, template);
  return template;
}

export function createCardRenderer(directory: URL = new URL('../../../cards/', import.meta.url)): CardRenderer {
  return {
    render: <Schema extends z.ZodType>(card: CardDefinition<Schema>, model: z.infer<Schema>): Card => {
      const checked = card.schema.safeParse(model);
      // Paths only: the values may be what people wrote, and the message ends in a log.
      if (!checked.success) throw new Error(`Card ${card.name}: the model is wrong at ${checked.error.issues.map((issue) => `${issue.path.join('.')} (${issue.code})`).join(', ')}`);
      const expanded = expand(card.name, templateAt(new URL(`${card.name}.json`, directory)), checked.data);
      addFallbacks(expanded);
      return expanded as Card;
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
 * so that a template says a button once. Adds to the expanded card, which is ours alone, except for `data`: that belongs to the model.
 */
function addFallbacks(node: unknown): void {
  if (typeof node !== 'object' || node === null) return;
  if (Array.isArray(node)) return node.forEach(addFallbacks);
  const element = node as Record<string, unknown>;
  for (const key in element) if (key !== 'data') addFallbacks(element[key]);
  if (element.type !== 'Action.Execute') return;
  const { verb, data, ...rest } = element;
  element.fallback = { ...rest, type: 'Action.Submit', data: { ...(data as object | undefined), verb } };
}
