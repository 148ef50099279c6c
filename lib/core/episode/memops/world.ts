/** What a person can have in the small world of MemOps: one value at a time of each attribute. */
export const attributes = ["city", "employer", "animal", "drink", "sport"] as const;
export type Attribute = (typeof attributes)[number];

/** The languages that tasks are made in. */
export const memOpsLanguages = ["en", "de", "es", "zh", "ja"] as const;
export type MemOpsLanguage = (typeof memOpsLanguages)[number];

/** Whom a fact is about: a name, or the person who speaks. */
export const speaker = "me";

/** What one language has to say: names, the values of each attribute, and what has nothing to do with anybody. */
export interface Vocabulary {
  readonly names: readonly string[];
  readonly values: Readonly<Partial<Record<Attribute, readonly string[]>>>;
  readonly smallTalk: readonly string[];
}

const employers = [
  "Nordlys",
  "Brightwell",
  "Kestrel",
  "Solvane",
  "Tamarind",
  "Orbis",
  "Halden",
  "Vireo",
  "Lumera",
  "Castor",
];

export const vocabularies: Readonly<Record<MemOpsLanguage, Vocabulary>> = {
  en: {
    names: [
      "Mira",
      "Tomas",
      "Ines",
      "Karim",
      "Yuna",
      "Olek",
      "Sanna",
      "Bruno",
      "Leila",
      "Pavel",
      "Odile",
      "Rafi",
    ],
    values: {
      city: ["Porto", "Oslo", "Ghent", "Lima", "Izmir", "Kyoto", "Turin", "Quito", "Tallinn", "Dakar"],
      employer: employers,
      animal: ["cat", "parrot", "tortoise", "ferret", "rabbit", "goldfish", "hamster", "pony"],
      drink: ["green tea", "espresso", "ginger beer", "oat milk", "lemonade", "cider", "cocoa", "kefir"],
      sport: ["tennis", "hockey", "chess", "volleyball", "rugby", "squash", "badminton", "curling"],
    },
    smallTalk: [
      "What a gray morning it is.",
      "Could you recommend a good cake recipe?",
      "Which programming language is the nicest to read?",
      "I read about the Hittites last night.",
      "Modern art puzzles me sometimes.",
      "The train was late again today.",
      "My phone needs a new battery.",
      "The neighbors are painting their fence.",
      "How do vending machines count coins?",
      "I finally cleaned the attic.",
      "Why do onions make us cry?",
      "The radio played the same song all day.",
    ],
  },
  de: {
    names: ["Mira", "Tomas", "Ines", "Karim", "Jana", "Olek", "Sanna", "Bruno", "Leila", "Pavel"],
    values: {
      city: ["Porto", "Oslo", "Gent", "Lima", "Izmir", "Kyoto", "Turin", "Quito", "Tallinn", "Dakar"],
      employer: employers,
      drink: ["Pfefferminztee", "Espresso", "Apfelschorle", "Hafermilch", "Limonade", "Kakao"],
    },
    smallTalk: [
      "Was für ein grauer Morgen.",
      "Kennst du ein gutes Kuchenrezept?",
      "Der Zug war heute wieder zu spät.",
      "Moderne Kunst verwirrt mich manchmal.",
      "Gestern habe ich über die Hethiter gelesen.",
      "Warum weint man beim Zwiebelschneiden?",
    ],
  },
  es: {
    names: ["Mira", "Tomás", "Inés", "Karim", "Yuna", "Bruno", "Leila", "Pablo", "Sara", "Omar"],
    values: {
      city: ["Oporto", "Oslo", "Gante", "Lima", "Esmirna", "Kioto", "Turín", "Quito", "Tallin", "Dakar"],
      employer: employers,
      drink: ["té verde", "café solo", "horchata", "leche de avena", "limonada", "cacao"],
    },
    smallTalk: [
      "Qué mañana tan gris.",
      "¿Me recomiendas una receta de pastel?",
      "El tren llegó tarde otra vez.",
      "El arte moderno me desconcierta a veces.",
      "Anoche leí sobre los hititas.",
      "¿Por qué lloramos al cortar cebolla?",
    ],
  },
  zh: {
    names: ["小林", "阿明", "丽娜", "文杰", "思雨", "志远", "佳怡", "建国"],
    values: {
      city: ["波尔图", "奥斯陆", "根特", "利马", "京都", "都灵", "基多", "达喀尔"],
      employer: employers,
      drink: ["绿茶", "浓缩咖啡", "姜汁汽水", "燕麦奶", "柠檬水", "可可"],
    },
    smallTalk: [
      "今天早上天灰蒙蒙的。",
      "你能推荐一个蛋糕的做法吗?",
      "火车今天又晚点了。",
      "我有时看不懂现代艺术。",
      "我昨晚读了关于赫梯人的书。",
      "为什么切洋葱会流泪?",
    ],
  },
  ja: {
    names: ["美咲", "健太", "由奈", "直樹", "さくら", "大輔", "千春", "翔太"],
    values: {
      city: ["ポルト", "オスロ", "ゲント", "リマ", "京都", "トリノ", "キト", "ダカール"],
      employer: employers,
      drink: ["緑茶", "エスプレッソ", "ジンジャーエール", "オーツミルク", "レモネード", "ココア"],
    },
    smallTalk: [
      "今朝は曇っていますね。",
      "おいしいケーキの作り方を知っていますか?",
      "電車が今日も遅れました。",
      "現代美術は時々よく分かりません。",
      "昨夜ヒッタイト人について読みました。",
      "玉ねぎを切るとなぜ涙が出るのですか?",
    ],
  },
};
