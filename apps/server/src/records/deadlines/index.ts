export { endDeadlines, pauseDeadline, startDeadline } from './deadlines.ts';
export { duesOf } from './dues.ts';
export { readCalendar, type KnownYear } from './calendar.ts';
export { importNotice, noticeFaults } from './import-notice.ts';
export { readNotices } from './notices.ts';
export type { Unstarted } from './types.ts';
export { runDeadlines } from './run.ts';
