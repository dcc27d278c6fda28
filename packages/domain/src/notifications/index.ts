export * from './catalogue/index.ts';
export * from './policy.ts';
export * from './template.ts';
export * from './vocabulary.ts';
export * from './words-from-others.ts';
