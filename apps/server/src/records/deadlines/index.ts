export { endDeadlines, startDeadline, type DeadlineStart } from './deadlines.ts';
export { readNotices } from './notices.ts';
export { runDeadlines, type ClockRun } from './run.ts';
