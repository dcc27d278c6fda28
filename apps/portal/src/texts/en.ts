import { common } from '@yizhan/ui/texts/en/common.ts';
import { people } from '@yizhan/ui/texts/en/people.ts';
import { placements } from '@yizhan/ui/texts/en/placements.ts';
import { places } from '@yizhan/ui/texts/en/places.ts';
import { vacancies } from '@yizhan/ui/texts/en/vacancies.ts';
import { seeking } from './en/seeking.ts';
import { shell } from './en/shell.ts';

/** All English texts of the portal: the shared ones, then its own. */
export default {
  ...common,
  ...people,
  ...placements,
  ...places,
  ...vacancies,
  ...shell,
  ...seeking,
};
