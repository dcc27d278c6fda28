import type { TestProject } from 'vitest/node';
import { openTestServer } from './server.ts';
import { ensureTemplate } from './template.ts';

/** Runs before the server's tests: starts one PostgreSQL for all of them with the template for `createTestDatabase`. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await openTestServer();
  project.provide('databaseAdminUrl', server.adminUrl);
  project.provide('databaseTemplate', await ensureTemplate(server.adminUrl));
  project.provide('databasePrefix', server.prefix);
  return () => server.stop();
}
