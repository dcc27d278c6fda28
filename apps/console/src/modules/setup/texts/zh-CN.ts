const texts = {
  title: '第一次使用',
  lead: '填好这一页，平台就能用了。只用填一次。',
  go: '开始使用',
  bureau: '谁来管',
  code: '设置码',
  codeHint: '在运行平台的终端窗口里，启动时打印出来的那一串',
  bureauName: '主管单位',
  bureauHint: '比如“湘潭市人力资源和社会保障局”',
  region: '管辖地区',
  regionHint: '市级填市，省级填省；打地名或拼音首字母',
  admin: '第一个管理员',
  adminName: '姓名',
  adminLogin: '账号',
  loginHint: '小写字母和数字，3到40个字',
  password: '密码',
  passwordHint: '至少10个字',
  again: '再输一次密码',
  differs: '两次输的不一样',
};

export default texts;
