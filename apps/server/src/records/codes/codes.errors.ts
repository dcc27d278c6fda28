import { defineError } from '../../app/errors.ts';

export const CodeEndsEarly = defineError(
  'code.ends_early',
  422,
  {
    'zh-CN': '到期日不能早于今天。请选今天或以后的日子。',
    en: 'A code cannot end before today. Please choose today or a later day.',
  },
  'expiresOn',
);
