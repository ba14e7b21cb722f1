/** Tests in the real client; they need Chromium. Two at once: most of their time is waiting for the clock. */
import config from './jest.config.js';

export default { ...config, testMatch: ['**/*.e2e.test.ts'], testPathIgnorePatterns: ['/node_modules/'], testTimeout: 120_000, maxWorkers: 2 };
