export * from './normalise.ts';
export * from './fingerprint.ts';
export * from './contacts.ts';
