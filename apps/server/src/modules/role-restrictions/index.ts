export { restrict } from './role-restrictions.usecases.ts';
