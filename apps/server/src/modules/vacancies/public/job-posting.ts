import type { PublicVacancy } from '@yizhan/contract';
import type { Regions } from '../../reference/index.ts';
import { escapeHtml } from './html.ts';

/** https://schema.org/JobPosting, employmentType: the values search engines recognise. */
const EMPLOYMENT: Readonly<Record<PublicVacancy['kind'], string>> = {
  full_time: 'FULL_TIME',
  part_time: 'PART_TIME',
  gig: 'PER_DIEM',
  internship: 'INTERN',
  public_welfare: 'FULL_TIME',
  campus_order: 'INTERN',
  dispatch: 'CONTRACTOR',
  workshop: 'PART_TIME',
};
const UNIT: Readonly<Record<string, string>> = { month: 'MONTH', day: 'DAY', hour: 'HOUR', year: 'YEAR' };
/** https://schema.org/EducationalOccupationalCredential, credentialCategory. */
const CREDENTIAL: Readonly<Record<string, string>> = {
  senior: 'high school',
  college: 'associate degree',
  bachelor: 'bachelor degree',
  master: 'postgraduate degree',
  doctor: 'postgraduate degree',
};

/** An open vacancy in schema.org form, with the number of places. */
export function jobPosting(vacancy: PublicVacancy, regions: Regions, url: string): Record<string, unknown> {
  const levels = regions.index.path(vacancy.region.code).filter((region) => region.virtual !== true);
  const name = (level: string) => levels.find((region) => region.level === level)?.name;
  const locality = [name('prefecture'), name('county')].filter((part) => part !== undefined).join('');
  const { pay } = vacancy;
  const unit = UNIT[pay.unit];
  const credential = vacancy.education === null ? undefined : CREDENTIAL[vacancy.education];
  return {
    '@context': 'https://schema.org',
    '@type': 'JobPosting',
    title: vacancy.title,
    description: vacancy.description
      .split('\n')
      .map((line) => `<p>${escapeHtml(line)}</p>`)
      .join(''),
    datePosted: vacancy.publishedAt,
    ...(vacancy.expiresOn === null ? {} : { validThrough: `${vacancy.expiresOn}T23:59:59+08:00` }),
    employmentType: EMPLOYMENT[vacancy.kind],
    totalJobOpenings: vacancy.places,
    identifier: { '@type': 'PropertyValue', name: '驿站', value: vacancy.id },
    url,
    directApply: true,
    hiringOrganization: { '@type': 'Organization', name: vacancy.employerName },
    jobLocation: {
      '@type': 'Place',
      address: {
        '@type': 'PostalAddress',
        addressCountry: 'CN',
        addressRegion: name('province') ?? vacancy.region.name,
        addressLocality: locality === '' ? vacancy.region.name : locality,
        streetAddress: vacancy.address === '' ? vacancy.region.fullName : vacancy.address,
      },
      ...(vacancy.lng === null || vacancy.lat === null
        ? {}
        : { geo: { '@type': 'GeoCoordinates', latitude: vacancy.lat, longitude: vacancy.lng } }),
    },
    ...(unit === undefined || (pay.min === null && pay.max === null)
      ? {}
      : {
          baseSalary: {
            '@type': 'MonetaryAmount',
            currency: 'CNY',
            value: {
              '@type': 'QuantitativeValue',
              unitText: unit,
              ...(pay.min === null ? {} : { minValue: pay.min / 100 }),
              ...(pay.max === null ? {} : { maxValue: pay.max / 100 }),
            },
          },
        }),
    ...(vacancy.occupation === null
      ? {}
      : { occupationalCategory: `${vacancy.occupation.code} ${vacancy.occupation.name}` }),
    ...(vacancy.educationRequired && credential !== undefined
      ? {
          educationRequirements: {
            '@type': 'EducationalOccupationalCredential',
            credentialCategory: credential,
          },
        }
      : {}),
    ...(vacancy.experienceYears === null || vacancy.experienceYears === 0
      ? {}
      : {
          experienceRequirements: {
            '@type': 'OccupationalExperienceRequirements',
            monthsOfExperience: Math.round(vacancy.experienceYears * 12),
          },
        }),
  };
}
