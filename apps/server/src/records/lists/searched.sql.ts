import { sql, type SqlBool } from 'kysely';
import { SEARCH, toTsQuery } from '../../app/search/index.ts';
import type { ListContext } from './source.ts';

/**
 * A filter by words on a search column. Words without searchable content find nothing; blank text does not filter.
 * `names` is for columns of people: see `toSearchQuery`.
 */
export function searched(column: string, options: { readonly names?: boolean } = {}) {
  return (words: string, { ctx }: ListContext) => {
    if (words.trim() === '') return null;
    const query = ctx.services.use(SEARCH).toSearchQuery(words, options);
    return () =>
      query === null ? sql<SqlBool>`false` : sql<SqlBool>`${sql.ref(column)} @@ ${toTsQuery(query)}`;
  };
}

/** A pattern for any text that holds these words, whatever signs they have. */
export function containing(words: string): string {
  return `%${words.trim().replaceAll(/[\\%_]/g, '\\$&')}%`;
}
