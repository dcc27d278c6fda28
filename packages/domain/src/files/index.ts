export * from './exif-place.ts';
export * from './flow.ts';
export * from './names.ts';
export * from './purposes.ts';
