/** Calls without an answer after which a follow-up or a call-back is closed as not reached. */
const MOST_TRIES = 3;

/** Whether the next call is the last one, after so many that nobody answered. */
export function isLastTry(tries: number): boolean {
  return tries + 1 >= MOST_TRIES;
}
