export { DEMO_DIRECTORY, SETUP_CODE, systemRoutes, type DemoDirectory } from './system.routes.ts';
export { Bureau, DemoState, readSetting, writeSetting } from './settings.ts';
