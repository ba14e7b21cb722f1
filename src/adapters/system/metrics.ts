/** Prometheus metrics: counts and durations, never who or what. */
import { Counter, Histogram, Registry, collectDefaultMetrics } from 'prom-client';

export interface Metrics {
  delivery(state: string): void;
  /** The same endpoint, with its durations and status codes counted. */
  timed<Request, Response extends { readonly status: number }>(endpoint: (request: Request) => Promise<Response>): (request: Request) => Promise<Response>;
  text(): Promise<string>;
}

export function createMetrics(): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const deliveries = new Counter({ name: 'salto_deliveries_total', help: 'Recorded changes of deliveries, by state', labelNames: ['state'], registers: [registry] });
  const requests = new Histogram({ name: 'salto_request_seconds', help: 'Time to answer POST /api/messages', labelNames: ['status'], buckets: [0.005, 0.01, 0.05, 0.1, 0.5, 1, 5, 15], registers: [registry] });
  return {
    delivery: (state) => deliveries.inc({ state }),
    timed: (endpoint) => async (request) => {
      const startedAt = performance.now();
      const response = await endpoint(request);
      requests.observe({ status: response.status }, (performance.now() - startedAt) / 1000);
      return response;
    },
    text: () => registry.metrics(),
  };
}
