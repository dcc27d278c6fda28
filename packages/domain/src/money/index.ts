export * from './fen.ts';
export * from './shares.ts';
export * from './labour-tax.ts';
