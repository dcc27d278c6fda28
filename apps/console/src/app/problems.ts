import { ApiProblem } from '@yizhan/client/problem.ts';
import { h } from 'vue';
import type { Undo } from '@yizhan/contract';
import { api } from './api.ts';
import { i18n } from './i18n.ts';
import { tellTakenBack } from './taken-back.ts';

/** What is shown of a thrown value: what happened, what was kept, what to do. */
export interface ShownProblem {
  readonly code: string;
  readonly text: string;
  readonly link: string | null;
  readonly retryable: boolean;
  /** Complaints by the field's path as sent. */
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

/** Reports a failure at the top of the screen, for actions that have no place of their own for it. */
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

/** Long enough to notice a slip and reach the button; the record's panel offers one for the full ten minutes. */
const UNDO_SHOWN_MS = 10_000;

/** Confirms in words what was done; screen readers read it out. Offers to take it back where possible. */
export function tellDone(text: string, undo: Undo = null): void {
  if (undo === null) {
    ElMessage({ type: 'success', message: text, duration: 4000, grouping: true, placement: 'bottom' });
    return;
  }
  const toast = ElMessage({
    type: 'success',
    duration: UNDO_SHOWN_MS,
    placement: 'bottom',
    showClose: true,
    message: h('p', { class: 'yz-undo' }, [
      text,
      h(
        'button',
        {
          type: 'button',
          onClick: () => {
            toast.close();
            void takeBack(undo);
          },
        },
        i18n.global.t('shell.undo.do'),
      ),
    ]),
  });
}

/** Takes a move back and makes the screen reload; reports success, or why it failed. */
export async function takeBack(undo: NonNullable<Undo>): Promise<void> {
  try {
    await api.actions.takeBack({ params: { id: undo.actionId } });
    tellDone(i18n.global.t('shell.undo.done'));
  } catch (problem) {
    tellProblem(problem);
  }
  // Also after a refusal: another user has changed something.
  tellTakenBack();
}
