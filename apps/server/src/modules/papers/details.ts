import { z } from 'zod';

/** Whoever issues a paper: where to go and whom to ring. */
const Office = z.object({ name: z.string(), address: z.string(), phones: z.array(z.string()) });

/** What stands on a referral slip. */
const SlipDetails = z.object({
  kind: z.literal('referral_slip'),
  person: z.object({ name: z.string(), sex: z.string(), birthYear: z.number().nullable() }),
  employer: z.string(),
  title: z.string(),
  pay: z.string(),
  place: z.string(),
  office: Office,
  clerk: z.string(),
});

/** What stands on a visit record before it is filled in. */
const VisitDetails = z.object({
  kind: z.literal('visit_record'),
  employer: z.string(),
  industry: z.string(),
  address: z.string(),
  contact: z.string(),
  office: Office,
  clerk: z.string(),
});

/** What stands on a confirmation: what it is about, and its lines as labels and texts. */
const ConfirmationDetails = z.object({
  kind: z.literal('confirmation'),
  person: z.object({ name: z.string() }),
  title: z.string(),
  lines: z.array(z.tuple([z.string(), z.string()])),
  office: Office,
  clerk: z.string(),
});

/** What stands on a paper besides number, code and days; kept sealed, so that it prints again as it was. */
export const PaperDetails = z.discriminatedUnion('kind', [SlipDetails, VisitDetails, ConfirmationDetails]);
export type PaperDetails = z.infer<typeof PaperDetails>;
export type SlipDetails = z.infer<typeof SlipDetails>;
export type VisitDetails = z.infer<typeof VisitDetails>;
export type ConfirmationDetails = z.infer<typeof ConfirmationDetails>;
