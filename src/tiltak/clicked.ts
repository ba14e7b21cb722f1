/** What of a click on a check-in's card is read. */
import { z } from 'zod';
import { places } from './card-parts.ts';
import type { CheckIn, CheckInItem } from './check-in.ts';

const id = z.string().min(1).max(200);
/** Undefined is no list of ids either. */
const parsedJson = (json: string): unknown => { try { return JSON.parse(json); } catch { return undefined; } };
export const page = z.coerce.number().int().min(1).max(10_000).optional().catch(undefined);
/** Card data is untrusted: only this much of it is read. */
export const clicked = z.object({
  promptId: id,
  measureId: id.optional().catch(undefined),
  seen: z.coerce.number().int().min(0).max(100_000).catch(0),
  at: z.enum(places).catch('own'),
  page,
  measures: z.string().max(10_000).transform(parsedJson).pipe(z.array(id).max(100)).optional().catch(undefined),
  contactConfirmed: z.boolean().optional().catch(undefined),
  withoutReasons: z.boolean().optional().catch(undefined),
  /** Pressed again after being told that what was typed is not saved. */
  discard: z.boolean().optional().catch(undefined),
});
export type Clicked = z.infer<typeof clicked>;

/** A click on one measure. */
export interface OnMeasure { readonly checkIn: CheckIn; readonly item: CheckInItem; readonly data: Clicked; readonly raw: Readonly<Record<string, unknown>> }
