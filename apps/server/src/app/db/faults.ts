import pg from 'pg';

/** `conflict`: another write interfered; `gone`: the database is not available at the moment. */
export function transientCode(error: unknown): 'conflict' | 'gone' | null {
  const code = error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
  if (error instanceof pg.DatabaseError && (code === '40P01' || code === '40001' || code === '55P03')) {
    return 'conflict';
  }
  const isGone =
    /^(?:57P0|08|ECONN|EPIPE|ETIMEDOUT)/.test(code) ||
    (error instanceof Error &&
      /Connection terminated|Client has encountered a connection error/.test(error.message));
  return isGone ? 'gone' : null;
}

/** Whether trying again later may help: the row itself is fine. */
export function isTransient(error: unknown): boolean {
  return transientCode(error) !== null;
}
