/// <reference types="vite/client" />

/** Inserted by the build: the addresses of the modules the screens call. */
declare const __API_ROUTES__: Pick<import('@yizhan/client/slim.ts').SlimTree, 'maps' | 'sites' | 'vacancies'>;
