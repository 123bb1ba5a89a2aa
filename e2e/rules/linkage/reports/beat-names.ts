// A name and the other ways in which the same name is said or written, the commonest first: "William/Bill/Will".
const list = (text: string): string[][] =>
  text
    .trim()
    .split(/\s+/)
    .map(entry => entry.replaceAll('_', ' ').split('/'))

export type Pool = { share: number; variant: number; male: string[][]; female: string[][]; family: string[][] }

/** `share` of the people of the beat, `variant` how often a name is written another way. */
export const pools: Record<string, Pool> = {
  english: {
    share: 0.55,
    variant: 0.13,
    male: list(`Daniel/Dan/Danny James/Jim/Jimmy/Jamie Thomas/Tom/Tommy Matthew/Matt/Mathew Ryan Joshua/Josh Luke/Lucas
      Adam Michael/Mick/Mike/Micheal/Mickey Christopher/Chris/Kit Lee/Leigh Jack/Jackie Liam Samuel/Sam/Sammy Mark/Marc
      Andrew/Andy/Drew Robert/Bob/Rob/Bobby/Robbie Steven/Stephen/Steve/Ste William/Bill/Will/Billy Paul Craig
      Jonathan/Jon/Jonny/Johnathan Benjamin/Ben Kieran/Keiran/Ciaran Connor/Conor Scott Jordan/Jorden Nathan/Nate
      Callum/Calum/Cal Kyle Dean/Deane Gary/Gaz/Garry Shaun/Sean/Shawn Anthony/Tony/Ant/Antony Jason/Jay/Jase Ashley/Ash
      Stuart/Stewart/Stu Carl/Karl Darren/Daz/Darran David/Dave/Davey Richard/Rick/Richie/Dick/Rich Peter/Pete
      Simon/Si Martin/Martyn/Marty Alan/Allan/Al/Allen Kevin/Kev Neil/Neal Ian/Iain Wayne Nicholas/Nick/Nicolas/Nicky
      Philip/Phil/Phillip Graham/Graeme Barry/Baz Trevor/Trev Keith Derek/Del/Derrick Terence/Terry/Tel Roy Kenneth/Ken/Kenny
      Raymond/Ray Edward/Ted/Ed/Eddie/Ned Charles/Charlie/Chas George/Georgie Harry/Harold/Henry/Hal Oliver/Olly/Ollie
      Joseph/Joe/Joey Jake/Jacob Bradley/Brad Aaron/Arron/Aron Reece/Rhys/Reese Curtis/Curt Damian/Damien Dominic/Dom
      Gareth/Gaz Leon Marcus/Markus Elliot/Elliott/Eliot Jeffrey/Geoff/Jeff/Geoffrey Timothy/Tim Gregory/Greg
      Russell/Russ Vincent/Vince/Vinny Zachary/Zac/Zak/Zach Frederick/Fred/Freddie Albert/Bert/Bertie Norman Reginald/Reg
      Arthur/Art Stanley/Stan Toby/Tobias Ronald/Ron/Ronnie Leonard/Len/Lenny Maxwell/Max Louis/Lewis/Lou Owen Finlay/Finley/Fin`),
    female: list(`Emma/Em Sarah/Sara/Sally Laura Rebecca/Becky/Becca/Bex Gemma/Jemma Rachel/Rach/Rachael Kelly/Kellie
      Victoria/Vicky/Vicki/Tori Katherine/Kate/Kathryn/Catherine/Katie/Kath/Cathy Elizabeth/Liz/Beth/Lizzie/Betty/Eliza/Libby
      Jennifer/Jen/Jenny Samantha/Sam Stephanie/Steph/Stefanie Hannah/Hanna Charlotte/Lottie/Charlie Amy/Aimee/Amie
      Lauren/Loren Jessica/Jess/Jessie Natalie/Nat/Nathalie Danielle/Dani Leanne/Lianne/Lee-Anne Claire/Clare/Clair
      Michelle/Shell/Chelle Lisa Nicola/Nicky/Nikki Kerry/Kerrie Louise/Lou Joanne/Jo/Joanna/Joann Helen/Helena
      Karen/Karon Tracey/Tracy/Trace Sharon/Shaz/Sharron Donna Julie/Julia Deborah/Debbie/Debra/Debs Susan/Sue/Susie
      Margaret/Maggie/Peggy/Meg/Marg Christine/Chris/Tina/Christina Patricia/Pat/Trish/Patsy/Tricia Linda/Lynda/Lin
      Jacqueline/Jackie/Jacqui Amanda/Mandy Alison/Allison/Ali Angela/Angie/Ange Wendy Dawn Zoe/Zoey Chloe/Khloe
      Sophie/Soph/Sofie Lucy/Lucie Emily/Em/Emilie Megan/Meg/Meghan Bethany/Beth Abigail/Abi/Abbie/Gail Georgina/Georgie/Gina
      Alexandra/Alex/Lexi/Sandra/Sasha Kirsty/Kirstie/Kirstin Hayley/Hailey/Haley Stacey/Stacy Cheryl/Sheryl Paige Jade/Jayde
      Molly/Mollie Ellie/Eleanor/Nell/Elly/Elle Grace/Gracie Holly/Hollie Carly/Carley Kimberley/Kim/Kimberly Melissa/Mel/Lissa
      Melanie/Mel Anne/Ann/Annie/Anna Barbara/Babs/Barb Dorothy/Dot/Dolly Pamela/Pam Sandra/Sandy Theresa/Tess/Terri/Teresa
      Frances/Fran/Fanny Heather Ruth Lesley/Leslie Marie/Maria Imogen/Immy Phoebe/Pheobe Isabelle/Izzy/Isobel/Isabel/Bella
      Olivia/Liv/Livvy Gillian/Gill/Jill/Jillian Philippa/Pippa/Pip Toni/Antonia Yvonne/Evonne Maureen/Mo Hazel Jean/Jeanne`),
    family:
      list(`Smith/Smyth/Smithe Jones Taylor/Tayler Brown/Browne Williams Wilson/Willson Johnson/Jonson Davies/Davis
      Robinson Wright/Right Thompson/Thomson Evans Walker White/Whyte Roberts Green/Greene Hall Wood/Woods Jackson Clarke/Clark
      Turner Hill Cooper Harrison Ward Moore/More Morris/Maurice King Baker Watson Lee/Leigh Allen/Allan/Alan Mitchell
      Anderson/Andersen Phillips/Philips Young Bell Parker Bennett/Bennet Cox/Cocks Richardson Shaw Collins/Collings Cook/Cooke
      Carter Miller/Millar Marshall Bailey/Bayley/Baillie Gray/Grey Adams Barker Mills Ellis Webb/Web Chapman Hunt Palmer
      Holmes/Homes Stevens/Stephens Knight Matthews/Mathews Rogers/Rodgers Butler Barnes Fisher Simpson Harvey Pearson/Pierson
      Dixon/Dickson Fletcher Hunter Fox Russell/Russel Reynolds Lawrence/Laurence Gibson Saunders/Sanders Andrews Armstrong
      Pearce/Pierce Elliott/Elliot Burton Carr/Kerr Dean/Deane Gilbert Hart/Harte Lane/Layne Payne/Paine Rowe/Roe Read/Reed/Reid
      Sharp/Sharpe Spencer/Spenser Tomlinson Wells Yates Atkinson Bates Barlow Bentley Birch/Burch Booth Bradshaw Brookes/Brooks
      Coleman Crossley Dawson Fenwick Fielding Foster Gregory Hobson Hodgson Hopkins Howarth/Haworth Jarvis Kershaw Lambert
      Lister Marsden Metcalfe/Metcalf Naylor/Nayler Norris Oldham Parkin Pickering Preston Raine/Rayne/Raines Ramsden Redfern
      Rushton Shepherd/Sheppard/Shepard Stead/Steed Sutcliffe/Sutcliff Sykes/Sikes Thorpe/Thorp Tucker Wainwright Walton
      Whitehead Wilkinson Woodhead Hargreaves Greenwood Ashworth Schofield/Scofield Cartwright Entwistle/Entwhistle`),
  },
  celtic: {
    share: 0.13,
    variant: 0.2,
    male: list(`Sean/Shaun/Shane/Seán Patrick/Paddy/Pat/Padraig Ciaran/Kieran/Kieron/Ciarán Declan/Dec Eoin/Owen/Eoghan
      Padraig/Patrick/Paudie Cathal/Charles/Cahal Niall/Neil/Nial Brendan/Brendon Dermot/Diarmuid Liam/William Fergus/Fergal
      Rhys/Reece/Rees Dafydd/David/Dai Gethin Gwyn Huw/Hugh Ieuan/Iwan/Evan Owain/Owen Geraint Aled Emyr Dylan/Dillon Tomos/Thomas
      Hamish/Seamus/James Angus/Gus Duncan Callum/Calum Alasdair/Alastair/Alistair Ewan/Euan/Ewen Gordon Malcolm/Malky Finlay/Findlay
      Donal/Daniel/Donald Conor/Connor Ronan Cormac/Cormack Rory/Ruairi/Rhuairi`),
    female:
      list(`Siobhan/Shivaun/Chevonne/Siobhán Aoife/Eva/Aoifa Niamh/Neve/Neave/Niamhe Caoimhe/Keeva/Kiva Sinead/Shinade/Sinéad
      Roisin/Rosheen/Roisín Orla/Orlagh Grainne/Grania Mairead/Maraid/Margaret Bridget/Brigid/Bridie/Biddy Deirdre/Deidre Aisling/Ashling/Ashlyn
      Maeve/Medb/Meave Ciara/Keira/Kiera Sian/Siân/Sharn Angharad Carys/Cerys Cerys/Carys Ffion/Fion Lowri/Laura Megan/Meghan
      Nia/Nya Bronwen/Bronwyn Eleri Mari/Mary Gwen/Gwenllian/Gwyneth Rhiannon/Rhianon Catrin/Catherine/Katrin Morag Eilidh/Ailie/Eiley
      Mhairi/Vari/Mairi Isla/Islay Kirsty/Kirstie Fiona/Ffiona Shona/Shonagh Catriona/Katrina/Catrina`),
    family:
      list(`O'Brien/OBrien/O_Brien/Obrien Murphy/Murphey Kelly/Kelley O'Sullivan/OSullivan/Sullivan Walsh/Walshe/Welsh Byrne/Byrnes/Burn
      O'Connor/OConnor/Connor/O'Conner McCarthy/MacCarthy/Mccarthy/Mc_Carthy Doyle Gallagher/Gallacher Doherty/Docherty/Dougherty Kennedy
      Lynch Murray/Murrey Quinn/Quin McLaughlin/McLoughlin/MacLaughlin Connolly/Connelly/Conolly Daly/Daley O'Neill/ONeill/O'Neil/O_Neill
      Brennan/Brennen Burke/Bourke Collins Campbell/Cambell Clarke Johnston/Johnstone/Johnson Hughes Farrell/O'Farrell Fitzgerald/Fitz_Gerald
      Macdonald/McDonald/MacDonald McKenzie/MacKenzie/Mackenzie Stewart/Stuart McIntyre/MacIntyre MacLeod/McLeod/McCloud Fraser/Frazer/Frasier
      Ferguson/Fergusson Cameron Buchanan Sinclair/St_Clair Lloyd/Loyd Griffiths/Griffith Pugh Powell Prosser Rees/Reece/Rhys Jenkins/Jenkin
      Llewellyn/Llewelyn/Lewellyn Vaughan/Vaughn Bevan/Bevans Howells/Howell Maddox/Maddocks Meredith Parry/Perry Price/Pryce
      Prichard/Pritchard Probert Gwynne/Gwyn Morgan/Morgans Owens/Owen Davies/Davis Evans Thomas Edwards Harris/Harries`),
  },
  polish: {
    share: 0.07,
    variant: 0.22,
    male: list(`Piotr/Peter/Pyotr Krzysztof/Krzystof/Kris/Christopher Andrzej/Andrew/Andrej Tomasz/Tomas/Tomek/Thomas Paweł/Pawel/Paul
      Michał/Michal/Michael Marcin/Martin Łukasz/Lukasz/Lucas/Luke Grzegorz/Gregor/Greg/Grzesiek Jakub/Kuba/Jacob Mateusz/Matt/Mateus
      Wojciech/Wojtek/Voytek Zbigniew/Zbyszek Jarosław/Jaroslaw/Jarek Dariusz/Darek/Darius Rafał/Rafal Sławomir/Slawomir/Slawek
      Bartosz/Bartek Kamil Adrian Radosław/Radoslaw/Radek Vasile/Vasil Ionut/Ion Andrei/Andrej Mihai/Mihail Tomáš/Tomas Jozef/Josef/Joseph
      Vytautas/Vytas Mindaugas Dmitri/Dmitry/Dimitri/Dmitrij Sergei/Sergey/Serge`),
    female:
      list(`Agnieszka/Aga/Agnes Katarzyna/Kasia/Kate Małgorzata/Malgorzata/Gosia Joanna/Asia/Joana Magdalena/Magda Ewa/Eva
      Monika/Monica Anna/Ania/Ana Aleksandra/Ola/Alexandra Justyna/Justina Karolina/Carolina Natalia/Natalie Zofia/Sofia/Zosia
      Beata Dorota Iwona/Ivona Sylwia/Sylvia Elena/Helena/Ileana Ioana/Joana Irina/Iryna Oksana/Oxana Kristina/Krystyna/Christina
      Weronika/Veronika Wiktoria/Viktoria/Victoria`),
    family:
      list(`Kowalski/Kowalska Nowak/Novak Wiśniewski/Wisniewski/Wisniewska Wójcik/Wojcik Kowalczyk/Kowalcyzk Kamiński/Kaminski/Kaminska
      Lewandowski/Lewandowska Zieliński/Zielinski/Zielinska Szymański/Szymanski/Szymanska Woźniak/Wozniak Dąbrowski/Dabrowski/Dabrowska
      Kozłowski/Kozlowski/Kozlowska Jankowski/Jankowska Mazur Krawczyk/Krawcyzk Piotrowski/Piotrowska Grabowski/Grabowska
      Pawłowski/Pawlowski/Pawlowska Michalski/Michalska Król/Krol Wieczorek Jabłoński/Jablonski/Jablonska Majewski/Majewska
      Popescu Ionescu Popa Dumitru Stoica Georgiev/Georgieva Ivanov/Ivanova Petrov/Petrova Kazlauskas/Kazlauskiene Horváth/Horvath
      Nagy Balogh/Balog Shevchenko/Schevchenko Bondarenko Kovalenko`),
  },
  southAsian: {
    share: 0.13,
    variant: 0.28,
    male: list(`Mohammed/Muhammad/Mohamed/Mohammad/Mohd/Md Ahmed/Ahmad/Ahmet Ali/Aly Imran/Emran Usman/Uthman/Osman Bilal/Billal Hamza/Hamzah
      Tariq/Tarik/Tareq Asif/Asiff Shahid/Shaheed Zahid/Zaheed Khalid/Khaled Nadeem/Nadim Wasim/Waseem Kashif/Kasif Faisal/Faysal/Feisal
      Adnan/Adnaan Amir/Aamir/Ameer Rashid/Rasheed Yusuf/Yousaf/Yousuf/Youssef/Joseph Ibrahim/Ebrahim Haroon/Harun Sajid/Sajjid
      Gurpreet/Gurprit/Preet Harpreet/Harprit Jaspreet/Jas Manjit/Manjeet Balbir/Balvir Sukhdev/Sukh Amrit/Amreet Rajinder/Rajindar/Raj
      Sanjay/Sanjai Rajesh/Raj/Rajeesh Amit/Ameet Vijay/Vijai Anil/Aneel Sunil/Suneel Nilesh/Neelesh Dipak/Deepak Kamal/Kamaal
      Abdul/Abdool Shafiq/Shafique/Shafeeq Rafiq/Rafique Mehmood/Mahmood/Mahmud Iqbal/Eqbal Zubair/Zubayr Naveed/Navid`),
    female:
      list(`Fatima/Fatimah/Fathima Aisha/Ayesha/Aysha/Aishah Zainab/Zaynab/Zeinab Maryam/Mariam/Miriam Khadija/Khadijah Sadia/Saadia
      Nadia/Nadya Samina/Sameena Shazia/Shaziya Rukhsana/Ruksana/Roxana Nasreen/Nasrin Parveen/Parvin Farzana/Farzaana Shabana/Shabaana
      Saira/Sairah/Syra Bushra/Boushra Rabia/Rabiya Sana/Sanaa Hina/Heena Iram/Erum Noreen/Naureen Tahira/Taheera Yasmin/Yasmeen/Jasmin
      Manpreet/Manprit Simran/Simran Kiran/Kirandeep Navdeep/Nav Sukhjit/Sukhjeet Baljit/Baljeet Kamaljit/Kamal Parminder/Pam
      Priya/Preeya Anita/Aneeta Sunita/Suneeta Meena/Mina Kavita/Kaveeta Neha/Nehaa Pooja/Puja Jyoti/Joti Hema/Heema Rekha Shreya/Shriya`),
    family:
      list(`Khan/Kahn Ahmed/Ahmad Hussain/Hussein/Husain/Hussan Ali/Aly Patel/Pattel Singh/Sing Kaur/Kour Begum/Begam Akhtar/Akthar/Akhter
      Mahmood/Mehmood/Mahmud Iqbal/Eqbal Shah/Shaw Malik/Mallick/Malick Hassan/Hasan Mohammed/Muhammad/Mohammad Rahman/Rehman/Rahmaan Bibi Sharma/Sharmah
      Miah/Mia/Miya Choudhury/Chowdhury/Chaudhry/Choudhry Butt/Bhatt Qureshi/Quraishi/Koreshi Mirza/Meerza Aslam Rashid/Rasheed Islam Uddin/Udin
      Sandhu/Sandu Dhillon/Dillon Gill Sidhu/Siddhu Bains/Baines Dhaliwal/Daliwal Grewal/Garewal Johal/Johall Mistry/Mistri Desai/Dessai
      Shaikh/Sheikh/Sheik Kapoor/Kapur Joshi Mehta/Metha Chauhan/Chohan Raja/Rajah Siddiqui/Siddique/Siddiqi Javed/Javaid Nawaz/Nawaaz`),
  },
  african: {
    share: 0.06,
    variant: 0.2,
    male: list(`Oluwaseun/Seun Babatunde/Tunde Chukwuemeka/Emeka Chinedu/Nedu Oluwatobi/Tobi Ayodele/Ayo Kwame/Kwami Kofi/Coffie Kwabena/Kobina
      Olumide/Mide Emmanuel/Manny/Emanuel Ifeanyi/Ify Samuel/Sam Adewale/Wale Obinna/Obi Yaw Kwaku/Kweku Tendai Tafadzwa/Tafadz
      Blessing Sipho Jean-Pierre/Jean_Pierre Mamadou/Mamadu Ousmane/Usman Winston Delroy/Del Leroy Errol/Erol Desmond/Des Dwayne/Duane/Dwain
      Tyrone/Ty Jermaine/Jermain Marlon Devonte/Devante`),
    female:
      list(`Oluwakemi/Kemi Folasade/Sade/Shade Ngozi Chioma/Chi Adaeze/Ada Abena/Abina Akosua/Akos Ama Efua/Effie Yetunde/Yetty
      Funmilayo/Funmi Temitope/Temi Amara/Amarachi Grace Comfort Patience Mercy Fatoumata/Fatou Aminata/Ami Rutendo Chipo Nomsa Thandiwe/Thandi
      Shanice/Shaniece Keisha/Kisha Latoya/Toya Chantelle/Shantelle/Chantel Monique/Moneek Tanisha/Tenisha`),
    family:
      list(`Adeyemi/Adeyemy Okafor/Okafo Okonkwo/Okonko Adebayo/Adebiyo Mensah/Mensa Owusu/Owusuh Boateng/Boatang Asante/Asanti Osei/Ossei
      Nwosu/Nwosuh Eze/Ezeh Balogun Ogunleye/Ogunlaye Oyelaran Akinola/Akinolah Appiah/Appia Amoah/Amoa Ofori/Offori Agyeman/Agyemang
      Moyo Ncube/Ncoube Dube/Dubey Sibanda/Sibander Diallo/Dialo/Jallow Traore/Traoré Kamara/Camara Sesay/Sessay Conteh/Kontey Bangura
      Campbell Grant Francis Morgan Bailey Brown Gordon Powell Lewis Henry`),
  },
  arabic: {
    share: 0.06,
    variant: 0.3,
    male: list(`Mohamed/Muhammad/Mohammed/Mahamed Abdullah/Abdallah/Abdulla Abdirahman/Abdurahman/Abdul_Rahman Hassan/Hasan/Xasan Hussein/Husayn/Hussain
      Omar/Omer/Umar Youssef/Yusuf/Yousef/Yusef Karim/Kareem Mustafa/Mustapha/Moustafa Mahmoud/Mahmud Samir/Sameer Walid/Waleed Tarek/Tariq
      Said/Saeed/Sayid Jamal/Gamal Rebwar Hiwa/Heewa Ahmed/Ahmad/Axmed Ismail/Ismaeel/Ismael Abdi Farah/Faarax Nasser/Nasir Ziad/Ziyad
      Reza/Rezza Hamid/Hameed Mehdi/Mahdi Farid/Fareed Bashir/Basheer Sherko`),
    female:
      list(`Fatma/Fatima/Faduma/Fatuma Amina/Aminah/Aamina Hodan/Xodan Layla/Leila/Laila/Leyla Noor/Nour/Nur Yasmin/Yasmeen/Yasmine
      Samira/Sameera Hawa/Xaawo Asha/Caasha Khadra/Qadra Rania/Raniya Huda/Hoda Salma/Selma Maryan/Mariam/Maryam Sahra/Zahra/Zahara
      Shirin/Shireen Nasrin/Nasreen Ikram/Ikraan Halima/Haleema Iman/Eman Souad/Suad Dalia/Dahlia`),
    family:
      list(`Mohamed/Mohammed/Maxamed Abdi/Cabdi Ali/Cali Hassan/Hasan/Xasan Ahmed/Ahmad/Axmed Hussein/Hussain/Xuseen Omar/Omer/Umar
      Ibrahim/Ebrahim Yusuf/Yousef/Youssef Warsame/Warsami Farah/Faraah Al-Hassan/Alhassan/Al_Hassan El-Sayed/Elsayed/El_Sayed Haddad/Hadad
      Mansour/Mansoor/Mansur Khalil/Khaleel Nasser/Nasir/Naser Saleh/Salih Aziz/Azeez Karimi/Kareemi Hosseini/Husseini/Hussaini Rahimi/Raheemi
      Rostami Osman/Usman/Othman Jama/Jaama Nur/Noor/Nour Al-Masri/Almasri/El_Masri Benali/Ben_Ali Bouzid/Bouzide`),
  },
}

