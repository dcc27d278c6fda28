import { computed, onBeforeUnmount, onMounted, shallowRef } from 'vue';
import type { FilePurpose } from '@yizhan/domain';
import { FILE_PART_BYTES } from '@yizhan/domain/files/purposes.ts';
import { RecordFiles } from '@yizhan/client/files/record-files.ts';
import { api } from '../../app/api.ts';

/** The files of one record for one purpose, as a component shows them. */
export function useRecordFiles(purpose: FilePurpose, owner: string, settled: () => void = () => undefined) {
  const drawn = shallowRef(0);
  const record = new RecordFiles({
    calls: api.files,
    purpose,
    owner,
    partBytes: FILE_PART_BYTES,
    changed: () => (drawn.value += 1),
    settled,
  });
  const files = computed(() => ({ drawn: drawn.value, ...record.view }));
  const online = (): void => record.uploads.resumeWaiting();
  const leaving = (event: BeforeUnloadEvent): void => {
    if (record.isSending) event.preventDefault();
  };
  onMounted(() => {
    void record.load();
    window.addEventListener('online', online);
    window.addEventListener('beforeunload', leaving);
  });
  onBeforeUnmount(() => {
    window.removeEventListener('online', online);
    window.removeEventListener('beforeunload', leaving);
  });
  return { record, files };
}
