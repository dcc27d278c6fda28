import { onMounted, ref } from 'vue';
import type { TemplateKind } from '@yizhan/domain';
import { api } from './api.ts';

/** Kinds of paper that the viewer's place has as Word files of its own; none until that is known. */
export function useOwnTemplates() {
  const kinds = ref<readonly TemplateKind[]>([]);
  onMounted(async () => {
    try {
      ({ kinds: kinds.value } = await api.papers.templatesInUse());
    } catch {
      // The built-in papers are offered all the same.
    }
  });
  return kinds;
}
