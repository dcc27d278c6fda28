import { gzipSync } from 'node:zlib';
import type { Plugin } from 'vite';

/**
 * Fails the build when the script that a phone loads before its first list appears exceeds `kilobytes` after gzip: the
 * entry, the Chinese texts and the first page, with all their imports.
 */
export function firstLoadBudget(kilobytes: number): Plugin {
  return {
    name: 'yizhan-first-load-budget',
    apply: 'build',
    generateBundle(_, bundle) {
      const wanted: string[] = [];
      const take = (fileName: string): void => {
        const chunk = bundle[fileName];
        if (wanted.includes(fileName) || chunk?.type !== 'chunk') return;
        wanted.push(fileName);
        chunk.imports.forEach(take);
      };
      for (const chunk of Object.values(bundle)) {
        if (chunk.type !== 'chunk') continue;
        const module = chunk.facadeModuleId ?? '';
        if (chunk.isEntry || module.endsWith('texts/zh-CN.ts') || module.includes('find/FindPage.vue')) {
          take(chunk.fileName);
        }
      }
      const bytes = wanted.reduce((sum, name) => {
        const chunk = bundle[name];
        return sum + (chunk?.type === 'chunk' ? gzipSync(chunk.code).length : 0);
      }, 0);
      const text = `first load ${(bytes / 1024).toFixed(1)} of ${kilobytes} KB gzip (${wanted.length} scripts)`;
      if (bytes > kilobytes * 1024) this.error(text);
      this.info(text);
    },
  };
}
