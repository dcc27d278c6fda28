import { ApiProblem } from '@yizhan/client/problem.ts';
import { h } from 'vue';
import type { Undo } from '@yizhan/contract';
import { api } from './api.ts';
import { i18n } from './i18n.ts';
import { tellTakenBack } from './taken-back.ts';

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

/** Long enough to notice a slip and reach the button; the record's panel has one for all of the ten minutes. */
const UNDO_SHOWN_MS = 10_000;

/** Confirms what was done, in words; read out by screen readers. Offers to take it back where that is possible. */
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

/** Takes a move back, and lets what is on the screen be read again; says so, or why not. */
export async function takeBack(undo: NonNullable<Undo>): Promise<void> {
  try {
    await api.actions.takeBack({ params: { id: undo.actionId } });
    tellDone(i18n.global.t('shell.undo.done'));
  } catch (problem) {
    tellProblem(problem);
  }
  // Also after a refusal: somebody else changed something.
  tellTakenBack();
}
