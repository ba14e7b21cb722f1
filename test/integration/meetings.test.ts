/** Everything of meetings through the whole product. Loading that takes seconds in each test file, so one loads it for all of these. */
import './meetings/meeting.ts';
import './meetings/at-night.ts';
import './meetings/bad-input.ts';
import './meetings/crossings.ts';
import './meetings/killed.ts';
import './meetings/store-faults.ts';
import './meetings/audit-log.ts';
import './meetings/attendance.ts';
import './meetings/key-figures-chat.ts';
import './meetings/tiltakslogg.ts';
import './meetings/calendar.ts';
import './meetings/change.ts';
import './meetings/deputy.ts';
import './meetings/series.ts';
import './meetings/innspill.ts';
