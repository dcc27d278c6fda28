import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT, frontEnds } from './repo.mjs';
import { runTool } from './run.mjs';

/** The type checker's cache between runs. */
const CACHE = join(ROOT, 'node_modules', '.cache', 'types');

/** Checks the types of the root project and of those that run in a browser. */
export async function typecheck() {
  mkdirSync(CACHE, { recursive: true });
  let code = 0;
  let output = '';
  for (const [tool, project, name] of projects()) {
    const result = await runTool(
      tool,
      ['--noEmit', '-p', project, '--incremental', '--tsBuildInfoFile', join(CACHE, `${name}.tsbuildinfo`)],
      { quiet: true },
    );
    if (result.code !== 0) code = 1;
    output += result.output;
  }
  return { code, output };
}

/** @returns {[tool: string, project: string, name: string][]} */
function projects() {
  const others = [
    'e2e',
    join('packages', 'ui'),
    join('packages', 'map'),
    ...frontEnds().map((name) => join('apps', name)),
  ]
    .map((folder) => join(folder, 'tsconfig.json'))
    .filter((project) => existsSync(join(ROOT, project)));
  return [
    ['tsc', 'tsconfig.json', 'root'],
    ...others.map(
      (project) =>
        /** @type {[string, string, string]} */ (['vue-tsc', project, project.replaceAll(/\W+/g, '-')]),
    ),
  ];
}
