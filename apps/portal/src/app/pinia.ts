import { createPinia } from 'pinia';

/** Created before the app, so that the API client and the router can read stores. */
export const pinia = createPinia();
