import type { Reader } from '../../app/db/database.ts';
import { readSetting } from '../../app/settings.repository.ts';
import { listSiteRegions } from '../sites/index.ts';
import { Bureau } from './settings.ts';

/** Digits of a county's, a prefecture's and a province's code. */
const LEVELS = [6, 4, 2];

/**
 * The division of the bureau that set the platform up. Without one (the demonstration) it is the smallest division that
 * contains every site.
 */
export async function networkRegion(db: Reader): Promise<string> {
  const bureau = await readSetting(db, 'bureau', Bureau);
  if (bureau !== null) return bureau.regionCode;
  const codes = await listSiteRegions(db);
  const holding = LEVELS.map((digits) => codes[0]?.slice(0, digits) ?? '').find((prefix) =>
    codes.every((code) => code.startsWith(prefix)),
  );
  return holding ?? '';
}
