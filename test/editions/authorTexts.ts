import { Random } from "../bench/random.js";
import type { NoteFormat } from "../../src/core/index.js";

/** A text of an author, to be annotated and edited. */
export interface AuthorText {
  readonly name: string;
  readonly format: NoteFormat;
  readonly text: string;
}

interface Words {
  readonly nouns: readonly string[];
  readonly verbs: readonly string[];
  readonly qualities: readonly string[];
  readonly patterns: readonly string[];
}

/** In a pattern N, V and Q stand for a noun, a verb and a quality. */
const CHINESE: Words = {
  nouns:
    "水渠 堤岸 粮仓 户籍 乡绅 县丞 税册 里甲 集市 盐引 驿站 书院 祠堂 义田 保长 佃户 粮价 河工 漕船 仓储 荒政 讼师 衙役 团练 会馆 行商 田契 赋役 徭役 社学 乡约 族谱 墟市 钱庄 铸币 海禁 屯田 军户 匠籍 边贸 茶马 织造 矿税 火耗 养廉 幕友 塘报 密折 考成 铨选 荫补 科道 巡按 总督 藩库 火器 城防 沟洫 陂塘 圩田 桑园 棉布 窑场 渡口 桥梁 瘟疫 药局 义仓 平粜 流民 棚户 山林 渔课 牙行 当铺 账簿 信用 契约 秩序 名分 人情 面子 权威 规矩 惯例 层级 信息 激励 风险 成本 分利 制衡 监察 问责 晋升 任期 地缘 亲缘 舆论".split(
      " ",
    ),
  verbs:
    "依附 推动 制约 掩盖 分担 转嫁 支撑 削弱 取代 牵动 维系 瓦解 规避 放大 消解 整合 压低 抬高 登记 摊派 核算 截留 拖欠 挪用 巡查 举报 默许 笼络 排挤 庇护 征收 减免 修缮 疏浚 迁徙 归并 析分 招募 裁撤 更替".split(
      " ",
    ),
  qualities:
    "隐蔽 长期 名义上 季节性 地方 临时 过度 稳定 脆弱 重复 象征性 实际 缓慢 局部 跨县 自下而上 非正式 刚性 模糊 普遍".split(
      " ",
    ),
  patterns: [
    "N",
    "NN",
    "N与N",
    "QN",
    "NVN",
    "N的N",
    "NV",
    "QNVN",
    "N、N、N",
    "N:NVN",
    "NVN,NV",
    "为什么NVN",
    "N并未VN,而是VN",
    "QN如何VN的N?",
    "N越Q,N越VN,NV也就越Q",
    "1.NVN。2.N的NVN,N由NV",
    "一方面NVN,另一方面QN又VN,于是NVN的N",
    "N→N→N",
    "“N”",
    "N(N、N)",
  ],
};

const ENGLISH: Words = {
  nouns:
    "canal embankment lockkeeper toll charter parish surveyor ledger turnpike barge reservoir navigation shareholder mill quarry aqueduct tunnel gauge coalfield warehouse junction trustee magistrate tenant enclosure drainage harbour ferry freight tariff dividend petition engineer contractor navvy wage lodging epidemic strike riot militia grain market drought flood silt dredger towpath horse lighterman apprentice guild workshop foundry pottery kiln brewery railway locomotive timetable monopoly regulation inquiry commission statute precedent compensation landowner steward estate village chapel school census map boundary archive memoir pamphlet newspaper subscription bank credit bankruptcy debt insurance accident inquest".split(
      " ",
    ),
  verbs:
    "depended on|undercut|paid for|displaced|relied upon|bypassed|postponed|financed|resisted|absorbed|exposed|outlasted|revived|imitated|regulated|concealed|measured|surveyed|rebuilt|drained|divided|inherited|leased|blocked|foresaw|neglected|restored|taxed|reshaped|subsidised".split(
      "|",
    ),
  qualities:
    "local reluctant seasonal cheap fragile informal distant narrow early costly forgotten rival private public upper lower temporary ambitious ruined profitable".split(
      " ",
    ),
  patterns: [
    "N",
    "Q N",
    "N and N",
    "the Q N",
    "N V N",
    "why the N V the N",
    "the N of the Q N",
    "N, N and N",
    "Q N: the N V a N",
    "the N V the N before the Q N did",
    "how a Q N V its N, and what the N lost",
    "no N without a N",
    "where the N V the N, the N was Q and the N grew",
    "in the end the Q N V the N; the N never V the Q N again",
    "(N, N)",
  ],
};

