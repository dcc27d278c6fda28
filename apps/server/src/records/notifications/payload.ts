import { z } from 'zod';

/** What a message carries, sealed. */
export const MessagePayload = z.object({
  phone: z.string(),
  /** Without the sender's signature. */
  text: z.string(),
  /** What the template was filled with, for providers who keep the texts themselves. */
  values: z.record(z.string(), z.string()).default({}),
});
export type MessagePayload = z.output<typeof MessagePayload>;
