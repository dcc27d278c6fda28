export { codePage } from './code-page.ts';
