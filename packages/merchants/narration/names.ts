/** Names of persons in the countries whose statements are read, and the words that make a name a firm's. All folded. */
const setOf = (text: string) => new Set(text.trim().split(/\s+/))

export const givenNames = setOf(`
  aarav aditi andre aditya ajay ajit akash akhil akshay amit amita anand ananya anil anita anjali ankit ankita
  ankur anuj anup aparna arjun arun aruna arvind asha ashish ashok ashwin avinash ayesha balaji bharat
  bhavna chandan chetan darshan deepa deepak deepika dhruv dilip dinesh divya farhan fatima ganesh
  gaurav gautam geeta girish gopal govind hari harish harsh harsha hemant imran isha ishaan jagdish
  jayesh jaya jitendra jyoti kailash kamal karan karthik kavita kavitha kiran kishore komal krishna
  kumar kunal lakshmi lalit lata madhu mahesh manish manisha manoj meena meera mehul mohan mohammed
  mohammad mohammad mukesh nagesh naresh narendra naveen neha nikhil nilesh nisha nitin om pankaj parth
  pooja prabhu pradeep prakash pramod pranav prasad prashant pratik praveen preeti priya priyanka rahul
  raj raja rajan rajat rajesh rajeev rajendra raju rakesh ram ramesh rani ravi rekha renu ritu rohan
  rohit roshan ruchi sachin sahil sameer sandeep sandhya sangeeta sanjay sanjeev santosh sarita satish
  saurabh savita seema shalini shankar sharad shashi shilpa shivam shobha shreya shruti shubham shyam
  siddharth sneha sonia srinivas sudha sudhir suman sumit sunil sunita suraj suresh surya sushil swapnil
  swati tanvi tarun tejas uday uma umesh usha vaibhav varun venkat venkatesh vidya vijay vikas vikram
  vimal vinay vinod vipin vishal vivek yash yogesh zoya james john robert michael mike william david
  richard joseph thomas charles christopher daniel matthew anthony mark donald steven paul andrew joshua
  kenneth kevin brian george timothy ronald jason edward jeffrey ryan jacob gary nicholas nick eric
  jonathan stephen larry justin scott brandon benjamin samuel gregory alexander patrick frank raymond
  jack dennis jerry tyler aaron jose adam nathan henry douglas zachary peter kyle noah ethan jeremy
  walter christian keith roger terry austin sean gerald carl dylan harold jordan jesse bryan lawrence
  arthur gabriel bruce logan billy joe alan juan elijah willie albert wayne randy mary patricia jennifer
  linda elizabeth barbara susan jessica sarah karen lisa nancy betty sandra margaret ashley kimberly
  emily donna michelle carol amanda melissa deborah stephanie rebecca sharon laura cynthia dorothy amy
  kathleen angela shirley emma brenda pamela nicole anna samantha katherine christine helen debra rachel
  carolyn janet maria catherine heather diane olivia julie joyce victoria ruth virginia lauren kelly
  christina joan evelyn judith andrea hannah megan cheryl jacqueline martha madison teresa gloria sara
  janice ann kathryn abigail sophia frances jean alice judy isabella julia grace amber denise danielle
  marilyn beverly charlotte natalie theresa diana brittany doris kayla alexis lori marie oliver harry
  freddie alfie archie leo oscar theo isla ava freya sophie lucy chloe gemma claire fiona ian graham
  nigel gareth rhys owen callum hamish ewan hans peter wolfgang klaus juergen jurgen michael stefan
  andreas uwe manfred helmut dieter bernd gunter guenter heinz werner horst karl heinrich gerhard rainer
  matthias markus sebastian florian tobias jan lukas felix maximilian moritz jonas leon finn torsten
  thorsten jens dirk sven ralf axel bjorn holger ursula renate monika helga karin ingrid petra sabine
  brigitte gisela andrea claudia susanne birgit gabriele heike kerstin anja katrin stefanie nadine
  melanie sandra nicole julia katharina lena leonie mia lea anke silke ulrike jutta erika hannelore jean
  pierre michel philippe alain nicolas christophe patrick christian bernard laurent frederic eric pascal
  olivier julien sebastien thierry stephane guillaume francois antoine vincent mathieu hugo lucas louis
  gabriel marie nathalie isabelle sylvie catherine martine christine francoise valerie sandrine
  veronique celine camille chloe manon lea antonio jose manuel francisco javier carlos miguel angel
  pedro jesus luis fernando pablo alberto sergio jorge rafael alejandro raul enrique ramon vicente
  carmen maria josefa isabel dolores pilar teresa ana cristina lucia marta elena rosa paula mercedes
  beatriz silvia giuseppe giovanni antonio mario luigi francesco angelo vincenzo pietro salvatore carlo
  franco domenico bruno paolo michele giorgio aldo sergio luciano marco andrea matteo lorenzo alessandro
  davide giulia chiara francesca federica sara martina valentina alessia silvia paola giovanna lucia
  johannes cornelis hendrik willem pieter jacobus kees henk piet dirk sander bram daan jeroen martijn
  maarten bas thijs joost anneke marieke femke sanne lotte wilma ingrid marijke piotr krzysztof andrzej
  tomasz pawel marcin michal jan stanislaw grzegorz lukasz jakub adam zbigniew jerzy anna maria
  katarzyna malgorzata agnieszka barbara ewa krystyna magdalena elzbieta joanna ivan aleksandr sergei
  dmitri olga svetlana natalia ahmed ali mehmet mustafa ayse fatma hassan omar yusuf`)

