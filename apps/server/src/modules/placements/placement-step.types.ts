import type { z } from 'zod';
import type { PlacementMove } from '@yizhan/contract';
import type { Ref } from '../../app/ids.ts';
import type { LockedSeeker, PlacementChange, PlacementRecord } from './placements.repository.ts';
import type { VacancyCopy } from './placements.views.ts';

/** One step of the pipeline as asked for. */
export type MoveInput = z.output<typeof PlacementMove>;

/** A placement with its person, both locked. */
export interface LockedPlacement {
  readonly ref: Ref;
  readonly row: PlacementRecord;
  readonly seeker: LockedSeeker;
  readonly vacancy: Ref;
  readonly copy: VacancyCopy;
}

/** What a step changes in the row and what it tells the history. */
export interface Effect {
  readonly columns: PlacementChange;
  readonly data: Record<string, unknown>;
}
