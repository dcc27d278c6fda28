export { countDueFollowUpsByPlace, countInterviewsByPlace, type DayCount } from './day.repository.ts';
