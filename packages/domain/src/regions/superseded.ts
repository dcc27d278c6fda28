/**
 * Counties that were merged, divided or renamed and still appear in addresses and old certificates. Old name → present
 * county. A mere change of suffix (增城市 → 增城区) is handled by rule, not here. Sources: the notices of the Ministry
 * of Civil Affairs on changes of divisions at county level, 2000–2023.
 */
const LINES = `
110101 崇文区
110102 宣武区
120116 塘沽区 汉沽区 大港区
120119 蓟县
310101 卢湾区
310106 闸北区
310115 南汇区 南汇县
320104 白下区
320106 下关区
320213 崇安区 南长区 北塘区
320412 戚墅堰区
320506 吴县
320508 平江区 沧浪区 金阊区
320613 港闸区
320706 新浦区
321002 维扬区
330102 江干区
330105 下城区
330212 江东区 鄞县
330602 绍兴市区
330603 绍兴县
340181 居巢区
350404 梅列区
350405 沙县
360112 湾里区
360483 星子县
370116 莱城区
370203 四方区
370211 胶南市
370614 长岛县
370812 兖州市
371403 陵县
410212 开封县
410308 吉利区
411003 许昌县
411203 陕县
420304 郧县
430112 望城县
430212 株洲县
431271 洪江管理区 洪江区
440103 芳村区
440104 东山区
440112 萝岗区
440114 花县
440403 斗门县
441303 惠阳市
441403 梅县
500110 万盛区 万盛经开区
500111 双桥区
500154 开县
510117 郫县
510705 安县
511703 达县
520111 小河区
520281 盘县
520304 遵义县
610118 户县
610503 华县
650109 米泉市
650402 吐鲁番市区
`;

/** [old name, code of the county that took it over]. */
export function supersededCounties(): (readonly [string, string])[] {
  return LINES.trim()
    .split('\n')
    .flatMap((line) => {
      const [code = '', ...names] = line.split(' ');
      return names.map((name) => [name, code] as const);
    });
}

/** Rows of the package listed next to their successor: code of the old row → present code. */
export const SUPERSEDED_CODES: ReadonlyMap<string, string> = new Map([
  ['330103', '330105'],
  ['330104', '330102'],
  ['350402', '350404'],
  ['350403', '350404'],
  ['350427', '350405'],
  ['350625', '350605'],
  ['350681', '350604'],
  ['410306', '410308'],
  ['410322', '410308'],
  ['410381', '410307'],
  ['431121', '431181'],
  ['450127', '450181'],
  ['513425', '513402'],
  ['522423', '520581'],
  ['520522', '520581'],
  ['532331', '532302'],
  ['610322', '610305'],
  ['610928', '610981'],
  ['654223', '654203'],
]);
