export { ruleSays } from './of-person.ts';
