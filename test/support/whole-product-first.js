/** The files that load and try the whole product take longest: they begin first, or one processor would wait for the other at the end. */
import Sequencer from '@jest/test-sequencer';

const weight = ({ path }) => (/integration\/(?:meetings|mobilisations|check-ins|network)\.test/.test(path) ? 0 : path.includes('/integration/') || path.includes('/contract/') ? 1 : 2);

export default class WholeProductFirst extends Sequencer {
  sort(tests) {
    return [...super.sort(tests)].sort((a, b) => weight(a) - weight(b));
  }
}
