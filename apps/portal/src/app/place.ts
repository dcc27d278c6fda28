import { defineStore } from 'pinia';
import { computed, ref } from 'vue';
import type { MyRecord } from '@yizhan/contract';
import { deviceStorage } from '@yizhan/ui';
import { pinia } from './pinia.ts';

export interface NamedRegion {
  readonly code: string;
  readonly name: string;
}
/** A place from which distances are counted. */
export interface Origin {
  readonly lng: number;
  readonly lat: number;
  /** The town or county whose centre it is, and the least distance that says; null for an exact place. */
  readonly centreOf: { readonly place: string; readonly within: number } | null;
}
export type LocateFault = 'refused' | 'unavailable' | 'unsupported';

const REGION_KEY = 'yizhan.region';
/** Decimals kept of a location in degrees: three are about 100 m, enough for distances but not for an address. */
const PLACE_DECIMALS = 3;
const LOCATE_TIMEOUT_MS = 12_000;

function readRegion(): NamedRegion | null {
  try {
    const kept: unknown = JSON.parse(deviceStorage.read(REGION_KEY) ?? 'null');
    if (typeof kept !== 'object' || kept === null) return null;
    const code: unknown = Reflect.get(kept, 'code');
    const name: unknown = Reflect.get(kept, 'name');
    return typeof code === 'string' && typeof name === 'string' ? { code, name } : null;
  } catch {
    return null;
  }
}

const round = (degrees: number) => Number(degrees.toFixed(PLACE_DECIMALS));

function homeOf({ profile, homeCentre }: Pick<MyRecord, 'profile' | 'homeCentre'>): Origin | null {
  const { homeLng: lng, homeLat: lat } = profile;
  if (lng !== null && lat !== null) return { lng: round(lng), lat: round(lat), centreOf: null };
  if (homeCentre === null) return null;
  const { place, within } = homeCentre;
  return { lng: round(homeCentre.lng), lat: round(homeCentre.lat), centreOf: { place, within } };
}

const store = defineStore('place', () => {
  const region = ref<NamedRegion | null>(readRegion());
  const point = ref<Origin | null>(null);
  /** Home of the signed-in person, or the centre of its town or county as long as they gave no more. */
  const home = ref<Origin | null>(null);
  const origin = computed(() => point.value ?? home.value);
  const from = computed<'home' | 'here'>(() =>
    point.value === null && home.value !== null ? 'home' : 'here',
  );
  /** The town or county from whose centre distances are counted; null while the origin is exact, or there is none. */
  const centreOf = computed(() => origin.value?.centreOf ?? null);
  const exact = computed(() => origin.value !== null && centreOf.value === null);
  const locating = ref(false);
  const fault = ref<LocateFault | null>(null);
  /** The origin of distances, as query parameters. */
  const query = computed(() =>
    origin.value === null ? {} : { lng: origin.value.lng, lat: origin.value.lat },
  );

  function choose(next: NamedRegion | null): void {
    region.value = next;
    if (next === null) deviceStorage.remove(REGION_KEY);
    else deviceStorage.write(REGION_KEY, JSON.stringify({ code: next.code, name: next.name }));
  }

  function setHome(record: Pick<MyRecord, 'profile' | 'homeCentre'> | null): void {
    home.value = record === null ? null : homeOf(record);
  }

  function forget(): void {
    point.value = null;
    fault.value = null;
  }

  /** Asks the phone for its location. False when it refused; `fault` says why. */
  async function locate(): Promise<boolean> {
    fault.value = null;
    if (!('geolocation' in navigator) || !window.isSecureContext) {
      fault.value = 'unsupported';
      return false;
    }
    locating.value = true;
    try {
      const position = await new Promise<GeolocationPosition>((resolve, reject) =>
        navigator.geolocation.getCurrentPosition(resolve, reject, {
          timeout: LOCATE_TIMEOUT_MS,
          maximumAge: 5 * 60_000,
        }),
      );
      point.value = {
        lng: round(position.coords.longitude),
        lat: round(position.coords.latitude),
        centreOf: null,
      };
      return true;
    } catch (error) {
      const code = error instanceof GeolocationPositionError ? error.code : 0;
      fault.value = code === 1 ? 'refused' : 'unavailable';
      return false;
    } finally {
      locating.value = false;
    }
  }

  return {
    region,
    point,
    home,
    origin,
    from,
    centreOf,
    exact,
    locating,
    fault,
    query,
    choose,
    setHome,
    forget,
    locate,
  };
});

/** The area searched: a chosen region, or around the phone. */
export const usePlace = () => store(pinia);
