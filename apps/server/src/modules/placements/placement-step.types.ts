import type { z } from 'zod';
import type { PlacementMove } from '@yizhan/contract';

/** One move of the pipeline as requested over the API. */
export type MoveInput = z.output<typeof PlacementMove>;
