import { authorise, may, type Actor } from '../../app/actor.ts';

export interface CallBackPlace {
  readonly region_code: string;
  readonly site_id: string | null;
}

/** Where somebody is to be rung back from, for who may reach it. */
export const placeOf = (row: CallBackPlace) => ({ region: row.region_code, siteId: row.site_id });

/** Whoever rings people back where it was asked for. @throws AccessDenied, OutOfRegion */
export function authoriseCallBack(actor: Actor, row: CallBackPlace): void {
  authorise(actor, 'call_backs.handle', placeOf(row));
}

export function mayHandle(actor: Actor, row: CallBackPlace): boolean {
  return may(actor, 'call_backs.handle', placeOf(row));
}
