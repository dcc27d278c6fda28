import type { AnyContext } from '../../app/context.ts';
import { serviceKey } from '../../app/services.ts';

/** A list as it goes into a bureau's own Word file. */
interface LetteredList {
  readonly title: string;
  readonly day: string;
  readonly by: string;
  readonly headings: readonly string[];
  readonly rows: ReadonlyArray<readonly string[]>;
}

/** The Word file in use where somebody works, ready to be filled with a list. @throws NoTemplate */
export type ListLetterhead = (
  ctx: AnyContext,
  region: string | null,
) => Promise<(list: LetteredList) => Promise<Buffer>>;

export const LIST_LETTERHEAD = serviceKey<ListLetterhead>('list letterhead');
