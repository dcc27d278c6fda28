/** Forms as data: one definition for server, faces, print and files. See docs/forms.md. */
export * from './vocabulary.ts';
export * from './definition.ts';
export * from './answer-shapes.ts';
export * from './conditions.ts';
export * from './run.ts';
export * from './faults.ts';
export * from './check-answers.ts';
export * from './check-definition.ts';
export * from './compare.ts';
export * from './in-words.ts';
export * from './cells.ts';
export * from './rules-in-short.ts';
export * from './fill-in.ts';
export * from './simple-conditions.ts';
export * from './make-field.ts';
export * from './for-whom.ts';
