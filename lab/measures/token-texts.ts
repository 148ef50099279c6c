// Texts of the six kinds that a context holds, for measuring token counters. Fixed, so that figures can be compared over time.

/** Kind of text → items of that kind, as long as messages usually are. */
export const tokenTexts: Readonly<Record<string, readonly string[]>> = {
  English: [
    "I moved from Utrecht to Bergen in March because of the job at the aquarium. The rain did not surprise me, everybody warned me, but the light did: in June I could not sleep before midnight. My flat is small and looks out on the harbour, and on Saturdays I buy prawns straight from the boats.",
    "Could you go through the draft of my cover letter once more? The first paragraph sounds stiff, and I am not sure whether to mention the two years in which I mostly looked after my father. The deadline is Thursday at noon, so small changes only, please.",
    "The committee postponed its decision for the third time. According to the minutes, nobody disputes the figures; what is disputed is who pays for the bridge until the new toll begins. A spokeswoman said that construction could not start before autumn in any case.",
  ],
  Portuguese: [
    "Mudei-me do Porto para Bergen em março por causa do emprego no aquário. A chuva não me surpreendeu, toda a gente me avisou, mas a luz sim: em junho não conseguia adormecer antes da meia-noite. O meu apartamento é pequeno e dá para o porto, e aos sábados compro camarão diretamente dos barcos.",
    "Podes rever mais uma vez o rascunho da minha carta de apresentação? O primeiro parágrafo parece rígido e não sei se devo mencionar os dois anos em que cuidei sobretudo do meu pai. O prazo termina na quinta-feira ao meio-dia, por isso só pequenas alterações, por favor.",
    "A comissão adiou a decisão pela terceira vez. Segundo a ata, ninguém contesta os números; o que se contesta é quem paga a ponte até à entrada em vigor da nova portagem. Uma porta-voz disse que, de qualquer modo, a construção não poderia começar antes do outono.",
  ],
  Japanese: [
    "水族館の仕事のために、三月にユトレヒトからベルゲンへ引っ越しました。雨が多いことは皆から聞いていたので驚きませんでしたが、光には驚きました。六月には真夜中まで眠れませんでした。私の部屋は小さく、窓から港が見えます。土曜日には船から直接エビを買います。",
    "カバーレターの下書きをもう一度見ていただけますか。最初の段落が少し堅い気がしますし、父の世話をしていた二年間について書くべきかどうか迷っています。締め切りは木曜日の正午なので、小さな修正だけお願いします。",
    "委員会は三度目の決定延期を発表しました。議事録によると、数字については誰も異論がなく、問題は新しい通行料が始まるまで誰が橋の費用を負担するかです。報道官は、いずれにせよ工事は秋までに始められないと述べました。",
  ],
  TypeScript: [
    "export function unitsOf(state: SessionState, taker: Taker): readonly Unit[] {\n  const groups = new Map<string, ContextItem[]>();\n  for (const item of liveItems(state)) {\n    const key = item.callItemId ?? item.itemId;\n    const group = groups.get(key);\n    if (group) group.push(item);\n    else groups.set(key, [item]);\n  }\n  return [...groups.values()].map((items) => ({ items, protection: protectionOf(state, items, taker) }));\n}",
    'const parsed = environmentSchema.safeParse(variables);\nif (!parsed.success) {\n  const [problem] = parsed.error.issues;\n  throw new EnvironmentError(["The setting", problem?.path.join("."), problem?.message].join(" "));\n}\nconst rootFolder = parsed.data.AGEMEM_ROOT ?? process.cwd();',
    'interface Clock {\n  now(): Date;\n}\n\nexport const systemClock: Clock = { now: () => new Date() };\n\nexport class ModelError extends Error {\n  constructor(\n    readonly code: ModelErrorCode,\n    message: string,\n  ) {\n    super(message);\n    this.name = "ModelError";\n  }\n}',
  ],
  "JSON tool call": [
    '[{"toolCallId":"call_Zk3dT0qVb8","toolName":"Add_memory","input":{"content":"User is allergic to peanuts and carries an EpiPen.","metadata":{"slot":"allergy","since":2019},"memory_type":"user_info"}}]',
    '{"retrieved":[{"memory_id":"mem_1a2b3c4d5e","content":"User lives in Bergen.","memory_type":"user_info","metadata":{"slot":"home"},"score":1.24},{"memory_id":"mem_9f8e7d6c5b","content":"User works as a marine biologist at the aquarium.","memory_type":"user_info","metadata":{},"score":0.87}]}',
    '[{"toolCallId":"call_q1W2e3R4t5","toolName":"Filter_context","input":{"criteria":"football match: football, match, referee, stadium, half time, hot dogs"}},{"toolCallId":"call_y6U7i8O9p0","toolName":"Summary_context","input":{"span":"12"}}]',
  ],
  "URLs and emoji": [
    "https://www.example.org/articles/2026/11/22/cod-quota-northern-coast?utm_source=newsletter&utm_campaign=weekly-42#comments 🐟🎣 what do you think? 😬",
    "Tickets: https://tickets.example.com/e/8f14e45fceea167a5a36dedd4bea2543 🎫🎶 Meet at https://maps.example.net/?q=60.3913,5.3221&z=17 👍🏽 at 19:30 ⏰",
    "👩‍👩‍👧‍👦🏔️⛷️ https://photos.example.org/album/AF1QipN3x9-_kL2?key=Zm9vYmFyYmF6 🇳🇴❄️😍 see you on the slopes 🚠🙌🙌",
  ],
};
