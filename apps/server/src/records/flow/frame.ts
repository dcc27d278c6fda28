import { UNDO_MINUTES, type Undo } from '@yizhan/domain';
import type { ActionKey, CausedAction, CurrentAction } from '../../app/action.ts';
import type { WriteContext } from '../../app/context.ts';
import { newId, type Ref } from '../../app/ids.ts';

const MINUTE_MS = 60_000;

/** Until when a move made at this instant can be taken back. */
export function undoUntil(at: Date): Date {
  return new Date(at.getTime() + UNDO_MINUTES * MINUTE_MS);
}

/** A move in progress, as the engine itself sees it. */
export class Frame implements CurrentAction {
  readonly key: ActionKey;
  readonly noun: string;
  readonly move: string;
  readonly record: Ref;
  readonly cause: Frame | null;
  readonly caused: CausedAction[] = [];
  /** Events it emitted, needed when it is taken back. */
  readonly events: Ref[] = [];
  readonly #until: Date;
  readonly #table: string;
  #isOpen: boolean;

  constructor(
    ctx: WriteContext,
    action: { table: string; prefecture: string; noun: string; move: string; record: Ref; undo: Undo },
  ) {
    this.key = { prefecture: action.prefecture, id: newId() };
    this.noun = action.noun;
    this.move = action.move;
    this.record = action.record;
    this.cause = frameOf(ctx);
    this.#table = action.table;
    this.#until = undoUntil(ctx.now);
    this.#isOpen = action.undo !== 'never';
    for (let above = this.cause; above !== null; above = above.cause) {
      // The outer move read the row earlier and would overwrite the inner one's changes.
      if (above.#table === this.#table && above.record.id === this.record.id) {
        throw new Error(`${above.noun}.${above.move} moves its own record by ${this.noun}.${this.move}`);
      }
    }
    if (!this.#isOpen) this.cause?.closeWindow();
  }

  get until(): Date | null {
    return this.#isOpen ? this.#until : null;
  }

  closeWindow(): void {
    this.#isOpen = false;
    this.cause?.closeWindow();
  }

  /** Reports to the move that caused this one, which takes it back with itself. */
  end(): void {
    this.cause?.caused.push({ key: this.key, noun: this.noun, move: this.move, record: this.record });
  }
}

/** The frame of the current move. @throws Error for an action that the engine did not make */
export function frameOf(ctx: WriteContext): Frame | null {
  if (ctx.action === null || ctx.action instanceof Frame) return ctx.action;
  throw new Error('The action of a write context comes from the flow engine');
}

/** Whether a move of this record is what the current one follows from. */
export function isUnderWay(ctx: WriteContext, { id }: Ref): boolean {
  for (let frame = frameOf(ctx); frame !== null; frame = frame.cause) if (frame.record.id === id) return true;
  return false;
}
