/** A rule by which deadlines of a noun are reckoned, as the composition sees it. */
export interface DeadlineRule {
  /** `noun.what`, unique. */
  readonly id: string;
}