/** Family names that the lists do not hold, made as the places were that they come from. */
export const places = {
  heads:
    'Ash Beck Brad Brock Burn Cald Chad Clay Cran Dar East Elm Farn Gold Grim Hal Hart Hazel Hurst Ips Ken Kirk Lang Lin Lock Mans Mar Nor Old Pem Pres Ran Rod Sel Shel Stan Stock Thorn Tren Under Wal Wood Whit Win Wy Yar Bar Cog Dun Fin Har Leck Mel Rip Sand Tad Wen'.split(
      ' ',
    ),
  tails:
    'bury by cliffe combe cott den dale field ford gate ham hurst ley low man more ridge shaw stone ton well well wick wood worth thwaite ington'.split(
      ' ',
    ),
}

export const streets =
  'Mill,Church,Station,Victoria,Albert,Chapel,School,Manor,Park,Queen,King,George,Alma,Cobden,Bright,Gladstone,Cromwell,Nelson,Wellington,Clarence,Cemetery,Canal,Moor,Spring,Hawthorn,Laburnum,Sycamore,Beech,Oak,Ash,Cedar,Willow,Lime,Poplar,Holly,Orchard,Meadow,Brook,Bridge,Ferry,Wharf,Foundry,Cotton,Silk,Weaver,Tanner,Fletcher,Abbey,Priory,Minster,Trafalgar,Balaclava,Inkerman,Sebastopol,Mafeking,Kimberley,Durban,Ladysmith,Coronation,Jubilee,Attlee,Bevan,Keir Hardie,Windermere,Coniston,Ullswater,Kendal,Bowness,Grasmere'.split(
    ',',
  )
export const kinds: readonly [string, string][] = [
  ['Road', 'Rd'],
  ['Street', 'St'],
  ['Avenue', 'Ave'],
  ['Close', 'Cl'],
  ['Drive', 'Dr'],
  ['Crescent', 'Cres'],
  ['Terrace', 'Terr'],
  ['Lane', 'Ln'],
  ['Grove', 'Gr'],
  ['Court', 'Ct'],
]
