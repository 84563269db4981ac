/** Words that carry next to nothing in a title: articles, prepositions, pronouns, helping verbs, of the languages the cues know. */
const empty = `a an the and or but nor so yet if of in on at to by for from with without as is are was were be been being am do does did
  done have has had can could may might must shall should will would not no yes it its this that these those there here then than too very
  i me my mine we us our you your he him his she her they them their who whom whose which what when where why how all any both each few
  more most other some such only own same just also about into over under out up down off again once after before between through during
  against because while until der die das den dem des ein eine einen einem einer und oder von mit fur auf ist sind war nicht zu zum zur im
  in le la les un une des du de et ou par pour avec sur est sont pas au aux el los las una unos y o del por para con en es son no il lo gli i
  e di da che per non os um uma do dos na em com na se w z i jest dla nie het een van voor en`

/** Common words of English, and of talk about software: each may stand in a sentence without being anybody's title. */
const common = `able access account act action active actual add address advance advanced age ago air algorithm algorithms alive allow almost alone
  along already always among amount analysis answer answers anyone anything anyway app application applications apply apps approach
  architect architecture area argue argument around array art article ask assembly async attention author automate automated automatic
  away back backend bad ball bank base based basic basics beautiful become begin beginner beginners beginning behind believe best better
  beyond big binary birth bit bits black block blocks blog blue board body book books bootcamp boring boundaries boundary box brain branch
  break bring broken browser bug bugs build builder building builds built bun bus business busy buy byte cache call called care career case
  cases catch cause center central certain chain challenge chance change changed changes changing channel channels chapter chart cheap check
  child choice choose city class classes classic clean cleaner clear client clocks close cloud club cluster code coder coders coding cold
  color come command comment comments common communication community company compare compiler compilers complete complex complexity compute
  computer computers computing concept concepts concrete concurrency concurrent conference config connect connection consensus consider
  console constraint container containers content context continuous contract control cookbook core cost could count country couple course
  courses cover crash craft create created critical cross culture current custom customer cut cycle daily dark data database databases date
  day days dead deal death debug debugging decide decision deep define definitive deliver delivery demo deploy deployment design designed
  designing designs desk detail details dev develop developer developers developing development device difference different difficult
  digital direct directory discover discussion distributed doc docs document documentation domain door down draw drive driven driver
  dynamic early easy edge edit edition editor education effect effective effectively efficient eight either elegant element elements
  else empty end engine engineer engineering engineers enough enterprise entire entry environment error errors essential essentials even
  event events ever every everyday everyone everything evolution exact example examples exercise expect experience expert
  explain explained express extra extreme eye face fact factory fail failure fair fall family far fast faster feature features feel field
  file files final find fine finish fire first fit five fix flat flow focus follow food foot form format forum forward foundation
   four frame framework frameworks free friend front frontend full fun function functional functions fundamental fundamentals
  future game games garbage general generate generation get getting give global go goal gold good goodbye google got graph graphics
  great green ground group grow growing guide guided guidebook guides habit habits hack hacker hackers hand handbook handle hands happen
  happy hard hardware hash head health hear heart heavy help hidden high history hold home hook hope host hot hour house huge human idea
  ideas image impact implement implementing important improve improving include index industry info information infrastructure inside
  instead integration intelligence interaction interface interfaces internal internals internet interpreter
   interview intro introduction issue issues item java javascript job jobs join journey just keep kernel key
  kind know knowledge language languages large last late law layer lead leader leadership lean learn learned learning leave lecture left
  legacy less lesson lessons let level library life light like limit line linear lines link linked linux list listen little live load local
  lock log logic long look loop lose lost lot love low machine machines main maintain make maker makes making man manage management
  manager managers manual many map mark market master mastering math mathematics matter mean meet member memory mental mess message
  messages meta method methods metrics middle migrate migration mind minimal minimum minute missing mistakes mobile model modeling models
  modern module modules moment money monitor monolith month more morning move multi music name names native nature need nested
  net network networking networks never new news next nice night node none normal note notes nothing number numbers object objects observe
  offer office old one online open operate operating operations option order ordering organization original others outside package page
  pages paper papers parallel part parts party pass past path pattern patterns people perfect performance person perspective phone
  phrase physical pick picture piece pieces pipeline place plan planning platform play player playground point policy pool poor popular power
  practical practice practices predict present press pretty price prime principle principles print private problem problems process
  processes product production products professional profile program programmer programmers programming programs progress project
  projects proof property protocol prove public pull pure push put python quality query question questions queue quick quiet quite race
  random range rate react read readable reader reading ready real reality really reason record recovery red refactor refactoring reference
  regular relation release reliability reliable remote remove replace report request requirements research resource rest result return review
  rich right risk road robust role room root round route rule rules run running runtime rust safe safety sale sample save say scalability
  scalable scale scaling school science scientist scratch screen script search second secret secure security see self semantic sense
  sequence series serious server servers service services set seven share shell ship short show side sign signal simple simply single site
  six size skill skills sleep slow small smart snow social software solid solution solutions solve something soon sort sound source space
  special specialization spec speed sprint stack staff standard start started starting startup state static statistics step steps stop
  storage store story strategy stream streaming street strict string strong structure structured structures student study stuff style success
  support surface switch syntax system systems table take talk talks target task tasks teach teacher teaching team teams technical technique
  techniques technology tell ten term test testing tests text thing things think thinking third thought thread threads three time times tiny
  title today together tomorrow tool tools top topic total touch tour track trade traditional train training transaction transform travel tree
  trees trick tricks true trust truth try turn turning tutorial two type types understand understanding unit units universe
  unix update usability use used useful user users using utility validate value values version video view virtual vision visual voice vs wait
  walk wall want war watch water way ways weak web website week weekend weeks welcome west white whole wide win window windows wish word words
  work worked worker working works workshop world worse worth write writer writing written wrong year years yellow young zero zone`

const emptyWords = new Set(empty.split(/\s+/))
const commonWords = new Set(common.split(/\s+/))

/** Whether a folded word carries next to nothing by itself. */
export function isEmpty(word: string): boolean {
  return emptyWords.has(word)
}

/** Whether a folded word is one that sentences use without naming anything. */
export function isCommon(word: string): boolean {
  return commonWords.has(word) || emptyWords.has(word)
}

/**
 * How much a folded word says when it is found where a title would have it: the weight of evidence for "this names the work" against
 * "these words fell together by chance", on the scale of the other weights in `weigh`.
 */
export function weightOf(word: string): number {
  if (emptyWords.has(word)) return 0.3
  if (commonWords.has(word)) return 1
  if (/^\d+$/.test(word)) return 1
  return word.length <= 2 && !/[^\x20-\x7e]/.test(word) ? 1.2 : 2.5
}
