export * from './normalise.ts';
export * from './fingerprint.ts';
export * from './contacts.ts';
export * from './numbers.ts';
