import type { Locale } from './locale.ts';

/** `850米`, `1.2公里`, `15公里`; `850 m`, `1.2 km`. Takes metres; rounds to what a walker notices. */
export function formatDistance(metres: number, locale: Locale): string {
  const zh = locale === 'zh-CN';
  const rounded = Math.max(10, Math.round(metres / 10) * 10);
  if (rounded < 1000) return zh ? `${rounded}米` : `${rounded} m`;
  const kilometres = metres / 1000;
  const text = kilometres < 10 ? kilometres.toFixed(1).replace(/\.0$/, '') : String(Math.round(kilometres));
  return zh ? `${text}公里` : `${text} km`;
}

/** `离家1.2公里`, `离您850米`; an estimated one says 大约. */
export function formatDistanceFrom(
  metres: number,
  locale: Locale,
  from: 'home' | 'here' = 'here',
  estimated = false,
): string {
  const distance = formatDistance(metres, locale);
  if (locale === 'zh-CN') return `${from === 'home' ? '离家' : '离您'}${estimated ? '大约' : ''}${distance}`;
  return `${estimated ? 'about ' : ''}${distance} from ${from === 'home' ? 'home' : 'you'}`;
}

/** The form for a `tel:` link: digits and a leading plus. */
export function telHref(phone: string): string {
  return `tel:${phone.replace(/(?!^\+)[^\d]/g, '')}`;
}

export interface MapTarget {
  /** GCJ-02, as Chinese maps need it. */
  readonly lng: number;
  readonly lat: number;
  readonly name: string;
}

/** Opens directions in the phone's map app, or on the web where there is none. */
export function routeHref(target: MapTarget, mode: 'walk' | 'bus' | 'car' = 'walk'): string {
  const query = new URLSearchParams({
    to: `${target.lng.toFixed(6)},${target.lat.toFixed(6)},${target.name}`,
    mode,
    coordinate: 'gaode',
    callnative: '1',
  });
  return `https://uri.amap.com/navigation?${query.toString()}`;
}

/** A `geo:` link for phones whose map app supports it. */
export function geoHref(target: MapTarget): string {
  const point = `${target.lat.toFixed(6)},${target.lng.toFixed(6)}`;
  return `geo:${point}?q=${point}(${encodeURIComponent(target.name)})`;
}
