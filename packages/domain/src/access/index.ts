export * from './roles.ts';
export * from './employer-roles.ts';
