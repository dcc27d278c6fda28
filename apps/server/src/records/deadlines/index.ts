export { endDeadlines, pauseDeadline, startDeadline } from './deadlines.ts';
export { duesOf } from './dues.ts';
export { importNotice } from './import-notice.ts';
export { readNotices } from './notices.ts';
export type { Unstarted } from './types.ts';
export { runDeadlines } from './run.ts';
