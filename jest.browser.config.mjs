// What needs a browser: apart from `npm test`, which runs where none is installed.
import forum from './jest.config.mjs'

export default {
  ...forum,
  roots: ['<rootDir>/tests/browser'],
  testPathIgnorePatterns: [],
  testTimeout: 120_000,
  maxWorkers: 2,
}
