export * from './citizen-id.ts';
export * from './credit-code.ts';
export * from './dates.ts';
export * from './masks.ts';
export * from './phone.ts';
export * from './working-age.ts';
