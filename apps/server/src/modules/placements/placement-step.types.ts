import type { z } from 'zod';
import type { PlacementMove } from '@yizhan/contract';

/** One move of the pipeline as asked for over the API. */
export type MoveInput = z.output<typeof PlacementMove>;
