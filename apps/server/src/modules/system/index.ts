export { DEMO_DIRECTORY, SETUP_CODE, type DemoDirectory } from './system.routes.ts';
export { latestChanges } from './latest-changes.ts';
export { auditPolicy } from './system.policy.ts';
export { Bureau, DemoState } from './settings.ts';
