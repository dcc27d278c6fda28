import { z } from 'zod';

/** A placement's copy of its vacancy, which may lie in another prefecture and change or close. */
export const VacancyCopy = z.object({
  title: z.string(),
  employerName: z.string(),
  employerKind: z.string().default('organisation'),
  kind: z.string().default('full_time'),
  payText: z.string(),
  pay: z
    .object({
      min: z.number().nullable(),
      max: z.number().nullable(),
      unit: z.string(),
      months: z.number().nullable(),
      negotiable: z.boolean(),
    })
    .nullable()
    .default(null),
});
export type VacancyCopy = z.infer<typeof VacancyCopy>;
