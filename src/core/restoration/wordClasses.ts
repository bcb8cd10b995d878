/**
 * Words by what a line that ends in one of them tends to be in an outline of notes: a label over reasons, over kinds,
 * over measures, … Each class is a row; words of a class stand in for each other where weights are learned.
 */
const LABEL_WORDS: readonly string[] = [
  "原因 成因 缘由 根源 动因 理由 来源 起因 诱因 因素 为什么",
  "影响 后果 结果 效果 效应 作用 功能 功用 意义 价值 好处 成效 成果 收益 危害 弊端",
  "特点 特征 特性 性质 属性 表现 体现 症状 现象 优点 缺点 优势 劣势 不足 缺陷 优缺点 特色",
  "问题 困境 矛盾 难题 难点 挑战 风险 障碍 瓶颈 冲突 误区 隐患 压力 约束 限制",
  "措施 对策 方法 办法 方式 手段 途径 路径 策略 战略 技巧 解决 方案 建议 要求 思路 做法 举措",
  "类型 类别 种类 分类 模式 形式 形态 形式上 层次 等级 级别 类 型 种",
  "内容 要素 要点 组成 构成 结构 部分 成分 范围 对象 主体 客体 领域 方面 维度 范畴",
  "定义 概念 含义 内涵 本质 实质 界定 概述 简介 介绍 背景 导论 引言 前言 概况 情况 基本情况",
  "过程 步骤 流程 阶段 程序 环节 顺序 历程 发展 演变 变迁 历史 时期 以前 以后 之后 之前 后 前",
  "关系 区别 联系 对比 比较 差异 异同 差别 相同 不同 转变 变化 转型",
  "例子 案例 举例 实例 例如 比如 事例 典型 为例 案例一 案例二 经验",
  "原则 条件 前提 依据 标准 基础 规则 规定 规范 准则 指标 制度 政策 法律 机制 体制 体系",
  "原理 理论 逻辑 机理 思想 观点 假设 模型 框架 分析 解释 理解 研究 规律 视角",
  "目标 目的 任务 职责 责任 工作 使命 职能 权力 权利 义务 定位 角色 身份",
  "主要有 主要包括 包括 如下 以下 有 分为 主要 具体",
  "总结 小结 结论 启示 展望 评价 反思 思考 意见 结语 趋势 未来",
  "人 者 员 干部 领导 群体 群众 农民 书记 乡镇长 市长 县长 主任 公务员 老百姓",
  "部门 单位 机构 组织 政府 党委 企业 公司 学校 银行 局 所 厅 部 委 办 站 中心",
  "村 乡 镇 县 市 省 国家 地区 城市 农村 社会 社区 地方 中央 区",
  "项目 工程 资金 资源 财政 经济 市场 产业 税收 土地 收入 成本 利益",
  "语法 参数 命令 配置 函数 接口 变量 算法 数据 文件 工具 组件 插件 安装 使用",
  "上 中 下 内 外 里 间 时 时候",
  "化 性 力 度 感 率 权 量",
];

/** A line's class by its last words; 0 for none. */
export function labelClassOf(text: string): number {
  for (let length = Math.min(4, text.length); length > 0; length--) {
    const found = CLASS_OF_WORD.get(text.slice(-length));
    if (found !== undefined) return found;
  }
  return 0;
}

const CLASS_OF_WORD = new Map(
  LABEL_WORDS.flatMap((words, index) => words.split(" ").map((word) => [word, index + 1] as const)),
);

/** Opposites; a line with one often has a sibling that differs in it alone. */
const OPPOSITES =
  "上下 大小 多少 内外 正负 新旧 强弱 高低 前后 左右 长短 好坏 优劣 主次 主客 公私 男女 老少 远近 快慢 增减 升降 城乡 有无 得失 利弊 先后 横纵 党政 官民 软硬 明暗 动静 南北 东西 虚实 宽严 轻重 一二 二三 三四 显隐 是否 正反 分合";

/** The other halves of a character's pairs of opposites, as one string. */
export function oppositesOf(character: string): string {
  return OPPOSITE.get(character) ?? "";
}

