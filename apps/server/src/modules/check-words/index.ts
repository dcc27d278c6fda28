export { checkWordsAt } from './check-words.usecases.ts';
