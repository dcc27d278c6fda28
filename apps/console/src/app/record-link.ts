import { useRouter } from 'vue-router';
import { PANEL_KINDS } from './module.ts';
import { usePanels } from './panels.ts';

/** Pages for records that do not open in a panel. */
const PAGES: Readonly<Record<string, string>> = {
  call_back: 'call-backs',
  assignments: 'assignments',
  left_staff: 'staff',
  follow_up: 'follow-ups',
  worklist: 'today',
  message: 'messages',
  title: 'titles',
  delivery: 'deliveries',
};

/** Opens a record by its noun, as inbox and worklist name it: in its panel, else on the page of its kind. */
export function useRecordLink() {
  const router = useRouter();
  const panels = usePanels();
  return {
    async openRecord(noun: string, id: string): Promise<void> {
      const kind = PANEL_KINDS.find((known) => known === noun);
      if (kind !== undefined) await panels.open(kind, id);
      else await router.push({ name: PAGES[noun] ?? 'today' });
    },
  };
}
