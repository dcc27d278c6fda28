/** A list tied to its SQL, as the composition sees it: no list goes without a scope. */
export interface AnyBoundList {
  /** `noun.list`, unique. */
  readonly id: string;
  readonly scope: unknown;
}
