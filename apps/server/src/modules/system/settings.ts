import { z } from 'zod';

export const Bureau = z.object({ name: z.string(), regionCode: z.string() });
export const DemoState = z.object({
  state: z.enum(['loading', 'ready', 'failed']),
  progress: z.number(),
  step: z.string(),
});
export type DemoState = z.infer<typeof DemoState>;
