import type { FilePurpose } from '@yizhan/domain';
import type { AnyContext } from '../../app/context.ts';
import type { Ref } from '../../app/ids.ts';

/** What somebody does with the files of an owner. */
export type FileAct = 'read' | 'add' | 'remove';

/** The key of an owner: one of a shared table (a site) has no prefecture of its own. */
export interface OwnerKey {
  readonly prefecture: string | null;
  readonly id: string;
}

/** An owner whose files may be read, added to or removed from. */
export interface OpenedOwner {
  /** Its files lie in this prefecture. */
  readonly ref: Ref;
  /** For the audit trail. */
  readonly region: string | null;
}

/**
 * A purpose of files and the policy of the noun they belong to. `open` finds the owner and asks whether the actor may;
 * within a write it locks the owner, so that a merge either waits or has already moved the files.
 */
export interface BoundPurpose {
  readonly purpose: FilePurpose;
  /** @throws what the noun's own use cases throw: unknown, not allowed, out of region, confidential */
  open(ctx: AnyContext, owner: OwnerKey, act: FileAct): Promise<OpenedOwner>;
}
