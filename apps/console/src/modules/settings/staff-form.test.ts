import { describe, expect, it } from 'vitest';
import { emptyGrant, grantInputs, grantRows } from './staff-form.ts';

describe('roles of an account', () => {
  it('come back from the form as they were', () => {
    const rows = grantRows([
      {
        role: 'site_staff',
        region: { code: '430302', name: '雨湖区', fullName: '湖南省湘潭市雨湖区' },
        site: { id: 's1', name: '某站' },
      },
      { role: 'auditor', region: { code: '43', name: '湖南省', fullName: '湖南省' }, site: null },
      { role: 'administrator', region: null, site: null },
    ]);
    expect(grantInputs(rows)).toEqual([
      { role: 'site_staff', region: '', siteId: 's1' },
      { role: 'auditor', region: '43', siteId: null },
      { role: 'administrator', region: '', siteId: null },
    ]);
  });

  it('never turn into the whole network because no site was chosen', () => {
    expect(grantInputs([emptyGrant()])).toEqual([]);
  });
});
