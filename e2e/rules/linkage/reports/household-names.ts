const list = (text: string) => text.trim().split(/\s+/)

export const maleNames = list(`
David John Paul James Andrew Mark Michael Stephen Robert Richard Christopher Daniel Mohammed Matthew Peter Thomas William Anthony Ian
Steven Simon Kevin Lee Jason Gary Stuart Jonathan Alan Adam Darren Craig Ryan Luke Nicholas Martin Benjamin Joshua Samuel Jack Liam
Jamie Philip Neil Sean Carl Scott Wayne Ahmed Ali Imran Hassan Piotr Tomasz Krzysztof Marcin Kieran Nathan Connor Jordan Kyle Aaron
Callum Lewis Dean Dale Shane Barry Graham Colin Trevor Derek Keith Terence Raymond Geoffrey Gareth Rhys Owen Hugh Duncan Alistair
Edward George Harry Charles Joseph Patrick Declan Brendan Omar Yusuf Bilal Tariq Khalid Rajesh Sanjay Vikram Gurpreet Harjit Kwame
Emeka Tunde Chidi Mateusz Jakub Pawel Lukasz Andrei Ionut Viktor Dmitri Mehmet Emre Hussain Abdul Ibrahim Ismail Theo Zachary Elliot`)

export const femaleNames = list(`
Sarah Emma Claire Lisa Rebecca Laura Nicola Joanne Rachel Jennifer Amy Gemma Louise Michelle Victoria Samantha Charlotte Katherine Karen
Helen Elizabeth Hannah Danielle Kelly Jessica Lauren Stephanie Natalie Zoe Leanne Natasha Kerry Kirsty Lucy Susan Julie Tracey Deborah
Alison Amanda Jacqueline Angela Margaret Christine Patricia Sandra Linda Carol Maria Aisha Fatima Zainab Nadia Shabana Agnieszka
Katarzyna Anna Ewa Magdalena Siobhan Niamh Aoife Bronwen Cerys Megan Chloe Sophie Olivia Grace Molly Ellie Holly Abigail Imogen Freya
Poppy Phoebe Georgia Jade Amber Courtney Paige Bethany Priya Anjali Sunita Kavita Harpreet Manpreet Ngozi Adaeze Folake Ioana Elena
Irina Oksana Yasmin Leila Mariam Khadija Sumaya Heather Gillian Barbara Denise Maureen Dorothy Eileen Sheila Brenda Pauline`)

export const familyNames = list(`
Smith Jones Taylor Brown Williams Wilson Johnson Davies Robinson Wright Thompson Evans Walker White Roberts Green Hall Wood Jackson Clarke
Patel Khan Lewis James Phillips Ali Hussain Ahmed Begum Singh Kaur Edwards Hughes Turner Hill Martin Moore Clark Cooper Harrison Ward
Morris Watson Baker Morgan King Davis Harris Allen Young Scott Mitchell Anderson Parker Lee Bennett Cook Shaw Campbell Kelly Richardson
Carter Collins Miller Bailey Bell Cox Murphy Adams Gray Marshall Mason Price Simpson Palmer Foster Stevens Barker Hunt Chapman Rogers
Webb Mills Holmes Lloyd Knight Matthews Ellis Graham Fisher Butler Pearson Barnes Dixon Fletcher Powell Murray Russell Harvey Reynolds
Jenkins Andrews Ford Grant Spencer Lawrence Elliott Gibson Owen Fox West Cole Saunders Rose Payne Walsh Brooks Hart Dean Burton Porter
Nowak Kowalski Wisniewski Lewandowski Zielinski Popescu Ionescu Okafor Adeyemi Mensah Boateng Rahman Chowdhury Miah Uddin Malik Iqbal
Akhtar Mahmood Sharma Gupta Mehta Desai Gill Dhillon Sandhu O'Brien O'Connor O'Neill Byrne Doyle Gallagher McCarthy McDonald MacLeod
Fraser Ferguson Henderson Pritchard Griffiths Howells Bevan Rees Gwynne Hartley Ackroyd Sutcliffe Braithwaite Ramsbottom Pickles Entwistle
Featherstone Hargreaves Ogden Postlethwaite Thistlewood Winterbottom Penhaligon Trelawney Tregenza Polglase Nancarrow Goldsworthy`)

export const streets = list(
  'High_Street Station_Road Church_Lane Victoria_Road Green_Lane Manor_Road Park_Avenue Queens_Road Mill_Lane Kings_Close Windsor_Drive Albert_Street Grange_Road Chapel_Street The_Crescent York_Place Springfield_Road North_Street',
).map(name => name.replaceAll('_', ' '))

const table = (text: string): Record<string, string[]> =>
  Object.fromEntries(
    text
      .trim()
      .split('\n')
      .map(line => line.trim().split(' '))
      .map(([name = '', ...others]) => [name, others]),
  )

export const shortForms = table(`
David Dave Davey
Michael Mike Mick
Stephen Steve
Steven Steve
Robert Bob Rob Bobby
Richard Rick Dick Rich
Christopher Chris
Daniel Dan Danny
Matthew Matt
Peter Pete
Thomas Tom Tommy
William Bill Will Billy
Anthony Tony
Nicholas Nick
Benjamin Ben
Joshua Josh
Samuel Sam
Jonathan Jon
Philip Phil
Andrew Andy Drew
James Jim Jimmy Jamie
John Johnny Jack
Edward Ted Ed Eddie
Charles Charlie Chas
Joseph Joe
Patrick Paddy Pat
Terence Terry
Raymond Ray
Geoffrey Geoff
Katherine Kate Kathy Katie
Elizabeth Liz Beth Betty
Rebecca Becky Becca
Jennifer Jenny Jen
Samantha Sam
Victoria Vicky Tori
Jessica Jess
Stephanie Steph
Natalie Nat
Susan Sue
Deborah Debbie Deb
Amanda Mandy
Jacqueline Jackie
Margaret Maggie Peggy
Christine Chris Tina
Patricia Pat Trish
Katarzyna Kasia
Abigail Abi
Georgia Georgie
Gillian Gill
Barbara Babs
Alison Ali
Danielle Dani
Joanne Jo
Nicola Nicky
Michelle Shell`)

export const variants = table(`
Mohammed Muhammad Mohamed Mohammad Muhammed
Ahmed Ahmad Ahmet
Hussain Hussein Husain
Yusuf Yousef Yousuf
Omar Umar
Hassan Hasan
Sean Shaun Shawn
Stephen Steven
Stuart Stewart
Siobhan Shivaun
Katherine Catherine Kathryn
Claire Clare
Sarah Sara
Rachel Rachael
Aisha Ayesha
Zainab Zaynab
Philip Phillip
Geoffrey Jeffrey
Jonathan Jonathon
Nicola Nichola
Lukasz Luke
Piotr Peter
Tomasz Thomas
Tracey Tracy
Hannah Hanna
Anna Anne
Sophie Sofie
Megan Meghan
Graham Graeme
Alistair Alastair
Kieran Ciaran
Connor Conor`)
