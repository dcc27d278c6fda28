import { defineError } from '../../app/errors.ts';

export const SetupDone = defineError('setup.done', 409, {
  'zh-CN': '平台已经设置好了，请直接登录。',
  en: 'The platform is set up already; please sign in.',
});
export const SetupCodeWrong = defineError(
  'setup.code_wrong',
  403,
  {
    'zh-CN': '设置码不对。它显示在启动平台的终端窗口里。',
    en: 'The set-up code is not right. It is shown on the terminal on which the platform was started.',
  },
  'setupCode',
);
