/** A catalogue of texts: words at the leaves, named groups above. */
export interface Catalogue {
  readonly [key: string]: string | Catalogue;
}

/** The same keys as `T` at every level, with any words: the required shape of a second language. */
export type SameKeys<T> = { readonly [K in keyof T]: T[K] extends string ? string : SameKeys<T[K]> };
