import type { Module } from '../../apps/server/src/records/module.ts';

const HEAD = `# Modules

Written by "npm run generate" from \`apps/server/src/modules/*/module.ts\`; the ones others stand on come first.

| module | about | tables it owns | verbs its policies ask for |
| --- | --- | --- | --- |
`;

/** The document that lists the modules. Not aligned, so that changes of two modules do not touch the same line. */
export function moduleTable(modules: readonly Module[]): string {
  const rows = modules.map(({ name, about, owns, policies = [] }) => {
    const verbs = policies.flatMap((policy) => policy.verbs);
    return `| \`${name}\` | ${about} | ${listOf(owns)} | ${listOf(verbs)} |\n`;
  });
  return HEAD + rows.join('');
}

function listOf(names: readonly string[]): string {
  return names.map((name) => `\`${name}\``).join(', ');
}
