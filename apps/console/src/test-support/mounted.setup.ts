import { afterEach, beforeAll, beforeEach, vi } from 'vitest';
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

afterEach(() => {
  unmountAll();
  vi.useRealTimers();
  document.body.innerHTML = '';
});
