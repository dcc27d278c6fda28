import { computed } from 'vue';
import type { Component } from 'vue';
import { useRoute, useRouter } from 'vue-router';
import {
  Connection,
  DataLine,
  Location,
  OfficeBuilding,
  Setting,
  Suitcase,
  Sunny,
  TrendCharts,
  User,
} from '@element-plus/icons-vue';
import { SECTIONS } from './module.ts';
import type { NavigationEntry, Section } from './module.ts';
import { modules } from './modules.ts';
import { useSession } from './session.ts';

const ICONS: Record<Section, Component> = {
  today: Sunny,
  seekers: User,
  vacancies: Suitcase,
  matching: Connection,
  placements: TrendCharts,
  employers: OfficeBuilding,
  sites: Location,
  numbers: DataLine,
  settings: Setting,
};

const entries = modules.flatMap((module) => module.navigation);

/** The pages open to the viewer: sections on the left, and the pages of the current section as tabs. */
export function useNavigation() {
  const session = useSession();
  const route = useRoute();
  const router = useRouter();

  const allowed = (section: Section): readonly NavigationEntry[] =>
    entries.filter((entry) => entry.section === section && session.may(...entry.verbs));

  const sections = computed(() =>
    SECTIONS.flatMap((section) => {
      const [first] = allowed(section);
      if (first === undefined) return [];
      return [{ section, icon: ICONS[section], to: first.to, pages: allowed(section).map(({ to }) => to) }];
    }),
  );
  const tabs = computed(() => {
    const { section } = route.meta;
    const pages = section === undefined ? [] : allowed(section);
    return pages.length > 1 ? pages : [];
  });
  /** The tab of a page: its own, or the one whose address is a prefix of its address. */
  const tabHere = computed(() => {
    const paths = tabs.value.map(({ to }) => ({ to, path: router.resolve({ name: to }).path }));
    return paths
      .filter(({ path }) => route.path === path || route.path.startsWith(`${path}/`))
      .sort((a, b) => b.path.length - a.path.length)[0]?.to;
  });
  return { sections, tabs, tabHere };
}
