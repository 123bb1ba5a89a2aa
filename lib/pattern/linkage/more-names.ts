// The same for rarer given names, for names of other scripts as they are spelt here, and for family names.
export const moreNames = `
josephine jo josie jozefina
philippa pip pippa
rosalind roz ros
sebastian seb bastian
matilda tilly tilda mattie
florence flo florrie
isabel izzy isobel
arabella bella
annabel bella belle
antonia toni tonia
bernadette bernie berni
cassandra cass cassie
cecilia cissy celia
constance connie
cordelia delia
cynthia cindy
eugene gene
ezekiel zeke
felicity fliss flick
genevieve ginny
gwen gwyneth
imogen immy
jasper jas
josiah joe
juliette juliet
katelyn kate caitlin kaitlin kaitlyn
leopold leo
lillian lily lilian lil
lorraine lori
lydia lyd
madeleine maddie madeline maddy
marjorie marge margery
mervyn merv
millicent millie
mildred millie
morgan morgane
myfanwy myf
nigel nige
priscilla cilla
quentin quent
reuben rube
roland rolly rollo
rowena ro
rupert rupe
ruth ruthie
sabrina bri
sylvester sly
tabitha tabby
tobias toby
tristan tris
ursula ursie
virginia ginny
wilfred wilf fred
winifred winnie freda
zachariah zac
abdulrahman abdurrahman abdirahman abdul
adnan adnaan
aneesa anisa
arshad arshid
asif aasif
asma asmaa
ayman aiman
azhar azar
babar babur
dawood daoud dawud
ehsan ihsan
fahad fahd
farah farrah
farooq faruk farouk faruq
fawad fouad fuad
ghulam gulam
habib habeeb
hafsa hafsah
hamid hameed
hamza hamzah
haroon harun haroun
iqbal eqbal
jameel jamil
junaid junaed junayd
kamran kamraan
karim kareem
khadija khadijah hadija
laila leila layla leyla
latif lateef
mahmood mahmoud mehmood mahmud
majid majeed
marwan marwaan
masood masud massoud
maryam mariam miriam meryem
mehdi mahdi
mubarak mobarak
munir muneer mounir
nadeem nadim
naeem naim
naveed navid nawid
nazir nazeer
nusrat nusrath
rabia rabiya
rahman rehman rahmaan
rashida rasheeda
rehana rihana raihana
riaz riyaz
sajid sajjid
samina sameena
samir sameer
shafiq shafeeq
shakil shakeel
shamim shameem
sohail suhail sohel
sumaya sumayyah sumaiya
tahir taahir
tayyab tayab
waheed wahid
waleed walid
waqar wakar
waseem wasim
yasin yaseen yassin
younis yunus younus yunis
zaheer zahir
zakir zaker
zeeshan zishan
zubair zubayr zubeir
ganesh ganesha
gurpreet gurprit
harpreet harprit
jasvinder jaswinder
krishna krishnan
lakshmi laxmi
manpreet manprit
priya pria
rakesh rakes
sandeep sandip
sanjay sanjai
sunil suneel
suresh suresch
vijay vijai
vikram vikrem
arkadiusz arek
bogdan bogus
czeslaw czesiek
danuta danka
grzegorz greg gregory grzes
henryk henry heniek
ireneusz irek
jaroslaw jarek
jerzy jurek george
joanna asia joasia
kazimierz kazik
leszek lech
magdalena magda madeleine
mariusz mario
monika monica
pawel paul
radoslaw radek
renata renia
slawomir slawek
teresa renia
waldemar waldek
wieslaw wiesiek
zofia zosia sophie
ionut ion john
gheorghe george
mihai michael mihail
stefan stephen
vasile vasil basil
aoife eva
caoimhe keeva
niamh neve neeve
ruairi rory ruari
padraig patrick
saoirse sersha
sinead shinade
orla orlagh
maeve maebh
cathal cahal
declan deklan
angharad angie
gethin geth
ieuan euan ewan owen
sian shan
rees rhys
mccarthy macarthy
mcleod macleod
mcmillan macmillan
oreilly reilly riley
obrien bryan brien
oconnor connor oconner
rahman rehman rahmann
miah mia mian
islam eslam
akhtar akther akter
bhatti bhati
malik malick
siddiqui siddique siddiqi sidiqui
sheikh shaikh
syed sayed
patel patil
shah sha
singh sing
popescu popesco
ivanov ivanova
petrov petrova
kowalczyk kowalcyzk
wozniak wozniac
khan kahn
sheikh shaikh shaykh
chaudhry chowdhury choudhury chaudhary chaudhri choudhry chowdhry chaudry
qureshi quraishi kureshi
uddin udeen uddeen
begum begom
kaur cour
mcdonald macdonald
mckenzie mackenzie
mclean maclean mclain
mcgregor macgregor
o'neill oneill oneil oneal
clark clarke
brown browne
green greene
smith smyth smythe
taylor tayler
reid read reed
davis davies
philips phillips
thompson thomson tomson
stevens stephens
johnson johnston johnstone
matthews mathews
harris harries
nicholson nicolson
allan allen alan
kowalski kowalska
nowak novak
wisniewski wisniewska
wojcik wojczik
kaminski kaminska
lewandowski lewandowska
zielinski zielinska
szymanski szymanska
dabrowski dabrowska
kozlowski kozlowska
jankowski jankowska
barry baz bazza barrie
darren dazza
gary gazza
sharon shaz shazza
karen kaz kazza
jeremy jez jezza
terence tel terry tezza terrence
laurence loz lozza
harold hazza
marcus macca
kevin kev kevo
wayne wazza
david davo dave davie
stephen stevo steve
john jock johnno jonno jacko
jack jacko
jonathan jonno
tariq tazza taz
maurice mozza mo
lawrence lozza loz
warren wozza woz
jared jazza
kerry kezza kez
harry hazza haz
derek dezza dez
desmond des dezza
caroline cazza caz
cheryl chezza chez
robert robbo rab
wayne wayno
stephen stevo
thomas tommo tam
andrea andi
beverley bev
deirdre dee
fiona fi fifi
frances franny fran
gwendoline gwen
henrietta hettie
jane jinny
lazarus laz
margaret mags mairead
emmanuel manny
mildred milly
wilhelmina minnie mina
mary moll molly
montague monty
nathan nat
nathaniel nat
norbert nobby
sarah sal topsy
sally sal
sidney sid
cecilia sis
solomon sol
vivienne viv
vivian viv
woodrow woody
alexander xan
yasmin yas
zedekiah zed
krzysztof krzysiek krzys
piotr piotrek
pawel pawelek
boleslaw bolek
mikhail misha
vladimir volodya vova
nikolai kolya
dmitri dima
ekaterina katya
anastasia nastya
evgeny zhenya
evgenia zhenya
jose pepe chema
francisco paco
ignacio nacho
dolores lola
antonio nino
giuseppe beppe pino
luigi gigi
domenico mimmo
johannes hans
josef sepp jupp
ulrich uli
heinrich heinz
gabriele gabi
mehmet memo
mahmoud mahmut
abdullah abdul
mohammed moe
hassan hass
shafiq shaf
kashif kash
nazreen naz
nazir naz
shabnam shab
shabir shab
razia raz
adebayo ade bayo
adewale ade wale
adebisi ade bisi
adedayo ade dayo
adebola ade bola
babatunde tunde baba
olufemi femi
oluwakemi kemi
ngozichukwu ngozi
chukwuemeka emeka
oluwaseyi seyi
folasade sade
temitope temi
gurpreet gurps
harjinder harj
jasvinder jas
pavandeep pav
balwinder bal
sukhdeep sukh
manpreet mani
seamus james
caitlin kathleen
ifan ianto
gruffydd guto gruff
sion john
ieuan john
thomas twm
`
