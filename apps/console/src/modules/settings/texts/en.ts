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
};

export default texts;
