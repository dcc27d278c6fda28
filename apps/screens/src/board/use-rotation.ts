import { onBeforeUnmount, onMounted, ref } from 'vue';
import type { Ref } from 'vue';

/** Long enough to read six vacancies from the street; `?seconds=` in the address sets another. */
const SECONDS = 15;
/** A board paused by a user who went home must not stay paused. */
const RESUME_AFTER = 5 * 60_000;

function interval(): number {
  const asked = Number(new URLSearchParams(location.search).get('seconds'));
  return (asked >= 5 && asked <= 120 ? asked : SECONDS) * 1_000;
}

/** Turns pages by time and by keyboard: space pauses, arrows and Page keys turn, Home goes to the first. */
export function useRotation(pages: Ref<number>) {
  const page = ref(0);
  const paused = ref(false);
  let timer: ReturnType<typeof setTimeout> | undefined;

  function schedule(): void {
    clearTimeout(timer);
    timer = paused.value
      ? setTimeout(toggle, RESUME_AFTER)
      : setTimeout(() => turn(pages.value > 1 ? 1 : 0), interval());
  }
  function turn(by: number): void {
    page.value = (((page.value + by) % pages.value) + pages.value) % pages.value;
    schedule();
  }
  function toggle(): void {
    paused.value = !paused.value;
    schedule();
  }

  function onKey(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const onButton = event.target instanceof HTMLButtonElement || event.target instanceof HTMLAnchorElement;
    if (event.key === ' ' && !onButton) toggle();
    else if (event.key === 'ArrowRight' || event.key === 'ArrowDown' || event.key === 'PageDown') turn(1);
    else if (event.key === 'ArrowLeft' || event.key === 'ArrowUp' || event.key === 'PageUp') turn(-1);
    else if (event.key === 'Home') turn(-page.value);
    else return;
    event.preventDefault();
  }

  onMounted(() => {
    schedule();
    addEventListener('keydown', onKey);
  });
  onBeforeUnmount(() => {
    clearTimeout(timer);
    removeEventListener('keydown', onKey);
  });
  return { page, paused, turn, toggle };
}
