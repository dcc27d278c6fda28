import type { LngLat } from '@yizhan/domain/geo/distance.ts';
import type { Locale } from '@yizhan/ui/format/locale.ts';
import { mapText } from './texts.ts';

/** Decimals of a degree shown and kept of a chosen point: five are about a metre. */
const DECIMALS = 5;

export function roundPoint({ lng, lat }: LngLat): LngLat {
  return { lng: Number(lng.toFixed(DECIMALS)), lat: Number(lat.toFixed(DECIMALS)) };
}

export function placeText(locale: Locale, point: LngLat | null): string {
  if (point === null) return mapText(locale, 'pointNone');
  return mapText(locale, 'pointAt', { lng: point.lng.toFixed(DECIMALS), lat: point.lat.toFixed(DECIMALS) });
}
