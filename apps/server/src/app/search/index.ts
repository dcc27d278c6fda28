import { serviceKey } from '../services.ts';
import type { ChineseSearch } from './chinese-search.ts';

export {
  andQueries,
  ChineseSearch,
  tagQuery,
  occupationQuery,
  regionQuery,
  type SearchTag,
  type SearchParts,
} from './chinese-search.ts';
export { pinyinKeys } from '@yizhan/domain';
export { toTsQuery, toTsVector } from './search.sql.ts';
export { SearchVocabulary } from './vocabulary.ts';

/** The search of this process: `ctx.services.use(SEARCH)`. */
export const SEARCH = serviceKey<ChineseSearch>('search');
