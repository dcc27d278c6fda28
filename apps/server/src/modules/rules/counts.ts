import { z } from 'zod';

const Truths = z.object({ yes: z.int().default(0), no: z.int().default(0), unknown: z.int().default(0) });
/** How many go from which answer to which. */
export const Counts = z.object({
  yes: Truths.prefault({}),
  no: Truths.prefault({}),
  unknown: Truths.prefault({}),
});
export type Counts = z.infer<typeof Counts>;
