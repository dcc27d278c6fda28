import { sql, type RawBuilder } from 'kysely';

/** A document of `toSearchDocument` as a value for a `tsvector` column. */
export function toTsVector(document: string): RawBuilder<string> {
  return sql<string>`${document}::tsvector`;
}

/** A query of `toSearchQuery` for the right side of `@@`. */
export function toTsQuery(query: string): RawBuilder<string> {
  return sql<string>`${query}::tsquery`;
}
