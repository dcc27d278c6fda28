import type { Earlier, EarlierPlatform, Names } from './earlier.ts';

/** The last hour before the upgrade: begun and not finished. */
export async function tellLast(platform: EarlierPlatform, names: Names): Promise<void> {
  const { routes } = await platform.module('../../../packages/contract/src/routes.ts');
  const { person } = await platform.module('test-support/people.ts');
  const { publishedVacancy } = await platform.module('test-support/records.ts');
  platform.now = new Date('2026-11-18T01:00:00Z');
  const later = (): void => {
    platform.now = new Date(platform.now.getTime() + 60_000);
  };
  const clerk = await platform.staff('shuyuanlu');
  const officer = await platform.staff('xiangtan');
  const post = await publishedVacancy(
    officer,
    {
      title: '小区夜班值守',
      address: '岳塘区书院路街道湖湘路88号',
      description: '',
      headcount: 1,
      siteId: names['site'],
    },
    names['employer'],
  );
  const people: Earlier[] = [];
  for (const name of ['钱桂花', '邓文斌', '曾庆国']) {
    people.push(await person(clerk, { name, siteId: names['site'], phone: `1357329900${people.length}` }));
    later();
  }
  // Three messages wait: two referrals and a code. A reply is kept for a repeated request.
  const key = { 'idempotency-key': 'upgrade-0001' };
  const placements: Earlier[] = [];
  for (const one of people.slice(0, 2)) {
    placements.push(
      await clerk.call(
        routes.placements.refer,
        { body: { seekerId: one.id, vacancyId: post.id, note: '' } },
        placements.length === 0 ? key : {},
      ),
    );
    later();
  }
  await platform.nobody.call(routes.identity.requestCode, { body: { phone: '13973299001', as: 'seeker' } });
  // Every place is taken, and nobody has been notified yet.
  await clerk.call(routes.placements.move, {
    params: { id: placements[0].id },
    body: {
      version: placements[0].version,
      move: { action: 'hire', startDate: '2026-11-19', contractKind: 'labour_contract' },
    },
  });
  names['fullAtLast'] = post.id;
  names['waitingAtLast'] = placements[1].id;
  await platform.nobody.call(routes.desk.askHelp, {
    body: { name: '求助人', phone: '13773299003', note: '请回电', siteId: names['site'] },
  });
  later();
  const uploaded = await officer.call(routes.imports.upload, {
    params: { kind: 'employers' },
    file: new Blob(['单位名称,地址,联系电话\n湘潭排队有限公司,湘潭市岳塘区,13800005678\n']),
    fileName: 'queued.csv',
  });
  await officer.call(routes.imports.start, {
    params: { id: uploaded.id },
    body: { version: uploaded.version, mapping: uploaded.mapping, regionCode: '4303' },
  });
  names['queuedImport'] = uploaded.id;
  await officer.call(routes.imports.upload, {
    params: { kind: 'employers' },
    file: new Blob(['单位名称,地址\n湘潭未开始有限公司,湘潭市岳塘区\n']),
    fileName: 'uploaded.csv',
  });
  const elsewhere = await platform.staff('huaihua');
  const queued = await elsewhere.call(routes.rounds.start, { body: { regionCode: '4312', perSeeker: 3 } });
  names['queuedRound'] = queued.id;
  later();
}
