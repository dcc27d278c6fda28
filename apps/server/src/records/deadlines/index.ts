export { endDeadlines, startDeadline } from './deadlines.ts';
export { readNotices } from './notices.ts';
export { runDeadlines } from './run.ts';
