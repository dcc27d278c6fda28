import type { SameKeys } from '@yizhan/ui';
import type { map as zh } from '../zh-CN/map.ts';

export const map: SameKeys<typeof zh> = {
  map: {
    list: 'As a list',
    workTitle: 'Work on the map',
    workLabel: 'Where the work is',
    sitesLabel: 'Where the stations are',
    openWork: 'See this work',
    openSite: 'See this station',
    first: 'The map shows the first {count}.',
    unplaced: '{count} do not say where they are; they stand in the list only.',
    privacy:
      'Dots are places of work; hollow ones are approximate, and work in homes is shown by town only. Where anybody lives is never shown.',
    pick: 'Choose on a map',
    close: 'Close the map',
    pickLabel: 'Map to choose a place on',
    noPoint: '{count} stations have no place on the map yet; please see the list.',
  },
};
