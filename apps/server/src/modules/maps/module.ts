import { defineModule } from '../../records/module.ts';
import { mapSettings } from './maps.settings.ts';
import { mapPolicy } from './maps.policy.ts';
import { mapRoutes } from './maps.routes.ts';
import { keepTileOrigin, offerTileOrigin } from './tile-origin.ts';

export const mapsModule = defineModule({
  name: 'maps',
  about: 'what maps are drawn on: boundaries the bureau loads, and its base map',
  owns: ['boundary_loads', 'boundary_shapes', 'base_maps'],
  impersonal: {
    boundary_loads: 'where boundaries of divisions come from, and who loaded them',
    boundary_shapes: 'boundaries of divisions',
    base_maps: 'addresses of tiles, their approval, the bureau’s key, and who set them',
  },
  contract: ['maps'],
  policies: [mapPolicy],
  settings: mapSettings,
  routes: mapRoutes,
  offers: offerTileOrigin,
  open: keepTileOrigin,
});
