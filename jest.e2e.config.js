/** Tests in the real client; they need Chromium. */
import config from './jest.config.js';

export default { ...config, testMatch: ['**/*.e2e.test.ts'], testPathIgnorePatterns: ['/node_modules/'], testTimeout: 120_000, maxWorkers: 1 };
