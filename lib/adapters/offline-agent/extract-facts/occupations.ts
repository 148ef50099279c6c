import { hasTag, readTerms } from "../grammar/read-terms";

/** Occupations that the language library does not know as such. */
const plainOccupations = new Set(
  "physio nurse baker midwife doctor chef pilot vet veterinarian paramedic dentist surgeon monk nun priest pastor judge clerk cook coach tutor barista butcher tailor captain soldier student pupil translator interpreter intern apprentice trainee postdoc professor lecturer scientist architect nanny waiter waitress mechanic sculptor librarian actor actress dancer singer musician comedian influencer blogger youtuber podcaster consultant analyst accountant lawyer solicitor barrister attorney secretary receptionist cashier plumber carpenter roofer welder miner sailor fisherman firefighter policeman policewoman diplomat politician mayor entrepreneur freelancer contractor founder ceo cto cfo director executive developer programmer engineer designer researcher teacher manager homemaker housewife househusband cellist pianist violinist guitarist drummer potter jeweller jeweler florist gardener farmer shepherd beekeeper astronaut courier electrician technician optician physician undergraduate notary locksmith bookbinder brewer winemaker vintner barber hairdresser cosmetician masseur masseuse chiropractor midwife carer caretaker janitor cleaner housekeeper concierge bouncer bartender sommelier cartographer curator archivist registrar editor copywriter proofreader journalist reporter columnist novelist poet playwright screenwriter filmmaker cinematographer animator illustrator cartoonist stylist model choreographer conductor composer dj producer promoter agent broker trader banker auditor bookkeeper actuary economist statistician underwriter realtor surveyor planner buyer merchandiser salesman saleswoman salesperson storekeeper grocer fishmonger greengrocer cheesemonger chocolatier confectioner cobbler upholsterer glazier plasterer bricklayer mason stonemason joiner cabinetmaker machinist toolmaker turner fitter rigger trucker cabbie chauffeur conductor steward stewardess purser navigator admiral sergeant lieutenant colonel major private marine paratrooper guard warden detective inspector prosecutor paralegal clerk bailiff ambassador consul senator councillor lobbyist activist campaigner rabbi imam vicar chaplain missionary sexton undertaker hypnotist magician clown juggler acrobat athlete footballer cyclist swimmer boxer jockey referee umpire lifeguard ranger forester lumberjack gamekeeper hunter trapper herbalist pharmacist chemist biologist physicist botanist zoologist virologist oceanographer meteorologist archaeologist historian philosopher linguist sociologist anthropologist psychologist psychiatrist neurologist cardiologist radiologist anaesthetist paediatrician gynaecologist orthodontist hygienist audiologist dietitian nutritionist physiotherapist osteopath counsellor mediator recruiter headhunter trainer instructor coach mentor headmaster headteacher principal governess babysitter childminder postman postwoman mailman courier dispatcher".split(
    " ",
  ),
);
const suffix =
  /(?:ologist|graphist|atrist|acist|onomist|therapist|ician|grapher|keeper|smith|wright|worker|builder|assistant|officer|teacher|monger|herder)$/u;

/** Nouns for people that name no occupation. */
const notOccupations =
  /^(?:person|fan|lover|friend|guy|girl|boy|man|woman|user|member|believer|winner|beginner|loser|stranger|fighter|survivor|sleeper|riser|vegetarian|vegan|pescatarian|twin|parent|mother|father|dad|mum|mom|sister|brother|husband|wife|son|daughter|child|kid|adult|human|native|foreigner|immigrant|expat|citizen|resident|neighbou?r|owner|smoker|drinker|eater|listener|reader|walker|talker|planner|thinker|worrier|collector|enthusiast|perfectionist|optimist|pessimist|realist|feminist|tourist|passenger|customer|patient|beginner|orphan|widow|widower|bachelor|grandmother|grandfather|aunt|uncle|regular|newcomer|morning|night|dreamer|lightweight|king|queen|hero|star|genius|idiot|fool|mess)$/u;
const judged =
  /^(?:good|bad|great|terrible|lousy|awful|big|huge|real|total|complete|fast|slow|heavy|light|early|late|keen|avid|happy|proud|former|ex|bit|little|lot|decent|horrible|hopeless|true|natural|born|life-?long|devoted|regular|first-time|better|worse)\b/iu;

const leads =
  /^(?:new |deputy |assistant |acting |associate )?(?:head|director|chief|vice[- ]president|vp|lead|leader|chair|chairman|chairwoman|president|dean|secretary|manager) of (?!(?:the|my|our) (?:family|house|class|queue|line|table)\b)\p{L}/iu;

/** True when the words after "I am a" name what the person does for a living or studies to be. */
export function isOccupation(role: string): boolean {
  if (role === "" || judged.test(role) || role.split(" ").length > 5) return false;
  if (leads.test(role)) return true;
  const core = role.replace(/\s+(?:of|for|in|specialising|specializing|and)\s.*$/iu, "");
  const head = readTerms(core)
    .filter((term) => term.text !== "")
    .at(-1);
  if (!head || notOccupations.test(head.normal)) return false;
  if (plainOccupations.has(head.normal)) return true;
  if (hasTag(head, "Demonym", "Adjective")) return false;
  return (
    suffix.test(head.normal) ||
    (hasTag(head, "Actor") && /(?:er|or|ist|ian|ant|ent|man|woman|eer|yer)$/u.test(head.normal))
  );
}
