import type { Earlier, EarlierCaller, EarlierPlatform, Names } from './earlier.ts';

const HEADINGS = '编号,岗位名称,单位名称,工作地点,招聘人数,薪资,学历,岗位描述,联系电话';

/** An import whose second half is wrong, one with a saved mapping, one that was called off. */
export async function imports(
  platform: EarlierPlatform,
  routes: Earlier,
  officer: EarlierCaller,
  names: Names,
): Promise<void> {
  const row = (i: number, pay: string, phone: string) =>
    `XT2026-${String(i).padStart(8, '0')},${['电焊工', '收银员', '保洁员', '仓管员', '揉捻工'][i % 5]}${i}号,湘潭导入${i % 3}有限公司,湘潭市雨湖区和平街道第${i}号,2,${pay},初中,第${i}个岗位的日常工作，服从安排，工作认真，按时上下班,${phone}`;
  const lines = Array.from({ length: 12 }, (_, i) =>
    i < 9
      ? row(i, '4000-6000元/月', '13800001234')
      : row(i, '面议', '12').replace(/,湘潭导入\d有限公司,/, ',,'),
  );
  const upload = (kind: string, text: string) =>
    officer.call(routes.imports.upload, {
      params: { kind },
      file: new Blob([text]),
      fileName: `${kind}.csv`,
    });
  const run = async (kind: string, text: string, saveMappingAs: string | null) => {
    const uploaded = await upload(kind, text);
    await officer.call(routes.imports.start, {
      params: { id: uploaded.id },
      body: { version: uploaded.version, mapping: uploaded.mapping, regionCode: '4303', saveMappingAs },
    });
    await until(async () => {
      const { status } = await officer.call(routes.imports.get, { params: { id: uploaded.id } });
      return status === 'done';
    });
    return uploaded.id as string;
  };
  names['import'] = await run('vacancies', [HEADINGS, ...lines].join('\n'), '招聘会表格');
  await run('vacancies', [HEADINGS, ...lines.slice(0, 4)].join('\n'), null);
  names['importOfPeople'] = await run(
    'seekers',
    '姓名,手机号,性别,年龄,求职意向,现居住地\n郑国庆,13673299001,男,45,保安,湘潭市岳塘区\n冯秀兰,13673299002,女,39,,湘潭市岳塘区\n,13673299003,女,39,保洁员,湘潭市岳塘区\n',
    null,
  );
  const cancelled = await upload('employers', '单位名称,地址\n湘潭不导入有限公司,湘潭市岳塘区\n');
  await officer.call(routes.imports.cancel, { params: { id: cancelled.id } });
  names['cancelledImport'] = cancelled.id;
}

/** Weights declared, trained and rejected, and bonuses too. */
export async function weights(
  platform: EarlierPlatform,
  routes: Earlier,
  admin: EarlierCaller,
): Promise<void> {
  const overview = await admin.call(routes.quality.overview);
  for (const line of overview.versions) {
    if (line.can.includes('reject')) await admin.call(routes.quality.reject, { params: { id: line.id } });
  }
  await admin.call(routes.quality.declare, {
    body: {
      basedOn: overview.current.version,
      groupBonus: { hard_to_employ: 300 },
      weights: overview.current.weights,
      note: '困难人员加分',
    },
  });
  platform.now = new Date(platform.now.getTime() + 60_000);
  await admin.call(routes.quality.train);
}

/** Sends what waits; what does not go through is tried until it is given up. */
export async function deliver(platform: EarlierPlatform, deadPhones: readonly string[]): Promise<void> {
  const { deliverOutbox } = await platform.module('app/outbox.ts');
  for (const phone of deadPhones) platform.deadPhones.add(phone);
  for (let attempt = 0; attempt < 9; attempt += 1) {
    while ((await deliverOutbox(platform.services)) > 0);
    platform.now = new Date(platform.now.getTime() + 2 * 3_600_000);
  }
}

export async function until(isSo: () => Promise<boolean>): Promise<void> {
  const end = Date.now() + 120_000;
  while (!(await isSo())) {
    if (Date.now() > end) throw new Error('A job did not end');
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}
