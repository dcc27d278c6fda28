import type { SameKeys } from '../same-keys.ts';
import type { map as zh } from '../zh-CN/map.ts';

export const map = {
  zoomIn: 'Zoom in',
  zoomOut: 'Zoom out',
  all: 'Show all',
  keys: 'Arrow keys move the map, plus and minus zoom. The list beside it holds the same.',
  sketch: 'Sketch',
  approval: 'Map approval number: {number}',
  boundaries: 'Boundaries: {source}',
  noGraphics: 'This device cannot show the base map. The sketch is shown instead; its points are right.',
  noTiles:
    'The base map could not be loaded; the network may be poor. Points and list can be used all the same.',
  list: 'List ({count})',
  showList: 'Open the list',
  hideList: 'Close the list',
  empty: 'There are no places to show here.',
  about: 'Approximate',
  chosen: 'Chosen',
  several: '{count} places; open to see them',
  here: 'Where you are',
  reach: 'About {minutes} min on foot (estimate)',
  reachHow:
    'Reach on foot is an estimate: 80 metres a minute, ways 30 % longer than the line, rivers and railways not considered.',
  point: 'Position: {place}. Arrow keys move it, faster with Shift.',
  pointNone: 'No position chosen yet',
  pointAt: 'longitude {lng}, latitude {lat}',
  put: 'Press on the map, drag the marker, or move it with the arrow keys.',
  typed: 'Type coordinates',
  lng: 'Longitude',
  lat: 'Latitude',
  apply: 'Use this position',
  wrong:
    'Longitude lies between 73 and 135, latitude between 17 and 54, such as 112.9440 and 27.8297. The position was not changed.',
  centre: 'Put it in the middle of',
  centreNone: 'Please choose',
  clear: 'Remove the position',
  value: '{name}: {value}',
} as const satisfies SameKeys<typeof zh>;
