import type zh from './zh-CN.ts';

const texts: typeof zh = {
  title: 'First run',
  lead: 'Fill in this page once, and the platform is ready.',
  go: 'Start',
  bureau: 'Who runs it',
  code: 'Set-up code',
  codeHint: 'Printed on the terminal when the platform started',
  bureauName: 'Bureau',
  bureauHint: 'e.g. Human Resources and Social Security Bureau of Xiangtan',
  region: 'Region',
  regionHint: 'A city for a city bureau, a province for a provincial one; type a name or pinyin initials',
  admin: 'The first administrator',
  adminName: 'Name',
  adminLogin: 'Login',
  loginHint: 'Lower-case letters and digits, 3 to 40',
  password: 'Password',
  passwordHint: 'At least 10 characters',
  again: 'Password again',
  differs: 'The two are not the same',
};

export default texts;
