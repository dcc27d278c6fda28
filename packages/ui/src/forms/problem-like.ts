/** The part of a client's ApiProblem that screens show; structural, so that texts need no HTTP client. */
export interface ApiProblemLike {
  readonly status: number;
  readonly code: string;
  readonly detail: string;
  readonly fields: readonly { readonly path: string; readonly code: string; readonly message: string }[];
}
