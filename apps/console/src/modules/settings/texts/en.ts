import type zh from './zh-CN.ts';

const texts: typeof zh = {
  title: 'About',
  bureau: 'Bureau',
  region: 'Region',
  version: 'Version',
  mode: 'Use',
  demo: 'Demonstration; no real person is in it',
  real: 'In service',
  health: {
    label: 'Status',
    asking: 'asking',
    fine: '✓ all well',
    not: '! no answer; ask the administrator to run “yizhan doctor”',
  },
  elsewhere: 'Other entrances',
  link: {
    portal: 'The portal for people looking for work',
    screens: 'Boards of the stations',
    openapi: 'API description (OpenAPI)',
    feed: 'Vacancies for partner systems',
  },
  licence: 'Open-source software under the Apache License 2.0.',
  sources:
    'Points of divisions contain information from GeoNames (geonames.org), licensed under CC BY 4.0, selected and joined to division codes.',
  retention: {
    title: 'How long data is kept',
    lead: 'People of whom nothing was heard for {years} years and with nothing under way are erased at night. They are told by text message {days} days before; to keep the record they update it or ring the station.',
    source:
      'Sources: Personal Information Protection Law, articles 19 and 47; Provisions on Online Recruitment Services, article 25 (records of a service are kept for at least three years after it ends), and two more for people to come back.',
    tonight: 'If it ran tonight',
    try: 'Work it out',
    would: 'If it ran tonight, {count} people would be erased.',
    employers: 'And {count} private employers.',
    told: '{count} people would be told that their record ends in {days} days.',
    undone:
      'This was only worked out; nothing was deleted. At most 500 people a night are told and erased, the rest follow the next night.',
    runs: 'The last nights',
    noRun: 'Nothing was cleared lately',
    ran: '{seekers} people erased, {told} told',
    rules: 'How long each kind is kept',
    what: 'What',
    whose: 'About whom',
    time: 'For how long',
    why: 'Source',
    asRecord: 'As long as the record',
    years: '{count} year(s)',
    days: '{count} day(s)',
    of: { seeker: 'Seekers', employer: 'Employers', staff: 'Staff', partner: 'Partners' },
  },
};

export default texts;
