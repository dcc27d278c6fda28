import { sql, type RawBuilder } from 'kysely';
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
export { SearchVocabulary } from './vocabulary.ts';

/** The search of this process: `ctx.services.use(SEARCH)`. */
export const SEARCH = serviceKey<ChineseSearch>('search');

/** A document of `toSearchDocument` as a value for a `tsvector` column. */
export function toTsVector(document: string): RawBuilder<string> {
  return sql<string>`${document}::tsvector`;
}

/** A query of `toSearchQuery` for the right side of `@@`. */
export function toTsQuery(query: string): RawBuilder<string> {
  return sql<string>`${query}::tsquery`;
}
