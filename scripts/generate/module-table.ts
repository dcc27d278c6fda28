import { readFileSync } from 'node:fs';
import { format, resolveConfig } from 'prettier';
import type { Module } from '../../apps/server/src/records/module.ts';

const BEGIN = '<!-- modules: written by "npm run generate" from modules/*/module.ts -->';
const END = '<!-- end of modules -->';

/** The text of a document with its table of modules written again. */
export async function withModuleTable(file: string, modules: readonly Module[]): Promise<string> {
  const text = readFileSync(file, 'utf8');
  const begin = text.indexOf(BEGIN);
  const end = text.indexOf(END);
  if (begin === -1 || end < begin) throw new Error(`${file} has no place for the table of modules`);
  const rows = modules.map(({ name, about, owns }) => `| \`${name}\` | ${about} | ${listOf(owns)} |`);
  const table = ['| module | about | tables it owns |', '| --- | --- | --- |', ...rows].join('\n');
  const whole = `${text.slice(0, begin)}${BEGIN}\n\n${table}\n\n${text.slice(end)}`;
  return format(whole, { ...(await resolveConfig(file)), parser: 'markdown' });
}

function listOf(names: readonly string[]): string {
  return names.map((name) => `\`${name}\``).join(', ');
}
