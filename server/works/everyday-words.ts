import { isCommon } from './common-words.ts'

/** More words that sentences use: by themselves they name no work unless something around them says so. In multi-word titles they tell much. */
const everyday = `accept admit afford afternoon agree ah aim alert angry animal apart apologize appear apple appreciate april arm army arrive asleep assume
  attack attempt august aunt autumn average avoid awake award aware awful baby bag balance band bar bare bath battle beach bear beat bed bedroom beer
  bell belong bend bet bike bill bird bite bitter blame blank bleed bless blind blink blow boat boil bone bonus boot bore born borrow boss bother bottle
  bottom bow bowl boy brave bread breakfast breath breathe breeze bridge brief bright brother brown brush bubble burn burst bye cake calm camera camp
  candle cap captain card careful careless carry cash cat chair chaos charge charm chase chat cheer cheese chess chew chicken chill church circle citizen
  claim clarity clash climb clock clothes cloth coast coat coffee coin collapse collect college combine comfort commit complain concern confess confirm
  confuse congrats congratulations connect contact contain contrast convince cook cool cope copy corner correct couch cough courage cousin cow crawl crazy
  cream crew crime crowd crown cruel cry cup cure curious curve dad dance danger dare darkness date daughter dawn dear debate debt december decent
  deep defend degree delay delight deny depend depth deserve desire despite destroy dig dinner dirt dirty disagree disappear disaster disease dish dismiss
  distance distant divide doctor dog doll double doubt draft drag dragon drama dream dress drift drink drop drown drum dry duck dull dust duty eager ear earn
  earth east eat echo edge effort egg elegant embrace emerge emotion enemy energy enjoy enormous enter envy equal escape eternal ethics evening evil
  exact excuse exhausted exist exit expand explore express extent eyes fade faint fairly faith fake fame familiar fancy farm fashion fat fate father
  fault favor favorite fear february feedback feeling fellow fence fever fiction fight figure film finger firm fish fist flag flame flash flavor flesh flight
  float flood floor flower fly fog fold folk fool forest forever forget forgive fork fortune forty fox fragile freedom freeze fresh friday friendship frog
  fruit fuel funny fur furniture further fury gain garden gas gate gather gentle gently gentleman ghost giant gift girl give glad glance glass glory glow goat god
  grace grade grain grand grandma grandpa grant grass grave gravity gray greed greet grey grief grin grip grit guard guess guest guilt gun guy guys gym
  hair half hall halt hammer handsome hang happiness harbor harm harmony harvest hat hate haunt hay heal heat heaven heel height hell hello helmet
  hen hero hers hesitate hey hi hide hint hire hit hmm hobby hole holiday holy honest honestly honey honor hop hopefully horizon horror horse hospital
  hotel however hug humble humor hunger hungry hunt hurry hurt husband ice ignore ill imagine immediately impress increase indeed influence inner innocent
  insane insist inspire instinct invite iron island itself jacket jail january jar jaw jazz jealous jelly jewel joke joy judge juice july jump june junior
  jury justice keen kick kid kill kindness king kiss kitchen knee kneel knife knight knock knot lack ladder lady lake lamb lamp land lane lap laugh laughter
  lawn lawyer lazy leaf lean leap least leather leg lemon lend lets liberty lick lid lie lift lightning likely lion lip liquid literally loan locate lonely
  loose lord lover loyal luck lucky lunch lung luxury mad magic mail male march marriage married marry mask mass massive match mate may meal meaning meanwhile
  measure meat medicine melt mention mercy mere mess metal milk mill mirror misery miss mist mistake mix mom momentum monday monkey monster mood moon moral
  mostly mother motion mountain mouse mouth movie mud murder muscle museum mystery nail naked nap narrow nasty nearly neat necessary neck needle neighbor
  neighbour neither nephew nerve nest nevertheless nicely noble nobody nod noise noon nope normally north nose notion nowhere nut oak oath obey obvious obviously
  ocean october odd okay old omg onto oops opera opinion orange ought ours ourselves oven overall owe owl own owner pack pain paint pair pale palm
  panic pants parent park partner passion patience patient pause pay peace pen pencil penny pepper perhaps permit persist pet petty photo piano pig
  pilot pin pink pipe pit pity pizza plain planet plant plate pleasant please pleasure plenty plot plug plus pocket poem poet poison pole polite pond pony
  possible possibly pot potato pour pray prayer precious prefer pregnant prepare presence president presumably pride priest prince princess prison
  prize probably promise promote proper proud prove provide pull pulse punch punish pupil purple purpose push puzzle quarter queen quiet quietly quit quote
  rabbit race radio rage rail rain raise rally random range rank rare rat rather raw reach ready realize reason rebel recall receive reckon recover
  regret regular rejoice relax relief rely remain remember remind remote rent repair repeat reply request rescue resist respect rest restless retire return
  reunion reveal revenge reward rework rhythm rice rich ride ring rise risk ritual river roar rob rock roll roof rope rose rough rub rude ruin rumor rural
  rush sad sadly saint sake salad salt sand saturday sauce scale scared scary scene scheme scold scream sea seal seat seed seek seem seize sell senior sense
  september settle severe sew shade shadow shake shallow shame sharp shave sheep sheet shelf shine shirt shock shoe shoot shop shore shoulder shout shower
  shrug shut shy sick sigh sight silence silent silk silly silver similar sin since sincerely sing sink sister sit skin skip skirt sky slap slave slide slip
  slowly smell smile smoke smooth snake sneak soap soccer sock soft soil soldier solo somebody someday somehow someone sometime sometimes somewhat somewhere
  son song sorrow sorry soul sour south spare spark speak spell spend spider spin spirit spite splendid spoil spoon spot spread spring spy square stable
  stage stair stake stand star stare stay steady steal steam steel steep stem stick stiff still sting stir stock stomach stone storm straight strange
  stranger stretch strike strip stroke struggle stubborn stupid subtle suddenly suffer sugar suit sum summer sun sunday sunny supper suppose supposedly
  sure surely surprise surrender survive suspect swallow swap swear sweat sweep sweet swim swing sword symbol sympathy tail tale talent tall tame tank tap
  taste tax tea tear temple temporal tempt tend tender tension tent terror thank thanks theater therefore thick thief thin thirst thirsty thirty thorn thorough
  though threat throat throne throw thumb thunder thursday tide tie tight till tip tired toast toe tomorrow ton tone tongue tonight tooth torch toss tough
  tower town toy trail trap trash treasure treat tribe trigger trim trip troop tropical trouble truck truly trunk tube tuesday tune tunnel twenty twice twin
  twist ugh ugly umbrella uncle unfortunately unless unlike unlikely until upon upset urban urge usual usually vain valley van vanish vast vegetable vein
  verse version victim victory village vine violence violin virtue voice void vote voyage wage wait wake wander warm warn wash waste wave weak wealth weapon wear weather
  weather web wedding wednesday weed weigh weight weird well west wet wheat wheel whenever whereas wherever whether whilst whisper whistle whole widow wife
  wild willing wind wine wing winner winter wipe wire wisdom wise witch within witness wolf woman wonder wood wool worm worry worship worthy wound wow wrap wreck
  wrist yard yawn yeah yep yes yesterday yet yield yourself youth zoo`

