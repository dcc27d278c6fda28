const texts = {
  codes: {
    title: '二维码和编号',
    scans: '{count} 台手机扫过',
    printed: '{day} 做的',
    until: '用到 {day}',
    forEver: '一直有效',
    qr: '扫码打开，编号 {code}',
    make: '再做一个',
    makeHint: '海报、招聘会、直播各做一个，就知道人是从哪里来的。',
    source: '用在哪里',
    ends: '用到哪一天（可不填）',
    made: '做好了，编号 {code}',
    void: '作废',
    voidTitle: '作废编号 {code}？',
    voidText: '扫到它的人会看到“已作废”，可以再去看现在的岗位。作废后不能恢复。',
    voided: '编号已作废',
    cancel: '不用了',
    address: '网址',
  },
};

export default texts;
