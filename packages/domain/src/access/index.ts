export * from './roles.ts';
export * from './employer-roles.ts';
export * from './agent-scopes.ts';
