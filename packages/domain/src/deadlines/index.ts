export * from './deadline-rule.ts';
export * from './rules.ts';
