import type { FilterConversation } from "../filter/conversations/filter-conversation";

/** Conversations in English, German, Spanish and Chinese, written without sight of the rules that judge them. */
export const blindWrittenConversations: readonly FilterConversation[] = [
  {
    language: "en",
    asked: "Please forget everything about the insurance claim.",
    criteria: "the insurance claim",
    exchanges: [
      ["remove", "My insurer rejected the claim for the broken window.", "You can object within four weeks."],
      ["keep", "Who won the Nobel Prize for literature in 2017?", "Kazuo Ishiguro."],
      [
        "remove",
        "What should I write in the objection?",
        "Name the policy, the damage and why the claim is covered.",
      ],
    ],
  },
  {
    language: "en",
    asked: "Drop our talk about chess, I want to focus.",
    criteria: "chess",
    exchanges: [
      ["remove", "How does castling work?", "King and rook move together once."],
      ["keep", "Summarize the report in three lines.", "Revenue grew, costs fell, staff stayed the same."],
      ["remove", "Which opening suits a beginner?", "The Italian Game is a good opening."],
      ["keep", "Make that two lines.", "Revenue grew and costs fell. Staff stayed the same."],
    ],
  },
  {
    language: "en",
    asked: "Could you remove the discussion of paint colors?",
    criteria: "paint colors",
    exchanges: [
      ["remove", "Which color fits a north-facing room?", "A warm white brightens it."],
      ["remove", "And for the hallway?", "A pale yellow paint."],
      ["keep", "Our builder is called Stan.", "Noted, Stan is your builder."],
      ["keep", "He starts on 9 March.", "I will remember that date."],
    ],
  },
  {
    language: "en",
    asked: "Forget what I told you about my salary.",
    criteria: "the user's salary",
    exchanges: [
      ["remove", "I earn 52,000 a year before tax.", "That is about 4,333 a month."],
      ["keep", "My office is on the third floor.", "Noted."],
      ["remove", "My colleague earns 60,000.", "You could ask for a raise in your salary."],
      ["keep", "Do I need an umbrella today?", "No, it stays dry."],
    ],
  },
  {
    language: "en",
    asked: "We can leave out the song lyrics.",
    criteria: "song lyrics",
    exchanges: [
      ["keep", "Which bus goes to the harbor?", "Line 12."],
      ["remove", "Write a chorus about autumn.", "Leaves are falling, hear them calling."],
      ["remove", "Now a verse.", "Down the lane the colors burn, summer nights will not return."],
      ["keep", "When does the last one leave?", "Line 12 leaves last at 0:40."],
    ],
  },
  {
    language: "en",
    asked: "Never mind that.",
    criteria: "that",
    exchanges: [
      ["keep", "My daughter starts school in September.", "How exciting."],
      ["remove", "Is there life on Europa?", "Nobody knows yet."],
    ],
  },
  {
    language: "en",
    asked: "Please clear the debugging of the login page.",
    criteria: "debugging of the login page",
    exchanges: [
      ["remove", "The login page returns a 500.", "What does the server log say?"],
      ["remove", "It says the session secret is missing.", "Set SESSION_SECRET and restart."],
      ["keep", "Also, our stand-up moves to 10:15.", "Noted."],
      ["keep", "Who should write the release notes?", "Whoever merged the most, perhaps."],
    ],
  },
  {
    language: "en",
    asked: "Take out whatever we said about Norway.",
    criteria: "Norway",
    exchanges: [
      ["remove", "How long is the train from Oslo to Bergen?", "About seven hours, across Norway."],
      ["keep", "My boots need new laces.", "Measure the old ones first."],
      ["remove", "Is it expensive to eat out in Norway?", "Yes, a main dish costs about 25 euros."],
    ],
  },
  {
    language: "en",
    asked: "I don't want the baby names in here.",
    criteria: "baby names",
    exchanges: [
      ["remove", "Do you like the name Ottilie for a girl?", "It is rare and charming."],
      ["remove", "And for a boy?", "Anton would go with it."],
      ["keep", "My midwife is called Roos.", "Noted."],
      ["keep", "The due date is 2 February.", "Noted: 2 February."],
    ],
  },
  {
    language: "en",
    asked: "Remove the exchange about the coffee machine.",
    criteria: "the coffee machine",
    exchanges: [
      ["remove", "The coffee machine blinks red.", "It needs descaling."],
      ["keep", "How do I reset the thermostat?", "Hold the button for ten seconds."],
      ["remove", "With vinegar?", "Better with citric acid, vinegar harms the seals of the machine."],
    ],
  },
  {
    language: "en",
    asked: "Forget the sports results.",
    criteria: "sports results",
    exchanges: [
      ["remove", "Who won the Giro stage today?", "A sprinter from Denmark won."],
      ["keep", "My physio recommended swimming.", "It is easy on the joints."],
      ["remove", "And the tennis final?", "It ended 6-4, 7-5."],
    ],
  },
  {
    language: "en",
    asked: "You may discard the poem.",
    criteria: "the poem",
    exchanges: [
      ["keep", "I moved to Dundee in May.", "How do you like Dundee?"],
      ["remove", "Write a poem about rain.", "Soft the rain on roof and street, silver drops on tired feet."],
      ["keep", "I like it, the sea is close.", "That sounds lovely."],
    ],
  },
  {
    language: "en",
    asked: "Delete the messages about my knee.",
    criteria: "the user's knee",
    exchanges: [
      ["remove", "My knee clicks when I climb stairs.", "Does it hurt as well?"],
      ["remove", "Only after running.", "Rest it for two weeks."],
      ["keep", "What is the capital of Bhutan?", "Thimphu."],
    ],
  },
  {
    language: "en",
    asked: "Let us remove the part about the fence.",
    criteria: "the fence",
    exchanges: [
      ["keep", "Our neighbor is Mr. Adeyemi.", "Noted."],
      ["remove", "May I build a fence of two meters?", "Often only up to 1.8 meters without a permit."],
      ["remove", "Who pays for it?", "Usually both neighbors share the cost of the fence."],
    ],
  },
  {
    language: "de",
    asked: "Vergiss bitte alles zum Thema Steuern.",
    criteria: "Steuern",
    exchanges: [
      ["remove", "Bis wann muss ich die Steuererklärung abgeben?", "Bis zum 31. Juli."],
      ["keep", "Meine Tochter hat morgen Geburtstag.", "Wie alt wird sie?"],
      ["keep", "Sie wird sieben.", "Viel Spaß beim Feiern."],
      ["remove", "Kann ich das Arbeitszimmer von der Steuer absetzen?", "Ja, unter Bedingungen."],
    ],
  },
  {
    language: "de",
    asked: "lösch mal das mit dem fahrrad",
    criteria: "das Fahrrad",
    exchanges: [
      ["remove", "mein fahrrad quietscht beim bremsen", "Dann sind die Beläge verschmutzt."],
      ["remove", "wie mach ich die sauber", "Mit feinem Schleifpapier die Bremsbeläge anrauen."],
      ["keep", "brauch noch ein geschenk für oma", "Mag sie Blumen?"],
    ],
  },
  {
    language: "de",
    asked: "Vergiss das.",
    criteria: "das",
    exchanges: [
      ["keep", "Ich arbeite als Tischler in Jena.", "Ein schönes Handwerk."],
      ["remove", "Glaubst du an Außerirdische?", "Dafür gibt es keine Belege."],
    ],
  },
  {
    language: "de",
    asked: "Bitte entferne die Rezepte.",
    criteria: "Rezepte",
    exchanges: [
      ["remove", "Wie koche ich Linsensuppe?", "Linsen, Möhren und Sellerie weich kochen."],
      ["keep", "Unser Router ist ausgefallen.", "Hast du ihn neu gestartet?"],
      ["remove", "Und wie lange braucht die Suppe?", "Etwa vierzig Minuten."],
      ["keep", "Ja, ohne Erfolg.", "Dann ruf den Anbieter an."],
    ],
  },
  {
    language: "de",
    asked: "Das Gespräch über den Urlaub in Kroatien kannst du löschen.",
    criteria: "Urlaub in Kroatien",
    exchanges: [
      ["remove", "Wann ist die beste Zeit für Kroatien?", "Im Juni oder September."],
      ["remove", "Brauche ich eine Vignette?", "In Kroatien zahlt man Maut an der Autobahn."],
      ["keep", "Wie heißt die Hauptstadt von Kenia?", "Nairobi."],
      ["keep", "Mein Chef heißt Brandl.", "Notiert."],
    ],
  },
  {
    language: "de",
    asked: "kannst den fußballkram rausnehmen",
    criteria: "Fußball",
    exchanges: [
      ["remove", "wer hat gestern gewonnen", "Dortmund gewann das Spiel 2:1."],
      ["keep", "ich hab ab montag spätschicht", "Wie lange?"],
      ["keep", "zwei wochen", "Notiert."],
      ["remove", "wer schoss die tore", "Beide Tore fielen nach Ecken."],
    ],
  },
  {
    language: "de",
    asked: "Den Teil über meine Schwiegermutter bitte vergessen.",
    criteria: "die Schwiegermutter",
    exchanges: [
      ["remove", "Meine Schwiegermutter mischt sich ständig ein.", "Das klingt anstrengend."],
      ["remove", "Sie ruft jeden Abend an.", "Vielleicht hilft ein fester Termin für ihre Anrufe."],
      ["keep", "Wie viel Gramm hat ein Pfund?", "500 Gramm."],
    ],
  },
  {
    language: "de",
    asked: "Bitte streiche die Frage nach dem Drucker.",
    criteria: "der Drucker",
    exchanges: [
      ["keep", "Wir nutzen im Büro Fedora.", "Notiert."],
      ["remove", "Warum druckt mein Drucker nur Streifen?", "Die Düsen sind verstopft."],
      ["keep", "Die Sitzung ist um elf.", "Notiert, elf Uhr."],
    ],
  },
  {
    language: "es",
    asked: "Olvida todo lo del seguro.",
    criteria: "el seguro",
    exchanges: [
      ["remove", "El seguro no quiere pagar el golpe del coche.", "Puedes reclamar por escrito."],
      ["remove", "¿Qué plazo tengo?", "Dos meses desde la carta del seguro."],
      ["keep", "Mi hijo empieza la universidad.", "¿Qué estudia?"],
      ["keep", "Arquitectura.", "Una carrera bonita."],
    ],
  },
  {
    language: "es",
    asked: "quita lo de las recetas porfa",
    criteria: "recetas",
    exchanges: [
      ["remove", "como hago un gazpacho", "Tomate, pepino, pimiento, ajo y aceite."],
      ["keep", "tengo cita con el medico el lunes", "¿A qué hora?"],
      ["keep", "a las nueve", "Anotado."],
      ["remove", "le pongo pan al gazpacho?", "Un poco de pan lo espesa."],
    ],
  },
  {
    language: "es",
    asked: "Olvida eso.",
    criteria: "eso",
    exchanges: [
      ["keep", "Vivo en Gijón desde enero.", "¿Te gusta?"],
      ["keep", "Sí, por el mar.", "Me alegro."],
      ["remove", "¿Cuántos pelos tiene un gato?", "Millones."],
    ],
  },
  {
    language: "es",
    asked: "Borra la charla sobre el gimnasio.",
    criteria: "el gimnasio",
    exchanges: [
      ["remove", "¿Cuántas veces voy al gimnasio por semana?", "Tres veces está bien."],
      ["keep", "Se me ha roto la lavadora.", "¿Qué hace?"],
      ["keep", "No centrifuga.", "Revisa el filtro."],
      ["remove", "¿Y qué ejercicios para la espalda?", "Remo y dominadas."],
    ],
  },
  {
    language: "es",
    asked: "no necesito ya lo del viaje a roma",
    criteria: "el viaje a Roma",
    exchanges: [
      ["remove", "que ver en roma en dos dias", "El Coliseo y el Trastévere."],
      ["remove", "y hoteles baratos?", "Cerca de Termini, en Roma, hay muchos."],
      ["keep", "mi jefa se llama pilar", "Anotado."],
    ],
  },
  {
    language: "es",
    asked: "Elimina lo que dije sobre Andrés.",
    criteria: "Andrés",
    exchanges: [
      ["remove", "Andrés llega siempre tarde.", "¿Se lo has dicho?"],
      ["keep", "¿Cuánto es 17 por 23?", "391."],
      ["remove", "A Andrés le da igual.", "Entonces habla con él en serio."],
    ],
  },
  {
    language: "es",
    asked: "Quita los chistes.",
    criteria: "chistes",
    exchanges: [
      ["remove", "Cuéntame un chiste.", "¿Qué hace una abeja en el gimnasio? Zumba."],
      ["keep", "Necesito una carta para el casero.", "¿Sobre qué?"],
      ["keep", "La caldera no funciona.", "Pide la reparación en un plazo."],
    ],
  },
  {
    language: "es",
    asked: "Olvida la pregunta del pasaporte.",
    criteria: "el pasaporte",
    exchanges: [
      ["keep", "Mi abuela cumple noventa.", "¡Felicidades!"],
      ["remove", "¿Cuánto tarda el pasaporte?", "Se entrega en el acto."],
      ["keep", "¿Qué le regalo?", "Un álbum de fotos."],
    ],
  },
  {
    language: "zh",
    asked: "请忘掉关于税的内容。",
    criteria: "税",
    exchanges: [
      ["remove", "个人所得税什么时候申报？", "三月到六月之间。"],
      ["keep", "我女儿下周过生日。", "她几岁了？"],
      ["keep", "七岁。", "祝她生日快乐。"],
      ["remove", "房租可以抵税吗？", "可以，住房租金可以扣除。"],
    ],
  },
  {
    language: "zh",
    asked: "把菜谱都删掉吧",
    criteria: "菜谱",
    exchanges: [
      ["remove", "红烧肉怎么做？", "先焯水，再炒糖色，小火炖。"],
      ["remove", "要炖多久？", "大约一个小时，肉就软了。"],
      ["keep", "我的电脑很慢。", "看看内存是否不够。"],
    ],
  },
  {
    language: "zh",
    asked: "忘掉这个吧。",
    criteria: "这个",
    exchanges: [
      ["keep", "我在厦门当老师。", "教什么科目？"],
      ["keep", "教物理。", "很好。"],
      ["remove", "你相信星座吗？", "没有科学依据。"],
    ],
  },
  {
    language: "zh",
    asked: "删除关于健身的聊天。",
    criteria: "健身",
    exchanges: [
      ["remove", "每周健身几次比较好？", "三次左右。"],
      ["keep", "明天的会议改到十点。", "记下了。"],
      ["remove", "健身后吃什么？", "多吃蛋白质。"],
    ],
  },
  {
    language: "zh",
    asked: "不用保留去泰国旅行的内容了。",
    criteria: "去泰国旅行",
    exchanges: [
      ["remove", "去泰国要签证吗？", "现在免签。"],
      ["remove", "曼谷有什么好玩的？", "大皇宫和水上市场，都在泰国很有名。"],
      ["keep", "我的猫不吃饭。", "它有呕吐吗？"],
      ["keep", "没有。", "先观察一天。"],
    ],
  },
  {
    language: "zh",
    asked: "请去掉足球的部分。",
    criteria: "足球",
    exchanges: [
      ["remove", "昨晚的足球比赛谁赢了？", "主队二比一获胜。"],
      ["keep", "帮我翻译一封邮件。", "请贴出来。"],
      ["remove", "下一场足球赛是什么时候？", "周六晚上八点。"],
    ],
  },
  {
    language: "zh",
    asked: "把关于小陈的话忘掉。",
    criteria: "小陈",
    exchanges: [
      ["remove", "小陈借了我五百块还没还。", "你提醒过小陈吗？"],
      ["keep", "今天的汇率是多少？", "一欧元约七点八元。"],
      ["keep", "我三月要去法兰克福。", "出差吗？"],
    ],
  },
  {
    language: "zh",
    asked: "删掉笑话。",
    criteria: "笑话",
    exchanges: [
      ["remove", "讲个笑话。", "小明说他的笑话太冷，于是穿上了外套。"],
      ["keep", "帮我写一份简历。", "你的工作经历是什么？"],
      ["keep", "五年会计。", "好的，从会计经历写起。"],
    ],
  },
];
