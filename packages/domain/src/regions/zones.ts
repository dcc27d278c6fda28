/**
 * Development zones and city quarters that people write instead of the county, and where they lie. A zone over several
 * counties is assigned to the prefecture. `needsContext` names mean little without their city (科学城, 知识城) and
 * count only after it or with a hint.
 */
export interface Zone {
  readonly code: string;
  readonly name: string;
  readonly needsContext: boolean;
}

const STANDALONE = `
4412 肇庆高新技术产业开发区 肇庆高新区 大旺高新区 肇庆大旺 大旺
440112 广州经济技术开发区 广州开发区 广州高新技术产业开发区 广州科学城 中新广州知识城 广州国际生物岛 广州保税区
440111 广州民营科技园
440115 南沙自贸区 南沙经济技术开发区
440118 增城经济技术开发区 增城开发区
440117 从化明珠工业园 从化经济开发区
440106 珠江新城 天河智慧城 广州国际金融城
440113 广州大学城 亚运城
440305 前海深港合作区 前海自贸区
440307 大鹏新区
440402 横琴新区
440605 佛山高新技术产业开发区 佛山高新区
4419 松山湖高新区 松山湖
4413 仲恺高新区 大亚湾经济技术开发区 大亚湾区
110112 北京城市副中心
110115 亦庄经济技术开发区 北京经济技术开发区 亦庄
110108 中关村
120116 天津经济技术开发区 天津开发区 天津滨海高新区
1306 雄安新区
310115 张江高科 张江高科技园区 外高桥保税区 陆家嘴 临港新片区
210213 大连经济技术开发区 大连开发区 大连金普新区
320114 南京高新区
320111 南京江北新区
320115 江宁开发区
320214 无锡高新区 无锡新区
320505 苏州高新区 苏州新区
330108 杭州高新区
330114 大江东 下沙
350206 厦门火炬高新区
3601 赣江新区
370211 青岛西海岸新区 青岛经济技术开发区
410173 郑州航空港区
410105 郑东新区
420111 东湖新技术开发区 武汉光谷 光谷
420113 武汉经济技术开发区 武汉经开区
430104 湘江新区 长沙高新技术产业开发区 长沙高新区 麓谷
430121 长沙经济技术开发区 长沙经开区
431202 怀化高新区 怀化经开区
433101 湘西经开区 湘西高新区
430702 柳叶湖旅游度假区 柳叶湖
430703 常德经开区 常德经济技术开发区
430602 城陵矶新港区
5001 两江新区
5101 成都高新区 成都高新技术产业开发区
5101 天府新区
5201 贵安新区
610113 西安高新区 西安曲江新区
6101 西咸新区
620171 兰州新区
`;

const IN_CONTEXT = `
440112 科学城 知识城 生物岛 黄埔开发区
440106 五山 岗顶 体育中心
440113 大学城
440111 金沙洲
430104 梅溪湖 洋湖
430105 马栏山
`;

function parse(lines: string, needsContext: boolean): Zone[] {
  return lines
    .trim()
    .split('\n')
    .flatMap((line) => {
      const [code = '', ...names] = line.split(' ');
      return names.map((name) => ({ code, name, needsContext }));
    });
}

/** All zones of the two tables above. */
export function zones(): Zone[] {
  return [...parse(STANDALONE, false), ...parse(IN_CONTEXT, true)];
}
