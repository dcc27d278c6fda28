/**
 * `138****1234`; a landline keeps area code and last four: `0731-****1234`. Other numbers keep their last two
 * characters.
 */
export function maskPhone(phone: string): string {
  if (/^1\d{10}$/.test(phone)) return `${phone.slice(0, 3)}****${phone.slice(7)}`;
  const landline = /^(0\d{2,3})-(\d{7,8})(-\d+)?$/.exec(phone);
  if (landline !== null) return `${landline[1] ?? ''}-****${(landline[2] ?? '').slice(-4)}`;
  return phone.length <= 2 ? '*'.repeat(phone.length) : '*'.repeat(phone.length - 2) + phone.slice(-2);
}

/** `4303**********1234`; anything shorter than 12 characters is hidden completely. */
export function maskIdNumber(idNumber: string): string {
  if (idNumber.length < 12) return '*'.repeat(idNumber.length);
  return idNumber.slice(0, 4) + '*'.repeat(idNumber.length - 8) + idNumber.slice(-4);
}

/**
 * First character of the name and at most two stars, so that its length reveals little: 王明 → 王*, 欧阳小明 → 欧**.
 */
export function maskName(name: string): string {
  const signs = [...name.trim()];
  const first = signs[0];
  return first === undefined ? '' : first + '*'.repeat(Math.min(2, Math.max(1, signs.length - 1)));
}
