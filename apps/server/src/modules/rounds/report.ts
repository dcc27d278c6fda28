import { z } from 'zod';
import { PRIORITY_GROUPS } from '@yizhan/domain';
import { ROUND_FIGURES, STANDINGS } from '@yizhan/contract';

const Figures = z.object(
  Object.fromEntries(ROUND_FIGURES.map((code) => [code, z.number()])) as Record<
    (typeof ROUND_FIGURES)[number],
    z.ZodNumber
  >,
);

/** The stored result of a solved round: counts only, no person's row. */
export const StoredReport = z.object({
  seekers: z.int(),
  /** People for whom some vacancy is feasible. */
  feasible: z.int(),
  vacancies: z.int(),
  places: z.int(),
  /** The most places that could be filled over all candidate lists, whatever the scores. */
  fillable: z.int(),
  recommended: z.int(),
  overflow: z.int(),
  certificate: z.object({ value: z.number(), bound: z.number(), gap: z.number(), repricings: z.int() }),
  round: Figures,
  /** Everybody's plain list of best vacancies, of the same length. */
  plain: Figures,
  /** Places filled when everybody goes to the one best vacancy. */
  filledByBest: z.int(),
  /** Vacancies in each class of `LOAD_CLASSES`. */
  load: z.object({ round: z.array(z.int()), plain: z.array(z.int()) }),
  standing: z.record(z.enum(STANDINGS), z.int()),
  groups: z.array(
    z.object({
      group: z.enum(PRIORITY_GROUPS),
      bonus: z.int(),
      people: z.int(),
      placed: z.int(),
      placedWithout: z.int(),
      firstChoice: z.int(),
      firstChoiceWithout: z.int(),
    }),
  ),
  /** When the effect of plain lists and of the group bonus was computed; null: with this round itself. */
  comparedAt: z.string().nullable().default(null),
});
export type StoredReport = z.infer<typeof StoredReport>;

/** Upper ends of the classes by which vacancies are counted: people sent per place. The last class is open. */
export const LOAD_CLASSES: readonly number[] = [0, 1, 2, 5, 10];

/** How many vacancies fall into each class. */
export function loadClasses(load: Int32Array, places: Int32Array): number[] {
  const classes = LOAD_CLASSES.map(() => 0).concat(0);
  for (const [at, people] of load.entries()) {
    const perPlace = people / Math.max(1, places[at] ?? 1);
    const found = LOAD_CLASSES.findIndex((end) => perPlace <= end);
    const index = found < 0 ? LOAD_CLASSES.length : found;
    classes[index] = (classes[index] ?? 0) + 1;
  }
  return classes;
}
