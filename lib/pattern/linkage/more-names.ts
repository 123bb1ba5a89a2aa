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
`
