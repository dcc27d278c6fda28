import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { composition } from './platform.ts';
import { describeFlow } from './test-support/conformance/flows.ts';
import { describeList } from './test-support/conformance/lists.ts';
import type { Sample } from './test-support/conformance/sample.ts';
import { createMainLine, type MainLine } from './test-support/main-line.ts';

/**
 * What the declarations of all modules promise, tried on one sample of each noun: its `*.sample.ts` says how a record
 * begins and what its moves need.
 */
const MODULES = join(import.meta.dirname, 'modules');
const paths = readdirSync(MODULES, { recursive: true, encoding: 'utf8' }).filter((name) =>
  name.endsWith('.sample.ts'),
);
const samples = (
  await Promise.all(
    paths.map(
      async (name) => (await import(pathToFileURL(join(MODULES, name)).href)) as { samples: Sample[] },
    ),
  )
).flatMap((module) => module.samples);

/** Flows whose moves need more than a sample gives, each with where they are tried instead. */
const ELSEWHERE: Readonly<Record<string, string>> = {
  file: 'its moves handle bytes beside the database: files.test.ts sends real ones',
  form_version:
    'a version is published only whole: versions are tried with definitions of all kinds in forms',
  seeker_agent: 'its moves are made by people of the portal, each by phone: agents.test.ts signs both in',
};

describe('the samples', () => {
  it('are of every flow, each once', () => {
    const tried = [...samples.map(({ bound }) => bound.noun), ...Object.keys(ELSEWHERE)];
    expect(tried.sort()).toEqual([...composition.flows.keys()].sort());
  });
});

let line: MainLine;
beforeAll(async () => {
  line = await createMainLine();
});
afterAll(() => line.platform.stop());

for (const sample of samples) describeFlow(sample, () => line);
// After the flows, whose records they show.
for (const list of composition.lists) describeList(list, () => line);