/** Given names of people: alone at the head of a sentence they are somebody spoken to or of. */
const names = `adam adrian agnes ahmed aisha alan albert alex alexander alexandra ali alice alina amelia amir amy ana andrea andreas andrew andy angela anja ann anna
  anne annie anthony antonio ari arthur ashley astrid barbara beatrice ben benjamin bernd beth bill björn bob boris brandon brian bruno camille carla carlos carmen carol
  caroline charles charlie charlotte chen chloe chris christian christina christine claire clara claudia daniel daniela david deborah denis diana diego
  dieter dmitri dominic donna dorothy edward elena elias elisabeth elizabeth ella ellen emil emily emma eric erik esther eva evelyn fatima felix fiona florian frank
  franz frida gabriel george gloria grace greg gustav hannah hans harry heidi helen helena henry hiro hugo ian ida igor ines ingrid irene iris isaac isabel
  ivan jack jacob jake james jan jane janet jason jean jennifer jens jeremy jessica jesus jim joan joe johan johanna john jonas jonathan jorge jose josef
  joseph joshua juan judith julia julian julie karen karl karin kate katharina katherine kathy katja kevin klaus kofi lara lars laura lena leo leon leonie linda lisa liz
  louis louise luca lucas lucia lucy luis lukas maja marc marco maria marie mario marion mark markus marta martha martin martina mary mateo matthew matthias max maya
  mei melissa mia michael michelle miguel mike mila mohammed monica nadia nancy naomi natalie nathan nick nicolas nicole nina noah nora olga oliver olivia
  omar oscar otto pablo patricia patrick paul paula pavel pedro peter petra philip pierre priya rachel rafael ralf raymond rebecca richard rita robert robin roger
  ronald rosa rosie ruth ryan sam samantha samuel sandra sara sarah sebastian sergei sharon simon sofia sonja sophia sophie stefan stefanie stephanie stephen steve
  steven sue susan susanne sven tanja tara teresa theo theresa thomas tim timothy tina tobias tom tomas tony ulrike ursula uwe vera victor victoria vincent viktor walter
  wanda wendy werner will william wolfgang xavier yan yuki yusuf zoe`

const words = new Set([...everyday.split(/\s+/), ...names.split(/\s+/)])

/** Whether a folded word, or what it is an inflection of, is one of every day: no work is named by saying it. */
export function isEveryday(word: string): boolean {
  return (
    known(word) || endings.some(([ending, instead]) => word.endsWith(ending) && known(word.slice(0, -ending.length) + instead))
  )
}

const endings: [string, string][] = [
  ['s', ''],
  ['es', ''],
  ['ies', 'y'],
  ['d', ''],
  ['ed', ''],
  ['ied', 'y'],
  ['ing', ''],
  ['ing', 'e'],
  ['ly', ''],
]

function known(word: string): boolean {
  return word.length > 1 && (words.has(word) || isCommon(word))
}
