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
  const files = computed(() => ({
    /** A new object each time, so that whatever shows it is drawn anew. */
    drawn: drawn.value,
    kept: record.kept,
    onTheirWay: record.onTheirWay,
    unfinished: record.unfinished,
    left: record.left,
    loaded: record.loaded,
    problem: record.problem,
    removed: record.removed,
  }));
  const online = (): void => record.uploads.resumeWaiting();
  /** Leaving the page would break off what is on its way. */
  const leaving = (event: BeforeUnloadEvent): void => {
    if (record.onTheirWay.some(({ state }) => state === 'sending' || state === 'queued'))
      event.preventDefault();
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
