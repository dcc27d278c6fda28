import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { heldBytes, interleaved, median, quantile, timingOf } from './measure.ts';
import { figure, markdownTable, section, SuiteReport, withSection } from './report.ts';
import { Setting, spread } from './setting.ts';
import { program } from './programs.ts';

const NO_WARM_UP = { warmUpMs: 0, turnWarmUpMs: 0 };

describe('measuring', () => {
  it('takes quantiles by nearest rank', () => {
    const numbers = Array.from({ length: 100 }, (_, i) => i + 1);
    expect(quantile(numbers, 0.5)).toBe(50);
    expect(quantile(numbers, 0.99)).toBe(99);
    expect(quantile([7], 0.99)).toBe(7);
    expect(median([3, 1, 2])).toBe(2);
    expect(timingOf([4, 2])).toEqual({ p50: 2, p99: 4, mean: 3 });
  });
  it('asks every variant every question as often, fifty in a row, taking turns at going first', async () => {
    const asked: string[] = [];
    const variant = (name: string) => ({
      name,
      answer: (question: number) => void asked.push(`${name}${question}`),
    });
    const questions = Array.from({ length: 60 }, (_, i) => i);
    const timings = await interleaved([variant('a'), variant('b')], questions, 2, NO_WARM_UP);
    expect([...timings.keys()]).toEqual(['a', 'b']);
    const row = (name: string, from: number, to: number): string[] =>
      questions.slice(from, to).map((question) => `${name}${question}`);
    // Ten to warm up, then turns; before each, one untimed answer. The second round of turns starts elsewhere.
    const turns = (from: number, to: number, order: string): string[] =>
      [...order].flatMap((name) => [`${name}${from}`, ...row(name, from, to)]);
    expect(asked).toEqual([
      ...turns(0, 10, 'ab'),
      ...[...turns(0, 50, 'ab'), ...turns(50, 60, 'ba')],
      ...[...turns(0, 17, 'ab'), ...turns(17, 60, 'ba')],
    ]);
  });
  it('waits for answers that take their time', async () => {
    let open = 0;
    const slow = {
      name: 'slow',
      answer: async () => {
        open++;
        await Promise.resolve();
        open--;
      },
    };
    const watcher = { name: 'watcher', answer: () => expect(open).toBe(0) };
    await interleaved([slow, watcher], [1, 2, 3], 2, NO_WARM_UP);
    expect(open).toBe(0);
  });
  it('counts array buffers once, shared ones too', () => {
    const size = 64_000_000;
    const before = heldBytes();
    const shared = new SharedArrayBuffer(size);
    const between = heldBytes();
    const own = new ArrayBuffer(size);
    const after = heldBytes();
    expect(shared.byteLength + own.byteLength).toBe(2 * size);
    for (const grown of [between - before, after - between]) {
      expect(grown / size).toBeGreaterThan(0.9);
      expect(grown / size).toBeLessThan(1.1);
    }
  });
  it('spreads questions over the whole market', () => {
    expect(spread(100, 4)).toEqual([0, 25, 50, 75]);
    expect(spread(3, 10)).toEqual([0, 1, 2]);
  });
});

describe('reports', () => {
  const report = SuiteReport.parse({
    title: 'Lists',
    columns: ['', 'ms'],
    lines: [
      ['ours', 0.012_345],
      ['theirs', 1_234],
    ],
    skipped: ['other: not installed'],
  });

  it('shows three digits that count', () => {
    expect([0.012_345, 12.345, 1_234, NaN, 'as it is'].map(figure)).toEqual([
      '0.0123',
      '12.3',
      '1,234',
      '–',
      'as it is',
    ]);
    expect(markdownTable(report)).toBe('|  | ms |\n| --- | --- |\n| ours | 0.0123 |\n| theirs | 1,234 |');
  });
  it('puts a section with machine, day and command in its place and leaves the others', () => {
    const readme =
      'a\n<!-- results of one -->\nold\n<!-- end of results -->\nb\n<!-- results of two -->\n<!-- end of results -->\n';
    const text = section(report, { date: '2026-03-02', command: 'npm run x' });
    const written = withSection(readme, 'one', text);
    expect(written).not.toContain('old');
    expect(written).toContain('**Lists**');
    expect(written).toContain('2026-03-02');
    expect(written).toContain('`npm run x`');
    expect(written).toContain('Not measured: other: not installed.');
    expect(written.startsWith('a\n')).toBe(true);
    expect(written.endsWith('b\n<!-- results of two -->\n<!-- end of results -->\n')).toBe(true);
    expect(withSection(written, 'one', text)).toBe(written);
    expect(() => withSection(readme, 'three', text)).toThrow('three');
  });
});

describe('suites of other programs', () => {
  const folder = mkdtempSync(join(tmpdir(), 'yizhan-bench-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  /** The outcome of a program with this source. */
  const ran = (name: string, text: string | null) => {
    if (text !== null) {
      mkdirSync(join(folder, name));
      writeFileSync(join(folder, name, 'run.ts'), text);
    }
    const suite = program(name, '', pathToFileURL(`${folder}/`));
    return suite.run(new Setting('tiny', [], () => undefined));
  };

  it('takes the last line for the report and tells the size', async () => {
    const outcome = await ran(
      'speaks',
      `console.log('hello'); console.log(JSON.stringify({ title: process.argv[3], columns: [], lines: [['a', 1]] }));`,
    );
    expect(outcome).toEqual({ title: 'tiny', columns: [], lines: [['a', 1]], wrong: [], skipped: [] });
  });
  it('is skipped where the program is absent or cannot run here, with the reason', async () => {
    expect(await ran('absent', null)).toEqual({ skipped: 'bench/absent/run.ts is not there' });
    const outcome = await ran('unable', `console.error('no compiler'); process.exitCode = 77;`);
    expect(outcome).toEqual({ skipped: 'no compiler' });
  });
  it('fails where the program fails or says nothing that can be read', async () => {
    await expect(ran('fails', `console.error('broken'); process.exitCode = 1;`)).rejects.toThrow('broken');
    await expect(ran('mumbles', `console.log('{}')`)).rejects.toThrow();
  });
});
