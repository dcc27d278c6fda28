/** What may follow the name of an occupation in a title without changing what the person does. */

/** Effect of the words after a name. `other`: they are another noun, so the name is only a modifier. */
export type TailEffect =
  | { readonly kind: 'same'; readonly factor: number }
  | { readonly kind: 'manager' }
  | { readonly kind: 'other' };

const SAME: TailEffect = { kind: 'same', factor: 1 };
const LEADER: TailEffect = { kind: 'same', factor: 0.9 };
const OTHER: TailEffect = { kind: 'other' };

const LIGHT =
  /^(?:(?:专业)?人员|员工?|工人?|师傅?|者|技工|工种|技师|专员|专家|能手|精英|高手|老手|新手|熟手|大工|中工|小工|学徒工?|徒弟|实习生?|培训生|管培生|储备(?:干部|人才)?|助理|助手|学员|岗位?|职位|工作(?:人员)?|阿姨|大姐|小姐姐|小哥|大哥|大叔|大爷|大妈|哥哥?|姐姐?|男|女|男工|女工|从业者|从业人员|方向|类|一职|等|兼|初级|中级|高级|资深|小组|组员?|部门?|\d+|[a-z]\d*|[一二三四五六七八九十]|招聘|主办|代表|兼职|全职|担当|见习|若干|急招|优先|的|队员)+$/u;
const LEADING =
  /^(?:(?:专业)?(?:人员|员|工|部门?|车间|项目|现场|区域|副|组|班|高级|资深)?(?:主管|组长|班长|班组长|领班|队长|线长|拉长|督导|课长|科长|小组长|组组长|带班|课组长|股长|leader|lead|副主管|科主管|储备主管))(?:助理|\d)*$/u;
const MANAGING =
  /^(?:部|中心|项目|区域|高级|资深|助理|储备|副|事业部|大区|执行|运营|工程)*(?:经理|总监|主任|负责人|部长|总经理|总|副总|经理人|处长|所长|院长|合伙人)(?:助理|岗)?$/u;
const ENGINEERING =
  /^(?:助理|高级|资深|初级|中级|见习|储备|应用|技术|系统|现场|项目|研发|产品|开发|设计|服务|测试|验证|支持|维护|平台|架构|软件|实施|程序|全栈|前端|后端|后台|算法|工具|方案|服务端|客户端|web)*(?:工程师|工程|技术员|技术|技术专家|研发|研发员|开发|开发员|开发者|专家|架构师|程序员|设计师|科学家|研究员|工程人员|技术人员|主任工程师|总工|实习生?|人员|岗|员|经理|主管|总监|组长|负责人|leader|lead|顾问)$/u;

const OPERATING =
  /^(?:机|机台|设备|线|车间|部)*(?:普工|操作工|操作员|作业员|生产员|生产工|操作技工|普工学徒|技工学徒)(?:人|\d)*$/u;

// Here a manager does the same work on a larger scale, and the trade uses that title: 销售经理, 财务经理, 项目经理.
const MANAGES_IN_TRADE = /^(?:2-|3-01|4-01-0[1256]|4-04|4-05|4-06|4-07-0[2347]|4-13-01-05|4-02-06)/;
const DOCTOR = /^2-05-0[1-4]/;
const ENGINEERING_TRADE = /^(?:2-02|4-04-0[45]|2-09-06)/;

/** Judges what follows an occupation's name; `code` because 开发 may follow java but not 厨师. */
export function readTail(tail: string, code: string): TailEffect {
  // A physician's helper is not a physician; a buyer's helper buys.
  if (DOCTOR.test(code) && tail.startsWith('助')) return OTHER;
  if (tail === '' || LIGHT.test(tail)) return SAME;
  if (LEADING.test(tail)) return LEADER;
  if (ENGINEERING_TRADE.test(code) && ENGINEERING.test(tail)) return SAME;
  if (code.startsWith('6-') && OPERATING.test(tail)) return LEADER;
  if (MANAGING.test(tail)) return MANAGES_IN_TRADE.test(code) ? LEADER : { kind: 'manager' };
  return OTHER;
}
