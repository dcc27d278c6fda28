import type { MapArea } from '@yizhan/contract';
import type { LngLat } from '@yizhan/domain/geo/distance.ts';

/** What a point stands for, which decides its look. */
export type Layer = 'station' | 'vacancy';

/** A place on the map and in the list beside it, WGS-84. Never somebody's home. */
export interface MapPoint extends LngLat {
  readonly id: string;
  readonly layer: Layer;
  readonly title: string;
  /** Second line in the list. */
  readonly note?: string;
  /** The middle of a division rather than an address. */
  readonly about?: boolean;
}

/** A figure of a division, shown as its shade; people are only ever shown so. */
export interface AreaValue {
  readonly value: string;
  /** Between 0 and 1: how dark it is. */
  readonly share: number;
}

/** A circle of what is reached on foot. */
export interface Reach extends LngLat {
  readonly minutes: number;
}

export type Ground = Pick<MapArea, 'region' | 'point' | 'outline' | 'parts' | 'credits'>;
