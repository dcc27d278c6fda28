export { DEMO_DIRECTORY, SETUP_CODE, type DemoDirectory } from './system.routes.ts';
export { Bureau, DemoState } from './settings.ts';
