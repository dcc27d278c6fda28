/** Files of records, on every screen that sends or shows them. */
export const files = {
  filePurpose: {
    site_photo: '站点照片',
    site_document: '站点资料',
    employer_licence: '营业执照等证照',
    seeker_certificate: '证书证件',
  },
} as const;
