/** Which place and which time; the times are null while none is chosen. */
export interface ChosenTime {
  readonly resourceId: string | null;
  readonly day: string;
  readonly startsAt: string | null;
  readonly endsAt: string | null;
  /** Nothing is free then: one can wait for it. */
  readonly isFull: boolean;
}
