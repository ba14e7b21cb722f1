/** Everything of check-ins through the whole product. Loading that takes seconds in each test file, so one loads it for all of these. */
import './check-ins/check-in.ts';
import './check-ins/faults.ts';
import './check-ins/follow.ts';
import './check-ins/hands.ts';
import './check-ins/lead.ts';
import './check-ins/ledger.ts';
import './check-ins/life.ts';
import './check-ins/closing.ts';
import './check-ins/yearly.ts';
import './check-ins/yearly-report-chat.ts';
