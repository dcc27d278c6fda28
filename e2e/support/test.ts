import { test as base } from '@playwright/test';

export { expect } from '@playwright/test';

/** Playwright's `test`, with addresses relative to the server that the set-up started. */
export const test = base.extend({
  baseURL: async ({}, use) => {
    await use(process.env['YIZHAN_E2E_URL']);
  },
});
