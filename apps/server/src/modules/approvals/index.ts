export { setRule } from './rules.usecases.ts';
