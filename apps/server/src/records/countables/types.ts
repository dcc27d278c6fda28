/** A kind of thing that can be counted, such as `hire`, as the composition sees it. */
export interface CountableKind {
  readonly kind: string;
}
