import type { LocateParty } from '../../records/personal-data/index.ts';
import { listAccountsOf } from '../identity/index.ts';
import { findEmployerForUpdate, listIdNumbersOf } from './employers.repository.ts';
import { listPhonesOf } from './people/people.repository.ts';

/** Everything by which an employer's data can be found. The digest of an ID number is only among its keys. */
export const locateEmployer: LocateParty = async (ctx, ref) => {
  const row = await findEmployerForUpdate(ctx.trx, ref);
  if (row === undefined) return undefined;
  const accounts = await listAccountsOf(ctx.trx, 'employer', ref.prefecture, [ref.id]);
  const phones = [
    ...(row.contact_phone_hmac === null ? [] : [row.contact_phone_hmac]),
    ...accounts.map(({ phone_hmac: hmac }) => hmac),
    ...(await listPhonesOf(ctx.trx, ref)),
  ];
  return {
    ref,
    ids: [ref.id],
    phones: [...new Map(phones.map((hmac) => [hmac.toString('hex'), hmac])).values()],
    idNumbers: await listIdNumbersOf(ctx.trx, ref),
    names: [row.name],
    accounts: accounts.map(({ id }) => id),
  };
};
