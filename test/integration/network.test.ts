/** Everything of the network through the whole product. Loading that takes seconds in each test file, so one loads it for all of these. */
import './network/absence.ts';
import './network/admission.ts';
import './network/canary.ts';
import './network/comes-back.ts';
import './network/linked-channels.ts';
import './network/open-conversations.ts';
import './network/personal-data.ts';
