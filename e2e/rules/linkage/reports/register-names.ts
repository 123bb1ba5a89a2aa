const list = (text: string) => text.trim().split(/\s+/)

export const firstNames: readonly [string[], string[]] = [
  list(`Alfie Archie Arthur Bradley Brandon Cameron Clive Clifford Corey Cyril Damian Dennis Dominic Donald Douglas Dylan Ernest Ethan Evan
Felix Finley Francis Frank Freddie Frederick Gavin Gerald Gilbert Glen Gordon Guy Harvey Henry Horace Howard Hugo Isaac Ivan Jasper
Jeremy Jerome Julian Justin Keiran Kenneth Laurence Leon Leonard Leslie Logan Louis Malcolm Marcus Max Maurice Mitchell Morgan Neville
Nigel Noel Norman Oliver Oscar Percy Quentin Ralph Reginald Riley Robin Roderick Roger Roland Ronald Ross Rowan Roy Rupert Russell
Sebastian Sidney Spencer Stanley Stefan Sydney Timothy Toby Tristan Tyler Vernon Victor Vincent Walter Warren Wesley Wilfred
Robert William James Michael David Richard Stephen Christopher Anthony Thomas`),
  list(`Adele Agnes Alana Alexandra Alice Annabel Antonia Ava Beatrice Belinda Bernadette Bonnie Bridget Camilla Carla Caroline Catrin Cecilia
Celia Cheryl Clara Constance Cora Daisy Daphne Dawn Delia Donna Doris Edith Eleanor Elsie Erica Estelle Esther Eva Evelyn Fay Felicity
Fiona Flora Florence Frances Gabrielle Geraldine Gloria Gwendolyn Harriet Hazel Hilary Ida Ingrid Iris Isabel Isla Ivy Jane Janet Janice
Jean Jill Joan Josephine Joy Joyce June Kathleen Kim Lorna Lorraine Lydia Lynn Mabel Marion Marjorie Martha Matilda Maxine Melanie
Mildred Millie Miriam Monica Muriel Nancy Norma Penelope Philippa Rosalind Rosemary Ruby Ruth Sally Shirley Stella Sylvia Teresa
Elizabeth Margaret Katherine Victoria Jennifer Susan Patricia Rebecca`),
]
export const faithNames: readonly [string[], string[]] = [
  list(`Mohammed Abdullah Hamza Usman Waqas Faisal Kamran Nadeem Shahid Zubair Adnan Asif Junaid Farooq Salman Arjun Rohan Nikhil Amit Deepak
Suresh Manjit Baljit Jaswinder Sukhdeep Wojciech Grzegorz Zbigniew Stanislaw Dawid Kacper Vasile Gheorghe Olu Femi Kofi Kojo Yaw`),
  list(`Ayesha Amina Hafsa Maryam Saima Rukhsana Samina Noreen Tahira Zahra Deepa Meena Rekha Geeta Lakshmi Jasleen Kuldeep Rajinder
Malgorzata Beata Dorota Zofia Wioletta Mihaela Gabriela Ama Efua Abena Blessing Chioma Funmi`),
]
export const lastNames = list(`
Abbott Acton Aldridge Alcock Appleby Archer Arnold Ashby Atkins Austin Bagshaw Baldwin Banks Barlow Barton Bates Beck Benson Berry
Birch Bird Bishop Blackburn Blake Bolton Bond Booth Bowen Bradley Bradshaw Bray Briggs Bristow Brookes Bryant Buckley Bull Burgess Burke
Burns Burrows Byrd Cameron Cannon Carr Carroll Chadwick Chambers Charlton Clayton Clements Coates Coleman Connolly Conway Cooke Cork
Craig Crawford Cross Crossley Cullen Cunningham Curtis Dale Daly Daniels Davidson Dawson Day Dean Dickinson Dodd Donnelly Douglas Drew
Duffy Dunn Dyer Eaton Elliot Farrell Faulkner Field Finch Fitzgerald Fleming Flynn Forster Fowler Francis Franklin Freeman French Frost
Fuller Gardiner Garner George Gibbs Gilbert Giles Glover Goddard Godfrey Goodwin Gordon Gough Gould Greaves Gregory Griffin Hale Hamilton
Hammond Hancock Hardy Harper Hawkins Hayes Haynes Heath Herbert Hewitt Hicks Higgins Hilton Hobbs Hodgson Holden Holland Holt Hooper
Hope Hopkins Horton Houghton Howard Howarth Howe Hudson Humphreys Hurst Hutchinson Ingram Irving Jarvis Jennings John Johnston Joyce
Kay Kemp Kennedy Kent Kerr Kirby Lamb Lambert Lane Law Leach Leigh Leonard Lister Little Long Lowe Lucas Lynch MacDonald Maddox Mann
Marsden Marsh Marston May McKenzie Metcalfe Middleton Miles Moran Morton Moss Mullins Naylor Nash Newman Newton Nicholls Nixon Nolan
Norman Norris North Norton Osborne Page Parkes Parry Parsons Patterson Peacock Perkins Perry Peters Pike Pollard Poole Pope Potter Pratt
Prince Quinn Randall Read Reeves Reid Rhodes Riley Robson Rowe Rowley Ryan Sanders Savage Sharp Sheppard Short Skinner Slater Smart
Stephenson Stewart Stokes Stone Storey Summers Sutton Swift Sykes Talbot Tate Thomas Thornton Todd Townsend Tucker Tyler Vaughan Vincent
Wade Wallace Waller Walters Walton Warner Warren Waters Watkins Watts Weaver Webster Weston Wheeler Whitehead Whittaker Wilkins Wilkinson
Willis Winter Woodward Woods Wyatt Yates York Bhatti Butt Chaudhry Cheema Farooqi Ghani Haider Javed Kapoor Kumar Lal Mirza Nair Pillai
Qureshi Rana Rashid Sethi Shah Siddiqui Verma Yousaf Zaman Adamski Borkowski Czarnecki Dudek Gorski Jablonski Krawczyk Mazur Pawlak
Addo Agyeman Balogun Chukwu Danso Eze Igwe Nwosu Osei Owusu`)
export const syllables = {
  start: list('Bar Cal Den Har Kel Lang Mar Nor Pen Quen Ros Stan Thor Wal Win Hal Bre Cor Dun Fen'),
  middle: list('a e i ing er ow en al el on'),
  end: list('by combe dale field ford ham ley man more sby sham son stead ston thorpe ton well wick worth wood'),
}
const pairs =
  `Robert Bob,Rob,Bobby William Bill,Will,Billy James Jim,Jamie Michael Mike,Mick David Dave Richard Dick,Rick Stephen Steve,Steven
Christopher Chris Anthony Tony,Antony Thomas Tom Frederick Fred,Freddie Gerald Gerry Kenneth Ken Laurence Larry,Lawrence Leonard Len Ronald Ron
Timothy Tim Walter Wally Victor Vic Vincent Vince Stanley Stan Leslie Les Donald Don Douglas Doug Dennis Den Dominic Dom Cameron Cam Francis Frank
Roderick Rod Roger Rodge Russell Russ Reginald Reg Malcolm Mal Oliver Ollie Sebastian Seb Stefan Stephan,Steven Elizabeth Liz,Beth,Lizzie
Margaret Maggie,Meg,Peggy Katherine Kate,Kathy,Catherine Victoria Vicky,Tori Jennifer Jen,Jenny Susan Sue Patricia Pat,Tricia Rebecca Becky
Alexandra Alex,Sandra Caroline Carol,Caz Eleanor Ellie,Nell Florence Flo Frances Fran Gabrielle Gabby Harriet Hattie Isabel Izzy,Isobel
Josephine Jo,Josie Kathleen Kath Penelope Penny Philippa Pip Rosalind Roz Rosemary Rosie Teresa Theresa,Terry Matilda Tilly Melanie Mel
Mohammed Muhammad,Mohammad,Mohd,Mo Abdullah Abdulla Usman Osman,Uthman Faisal Faysal Farooq Faruk,Farouk Salman Selman Wojciech Wojtek
Grzegorz Greg Zbigniew Zbyszek Stanislaw Stan Dawid David Ayesha Aisha,Aysha Amina Aminah,Ameena Maryam Mariam,Miriam Zahra Zara,Zahara
Malgorzata Gosia,Margaret Beata Beatrice Dorota Dorothy Zofia Sophie,Sofia Junaid Junaed Kamran Kamraan Jaswinder Jas Kuldeep Kully`.split(
    /\s+/,
  )
export const alias: Record<string, string[]> = {}
for (let i = 0; i + 1 < pairs.length; i += 2) alias[pairs[i] ?? ''] = (pairs[i + 1] ?? '').split(',')
