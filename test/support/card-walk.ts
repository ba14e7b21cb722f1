/** Looking into cards: every object in one, and every string with the path it stands at. */
export type Node = Readonly<Record<string, unknown>>;

export function* nodesOf(value: unknown): Generator<Node> {
  if (typeof value !== 'object' || value === null) return;
  if (!Array.isArray(value)) yield value as Node;
  for (const child of Object.values(value)) yield* nodesOf(child);
}

export function* stringsOf(value: unknown, key = '', owner: Node = {}): Generator<{ readonly key: string; readonly text: string; readonly owner: Node }> {
  if (typeof value === 'string') yield { key, text: value, owner };
  else if (Array.isArray(value)) for (const child of value) yield* stringsOf(child, key, owner);
  else if (typeof value === 'object' && value !== null) for (const [name, child] of Object.entries(value)) yield* stringsOf(child, name, value as Node);
}

/** Every string of a model or domain value replaced. */
export function mapStrings(value: unknown, change: (text: string) => string): unknown {
  if (typeof value === 'string') return change(value);
  if (Array.isArray(value)) return value.map((child) => mapStrings(child, change));
  return typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value).map(([key, child]) => [key, mapStrings(child, change)])) : value;
}
