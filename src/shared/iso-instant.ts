/** Instants as stored text: fixed width to the millisecond, so that text order is time order. */
export const isoInstant = (instant: Temporal.Instant): string => instant.toString({ smallestUnit: 'millisecond' });
