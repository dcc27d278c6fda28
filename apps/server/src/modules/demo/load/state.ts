import type { WriteContext } from '../../../app/context.ts';
import { writeSetting } from '../../../app/settings.repository.ts';
import type { DemoState } from '../../system/index.ts';
import type { DemoSize } from '../plan/plan.ts';

/** Progress of the load, stored in the settings so that an interrupted load resumes at the next start. */
export interface DemoRun {
  readonly seed: number;
  readonly size: DemoSize;
  /** The day from which all dates derive. */
  readonly base: Date;
  /** Planned items already in the database. */
  readonly loaded: number;
}

/** Writes the progress of the load, in the transaction of the loaded rows. */
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
