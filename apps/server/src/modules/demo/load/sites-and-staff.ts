import type { OpeningHours } from '@yizhan/domain';
import { DEMO } from './actors.ts';
import { runWrite, type WriteContext } from '../../../app/context.ts';
import { shortId } from '../../../app/ids.ts';
import type { Services } from '../../../app/services.ts';
import { writeSetting } from '../../../app/settings.repository.ts';
import { createStaff, listLogins } from '../../identity/index.ts';
import { REGIONS } from '../../reference/index.ts';
import { restrict } from '../../role-restrictions/index.ts';
import { createSite, listEverySite } from '../../sites/index.ts';
import { DEMO_ACCOUNTS, DEMO_PASSWORD } from '../accounts.ts';
import { FACILITIES_BY_MATRIX, SERVICES_BY_MATRIX, SITES, type DemoSite } from '../content/sites.ts';
import { addDemoPartner } from './partners.ts';
import { report, type DemoRun } from './state.ts';

const HOURS: OpeningHours = {
  weekly: {
    1: [
      { from: '08:30', to: '12:00' },
      { from: '13:30', to: '17:30' },
    ],
    2: [
      { from: '08:30', to: '12:00' },
      { from: '13:30', to: '17:30' },
    ],
    3: [
      { from: '08:30', to: '12:00' },
      { from: '13:30', to: '17:30' },
    ],
    4: [
      { from: '08:30', to: '12:00' },
      { from: '13:30', to: '17:30' },
    ],
    5: [
      { from: '08:30', to: '12:00' },
      { from: '13:30', to: '17:30' },
    ],
    6: [],
    7: [],
  },
  holidays: 'closed',
  makeupWorkdays: 'open',
  exceptions: [],
};
/** Gig markets open early and every day: day work is assigned before eight. */
const GIG_HOURS: OpeningHours = {
  ...HOURS,
  weekly: Object.fromEntries(
    [1, 2, 3, 4, 5, 6, 7].map((day) => [day, [{ from: '06:30', to: '18:00' }]]),
  ) as OpeningHours['weekly'],
  holidays: 'weekly',
};

/** What one prefecture does not let its clerks do; no account of the demonstration is among them. */
const TAKEN = {
  region: '4331',
  role: 'site_staff',
  verb: 'employers.reveal',
  reason: '试行：单位号码由站长查看',
  source: '示例：湘西州公共就业服务个人信息保护办法（试行）',
  sourceDate: null,
} as const;

/** Sites and staff accounts: few and loaded immediately, so that people can sign in while the rest loads. */
export async function loadSitesAndStaff(services: Services, run: DemoRun): Promise<void> {
  await runWrite(services, { actor: DEMO, now: run.base }, async (ctx) => {
    const known = new Set((await listEverySite(ctx.trx)).map(({ name }) => name));
    for (const [index, demo] of SITES.entries()) {
      if (!known.has(demo.name)) await createSite(ctx, siteValues(ctx, demo, index));
    }
    const sites = new Map((await listEverySite(ctx.trx)).map(({ id, name }) => [name, id]));
    const logins = new Set(await listLogins(ctx.trx));
    // Committed together with the first accounts, so that it is made once.
    if (logins.size === 0) {
      await addDemoPartner(ctx);
      await restrict(ctx, TAKEN);
    }
    for (const account of DEMO_ACCOUNTS.filter(({ login }) => !logins.has(login))) {
      const siteId = 'site' in account.place ? (sites.get(account.place.site) ?? null) : null;
      await createStaff(
        ctx,
        {
          login: account.login,
          name: account.name,
          password: DEMO_PASSWORD,
          grants: [
            {
              role: account.role,
              region: 'region' in account.place ? account.place.region : '',
              siteId: siteId === null ? null : shortId(siteId),
            },
          ],
        },
        { firstPassword: false },
      );
    }
    await writeSetting(
      ctx.trx,
      'bureau',
      { name: '湖南省人力资源和社会保障厅（演示）', regionCode: '43' },
      ctx.now,
    );
    await report(ctx, run, { state: 'loading', progress: 0, step: '' });
  });
}

function siteValues(ctx: WriteContext, demo: DemoSite, index: number) {
  const regions = ctx.services.use(REGIONS);
  const towns = regions.index.children(demo.county);
  const town =
    towns.find((region) => demo.address.startsWith(region.name)) ?? towns[index % Math.max(1, towns.length)];
  const centre = regions.centre(demo.county);
  // Spread around the county's centre, so that "nearest first" makes a difference.
  const angle = index * 2.4;
  const reach = 0.008 + (index % 5) * 0.006;
  return {
    name: demo.name,
    matrix: demo.matrix,
    setting: demo.setting,
    regionCode: town?.code ?? demo.county,
    mainSiteId: null,
    operator: demo.matrix === 'service_center' ? '' : `${regions.ref(demo.county).name}人力资源服务有限公司`,
    guidanceBody: `${regions.ref(demo.county).name}就业服务中心`,
    supervisingBody: `${regions.ref(demo.county).name}人力资源和社会保障局`,
    address: `${regions.ref(demo.county).name}${demo.address}`,
    lng: centre === null ? null : Math.round((centre.lng + Math.cos(angle) * reach) * 1e6) / 1e6,
    lat: centre === null ? null : Math.round((centre.lat + Math.sin(angle) * reach) * 1e6) / 1e6,
    phoneLines: Array.from(
      { length: demo.phoneLines ?? 1 },
      (_, line) => `0731-0000${String(index).padStart(2, '0')}${String(line).padStart(2, '0')}`,
    ),
    openingHours: demo.matrix === 'gig_market' ? GIG_HOURS : HOURS,
    services: [...SERVICES_BY_MATRIX[demo.matrix]],
    facilities: [...FACILITIES_BY_MATRIX[demo.matrix]],
    staffCount: 3 + (index % 3),
    areaSquareMetres: demo.area ?? 120 + (index % 7) * 60,
    introduction: demo.introduction ?? '',
    status: 'open' as const,
    openedOn: '2024-09-01',
  };
}
