import { listAccountsOf } from '../identity/index.ts';
import type { LocateParty } from '../../records/personal-data/index.ts';
import { findPersonKey, findSeekerForUpdate, listMergedInto } from './seekers.repository.ts';

/** Everything by which a person's data can be found, including merged records and former phones. */
export const locateSeeker: LocateParty = async (ctx, ref) => {
  const row = await findSeekerForUpdate(ctx.trx, ref);
  if (row === undefined || row.status === 'erased') return undefined;
  const rows = [row, ...(await listMergedInto(ctx.trx, ref))];
  const ids = rows.map(({ id }) => id);
  const accounts = await listAccountsOf(ctx.trx, 'seeker', ref.prefecture, ids);
  const phones = [...rows, ...accounts].map(({ phone_hmac: hmac }) => hmac);
  for (const hmac of distinct(rows.flatMap(({ former_phones }) => former_phones))) {
    // A number that somebody else has now is theirs.
    if ((await findPersonKey(ctx.trx, 'phone', hmac)) === null) phones.push(hmac);
  }
  return {
    ref,
    ids,
    phones: distinct(phones),
    idNumbers: distinct(rows.map(({ id_number_hmac: hmac }) => hmac)),
    names: [...new Set(rows.map(({ name }) => name))],
    accounts: accounts.map(({ id }) => id),
  };
};

function distinct(hmacs: ReadonlyArray<Buffer | null>): Buffer[] {
  const known = hmacs.filter((hmac) => hmac !== null);
  return [...new Map(known.map((hmac) => [hmac.toString('hex'), hmac])).values()];
}
