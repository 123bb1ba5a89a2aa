// One line for each name: all that the same person may be called or be written down as.
export const givenNames = `
abigail abi abbie abby gail
abdul abdel abdal abdoul
abdullah abdulla abdallah abdullahi abdellah
abraham abe ibrahim ebrahim avraham abram
adam addam adamo
adrian ade adrien
agnieszka aga agnes
ahmed ahmad ahmet achmed ahmmed
aidan aiden aydan eidan
aisha ayesha aysha aicha eisha aishah ayisha
alan allan allen al alun
albert al bert bertie
aleksander aleksandr alexander alex al sandy olek alec alick sasha lex xander alistair
aleksandra alexandra alex ola sandra lexi sasha alexa
alfred alf alfie fred
alison ali allison alyson
ali aly
alice ally ali alys alicia
amanda mandy manda
amina aminah ameena aminata
amir ameer emir
amy aimee ami amie
andrew andy drew andrzej andre andrei andreas
angela angie ange angelina
ann anne anna annie hannah ania anya ana nan annette
anthony tony antony ant anton antoni antonio
arthur art artie artur
ashley ash ashleigh ashlee
barbara babs barb barbie basia
bartosz bartek bartholomew bart
beata beatrice bea beatrix trixie
benjamin ben benny benji
bernard bernie bern
bilal billal belal
brian bryan bri bryn
bridget bridie biddy brigid brigita
cameron cam camron
caroline carolyn carol caz carrie karolina carolina
catherine katherine kathryn catharine kate katie cathy kathy kath cath kitty katy cat katarzyna kasia kat kathleen kathrine katrina katerina catriona
charles charlie chas chuck chaz karol carl
charlotte charlie lottie lotty char
christian chris christien krystian
christine chris chrissie tina christina krystyna kristina kirsty kristine
christopher chris kris topher kit krzysztof christoper kristopher
claire clare clair klara
colin col collin
connor conor conner konnor
craig craigy
daniel dan danny danial daniyal
danielle dani daniella dannielle
darren daz darran darrin
david dave davey davy dai dawid daud dawood daoud
dean deano
deborah debbie deb debs debra debby
denise dee deniece denice
dennis den denis denny
derek del derrick deryck
dominic dom dominick nick dominik
donald don donny donnie
dorota dorothy dot dotty dottie dora
douglas doug dougie
duncan dunc
edward ed eddie ted teddy ned eddy edwin edmund edmond
eileen aileen ilene
elaine ellaine elayne
eleanor ellie nell nora elinor elle elena helen nelly ella
elizabeth liz lizzie beth betty eliza elisabeth bess libby lisa lizzy elzbieta betsy elsie ela
emily em emmy emilia emilie millie
emma em ema
eric erik rick
ewa eva eve
faisal faysal feisal faizal
fatima fatimah fatema fatma fatimata fatouma
farhan farhaan
frances fran francesca frankie fanny francis
francis frank frankie franciszek francesco franklin
frederick fred freddie freddy frederic rick
gabriel gabe gabriela gabrielle gabby
gareth gaz garth gary
gary gaz garry gal
geoffrey geoff jeff jeffrey jeffery
george georgie jerzy georgios jorge
georgina georgie gina georgia
gerald gerry jerry gerard
gillian gill jill jillian gilly
gordon gord
grace gracie grazyna
graham graeme grahame
gregory greg gregor grzegorz
gwendolyn gwen wendy
hannah hanna hana anna
harold harry hal
harriet hattie harry harriett
hasan hassan hassaan
hayley hailey haley hayleigh
heather heth
helen helena nell ellen elena halina
henry harry hank hal henryk
hugh hughie huw hugo
hussain hussein husain hussen hossain husein houssein hussayn
ian iain ean iwan
imran emran
irene rene irena
isaac ike zac ishaq isak
isabel isobel isabella izzy bella isabelle ysabel izabela
ismail ismael esmail ismaeel
jacob jake jakub kuba jack yaqub yakub
jacqueline jackie jacqui jacquie jacquelyn
jaden jayden jaiden
jagdeep jag
jamal jamaal gamal djamal
james jim jimmy jamie jem jaime
jane janie jayne jana
janet jan jannet
janine jeanine janene
jasmine jas jazz yasmin yasmeen jasmin yasmine
jason jase jay jayson
jaswinder jas jaz
jennifer jen jenny jenni jenna jennie
jeremy jez jerry jem jeremiah
jessica jess jessie jesse
joan jo joanie
joanne jo joanna joann johanna joasia
john johnny jon jack jan johnnie ian
jonathan jon jonny jonathon johnathan jonty nathan
joseph joe joey jozef yusuf yousef yousuf yusef youssef josef yousaf jo
joshua josh joss
joyce joy
judith judy jude judi
julia julie jules juliet julienne
justine jus
kamil camille kamila
karen kaz karin caren karren karyn
keith kieth
kelly kel kelley kellie
kenneth ken kenny kenn
kerry keri kerrie ceri
kevin kev kevan
khalid khaled kalid chalid
kieran kieron ciaran kyran kiran keiran
kimberley kim kimberly kimmy
kirsten kirsty kirstie kirstin
kuldeep kully
kulwinder kully
latoya toya
laura laurie lora lauren
lawrence larry laurence lawrie loz laurie
lee leigh li
leonard len lenny leo leon
lesley les leslie
lewis louis lou lew luis
liam lyam
linda lin lynda lindy
lindsay lindsey linsey lynsey linz
louise lou louisa luiza
lucy lucie lucinda lou lucja
lukasz luke lucas luca luk
lynn lynne lyn linn
maciej matthew matt matty mateusz matthias mathew
malcolm mal malc
malgorzata margaret gosia
marcin martin marty martyn marcin
marek mark marc marcus marco markus
margaret maggie meg peggy madge marge margie greta rita daisy megan margaret peg
maria mary marie mariah maryam mariam molly maz miriam polly mollie maryan
marilyn maz marylin
martin marty martyn marten
mary mae may
maureen mo maur
maxwell max maximilian maxine maks
megan meg meghan meggie
melanie mel mell
melissa mel missy lissa
michael mike mick micky mickey michal mikey mikhail mikolaj micheal
michelle shell chelle michele shelly mich
mohammed mohammad muhammad mohamed muhammed mohamad muhamed mohamud mohammod mohd md mo moh mohamoud mehmet mahomed
mohsin mohsen muhsin
mustafa mostafa mustapha moustafa
nadia nadya nadiya
nasir nasser naser naseer
natalie nat nattie nathalie natalia nataly
natasha tasha tash nat natacha
nathan nath nate nathaniel nathanial
neil neal niall neill nial
nicholas nick nicky nicolas nico nikolas
nicola nicky nikki nic nichola nicole nikola
noor nur nour
norman norm
oliver ollie olly ol olivier
olivia liv livvy olive ollie
omar umar omer oumar
osman usman uthman othman ousman
owen owain eoin eoghan
pamela pam pammy
parminder parm
patricia pat trish tricia patty patsy trisha patrycja
patrick pat paddy pádraig patryk padraig
paul paulie pawel pablo
paula paulina pauline polly
pawel paul
penelope penny pen
peter pete piotr pedro petra
philip phil phillip pip filip
piotr peter pete
przemyslaw przemek
qasim kasim qassim kassim
rachel rach rachael rachelle rae racheal
rafal raphael rafael
raheem rahim
rajesh raj
rajinder raj rajinda rajender
rashid rasheed rachid
raymond ray raimund
rebecca becky bec becca beck rebekah bex rebeka
reginald reg reggie
rhys reece rees reese
richard rick ricky dick rich richie ritchie ryszard dickie
robert rob bob bobby robbie bert roberto bobbie robin
roderick rod rory rodney
roger rodge rodger
ronald ron ronnie ronny
rosemary rose rosie roz rosalind rosa
roy roi
russell russ rusty
ryan rian ryann
saeed said sayed syed sayeed saied
salim saleem selim
salman selman
samantha sam sammy sammi
samuel sam sammy
sandra sandy sandie
sarah sara sally sadie zara sarha
scott scotty scot
sean shaun shawn shane eoin seán
shabana shabs
shahid shaheed
shannon shan
sharif shareef sherif
sharon shaz shazza sharron sharan
sheila shelagh sheelagh sheela
shirley shirl
simon si simeon symon szymon
siobhan shivaun chevonne shevaun siobhain shavon
sophie soph sophia zofia sofia
spencer spence
stacey stacy stace stacie anastasia
stanislaw stan stanley
stephanie steph stefanie stevie stef
stephen steve steven stevie stefan ste stephan szczepan
stuart stu stewart stew
sukhdeep suki sukhi
sukhwinder suki sukhi
suleiman sulaiman suleman solomon sulayman soliman
susan sue suzie susie suzanne suzy susanne zuzanna susannah suzanna
sylvia sylwia silvia
tadeusz thaddeus tad
tariq tarik tarek tareq
terence terry tel terrance terrence
teresa theresa terry tess tessa tereza treeza
theodore theo ted teddy
thomas tom tommy tomasz tomek thom tomas
timothy tim timmy
tracey tracy trace tracie
trevor trev
tyrone ty
valerie val valery
vanessa ness nessa
veronica ronnie vera weronika
victor vic vick wiktor viktor
victoria vicky vicki tori vikki tory vickie wiktoria viktoria
vincent vince vinny vinnie wincenty
walter wal wally walt
wayne wain
william bill billy will willy liam wil willie
wojciech wojtek
xavier xav javier
yasir yasser yaser
yvonne ivonne evonne
yahya yehia yahia
zachary zac zach zak zack zachariah zakariya zakaria zakariah
zahra zara zahara zehra
zainab zaynab zeinab zaineb
zbigniew zbyszek
zoe zoey zowie
`
