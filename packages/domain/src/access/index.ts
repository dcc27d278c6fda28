export * from './roles.ts';
export * from './rights.ts';
export * from './employer-roles.ts';
export * from './agent-scopes.ts';
