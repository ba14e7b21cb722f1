/** Everything of mobilisations through the whole product. Loading that takes seconds in each test file, so one loads it for all of these. */
import './mobilisations/call-list.ts';
import './mobilisations/channel-calls.ts';
import './mobilisations/mobilisation.ts';
import './mobilisations/closed.ts';
import './mobilisations/course.ts';
import './mobilisations/extraordinary.ts';
import './mobilisations/large.ts';
import './mobilisations/lead.ts';
import './mobilisations/report.ts';
import './mobilisations/shifts.ts';
import './mobilisations/phoned.ts';
