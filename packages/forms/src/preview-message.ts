import type { FormDefinition } from './definition.ts';
import type { FormLocale } from './in-words.ts';

/** What the editor tells the page that shows a form as people see it on their phones, through `postMessage`. */
export interface PreviewMessage {
  readonly kind: 'yizhan.form-preview';
  readonly definition: FormDefinition;
  readonly locale: FormLocale;
  readonly large: boolean;
}

/** The page says that it listens. */
export const PREVIEW_READY = 'yizhan.form-preview.ready';
export const PREVIEW_PATH = '/preview/form';

export function isPreviewMessage(data: unknown): data is PreviewMessage {
  return typeof data === 'object' && data !== null && Reflect.get(data, 'kind') === 'yizhan.form-preview';
}
