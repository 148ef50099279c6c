import type { FilterConversation } from "./filter-conversation";

/** Conversations in Chinese. */
export const chineseConversations: readonly FilterConversation[] = [
  {
    language: "zh",
    asked: "请移除。",
    criteria: "足球比赛",
    exchanges: [
      ["keep", "我下个月去秘鲁旅行，周四早上八点的飞机。", "好的，周四早上八点。"],
      ["keep", "我儿子对海鲜过敏。", "明白，不放海鲜。"],
      ["remove", "顺便说一下，昨天的足球比赛上海队赢了。", "上海队赢了这场比赛。"],
    ],
  },
  {
    language: "zh",
    asked: "算了，忘掉这个。",
    criteria: "这个",
    exchanges: [
      ["keep", "我搬到杭州了。", "杭州，记住了。"],
      ["remove", "悉尼现在几点？", "晚上十点。"],
    ],
  },
  {
    language: "zh",
    asked: "花园的事不用了。",
    criteria: "花园",
    exchanges: [
      ["remove", "花园里的生菜被蜗牛吃了。", "可以在花园里放铜带。"],
      ["keep", "四月的发票还没付。", "我来写一封提醒信。"],
      ["keep", "我的火车七点四十开。", "七点四十。"],
    ],
  },
  {
    language: "zh",
    asked: "打印机修好了，删掉吧。",
    criteria: "打印机",
    exchanges: [
      ["remove", "打印机总是卡纸。", "打开打印机后面的盖子看看。"],
      ["keep", "我晚上吃0.25毫克的药。", "0.25毫克，记住了。"],
      ["remove", "打印机还是打出白纸。", "清洗一下打印机的喷头。"],
      ["keep", "谁写了红楼梦？", "曹雪芹。"],
    ],
  },
  {
    language: "zh",
    asked: "报税的内容去掉。",
    criteria: "报税",
    exchanges: [
      ["remove", "什么时候报税截止？", "报税六月底截止。"],
      ["keep", "我的狗叫豆豆。", "豆豆，好名字。"],
      ["keep", "周五订四个人的位子。", "哪家餐厅？"],
    ],
  },
  {
    language: "zh",
    asked: "把帆船的话题去掉。",
    criteria: "帆船",
    exchanges: [
      ["keep", "我妈妈住院了。", "祝她早日康复。"],
      ["keep", "布洛芬能和酒一起吃吗？", "最好不要。"],
    ],
  },
  {
    language: "zh",
    asked: "菜谱不要了。",
    criteria: "红烧肉的做法",
    exchanges: [
      ["remove", "红烧肉怎么做？", "红烧肉先焯水，再加酱油慢炖。"],
      ["keep", "我在医院上夜班。", "夜班，记住了。"],
      ["remove", "红烧肉要放糖吗？", "放一点冰糖。"],
      ["keep", "法语里收据怎么说？", "le reçu。"],
    ],
  },
  {
    language: "zh",
    asked: "这个话题不聊了。",
    criteria: "这个话题",
    exchanges: [
      ["keep", "房东要涨房租。", "先请他书面说明。"],
      ["remove", "火星上有生命吗？", "目前没有发现。"],
    ],
  },
  {
    language: "zh",
    asked: "健身的删掉。",
    criteria: "健身房",
    exchanges: [
      ["remove", "一周去几次健身房合适？", "健身房一周三次就好。"],
      ["keep", "密码贴在冰箱上。", "冰箱上，好。"],
      ["keep", "米饭能放几天？", "三到四天。"],
    ],
  },
  {
    language: "zh",
    asked: "天气不重要，去掉。",
    criteria: "天气",
    exchanges: [
      ["remove", "周末天气怎么样？", "周末天气晴朗。"],
      ["keep", "我妹妹六点四十到机场。", "六点四十到。"],
      ["keep", "登录页面有个错误。", "已经修好空用户名的问题。"],
    ],
  },
  {
    language: "zh",
    asked: "婚礼先放一放。",
    criteria: "婚礼",
    exchanges: [
      ["remove", "婚礼需要一位摄影师。", "六月的婚礼要早点预订。"],
      ["keep", "我在学葡萄牙语。", "加油。"],
      ["remove", "婚礼请多少客人？", "大厅能坐八十人。"],
    ],
  },
  {
    language: "zh",
    asked: "笑话删掉。",
    criteria: "笑话",
    exchanges: [
      ["remove", "讲两个笑话。", "这里有两个企鹅的笑话。"],
      ["keep", "我家的猫叫雪球。", "雪球，记住了。"],
      ["keep", "三十英寸是多少厘米？", "七十六点二厘米。"],
    ],
  },
];
