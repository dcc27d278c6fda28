import { afterAll, beforeAll, expect, it } from 'vitest';
import { routes } from '@yizhan/contract';
import { composition } from '../platform.ts';
import { createTestPlatform, type TestPlatform } from '../test-support/platform.ts';
import { verifiedEmployer } from '../test-support/records.ts';
import { queueCatchUp } from './start.ts';

let platform: TestPlatform;
beforeAll(async () => {
  platform = await createTestPlatform();
});
afterAll(() => platform.stop());

it('makes up for the time a platform stood still, in jobs and not while it starts', async () => {
  const manager = await platform.staff('site_manager', { region: '4303' });
  const { id } = await verifiedEmployer(manager);
  const { services } = platform;
  platform.now = new Date(platform.now.getTime() + 366 * 86_400_000);
  const kinds = async () => {
    const timeline = await manager.call(routes.employers.timeline, { params: { id } });
    return timeline.items.map(({ kind }) => kind);
  };
  const changed = new Promise<void>((resolve) => {
    services.changes.listen((change) => {
      if (change.kind === 'employer') resolve();
    });
  });

  await queueCatchUp(composition, services);
  expect(await kinds()).not.toContain('employer.verification_expired');

  await services.jobs.work(services, composition.jobs);
  await changed;
  expect(await kinds()).toContain('employer.verification_expired');
});
