/** Runs ESM TypeScript as Node itself does: types are stripped, nothing is bundled. */
export default {
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts'],
  transform: { '^.+\\.ts$': ['@swc/jest', { jsc: { parser: { syntax: 'typescript' }, target: 'esnext' }, module: { type: 'es6' } }] },
  // Every test file loads its modules anew. A fifth of that were dates and numbers in ten languages, for prompts that are not used, and zod's faults in fifty: it says them in English.
  moduleNameMapper: {
    '^@microsoft/recognizers-text-(?:suite|date-time|number|number-with-unit|choice)$': '<rootDir>/test/support/unused-languages.cjs',
    '^\\.\\./locales/index\\.js$': '<rootDir>/test/support/unused-languages.cjs',
  },
  roots: ['<rootDir>/test'],
  testMatch: ['**/*.test.ts'],
  maxWorkers: '100%',
  testSequencer: '<rootDir>/test/support/whole-product-first.js',
  // No test waits for the clock; this only bounds a busy machine. Set here and nowhere else: of the files that one test file imports the last would win.
  testTimeout: 60_000,
  testPathIgnorePatterns: ['/node_modules/', '<rootDir>/test/e2e/'],
};
