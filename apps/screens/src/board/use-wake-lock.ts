import { onBeforeUnmount, onMounted } from 'vue';

/** Keeps the display on. Where the device does not allow it, its own settings decide. */
export function useWakeLock(): void {
  let lock: WakeLockSentinel | null = null;

  async function take(): Promise<void> {
    if (!('wakeLock' in navigator) || document.visibilityState !== 'visible') return;
    try {
      lock = await navigator.wakeLock.request('screen');
    } catch {
      lock = null;
    }
  }
  const again = () => void take();

  onMounted(() => {
    again();
    document.addEventListener('visibilitychange', again);
  });
  onBeforeUnmount(() => {
    document.removeEventListener('visibilitychange', again);
    void lock?.release();
  });
}
