const texts = {
  title: '第一次使用',
  lead: '先写好本单位和第一位管理员，一分钟就好。站点和其他人员以后在“设置”里添加。',
  code: '设置码',
  codeHint: '启动平台的终端窗口里显示着8位设置码。',
  bureau: '单位名称',
  bureauExample: '如：湘潭市人力资源和社会保障局',
  region: '管辖地区',
  admin: '管理员',
  adminName: '姓名',
  login: '登录账号',
  loginHint: '3到40位小写字母、数字、点、横线。',
  password: '密码',
  passwordHint: '至少10位，几个词连起来最好记。',
  go: '设置好，开始使用',
};

export default texts;
