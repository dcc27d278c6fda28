import { checkWordRoutes as routes } from '@yizhan/contract';
import type { Binder } from '../../app/http/bind.ts';
import { addWord, endWord, listWords } from './check-words.usecases.ts';

export function checkWordRoutes(bind: Binder): void {
  bind.route(routes.list, (ctx, { query }) => listWords(ctx, query));
  bind.route(routes.add, (ctx, { body }) => addWord(ctx, body));
  bind.route(routes.end, (ctx, { params, body }) => endWord(ctx, params.id, body));
}
