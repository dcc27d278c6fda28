/** A GeoJSON file of squares, 0.2 degrees wide, around points: one division's boundary each. */
export function squareFile(code: string, lng: number, lat: number): { file: Blob; fileName: string } {
  return geoJson([{ code, ring: square(lng, lat) }]);
}

type Corner = readonly [number, number];

export function square(lng: number, lat: number, half = 0.1): Corner[] {
  return [
    [lng - half, lat - half],
    [lng + half, lat - half],
    [lng + half, lat + half],
    [lng - half, lat + half],
    [lng - half, lat - half],
  ];
}

export function geoJson(shapes: ReadonlyArray<{ code: string | number; ring: readonly Corner[] }>): {
  file: Blob;
  fileName: string;
} {
  const features = shapes.map(({ code, ring }) => ({
    type: 'Feature',
    properties: { code },
    geometry: { type: 'Polygon', coordinates: [ring] },
  }));
  return {
    file: new Blob([JSON.stringify({ type: 'FeatureCollection', features })]),
    fileName: 'boundaries.geojson',
  };
}
