import { ElMessage } from 'element-plus';
import { afterEach, beforeAll, beforeEach, vi } from 'vitest';
import { nextTick } from 'vue';
import { loadShellTexts } from '../app/i18n.ts';
import { locale } from '../app/preferences.ts';
import { unmountAll } from './mounted.ts';

beforeAll(async () => {
  locale.value = 'zh-CN';
  await loadShellTexts();
});

beforeEach(() => {
  localStorage.clear();
  // A component that calls the API without an answer from the test fails with a message, rather than reaching for a
  // network.
  vi.stubGlobal('fetch', (input: unknown) =>
    Promise.reject(new Error(`Nobody answers ${String(input)}: the test names no answering().`)),
  );
});

afterEach(async () => {
  unmountAll();
  vi.useRealTimers();
  // A message of the same words joins one that is still shown, also in the next test of this worker.
  ElMessage.closeAll();
  await nextTick();
  document.body.innerHTML = '';
});
