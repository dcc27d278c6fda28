/** Which room may call into which: docs/architecture.md says why. */
module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      comment: 'Files that need each other are one file, or lack a third.',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'no-unresolved',
      comment: 'An import that leads nowhere.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: '^(virtual:|element-plus/)' },
    },
    {
      name: 'modules-through-their-index',
      comment:
        "A module's files are its own; others call what its one index.ts exports. It has no second door.",
      severity: 'error',
      from: { path: '^apps/server/src/modules/([^/]+)/' },
      to: {
        path: '^apps/server/src/modules/',
        pathNot: ['^apps/server/src/modules/$1/', '^apps/server/src/modules/[^/]+/index\\.ts$'],
      },
    },
    {
      name: 'app-stands-below-modules',
      comment: 'app/ is what the middle floor and the modules stand on; it knows neither.',
      severity: 'error',
      from: { path: '^apps/server/src/app/' },
      to: { path: '^apps/server/src/(modules|records)/' },
    },
    {
      name: 'records-stand-below-modules',
      comment: 'records/ is the middle floor: what it must know of modules it takes from the composition.',
      severity: 'error',
      from: { path: '^apps/server/src/records/', pathNot: '\\.test\\.ts$' },
      to: { path: '^apps/server/src/(modules/|platform\\.ts$)' },
    },
    {
      name: 'repository-never-imports-upwards',
      comment: 'A repository holds SQL; rules and rights are decided above it.',
      severity: 'error',
      from: { path: '\\.repository\\.ts$' },
      to: { path: '\\.(usecases|routes|policy|jobs)\\.ts$' },
    },
    {
      name: 'use-cases-know-no-routes',
      severity: 'error',
      from: { path: '\\.(usecases|policy)\\.ts$' },
      to: { path: '\\.routes\\.ts$' },
    },
    {
      name: 'pure-packages-do-no-io',
      comment:
        'The domain and the matching engine are functions of their arguments: tests and browsers run them.',
      severity: 'error',
      from: {
        path: '^packages/(domain|matching|forms)/src/',
        pathNot: '(\\.(test|tour|sample)\\.ts$|/test-support/)',
      },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'pure-packages-know-no-server',
      severity: 'error',
      from: { path: '^packages/' },
      to: {
        path: ['^apps/', '^node_modules/(pg|pg-boss|kysely|fastify|@fastify)/'],
      },
    },
    {
      name: 'matching-stands-alone',
      comment: 'The matching engine may use the domain, nothing else of ours.',
      severity: 'error',
      from: { path: '^packages/matching/src/' },
      to: { path: '^packages/(contract|client|ui)/' },
    },
    {
      name: 'contract-stands-on-zod-and-domain',
      severity: 'error',
      from: { path: '^packages/contract/src/', pathNot: '\\.test\\.ts$' },
      to: { pathNot: ['^packages/(contract|domain|forms)/src/', '^node_modules/zod/'] },
    },
    {
      name: 'front-ends-speak-through-the-contract',
      severity: 'error',
      from: { path: '^apps/(console|portal|screens)/' },
      to: { path: '^apps/server/' },
    },
    {
      name: 'front-ends-know-no-other',
      severity: 'error',
      from: { path: '^apps/([^/]+)/' },
      to: { path: '^apps/', pathNot: '^apps/$1/' },
    },
    {
      name: 'tests-are-not-imported',
      severity: 'error',
      from: { pathNot: '(\\.(test|tour|sample)\\.ts$|/test-support/)' },
      to: { path: '(\\.(test|tour|sample)\\.ts$|/test-support/)' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(dist|\\.vite)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'types', 'node', 'default'],
      extensions: ['.ts', '.vue', '.mjs', '.js', '.json'],
    },
  },
};
