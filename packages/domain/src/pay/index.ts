export * from './pay.ts';
export * from './parse-pay.ts';
export * from './format-pay.ts';
export * from './normalise-pay.ts';
