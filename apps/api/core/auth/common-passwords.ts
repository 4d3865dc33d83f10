/**
 * What guessers try first, as bare letters: digits and signs around them are cut before the comparison, so
 * "password" stands for "P@ssw0rd2024!" too. Shorter ones never reach the ten characters by themselves.
 */
export const commonStems: ReadonlySet<string> = new Set(
  `password passwort passwd pass motdepasse contrasena senha parola kennwort geheim secret geheimnis
  letmein letmeinnow welcome willkommen bienvenue bienvenido namaste hello hallo hola iloveyou iloveu loveyou lovely
  admin administrator root superuser user username guest default test testing tester temp changeme change master
  qwerty qwertyuiop qwertz qwertzuiop azerty azertyuiop asdfgh asdfghjkl zxcvbn zxcvbnm qazwsx qazwsxedc qweasd qweasdzxc
  abc abcd abcde abcdef abcdefg abcdefgh abcdefghij aaa aaaa a b
  monkey dragon shadow sunshine princess superman batman spiderman ironman pokemon starwars football baseball
  basketball cricket soccer hockey liverpool chelsea arsenal barcelona realmadrid juventus manchester bayern
  michael jordan jennifer jessica daniel thomas andrew joshua matthew charlie ashley hunter maggie ginger bailey
  trustno trustnoone whatever freedom computer internet samsung google facebook microsoft apple iphone android
  summer winter spring autumn sommer herbst fruehling january february march april may june july august september
  october november december monday tuesday wednesday thursday friday saturday sunday
  krishna jaishreeram jaimatadi ganesh ganesha saibaba omnamahshivaya india bharat hindustan mumbai delhi bangalore
  deutschland schatz schalke hamburg berlin france doudou soleil espana madrid
  correcthorsebatterystaple scale scaleapp accountant accounting ledger money mymoney bank banking finance budget
  blink fuckyou fuckoff pussy mustang cheese killer pepper jasmine cookie banana chocolate flower butterfly
  access login signin letmepass opensesame thisismypassword mypassword newpassword yourpassword thepassword
  passwordpassword adminadmin testtest qwertyqwerty rootroot welcomeadmin adminpassword passwordadmin`.split(
    /\s+/,
  ),
)
