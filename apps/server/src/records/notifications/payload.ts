import { z } from 'zod';

/** The payload of a message, sealed. */
export const MessagePayload = z.object({
  phone: z.string(),
  /** Without the sender's signature; texts that an earlier version left waiting still begin with one. */
  text: z.string().transform((text) => text.replace(/^【[^】]*】/u, '')),
  /** The template's values, for providers that keep the texts themselves. */
  values: z.record(z.string(), z.string()).default({}),
});
export type MessagePayload = z.output<typeof MessagePayload>;
