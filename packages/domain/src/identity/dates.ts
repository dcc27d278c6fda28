/** Whether `YYYY-MM-DD` is a day of the Gregorian calendar. */
export function isRealDate(date: string): boolean {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(date);
  if (match === null) return false;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  const utc = new Date(Date.UTC(year, month - 1, day));
  return (
    year >= 1000 &&
    utc.getUTCFullYear() === year &&
    utc.getUTCMonth() === month - 1 &&
    utc.getUTCDate() === day
  );
}

/**
 * Full years (周岁) of a person born on `birthDate` on the day `date`, both `YYYY-MM-DD` in Shanghai. The birthday
 * itself counts as reached; a person born on 29 February reaches it on 1 March of a common year.
 *
 * @throws RangeError when a date is invalid or the birth lies after `date`.
 */
export function ageAt(birthDate: string, date: string): number {
  if (!isRealDate(birthDate) || !isRealDate(date)) throw new RangeError('ageAt needs two dates YYYY-MM-DD');
  if (birthDate > date) throw new RangeError('ageAt needs a birth date that is not after the date');
  const years = Number(date.slice(0, 4)) - Number(birthDate.slice(0, 4));
  return date.slice(5) < birthDate.slice(5) ? years - 1 : years;
}
