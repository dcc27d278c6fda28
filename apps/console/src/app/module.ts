import type { Component } from 'vue';
import type { RouteRecordRaw } from 'vue-router';
import type { Verb } from '@yizhan/domain';
import type { Locale } from '@yizhan/ui/format/locale.ts';

/** The nine entries of the left navigation, in order. */
export const SECTIONS = [
  'today',
  'seekers',
  'vacancies',
  'matching',
  'placements',
  'employers',
  'sites',
  'numbers',
  'settings',
] as const;
export type Section = (typeof SECTIONS)[number];

/**
 * One page reachable from the left navigation. A section with several pages open to the viewer shows them as tabs above
 * the page: there is never a second menu level.
 */
export interface NavigationEntry {
  readonly section: Section;
  /** Route name. */
  readonly to: string;
  /** Key of the tab's text; a key of the shell's catalogue or of the module's. */
  readonly label: string;
  /** One of these verbs is required; none means every member of staff. */
  readonly verbs: readonly Verb[];
}

/** Texts of a module, loaded with its first route. The catalogue is mounted under the module's id. */
export type TextLoaders = Record<Locale, () => Promise<{ default: object }>>;

/** The kinds of record that open in a panel over any page, see `usePanels`. */
export const PANEL_KINDS = [
  'seeker',
  'vacancy',
  'employer',
  'placement',
  'site',
  'staff',
  'import',
  'partner',
  'booking',
  'approval',
] as const;
export type PanelKind = (typeof PANEL_KINDS)[number];
/** The panel's component takes the props `id: string` and emits `close`; it draws itself with `SidePanel`. */
export type PanelLoaders = Partial<Record<PanelKind, () => Promise<{ default: Component }>>>;

/** The page on which all waiting records of a worklist item are handled, by the item's id. */
export type WorklistPages = Readonly<
  Record<string, { readonly name: string; readonly query?: Readonly<Record<string, string>> }>
>;

/** What `modules/<m>/index.ts` exports. `routes` are below `/console/`. */
export interface ConsoleModule {
  readonly id: string;
  readonly routes: readonly RouteRecordRaw[];
  readonly navigation: readonly NavigationEntry[];
  readonly texts: TextLoaders;
  readonly panels?: PanelLoaders;
  readonly worklist?: WorklistPages;
  /** Other modules whose texts this one's pages use. */
  readonly uses?: readonly string[];
}

declare module 'vue-router' {
  interface RouteMeta {
    /** Shown without the frame and without a session. */
    public?: boolean;
    /** One of these verbs is required. */
    verbs?: readonly Verb[];
    section?: Section;
    /** Key of the page's title. */
    title?: string;
    /** Filled in by the router: the module the route belongs to. */
    module?: string;
  }
}