const OPPOSITE = new Map<string, string>();
for (const pair of OPPOSITES.split(" ")) {
  const [one, other] = [pair.charAt(0), pair.charAt(1)];
  OPPOSITE.set(one, (OPPOSITE.get(one) ?? "") + other);
  OPPOSITE.set(other, (OPPOSITE.get(other) ?? "") + one);
}

/** Asks or promises an explanation. */
export const QUESTION = /什么|如何|怎么|怎样|为何|哪些|哪个|是否|吗$|[?]/;

/** Words by what kind of statement they make, wherever they stand in a line. */
const TONES: readonly RegExp[] = [
  /越来越|变得|变成|增[加多大强]|加[大强剧深重]|扩大|上升|提高|提升|上涨|抬高/,
  /减[少小弱轻]|下降|降低|弱化|淡化|缩[小减]|压缩|流失|萎缩/,
  /不|没|无|非|难以|缺/,
  /必须|应[该当]|需要|要求|得要|不能|禁止|只能/,
  /可以|能够?|容易|便于|利于|有利/,
  /因为|由于|导致|使得|造成|从而|以便|因此|于是|带来|引起|激发/,
  /过去|以前|传统|原来|曾经|历史上|取消/,
  /现在|如今|目前|新|十八大|改革后|近年/,
  /和|与|及|、/,
  /最|更|很|太|极|非常|过于|主要|关键|核心/,
  /如果|只要|即使|除非|一旦|当.+时/,
  /但|却|而|然而|反而|虽/,
  /比如|例如|典型|案例|某|等$/,
  /[对向给把被让由]/,
  /怕|想|希望|愿|信|认为|觉得|期待/,
  /上级|领导|书记|中央|省|市|县|国家|政府|官/,
  /乡镇|基层|村|社区|街道|下级/,
  /群众|农民|居民|村民|百姓|个人|家庭|员工/,
  /钱|资金|财政|经费|成本|收入|工资|利润|价|补贴|税/,
  /考核|检查|监督|问责|督查|评价|排名|责任/,
  /制度|规则|程序|法律|政策|规定|标准|体制|机制/,
  /人情|关系|面子|信任|熟人|感情|情感/,
];

/** The kinds of statement a line makes, as bits. */
export function tonesOf(text: string): number {
  return TONES.reduce((bits, tone, index) => (tone.test(text) ? bits | (1 << index) : bits), 0);
}

/** A number of things announced: 四个变化, 3 kinds, 三大. The number is the first group. */
export const COUNTED =
  /([两二三四五六七八九十]|\d{1,2})(?:个|种|类|大|方面|点|步|层|项|条|次|位|元|阶段|要素|原则|问题|模式|维度|部分)/;

const DIGITS = "零一二三四五六七八九十";

/** The number a line announces, from 2 to 12; 0 for none. */
export function announcedNumber(text: string): number {
  const word = COUNTED.exec(text)?.[1];
  if (word === undefined) return 0;
  const number = word === "两" ? 2 : Math.max(DIGITS.indexOf(word), 0) || Number(word);
  return number >= 2 && number <= 12 ? number : 0;
}

const ENUMERATOR =
  /^(?:第?([一二三四五六七八九十]+)(?:[、.,:是章节]|阶段|步)|[(]([一二三四五六七八九十\d]+)[)]|(\d{1,2})[、.):](?!\d)|第?([一二三四五六七八九十]|\d{1,2})[次个]|([①-⑨])|([ⅰ-ⅸ]))/;

/** The number a line is counted by (1 for "一、", "(1)", "①"); 0 for none. */
export function enumeratorOf(text: string): number {
  const found = ENUMERATOR.exec(text);
  if (!found) return 0;
  const word = found.slice(1).find(Boolean) ?? "";
  const code = word.charCodeAt(0);
  if (code >= 0x2460 && code <= 0x2468) return code - 0x245f;
  if (code >= 0x2170 && code <= 0x2178) return code - 0x216f;
  if (/^\d+$/.test(word)) return Number(word);
  return word.length === 1 ? Math.max(DIGITS.indexOf(word), 0) : 11;
}