export const familyNames = setOf(`
  agarwal aggarwal ahuja arora banerjee bansal basu bhat bhatia bhatt bose chakraborty chandra
  chatterjee chauhan chopra choudhary chowdhury das dave desai deshmukh deshpande dey dixit dubey dutta
  fernandes gandhi ghosh gill goel goyal gowda gupta iyengar iyer jadhav jain jha joshi kadam kapoor
  kaur khan khanna kulkarni malhotra mathur mehra mehta menon mishra mitra mittal mukherjee nair naidu
  nambiar pandey parekh patel pathak patil pawar pillai pillay prajapati rao rathore rathod reddy roy
  saha saxena sengupta sethi shah shaikh sharma sheikh shetty shinde shukla singh singhal sinha solanki
  srivastava subramanian tiwari tripathi trivedi varma verma vyas yadav bibi begum devi kumari smith
  johnson williams brown jones garcia miller davis rodriguez martinez hernandez lopez gonzalez wilson
  anderson thomas taylor moore jackson martin lee perez thompson white harris sanchez clark ramirez
  lewis robinson walker young allen king wright hill flores nelson baker hall rivera campbell mitchell
  carter roberts gomez phillips evans turner diaz parker cruz edwards collins reyes stewart morris
  morales murphy cook rogers gutierrez ortiz morgan cooper peterson bailey reed kelly howard ramos kim
  cox ward richardson watson brooks chavez wood bennett gray mendoza ruiz hughes price alvarez castillo
  sanders patel myers long ross foster wallace ellis griffiths davies khan begum ahmed hussain begley
  murray mccarthy oconnor obrien kennedy mcdonald macdonald reid johnston graham mueller muller schmidt
  schneider fischer weber meyer wagner becker schulz hoffmann schafer schaefer koch bauer richter klein
  wolf schroder schroeder neumann schwarz zimmermann braun kruger krueger hofmann hartmann lange schmitt
  werner schmitz krause meier lehmann schmid schulze maier kohler koehler herrmann walter konig koenig
  mayer huber kaiser fuchs peters lang scholz moller moeller weiss jung hahn schubert vogel friedrich
  keller gunther frank berger winkler roth beck lorenz baumann franke albrecht schuster simon ludwig
  bohm winter kraus martin schumacher kramer vogt stein jager otto sommer gross seidel heinrich brandt
  haas dubois durand moreau laurent lefebvre leroy roux david bertrand morel fournier girard bonnet
  dupont lambert fontaine rousseau vincent muller lefevre faure andre mercier blanc guerin boyer garnier
  chevalier francois legrand gauthier garcia perrin robin clement morin nicolas henry roussel mathieu
  gonzalez fernandez rodriguez moreno jimenez alonso gutierrez navarro torres dominguez vazquez ramos
  gil serrano blanco molina suarez ortega delgado castro rubio marin sanz iglesias nunez medina garrido
  cortes rossi russo ferrari esposito bianchi romano colombo ricci marino greco conti gallo costa
  giordano mancini rizzo lombardi moretti barbieri fontana santoro mariani rinaldi caruso ferrara galli
  martini leone longo gentile jansen bakker visser smit meijer mulder bos vos peters hendriks dekker
  dijkstra brouwer jong vries berg dijk janssen nowak kowalski kowalska wisniewski wisniewska wojcik
  kowalczyk kaminski kaminska lewandowski lewandowska zielinski zielinska szymanski szymanska wozniak
  dabrowski kozlowski jankowski`)

