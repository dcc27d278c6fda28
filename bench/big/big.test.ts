import { describe, expect, it } from 'vitest';
import { isSkipped } from '../lib/report.ts';
import { Setting } from '../lib/setting.ts';
import { program } from '../lib/programs.ts';
import { Stages } from './stages.ts';

describe('time by stage', () => {
  it('adds up stages that come again and leaves out what lies between', () => {
    let now = 0;
    const told: string[] = [];
    const stages = new Stages(
      (line) => told.push(line),
      () => now,
    );
    stages.enter('a');
    now = 1_000;
    stages.enter('a');
    now = 1_500;
    stages.enter('b');
    now = 2_000;
    stages.end();
    now = 9_000;
    stages.enter('a');
    now = 9_250;
    stages.end();
    expect([...stages.seconds()]).toEqual([
      ['a', 1.75],
      ['b', 0.5],
    ]);
    expect(stages.total()).toBe(2.25);
    expect(told).toEqual(['a: 1.5 s', 'b: 0.5 s', 'a: 0.3 s']);
  });
});

describe('a whole round by the code of the server', () => {
  it('leaves nobody empty-handed and is no better than its bound', async () => {
    const suite = program('big', 'a whole round');
    const outcome = await suite.run(new Setting('tiny', [], () => undefined));
    if (isSkipped(outcome)) throw new Error(outcome.skipped);
    expect(outcome.wrong).toEqual([]);
    const figures = new Map(outcome.lines.map(([name, value]) => [name, value]));
    expect(figures.get('of them empty-handed')).toBe(0);
    expect(figures.get('places filled')).toBeGreaterThan(100);
    expect(figures.get('certified gap, %')).toBeLessThan(1);
  });
});
