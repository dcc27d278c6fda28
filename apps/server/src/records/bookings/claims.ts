import { keepsPlace, shanghaiTime, type Span } from '@yizhan/domain';
import type { WriteContext } from '../../app/context.ts';
import { violatedConstraint, type Reader } from '../../app/db/database.ts';
import type { Ref } from '../../app/ids.ts';
import { AdviserBusy, PersonBusy, PlaceFull } from './claims.errors.ts';
import { listClaims, putClaim, releaseClaim, type ClaimRow } from './claims.repository.ts';

/** Staff belong to no prefecture; what claims them lies together. */
const NO_PLACE = '0000';

/** What claims follow of a booking's row. */
interface ClaimingRow {
  readonly prefecture: string;
  readonly id: string;
  readonly status: string;
  readonly starts_at: Date;
  readonly ends_at: Date;
  readonly seat: number | null;
  readonly held_until: Date | null;
  readonly misfit: string | null;
  readonly resource_prefecture: string | null;
  readonly resource_id: string | null;
  readonly staff_id: string | null;
  readonly seeker_id: string | null;
  readonly subject_noun: string | null;
}

type Claimed = Ref & { readonly kind: ClaimRow['kind']; readonly seat: number };

export function staffClaim(staffId: string): Ref {
  return { prefecture: NO_PLACE, id: staffId };
}

/** Whatever a booking keeps: a seat of its resource, its person, its adviser. */
function claimedBy(row: ClaimingRow): Claimed[] {
  const claimed: Claimed[] = [];
  if (row.resource_prefecture !== null && row.resource_id !== null) {
    const { resource_prefecture: prefecture, resource_id: id } = row;
    claimed.push({ prefecture, id, kind: 'resource', seat: row.seat ?? 0 });
  }
  if (row.staff_id !== null) claimed.push({ ...staffClaim(row.staff_id), kind: 'staff', seat: 1 });
  if (row.seeker_id !== null) {
    claimed.push({ prefecture: row.prefecture, id: row.seeker_id, kind: 'seeker', seat: 1 });
  }
  return claimed;
}

/** Who has come keeps the place to the end; what another record says took place is over by then. */
function stateOf({ status, subject_noun: noun }: ClaimingRow): ClaimRow['state'] {
  if (status === 'attended' && noun !== null) return 'over';
  if (keepsPlace(status)) return 'keeps';
  return status === 'waiting' ? 'waits' : 'over';
}

const REFUSALS = { resource: PlaceFull, staff: AdviserBusy, seeker: PersonBusy } as const;

/**
 * Makes the claims of a booking follow its row, whatever moved it, forwards or back. The exclusion constraint refuses
 * what two of them would keep; callers look before, so that it speaks only of what came in between.
 *
 * @throws PlaceFull, AdviserBusy, PersonBusy
 */
export async function followBooking(ctx: WriteContext, row: ClaimingRow): Promise<void> {
  // Taken back, the row has its times as they were kept: as texts.
  const [from, to] = [new Date(row.starts_at), new Date(row.ends_at)];
  const state = stateOf(row);
  for (const { kind, seat, prefecture, id } of claimedBy(row)) {
    // Two records of one person became one: the person cannot be kept twice, and staff are told to move one of them.
    const isDouble = kind === 'seeker' && row.misfit === 'two_at_once' && state === 'keeps';
    try {
      await putClaim(ctx.trx, {
        prefecture,
        claimed_id: id,
        booking_prefecture: row.prefecture,
        booking_id: row.id,
        kind,
        seat,
        starts_at: from,
        ends_at: to,
        until: row.status === 'held' ? row.held_until : null,
        state: isDouble ? 'over' : state,
      });
    } catch (error) {
      if (violatedConstraint(error) !== 'booking_claims_never_overlap') throw error;
      throw REFUSALS[kind]({ what: '', ...spanWords({ from, to }) });
    }
  }
}

/** Gives up what a booking claims as it stands, before it claims something else. */
export async function releaseBooking(ctx: WriteContext, row: ClaimingRow): Promise<void> {
  for (const claimed of claimedBy(row)) await releaseClaim(ctx.trx, claimed, row);
}

/** What others keep of something within a span. */
export async function keptOf(db: Reader, claimed: Ref, span: Span, except: Ref | null): Promise<ClaimRow[]> {
  const rows = await listClaims(db, claimed, span);
  return rows.filter(({ state, booking_id: id }) => state === 'keeps' && id !== except?.id);
}

export function spanWords({ from, to }: Span): { from: string; to: string } {
  return { from: shanghaiTime(from), to: shanghaiTime(to) };
}
