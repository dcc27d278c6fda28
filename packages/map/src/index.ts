export { default as MapView } from './MapView.vue';
export { useGround } from './use-ground.ts';
export type { AreaValue, MapPoint, Reach } from './types.ts';
