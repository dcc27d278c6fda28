export * from './types.ts';
export * from './codes.ts';
export * from './convert.ts';
export * from './region-index.ts';
export * from './resolve.ts';
export { nameForms, shortName } from './names.ts';
export type { FormKind, NameForm } from './names.ts';
