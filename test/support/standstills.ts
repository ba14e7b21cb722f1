/** How long the machine itself stood still: what a host gave to others is no fault of the product's. */

/** Returns a function that ends the measuring and says how many milliseconds an idle process waited too long for its turn. Beneath the usual delay of a timer nothing is counted. */
export function measureStandstills(): () => number {
  const [everyMs, usualMs] = [20, 30];
  let total = 0;
  let last = performance.now();
  const look = (): void => {
    const late = performance.now() - last - everyMs;
    if (late > usualMs) total += late;
    last = performance.now();
  };
  const timer = setInterval(look, everyMs);
  return () => {
    look();
    clearInterval(timer);
    return total;
  };
}
