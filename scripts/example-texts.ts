// What is pasted in the example session. Places and distances are roughly right; prices, times and names are invented.

/** The stages of the ride, as somebody would copy them out of a guide. */
export const stages = `Drava cycle path, stages from the guide:
1  Lienz – Oberdrauburg, 21 km, flat, gravel after Nikolsdorf, two fountains
2  Oberdrauburg – Greifenburg, 18 km, flat, swimming lake with a kiosk
3  Greifenburg – Spittal, 41 km, rolling, shade until noon, bakery in Sachsenburg
4  Spittal – Villach, 39 km, flat, busy on weekends, bike shop at the station
5  Villach – Velden – Ferlach, 44 km, one climb of 180 m, ferry at the dam
6  Ferlach – Völkermarkt, 38 km, quiet, no shop for 25 km, carry water
7  Völkermarkt – Lavamünd, 42 km, two climbs of 220 m, best views of the week
8  Lavamünd – Dravograd – Muta, 29 km, border, road without a lane for 6 km
9  Muta – Maribor, 58 km, forest, last 12 km on the old railway`;

/** Places to sleep, with prices. */
export const campsites = `Places to sleep that I copied from the forum:
Camping Falken, Lienz: 19 EUR, hot showers, quiet after ten, bread to order
Seecamping Greifenburg: 16 EUR, lake, full on weekends in July, no reservations
Pension Drau, Spittal: 58 EUR the double room, bikes in the cellar, breakfast from six
Gasthof Bacher, Villach: 74 EUR, in the center, garage for bikes 4 EUR extra
Camping Rosental, Ferlach: 14 EUR, river, mosquitoes, small shop open until noon
Farm Kuchar, Völkermarkt: 22 EUR in the hay, dinner 12 EUR, no cards, dog
Turner guest house, Lavamünd: 49 EUR, terrace over the river, closed on Tuesdays
Eko camp Muta: 13 EUR, outdoor kitchen, drying room, tools and a pump
Hostel Uni, Maribor: 31 EUR a bed, roof, bikes locked in the yard, late arrival by code`;

/** Trains that take bicycles. */
export const trains = `Trains with a place for bicycles, from the timetable page:
Salzburg 06:12 – Lienz 09:48, change in Spittal, 8 places, reservation 5 EUR
Salzburg 08:12 – Lienz 11:48, change in Spittal, 8 places, reservation 5 EUR
Salzburg 10:12 – Lienz 14:20, two changes, 4 places, no reservation
Maribor 07:40 – Graz 08:52, 12 places, ticket for a bike 6 EUR
Maribor 11:40 – Graz 12:52, 12 places, ticket for a bike 6 EUR
Maribor 15:40 – Graz 16:52, 6 places, only on weekdays
Graz 13:25 – Salzburg 17:30, direct, 6 places, reservation needed by the day before
Graz 17:25 – Salzburg 21:30, direct, 6 places, reservation needed by the day before`;

/** What the guide says to take along. */
export const gear = `Packing list of the guide for nine days:
tent 1.9 kg, mat, light sleeping bag, towel, two sets of clothes, rain jacket, overshoes, gloves with fingers, sun cream,
spare tube, patches, chain link, tire levers, pump, cable ties, tape, multitool with a chain breaker, lights front and back,
lock of 90 cm, two bottles of one liter, cooker, one pot, spoon, lighter, coffee, salt, rice, soup, nuts, dried fruit,
power bank of 10,000 mAh, cable, map on paper, copies of papers, insurance card, plasters, tweezers, pain killers,
bags: two at the back of 20 liters, one on the bar of 7 liters, everything in dry sacks, the tent on top`;

/** A mail with a change of plan. */
export const mail = `Mail from the guest house in Lavamünd, forwarded:
Dear guest, thank you for your booking for two on Thursday, 9 July. Because of works on our roof the terrace rooms cannot be used in
that week. We can offer you the garden room for 44 EUR instead, or refund your deposit of 20 EUR. The kitchen is open until eight; for
later arrivals we leave a cold plate. Bicycles are locked in the barn, charging costs 2 EUR. Please tell us by Sunday which you prefer, and
whether one of you does not eat meat, as you wrote. With kind regards, M. Turner`;
