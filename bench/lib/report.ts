/** The result of a suite, and how it is shown. */
import { cpus, totalmem } from 'node:os';
import { z } from 'zod';

/** A table of figures. Programs that measure independently return the same form. */
export const SuiteReport = z.object({
  title: z.string(),
  columns: z.array(z.string()),
  lines: z.array(z.array(z.union([z.string(), z.number()]))),
  /** Errors found; any of them fails the run. */
  wrong: z.array(z.string()).default([]),
  /** Parts that could not be measured here. */
  skipped: z.array(z.string()).default([]),
});
export type SuiteReport = z.infer<typeof SuiteReport>;

/** A suite that could not run at all. */
export interface Skipped {
  skipped: string;
}

export const isSkipped = (outcome: SuiteReport | Skipped): outcome is Skipped => !('lines' in outcome);

/** Three significant digits, no exponents. */
export function figure(value: number | string): string {
  if (typeof value === 'string') return value;
  if (!Number.isFinite(value)) return '–';
  if (Number.isInteger(value)) return value.toLocaleString('en-GB');
  return value.toLocaleString('en-GB', { maximumSignificantDigits: 3 });
}

export function markdownTable({ columns, lines }: Pick<SuiteReport, 'columns' | 'lines'>): string {
  const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [row(columns), row(columns.map(() => '---')), ...lines.map((line) => row(line.map(figure)))].join(
    '\n',
  );
}

export interface Circumstances {
  /** `YYYY-MM-DD` */
  date: string;
  command: string;
}

/** Processor, cores, memory and runtime of this machine. */
export function machine(): string {
  const processors = cpus();
  const model = processors[0]?.model.replace(/\s+/g, ' ').trim() ?? 'unknown processor';
  const memory = Math.round(totalmem() / 2 ** 30);
  return `${model}, ${processors.length} cores, ${memory} GiB, Node ${process.version}`;
}

/** Section of a suite in the README: table, machine, date and how to repeat it. */
export function section(report: SuiteReport, { date, command }: Circumstances): string {
  const notes = [
    ...report.skipped.map((why) => `Not measured: ${why}.`),
    `${date}; ${machine()}; \`${command}\`.`,
  ];
  return [`**${report.title}**`, '', markdownTable(report), '', ...notes].join('\n');
}

const startOf = (suite: string): string => `<!-- results of ${suite} -->`;
const END = '<!-- end of results -->';

/** The README with a suite's section placed between its markers. @throws when the markers are missing */
export function withSection(readme: string, suite: string, text: string): string {
  const start = readme.indexOf(startOf(suite));
  const end = readme.indexOf(END, start);
  if (start < 0 || end < 0) throw new Error(`the README has no place for the results of ${suite}`);
  return `${readme.slice(0, start)}${startOf(suite)}\n\n${text}\n\n${readme.slice(end)}`;
}
