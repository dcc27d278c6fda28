export * from './shanghai.ts';
export * from './workdays.ts';
export * from './opening-hours.ts';
export * from './terms.ts';
export * from './read-notice.ts';
