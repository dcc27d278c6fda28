import { ref } from 'vue';

/** The part of the Web Speech API used here; browsers that have it prefix its name. */
interface Recognition {
  lang: string;
  interimResults: boolean;
  onresult: ((event: { results: ArrayLike<ArrayLike<{ transcript: string }>> }) => void) | null;
  onerror: (() => void) | null;
  onend: (() => void) | null;
  start: () => void;
  stop: () => void;
}
type RecognitionClass = new () => Recognition;

function recognitionClass(): RecognitionClass | null {
  const found: unknown =
    Reflect.get(window, 'SpeechRecognition') ?? Reflect.get(window, 'webkitSpeechRecognition');
  return typeof found === 'function' ? (found as RecognitionClass) : null;
}

/** Spoken search words. `available` is false where the browser has no speech recognition. */
export function useSpeechInput(said: (words: string) => void) {
  const Recogniser = recognitionClass();
  const listening = ref(false);
  const failed = ref(false);
  let running: Recognition | null = null;

  function toggle(language: string): void {
    if (running !== null) {
      running.stop();
      return;
    }
    if (Recogniser === null) return;
    failed.value = false;
    const recognition = new Recogniser();
    recognition.lang = language;
    recognition.interimResults = false;
    recognition.onresult = (event) => {
      const words = event.results[0]?.[0]?.transcript ?? '';
      // Speech recognition ends a phrase with a full stop, which a search does not need.
      if (words !== '') said(words.replace(/[。.，,！!？?\s]+$/u, ''));
    };
    recognition.onerror = () => (failed.value = true);
    recognition.onend = () => {
      listening.value = false;
      running = null;
    };
    running = recognition;
    listening.value = true;
    recognition.start();
  }

  return { available: Recogniser !== null, listening, failed, toggle };
}
