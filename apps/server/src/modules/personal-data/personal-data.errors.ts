import { defineError } from '../../app/errors.ts';

export const NameDiffers = defineError(
  'personal_data.name_differs',
  422,
  {
    'zh-CN': '写的姓名和档案上的不一样，什么都没有删。请核对是不是这个人，再写一遍。',
    en: 'The name is not the one on the record, and nothing was erased. Please make sure that it is this person, and write it again.',
  },
  'name',
);
export const StillPlaced = defineError('personal_data.still_placed', 409, {
  'zh-CN': '这个人还有正在进行的推荐，什么都没有删。请先到“进展”里办完或停止，再来删除。',
  en: 'This person is still being placed, and nothing was erased. Please finish or stop that under “Progress” first.',
});
