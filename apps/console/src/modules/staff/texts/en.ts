import type zh from './zh-CN.ts';

const texts: typeof zh = {
  title: 'Staff',
  new: 'New account',
  make: 'Open the account',
  made: 'The account of {name} is open; tell them the first password',
  saved: 'The account was changed',
  empty: 'No such accounts.',
  who: 'Who',
  field: { name: 'Name', login: 'Login', grants: 'Roles and where', state: 'Status', seen: 'Last seen', phone: 'Phone', sameAs: 'Other account of the same person' },
  phoneHint: 'Only recognises two accounts of one person; the number itself is not kept',
  phoneGone: 'Take the phone away',
  sameAsHint: 'The login of that account; the two cannot approve each other’s steps',
  samePerson: 'The same person as these accounts, which cannot approve each other’s steps: {names}',
  loginHint: 'Lower-case letters and digits, 3 to 40; cannot be changed later',
  neverSeen: 'never signed in',
  seen: 'signed in {when}',
  secondFactor: {
    label: 'Second factor',
    on: 'second factor on',
    off: 'no second factor',
    yes: 'on',
    no: 'off',
  },
  state: { active: 'active', disabled: 'disabled' },
  disable: 'Disable this account',
  disableHint: 'It can no longer sign in, from now on. What was done with it stays on record.',
  unplaced: 'Each role needs a place.',
  conflict: 'Somebody changed this account after you opened it. Stored now:',
  takeTheirs: 'Take what is stored',
  keepMine: 'Save mine',
  grant: {
    role: 'Role',
    where: 'Where',
    site: 'One station',
    region: 'A region',
    network: 'Whole network',
    add: 'Add another role',
  },
  roleHint: {
    site_staff: 'Registers people, takes vacancies, matches, moves placements on',
    site_manager:
      'As station staff, and reviews and publishes vacancies, verifies employers, imports spreadsheets',
    county_officer:
      'As a station manager, and opens accounts, blacklists, adds stations, reads the audit trail',
    prefecture_officer: 'As a county officer, and manages the classification of occupations',
    province_officer: 'As a county officer, and manages the classification of occupations',
    operator: 'Sees figures and runs stations, never the records of people or employers',
    auditor: 'Reads everything and changes nothing, the audit trail included',
    administrator: 'May do everything, settings included',
  },
  password: {
    label: 'First password',
    hint: 'At least 10 characters. Tell only the person; it must be changed at the first sign-in.',
    make: 'Make one',
    title: 'New first password for {name}',
    done: 'The password was reset; tell {name}',
  },
};

export default texts;
