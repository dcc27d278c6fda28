import { onBeforeUnmount, ref } from 'vue';

/** A little slower than usual: people listen to terms of work, they do not skim them. */
const RATE = 0.9;

/** Reads a text aloud with the phone's own voice. */
export function useSpeechOutput() {
  const available = 'speechSynthesis' in window;
  const speaking = ref(false);

  function stop(): void {
    if (available) window.speechSynthesis.cancel();
    speaking.value = false;
  }

  function toggle(text: string, language: string): void {
    if (speaking.value) {
      stop();
      return;
    }
    const utterance = new SpeechSynthesisUtterance(text);
    utterance.lang = language;
    utterance.rate = RATE;
    utterance.onend = () => (speaking.value = false);
    utterance.onerror = () => (speaking.value = false);
    window.speechSynthesis.cancel();
    window.speechSynthesis.speak(utterance);
    speaking.value = true;
  }

  onBeforeUnmount(stop);
  return { available, speaking, toggle };
}
