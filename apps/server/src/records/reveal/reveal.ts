import { ASSIGNABLE_NOUNS, shanghaiDate, type RevealField, type RevealPurpose } from '@yizhan/domain';
import { actorStamp, authorise } from '../../app/actor.ts';
import type { WriteContext } from '../../app/context.ts';
import { newId, recordId, type Ref } from '../../app/ids.ts';
import { assertVisible } from '../assignment/index.ts';
import { revealableOf } from '../registry.ts';
import { NoSuchNumber, RevealLimit } from './reveal.errors.ts';
import { countLooks, insertLook, lockLooks } from './reveals.repository.ts';

/** Which number of which record, and for what purpose. */
export interface Look {
  readonly noun: string;
  readonly ref: Ref;
  readonly what: RevealField;
  readonly purpose: RevealPurpose;
  /** More about the purpose; required for `other`. */
  readonly words: string;
}

/**
 * Shows a full number to a member of staff: the only place where one is decrypted for a screen. The reveal is on the
 * audit trail before the answer, with its purpose; the words are stored with it, where erasing the person reaches them.
 * A number viewed again on the same day does not count against the limit.
 *
 * @returns null where no number is on record
 * @throws the noun's error for a missing record, OutOfRegion, RecordConfidential, the record's `shut` error, NoSuchNumber,
 * RevealLimit
 */
export async function reveal(ctx: WriteContext, look: Look): Promise<string | null> {
  const revealable = revealableOf(ctx.services, look.noun);
  const { place, sealed, shut = null } = await revealable.open(ctx, look.ref);
  authorise(ctx.actor, revealable.verb, place);
  const noun = ASSIGNABLE_NOUNS.find((known) => known === look.noun);
  if (noun !== undefined) await assertVisible(ctx, noun, look.ref);
  if (shut !== null) throw shut;
  const number = sealed[look.what];
  if (number === undefined) throw NoSuchNumber();
  const entity = { kind: revealable.audit.entity, id: recordId(look.ref) };
  const summary = { what: look.what, purpose: look.purpose };
  const stamp = actorStamp(ctx.actor);
  const day = shanghaiDate(ctx.now);
  if (stamp.kind === 'staff' && stamp.id !== null) {
    await lockLooks(ctx.trx, stamp.id);
    const { numbers, seen } = await countLooks(ctx.trx, {
      actorId: stamp.id,
      day,
      recordId: look.ref.id,
      field: look.what,
    });
    const limit = ctx.services.config.revealsPerDay;
    if (!seen && numbers >= limit) {
      await ctx.audit({ action: 'reveal.refused', entity, region: place.region, summary });
      throw RevealLimit({ limit }, { keepWrites: true });
    }
  }
  await insertLook(ctx.trx, {
    id: newId(),
    noun: look.noun,
    prefecture: look.ref.prefecture,
    record_id: look.ref.id,
    field: look.what,
    purpose: look.purpose,
    words: look.words,
    actor_kind: stamp.kind,
    actor_id: stamp.id,
    actor_name: stamp.name,
    day,
    at: ctx.now,
  });
  await ctx.audit({ action: revealable.audit.action, entity, region: place.region, summary });
  return number === null ? null : ctx.services.cipher.decrypt(number);
}
