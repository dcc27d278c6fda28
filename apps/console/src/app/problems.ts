import { ApiProblem } from '@yizhan/client/problem.ts';
import { i18n } from './i18n.ts';

/** What is shown of anything that was thrown: what happened, what was kept, what to do. */
export interface ShownProblem {
  readonly code: string;
  readonly text: string;
  readonly link: string | null;
  readonly retryable: boolean;
  /** Complaints by the field's path as it was sent. */
  readonly fields: Readonly<Record<string, string>>;
  readonly requestId: string;
}

export function shownProblem(error: unknown): ShownProblem {
  if (error instanceof ApiProblem) {
    return {
      code: error.code,
      text: error.detail === '' ? error.title : error.detail,
      link: error.link,
      retryable: error.retryable,
      fields: Object.fromEntries(error.fields.map((field) => [field.path, field.message])),
      requestId: error.requestId,
    };
  }
  console.error(error);
  return {
    code: 'unexpected',
    text: i18n.global.t('shell.problem.unexpected'),
    link: null,
    retryable: false,
    fields: {},
    requestId: '',
  };
}

/** Says at the top of the screen what went wrong, for actions that have no place of their own to say it. */
export function tellProblem(error: unknown): void {
  ElMessage({
    type: 'error',
    message: shownProblem(error).text,
    duration: 8000,
    showClose: true,
    grouping: true,
    placement: 'bottom',
  });
}

/** Confirms what was done, in words; read out by screen readers. */
export function tellDone(text: string): void {
  ElMessage({ type: 'success', message: text, duration: 4000, grouping: true, placement: 'bottom' });
}
