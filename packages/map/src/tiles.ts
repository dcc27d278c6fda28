import 'maplibre-gl/dist/maplibre-gl.css';
import { Map as TileMap, setWorkerUrl } from 'maplibre-gl';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?url';
import type { BaseMap } from '@yizhan/contract';
import type { View } from './view.ts';

/** Tiles under the drawing, which follow its view. */
export interface Tiles {
  show(view: View): void;
  resize(): void;
  close(): void;
}

/**
 * Draws a base map. It takes no keys and no pointer: what moves a map is the same with tiles and without. Its worker is a
 * file of our own, so that the content security policy needs no `blob:`.
 *
 * @throws Error where the device has no WebGL
 */
export function openTiles(container: HTMLElement, base: BaseMap, view: View, failed: () => void): Tiles {
  setWorkerUrl(workerUrl);
  const map = new TileMap({
    container,
    style: {
      version: 8,
      sources: {
        base: { type: 'raster', tiles: [base.url], tileSize: 256, maxzoom: base.maxZoom },
      },
      layers: [{ id: 'base', type: 'raster', source: 'base', paint: { 'raster-fade-duration': 0 } }],
    },
    center: [view.lng, view.lat],
    zoom: view.zoom,
    interactive: false,
    attributionControl: false,
    renderWorldCopies: false,
  });
  // One tile that is missing is no trouble; none at all is.
  let loaded = false;
  map.on('sourcedata', ({ tile }) => {
    if (tile !== undefined) loaded = true;
  });
  map.on('error', () => {
    if (!loaded) failed();
  });
  return {
    show: ({ lng, lat, zoom }) => map.jumpTo({ center: [lng, lat], zoom }),
    resize: () => map.resize(),
    close: () => map.remove(),
  };
}
