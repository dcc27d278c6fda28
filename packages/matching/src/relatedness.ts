/**
 * How near two occupations of the 2022 classification are: by the tree, and by families of work between which
 * people really move, which the tree often sets far apart (快递员 4-02-07 and 网约配送员 4-10-08).
 */

/** By shared levels of 'a-bb-cc-dd': none, major, middle, minor group, the same occupation. */
const BY_SHARED_LEVELS = [0, 1_000, 3_000, 6_000, 10_000] as const;

/** Integer 0–10,000 from the codes alone, symmetric. */
export function treeRelatedness(a: string, b: string): number {
  const left = a.split('-');
  const right = b.split('-');
  let shared = 0;
  while (shared < 4 && left[shared] !== undefined && left[shared] === right[shared]) shared++;
  return BY_SHARED_LEVELS[shared] ?? 0;
}

interface Family {
  /** Nearness of two different members. */
  nearness: number;
  /** Codes or beginnings of codes. */
  members: readonly string[];
}

const family = (nearness: number, ...members: string[]): Family => ({ nearness, members });

/** Judged by what the tasks have in common and what is learnt in days; the nearest family counts. */
const FAMILIES: readonly Family[] = [
  // Guarding
  family(7_500, '4-07-05-01', '4-07-05-02', '3-02-02-00', '3-02-02-02', '4-07-06-02'),
  family(6_000, '4-07-05-01', '4-06-01-03', '4-07-05-02', '4-07-05-03'),
  // Cleaning, grounds, odd jobs
  family(7_000, '4-09-08-01', '4-03-01-02', '4-09-08-02'),
  family(6_000, '4-09-08-01', '4-10-01-06', '4-03-01-02'),
  family(5_500, '4-09-08-01', '4-09-10-01', '6-99-00-00', '4-02-05-01', '3-01-02-08'),
  // Lines: what a new hand learns in days
  family(7_000, '6-99-00-00', '6-31-05-00', '6-25-04-07', '6-02-99-00', '6-22-01-01'),
  family(5_500, '6-99-00-00', '6-31-05-00', '4-02-07-09', '4-02-05-01'),
  family(5_000, '6-99-00-00', '6-14-02-00', '6-18-01-12', '6-24', '6-25', '6-19', '6-11-10', '6-21-06'),
  family(4_000, '6-99-00-00', '6-02', '6-05', '6-08', '6-06', '6-15'),
  // Stores and carrying
  family(7_500, '4-02-06-01', '4-02-06-02', '4-02-07-09'),
  family(6_000, '4-02-06-01', '4-02-05-01', '4-02-07-09', '4-02-06-03', '4-02-06-02'),
  family(4_000, '4-02-06-01', '6-30-01-00', '6-30-05'),
  // Riders and drivers
  family(8_500, '4-02-07-08', '4-10-08-01', '4-02-07-04'),
  family(8_000, '4-02-02-01', '4-02-02-02', '4-10-08-02'),
  family(5_000, '4-02-02-02', '4-02-07-08', '4-10-08-01'),
  // Shops and selling
  family(8_000, '4-01-02-03', '4-01-02-04', '4-02-06-02'),
  family(6_500, '4-01-02-01', '2-06-07-02', '2-06-07-07', '4-06-02-01', '2-06-07-01', '4-04-01-02'),
  family(6_000, '4-01-02-03', '4-03-02-10', '4-03-02-08', '4-03-02-05'),
  // Kitchens and tables
  family(7_500, '4-03-02-01', '4-03-02-02', '4-03-02-03'),
  family(7_000, '4-03-02-02', '4-03-02-04', '6-02-01-01'),
  family(7_500, '4-03-02-05', '4-03-01-01', '4-03-02-07'),
  family(7_500, '4-03-02-08', '4-03-02-09', '4-03-02-10'),
  // Care
  family(8_500, '4-10-01-05', '4-14-01-02', '4-14-01-03'),
  family(6_000, '4-10-01-05', '4-10-01-06', '4-10-01-01'),
  family(7_000, '4-10-01-01', '4-10-01-03', '2-08-03-00'),
  family(9_000, '2-05-08'),
  family(8_500, '2-05-06-01', '2-05-06-02'),
  family(7_500, '2-05-06', '4-01-05-02'),
  family(5_000, '2-05-06-02', '6-12-02-00', '6-12-03-00'),
  // Office
  family(7_500, '3-01-01-01', '3-01-02-02', '3-01-02-04', '3-01-02-05', '3-01-02-06', '3-01-02-08'),
  family(6_000, '3-01-01-01', '2-06-08-01', '4-03-01-01', '4-02-06-03', '4-04-05-03'),
  family(8_500, '2-06-08-01', '2-06-08-02', '4-07-03-04', '4-07-03-07', '4-07-03-02'),
  family(6_500, '2-06-02-00', '2-06-03-00', '2-06-04-00', '2-06-05-00'),
  family(8_500, '4-04-05-03', '4-07-02-03'),
  family(5_500, '4-04-05-03', '4-01-06-01', '4-07-02-03'),
  // Marketing, media, design
  family(7_500, '2-06-07-02', '2-06-07-03', '2-06-07-04', '4-13-01-05'),
  family(7_000, '4-13-01-05', '2-10-02-05', '4-01-06-01', '4-01-06-02', '2-10-02-01'),
  family(8_000, '2-09-06-01', '4-08-08-08', '4-07-07-02', '2-09-06-07', '4-08-08-09'),
  // Engineers and technicians
  family(7_500, '2-02-07-01', '2-02-07-02', '2-02-07-04', '2-02-07-06', '3-01-02-07', '2-02-34-02'),
  family(6_000, '2-02-07', '2-02-30-01', '2-02-29-03', '2-02-31-01'),
  family(5_500, '2-02-07-04', '6-31-01-02', '6-31-01-10'),
  family(8_000, '2-02-10-03', '4-04-05-01', '2-02-10-05', '2-02-38-03', '2-02-38-01'),
  family(7_000, '2-02-10-03', '4-04-05-02', '2-02-10-05', '2-02-10-08', '4-04-04'),
  // Quality, metal, electricity, repair
  family(8_500, '6-31-03-05', '6-31-03-02', '2-02-31-01', '2-02-29-03'),
  family(7_000, '6-31-03', '4-08-05'),
  family(7_500, '6-18-01-01', '6-18-01-02', '6-18-01-04', '6-18-01-05', '6-18-01-06', '6-18-01-07'),
  family(6_000, '6-18-01-07', '6-18-04-01', '2-02-07-06'),
  family(8_000, '6-31-01-03', '6-29-03-02', '6-31-01-10', '4-06-01-04', '6-28-01-06', '6-28-01-14'),
  family(6_500, '6-31-01-02', '6-31-01-03', '6-31-01-10', '6-29-03-01'),
  // Teaching
  family(8_500, '2-08-02'),
  family(6_500, '2-08-02', '4-13-04-01', '2-08-01'),
  family(5_000, '2-08-02', '2-08-03-00', '4-07-03-05'),
];

const belongs = (code: string, { members }: Family): boolean =>
  members.some((member) => code === member || code.startsWith(`${member}-`));

const familiesOf = new Map<string, readonly Family[]>();

/** The families of a code are looked up once; the table is fixed. */
function familiesFor(code: string): readonly Family[] {
  let found = familiesOf.get(code);
  if (found === undefined) familiesOf.set(code, (found = FAMILIES.filter((one) => belongs(code, one))));
  return found;
}

/** Integer 0–10,000, symmetric, 10,000 for the same code: the nearer of tree and families. */
export function occupationRelatedness(a: string, b: string): number {
  const byTree = treeRelatedness(a, b);
  if (byTree === 10_000) return byTree;
  const others = familiesFor(b);
  return familiesFor(a).reduce(
    (best, one) => (one.nearness > best && others.includes(one) ? one.nearness : best),
    byTree,
  );
}
