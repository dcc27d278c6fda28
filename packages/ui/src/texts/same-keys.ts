/** A catalogue of texts: words at the leaves, named groups above. */
export interface Catalogue {
  readonly [key: string]: string | Catalogue;
}

/** The same keys at every level as `T`, with any words: what a second language must look like. */
export type SameKeys<T> = { readonly [K in keyof T]: T[K] extends string ? string : SameKeys<T[K]> };
