/** One yearly report, as the operator's tool makes it from a plan already read; prints what it took as JSON. Arguments: format, how many times 333 measures. */
import { officeFiles } from '../src/adapters/office/office-files.ts';
import { createSystemClock } from '../src/adapters/system/system-clock.ts';
import { buildNetwork } from '../src/network/domain.ts';
import { yearlyReportFormats } from '../src/reports/formats.ts';
import { makeYearlyReport } from '../src/reports/make-yearly-report.ts';
import { inventedPlan, unitNames } from '../test/support/invented-plan.ts';

const [wanted, times] = process.argv.slice(2);
const format = yearlyReportFormats.find((known) => known === wanted);
if (format === undefined) throw new Error(`no format ${wanted}`);

const plan = inventedPlan({ times: Number(times), unansweredEvery: 9 });
const units = [...unitNames].map(([id, name]) => ({ id, name, kind: 'bydel', party: 'bydel' }) as const);
const network = buildNetwork('bench', units, [], []);
const before = process.memoryUsage.rss();
const started = { at: performance.now(), cpu: process.cpuUsage() };
const { content } = await makeYearlyReport(
  { readPlan: async () => plan, directory: { network: async () => network }, clock: createSystemClock(), timeZone: 'Europe/Oslo', office: officeFiles },
  { plan: plan.plan.id, format, to: '2025-12-10', texts: 'with' },
);
const { user, system } = process.cpuUsage(started.cpu);
console.log(JSON.stringify({ elapsedMs: performance.now() - started.at, cpuMs: (user + system) / 1000, residentBytes: process.resourceUsage().maxRSS * 1024, before, bytes: content.length }));
