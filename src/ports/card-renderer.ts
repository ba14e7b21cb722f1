/** Cards by name. A card's name is its path under `cards/` without ending, e.g. `meetings/invitation`. */
import type { z } from 'zod';

/** Adaptive Card JSON, ready to send. */
export type Card = Readonly<Record<string, unknown>> & { readonly type: 'AdaptiveCard' };

/** A template and the shape of its data. Declared beside the feature that fills it (its `card.ts`). */
export interface CardDefinition<Schema extends z.ZodType = z.ZodType> {
  readonly name: string;
  readonly schema: Schema;
}

export interface CardRenderer {
  /** Throws (a defect, never the user's fault) when the model does not fit the schema or a template value is missing. */
  render<Schema extends z.ZodType>(card: CardDefinition<Schema>, model: z.infer<Schema>): Card;
}

export const defineCard = <Schema extends z.ZodType>(name: string, schema: Schema): CardDefinition<Schema> => ({ name, schema });