/** Words of trade, law and public life: no person is called so. */
export const tradeWords = setOf(`
  ltd limited llp llc inc corp corporation company co plc pvt private gmbh ag ug kg ohg ev gbr se sa sas
  sarl eurl sci spa srl snc sl slu bv nv vof sp zoo oy ab as aps kft doo sro lda store stores shop shops
  mart market supermarket hypermarket bazaar bazar emporium kirana general provision provisions traders
  trader trading enterprise enterprises agency agencies associates brothers bros sons industries
  industry works services service solutions systems technologies technology tech software digital media
  network networks telecom communications infotech consultancy consulting consultants group holdings
  ventures international global india bharat foods food sweets sweet bakery bakers bakes cafe coffee
  chai tea juice restaurant hotel lodge inn dhaba kitchen caterers catering biryani pizza burger grill
  bar pub bistro brasserie tiffin tiffins dairy milk vegetables veggie veggies fruit fruits meat chicken
  fish corner point house centre center hub zone world palace plaza medical medicals medicos pharmacy
  chemist chemists druggist hospital clinic nursing diagnostics lab labs health healthcare dental
  dentist doctor apotheke pharmacie farmacia apteek apteka petrol petroleum fuel fuels filling station
  oil gas motors motor auto automobiles autos garage tyres parking travels travel tours tour taxi cabs
  cab transport logistics courier couriers metro railway airways airlines school college university
  institute academy classes coaching education vidyalaya vidya trust foundation society association club
  sangh mandir temple church charity electricals electronics electric electrical mobile mobiles hardware
  furniture textiles fashion fashions garments boutique saree sarees cloth cloths clothing jewellers
  jewellery gold opticals optician salon beauty parlour spa gym fitness studio laundry cleaners tailor
  tailors stationery books printers bank banking finance fin financial insurance assurance mutual fund
  funds securities broking capital credit loan loans payments payment pay wallet amc life pension
  versicherung versicherungen krankenkasse finanzamt stadtwerke stadt gemeinde landkreis bundesagentur
  familienkasse kasse sparkasse housing properties property estate realty builders developers
  construction constructions infra apartments residency hausverwaltung immobilien wohnungsbau vermietung
  mieter council borough government govt department dept ministry municipal corporation board authority
  tax hmrc irs treasury court police online com www net org app billing bill bills subscription
  membership donation club energy power water electricity utilities broadband fibre internet account
  savings saving current checking own self investments investment brokerage salary payroll wages rent
  interest fee fees charge charges cash atm cottage farm farms nursery garden florist flowers pet pets
  vet veterinary toys sports cycle cycles books library museum theatre cinema cinemas`)
