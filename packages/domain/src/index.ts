export * from './access/index.ts';
export * from './vacancies/index.ts';
export * from './placements/index.ts';
export * from './seekers/index.ts';
export * from './employers/index.ts';
export * from './sites/index.ts';
export * from './indicators/index.ts';
export * from './regions/index.ts';
