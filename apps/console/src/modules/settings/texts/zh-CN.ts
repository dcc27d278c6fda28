const texts = {
  title: '关于平台',
  bureau: '主管单位',
  region: '管辖地区',
  version: '版本',
  mode: '用途',
  demo: '演示，里面没有真人',
  real: '正式使用',
  health: {
    label: '运行情况',
    asking: '正在问',
    fine: '✓ 正常',
    not: '! 没有回应，请让管理员运行 yizhan doctor',
  },
  elsewhere: '别的入口',
  link: {
    portal: '找活的手机页面',
    screens: '站点大屏',
    openapi: '接口说明（OpenAPI）',
    feed: '岗位数据，给合作平台读',
  },
  licence: '开源软件，Apache 2.0 许可。',
  sources: '地区坐标含GeoNames（geonames.org）的资料，CC BY 4.0许可，经过挑选并与区划代码对应。',
};

export default texts;