/** What to make an outline of. */
export interface OutlinePlan {
  readonly format: NoteFormat;
  readonly language: "chinese" | "english";
  readonly lines: number;
  readonly seed: number;
}

/** An outline by a small grammar of its own: same plan, same text. */
export function generateText({ format, language, lines, seed }: OutlinePlan): AuthorText {
  const random = new Random(seed);
  const words = language === "chinese" ? CHINESE : ENGLISH;
  const made: string[] = [];
  let depth = 0;
  while (made.length < lines) {
    const label = sentence(words, random);
    made.push(lineOf(format, depth, label));
    depth = random.below(Math.min(depth + 2, 6));
  }
  return { name: `${language} ${format}`, format, text: `${made.join("\n")}\n` };
}

function lineOf(format: NoteFormat, depth: number, label: string): string {
  if (format === "page") return label;
  if (format === "indented") return "\t".repeat(depth) + label;
  return depth === 0 ? `## ${label}` : `${"  ".repeat(depth - 1)}- ${label}`;
}

function sentence(words: Words, random: Random): string {
  return random.of(words.patterns).replace(/[NVQ]/g, (slot) => {
    if (slot === "V") return random.of(words.verbs);
    return random.of(slot === "N" ? words.nouns : words.qualities);
  });
}

/** Written by hand: a reader's outline of an argument about river works. */
const RIVER = `河工与地方社会
	问题
		为什么一条堤要修三百年
		修堤的人从来不是受益最多的人
		谁出钱,谁出力,谁说了算
	堤是什么
		堤是一道墙
			挡水,也挡邻县的水
			上游筑堤等于把水送给下游
		堤是一本账
			按田亩摊派
				册上的田与地上的田对不上
				大户的田常常不在册上
			按丁口派工
				一丁一日,折钱三十文
				秋收前后最难派
		堤是一种资格
			岁修之年才有资格当圩长
			圩长换人,账本跟着换
	三种人
		官
			怕决口,更怕在任上决口
			任期三年,堤寿十年
			报险比报安稳划算
		绅
			出面不出钱
			以善举为名,以免役为实
			诉讼时站在自己村一边
		民
			怕派工,怕水,怕官
			偷挖堤脚取土
			夜里扒口放水
	冲突
		上游与下游
			械斗的记录集中在涨水的七天
			和解的碑立在决口的地方
		圩内与圩外
			圩内的田每年涨价
			圩外的田每年被淹
		今年与明年
			今年省下的工,明年加倍还
			没有人替明年说话
	制度的回答
		设厅:专管一段
			厅与县互不统属,遇事互相推
		立碑:把规矩刻在石头上
			碑文可以磨掉重刻
			磨碑的人往往就是立碑人的孙子
		造册:把人和田绑在一起
			册成之日即失实之日
	小结
		堤修得越高,离不开堤的人越多
		规矩不是写出来的,是淹出来的
		下一步:找到道光年间的两本圩册对读
`;

/** Written by hand: notes on a book about reading. */
const READING = `# Reading as a craft

- What the book claims
  - Reading is a trade with tools, not a talent
  - Nobody reads a book once; we read it against our last reading
  - A margin is a place where two people meet
- Four kinds of attention
  - skimming
    - to find out whether the book is worth an evening
    - the table of contents is an argument, too
  - following
    - one sentence at a time, in the author's order
    - questions are postponed, not forgotten
  - resisting
    - the reader writes back
    - an objection that cannot be written down is a mood
  - rereading
    - only here does the shape of the whole appear
    - old notes are read as if a stranger had left them
- The tools
  - the pencil
    - underlining everything is underlining nothing
    - a question mark costs less than a sentence
  - the slip of paper
    - it can be moved; a note in the margin cannot
    - slips without a page number are lost slips
  - the outline
    - short lines, one thought each
    - indentation shows what depends on what
    - an outline that agrees with the book in everything is a copy

## Objections

- Is this not simply slow reading?
  - Slowness is a consequence, not the aim
- Most books do not deserve it
  - then read them with the first kind of attention and stop
- Notes grow without end
  - throw away what you would not look up
  - keep what you disagreed with

## What to try

1. Read one chapter with the pencil down
2. Write its outline from memory
3. Compare, and mark where the outline is better than the chapter
4. After a year, read the outline first
`;

/** The texts written by hand. */
export const HAND_WRITTEN: readonly AuthorText[] = [
  { name: "river works, by hand", format: "indented", text: RIVER },
  { name: "reading, by hand", format: "markdown", text: READING },
];
