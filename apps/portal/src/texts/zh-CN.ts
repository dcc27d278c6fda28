import { common } from '@yizhan/ui/texts/zh-CN/common.ts';
import { people } from '@yizhan/ui/texts/zh-CN/people.ts';
import { placements } from '@yizhan/ui/texts/zh-CN/placements.ts';
import { places } from '@yizhan/ui/texts/zh-CN/places.ts';
import { vacancies } from '@yizhan/ui/texts/zh-CN/vacancies.ts';
import { seeking } from './zh-CN/seeking.ts';
import { shell } from './zh-CN/shell.ts';

/** All Chinese texts of the portal: the shared ones, then its own. */
export default {
  ...common,
  ...people,
  ...placements,
  ...places,
  ...vacancies,
  ...shell,
  ...seeking,
};
