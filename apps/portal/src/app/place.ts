import { defineStore } from 'pinia';
import { computed, ref } from 'vue';
import { deviceStorage } from '@yizhan/ui';
import { pinia } from './pinia.ts';

export interface NamedRegion {
  readonly code: string;
  readonly name: string;
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

const store = defineStore('place', () => {
  const region = ref<NamedRegion | null>(readRegion());
  const point = ref<{ lng: number; lat: number } | null>(null);
  /** Home of the signed-in person, if they gave one. */
  const home = ref<{ lng: number; lat: number } | null>(null);
  const origin = computed(() => point.value ?? home.value);
  const from = computed<'home' | 'here'>(() =>
    point.value === null && home.value !== null ? 'home' : 'here',
  );
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

  function setHome(profile: { homeLng: number | null; homeLat: number | null } | null): void {
    home.value =
      profile === null || profile.homeLng === null || profile.homeLat === null
        ? null
        : { lng: round(profile.homeLng), lat: round(profile.homeLat) };
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
      point.value = { lng: round(position.coords.longitude), lat: round(position.coords.latitude) };
      return true;
    } catch (error) {
      const code = error instanceof GeolocationPositionError ? error.code : 0;
      fault.value = code === 1 ? 'refused' : 'unavailable';
      return false;
    } finally {
      locating.value = false;
    }
  }

  return { region, point, home, origin, from, locating, fault, query, choose, setHome, forget, locate };
});

/** The area searched: a chosen region, or around the phone. */
export const usePlace = () => store(pinia);
