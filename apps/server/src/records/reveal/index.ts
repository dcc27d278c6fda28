export { reveal } from './reveal.ts';
export type { Revealable } from './types.ts';
