export { endDeadlines, startDeadline } from './deadlines.ts';
export { readNotices } from './notices.ts';
export type { Unstarted } from './types.ts';
export { runDeadlines } from './run.ts';
