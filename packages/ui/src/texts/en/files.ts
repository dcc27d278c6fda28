import type { SameKeys } from '../same-keys.ts';
import type { files as zh } from '../zh-CN/files.ts';

export const files: SameKeys<typeof zh> = {
  filePurpose: {
    site_photo: 'Photos of the site',
    site_document: 'Papers of the site',
    employer_licence: 'Licences',
    seeker_certificate: 'Certificates',
  },
};
