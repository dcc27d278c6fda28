import type { WriteContext } from '../../../app/context.ts';
import { writeSetting } from '../../../app/settings.repository.ts';
import type { DemoState } from '../../system/index.ts';
import type { DemoSize } from '../plan/plan.ts';

/** Where the load stands, kept in the settings so that a killed load goes on at the next start. */
export interface DemoRun {
  readonly seed: number;
  readonly size: DemoSize;
  /** The day everything is dated from. */
  readonly base: Date;
  /** Planned things that are in the database already. */
  readonly loaded: number;
}

/** Writes where the load stands, in the transaction of what it tells of. */
export function report(
  ctx: WriteContext,
  run: DemoRun,
  state: Pick<DemoState, 'state' | 'progress' | 'step'>,
): Promise<void> {
  const { seed, size, loaded } = run;
  return writeSetting(
    ctx.trx,
    'demo',
    { ...state, seed, size, loaded, base: run.base.toISOString() },
    ctx.now,
  );
}
