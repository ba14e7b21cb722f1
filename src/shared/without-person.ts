/** Audience expressions (terms joined by `;`) that name people by e-mail: taking one person out of them. */

/** The expression without the term `person:EMAIL`; '' when nothing is left. Everything else is left as it stands. */
export function withoutPerson(expression: string, email: string): string {
  const terms = expression.split(';');
  const left = terms.filter((term) => term.trim().toLowerCase().replace(/^person:\s*/, 'person:') !== `person:${email.toLowerCase()}`);
  return left.length === terms.length ? expression : left.join(';').trim();
}

/** The same in every text of a document's value, the value itself when nothing changed. A free text is not an expression and is left alone unless it is exactly that term. */
export function withoutPersonAnywhere<Value>(value: Value, email: string): Value {
  if (typeof value === 'string') return withoutPerson(value, email) as Value;
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([key, field]) => [key, withoutPersonAnywhere(field, email)] as const);
  if (entries.every(([key, field]) => field === (value as Readonly<Record<string, unknown>>)[key])) return value;
  return (Array.isArray(value) ? entries.map(([, field]) => field) : Object.fromEntries(entries)) as Value;
}
