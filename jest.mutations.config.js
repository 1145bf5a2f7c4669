import everyday from './jest.config.js';

/** For `npm run mutations`: breaks policies and permissions one by one. Too long for every day, so it is not in npm test. */
export default {
  ...everyday,
  testMatch: ['<rootDir>/test/access/*.mutations.ts'],
  testTimeout: 900_000,
};
