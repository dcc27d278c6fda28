import type zh from './zh-CN.ts';

const texts: typeof zh = {
  title: 'First run',
  lead: 'Name your bureau and its first administrator; it takes a minute. Sites and other staff are added later under “Settings”.',
  code: 'Set-up code',
  codeHint: 'The terminal on which the platform was started shows eight characters.',
  bureau: 'Name of the bureau',
  bureauExample: 'e.g. Xiangtan Human Resources Bureau',
  region: 'Region',
  admin: 'Administrator',
  adminName: 'Name',
  login: 'Login',
  loginHint: '3 to 40 small letters, digits, dots or dashes.',
  password: 'Password',
  passwordHint: 'At least ten characters; several words are easy to remember.',
  go: 'Set up and begin',
};

export default texts;
