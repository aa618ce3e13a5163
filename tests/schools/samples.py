"""Small lists in every published format, invented by us."""

HESSEN = """state,id,lat,lon,full_time_school,legal_status,school_type,name,address,profile
HE,HE-3100-0,50.0,8.5,false,,Grundschule,Schule am Bächlein,65931,false
HE,HE-3100-1,50.0,8.5,false,,Hauptschule,Schule am Bächlein,65931,false
HE,HE-3101-0,50.0,8.5,false,,Abend-Gymnasium,Abendschule Süd,60529,false
HE,HE-ABC-0,50.0,8.5,false,,Gymnasium,Falsche Nummer,60529,false
HE,HE-3102-0,50.0,8.5,false,,Gymnasium,,60529,false
BY,BY-3103-0,50.0,8.5,false,,Gymnasium,Gymnasium in München,80331,false
"""

OTHER_LAENDER = {
    "de_bw": "Jahr,Schul_ID,RB,KKZ,Schulname,PLZ,Ort,Schulart\n2015,1,1,136,Eichschule,73430,Aalen,Gymnasien\n",
    "de_rp": "Schulart,Kreis,Ort,Schul-Nr.,Name,Bezeichnung,Ort,Rechtsstatus\nFörderschule,X,Y,1,Buche,SFL,Y,frei\n",
    "de_hh": "X,Y,C_S_Nr,C_S_Name,C_S_PLZ,C_S_Ort\n1,2,3201,Schule Elbe,20535,Hamburg\n",
}

IPS = """Rentrée scolaire;Académie;Code du département;Département;UAI;Nom de l'établissment;Nom de la commune;Type de lycée
2017-2018;BORDEAUX;33;GIRONDE;0339999P;LYCEE DES PINS;PESSAC;LEGT
2021-2022;BORDEAUX;33;GIRONDE;0339999P;LYCÉE DES GRANDS PINS;PESSAC;LPO
2016-2017;BORDEAUX;33;GIRONDE;0339999P;LYCEE PETIT PIN;PESSAC;LEGT
2021-2022;BORDEAUX;33;GIRONDE;0339999R;LYCEE À LA LETTRE FAUSSE;PESSAC;LP
2021-2022;CRETEIL;94;VAL DE MARNE;0949999A;LYCEE AILLEURS;CRETEIL;LP
"""

ANNUAIRE = """Identifiant_de_l_etablissement;Nom_etablissement;Type_etablissement;Adresse_1;Code_postal;Nom_commune;Code_departement;Web;Mail;Libelle_academie;libelle_nature;etat;date_maj_ligne
0339999P;Lycée des Grands Pins;Lycée;1 rue du Port;33600;Pessac;033;https://pins.example;ce.0339999p@ac-bordeaux.example;Bordeaux;LYCEE POLYVALENT;OUVERT;2026-05-27
0170001J;École des Dunes;Ecole;;17000;La Rochelle;017;;;Poitiers;ECOLE DE NIVEAU ELEMENTAIRE;OUVERT;2026-05-27
0170002K;École maternelle;Ecole;;17000;La Rochelle;017;;;Poitiers;ECOLE MATERNELLE;OUVERT;2026-05-27
0170003L;CIO;Information et orientation;;17000;La Rochelle;017;;;Poitiers;CENTRE D INFORMATION;OUVERT;2026-05-27
"""

ITALIAN = '''ANNOSCOLASTICO,REGIONE,PROVINCIA,CODICESCUOLA,DENOMINAZIONESCUOLA,INDIRIZZOSCUOLA,CAPSCUOLA,DESCRIZIONECOMUNE,DESCRIZIONETIPOLOGIAGRADOISTRUZIONESCUOLA,INDIRIZZOEMAILSCUOLA,SITOWEBSCUOLA
202324,EMILIA ROMAGNA,BOLOGNA,BOPS99900X,"LICEO ""LA CITTÀ""",VIA ROMA 1,40121,BOLOGNA,SCUOLA SEC. SECONDO GRADO NON STATALE,XXXX.XXX@PEC.EXAMPLE,WWW.CITTA.EXAMPLE
202324,EMILIA ROMAGNA,BOLOGNA,BO1A999001,IL NIDO,VIA ROMA 2,40121,BOLOGNA,SCUOLA INFANZIA NON STATALE,Non Disponibile,Non Disponibile
202324,EMILIA ROMAGNA,BOLOGNA,BO-IS99900,ISTITUTO SBAGLIATO,VIA ROMA 3,40121,BOLOGNA,ISTITUTO SUPERIORE,Non Disponibile,Non Disponibile
202324,PIEMONTE,TORINO,TOIC999001,COMPRENSIVO TORINO,VIA ROMA 4,10121,TORINO,ISTITUTO COMPRENSIVO,toic@scuola.example,Non Disponibile
'''

RSPO = '''Numer RSPO;Typ;Nazwa;Ulica;Numer budynku;Numer lokalu;Kod pocztowy;Miejscowość;E-mail;Strona www;Województwo;Kategoria uczniów;Specyfika placówki;Data likwidacji
999999;Szkoła podstawowa;"SZKOŁA PODSTAWOWA ""ŹRÓDŁO""";ul. Łąkowa;35 ;2;"60-001 ";Poznań;szkola@zrodlo.example;http://;WIELKOPOLSKIE;Dzieci lub młodzież;brak specyfiki;
999998;Szkoła podstawowa;SZKOŁA SPECJALNA;ul. Długa;1; ;60-001;Poznań;xxx0xx@o2.example;www.zrodlo.example;WIELKOPOLSKIE;Dzieci lub młodzież;specjalna;
999997;Liceum ogólnokształcące;LICEUM DLA DOROSŁYCH;ul. Długa;1; ;60-001;Poznań;;;WIELKOPOLSKIE;Dorośli;brak specyfiki;
999996;Przedszkole;PRZEDSZKOLE;ul. Długa;1; ;60-001;Poznań;;;WIELKOPOLSKIE;Dzieci lub młodzież;brak specyfiki;
999995;Bursa;BURSA NR 1;ul. Długa;1; ;60-001;Poznań;;;WIELKOPOLSKIE;Bez kategorii;brak specyfiki;
999994;Technikum;TECHNIKUM DAWNE;ul. Długa;1; ;60-001;Poznań;;;WIELKOPOLSKIE;Dzieci lub młodzież;brak specyfiki;2020-08-31
99A999;Technikum;TECHNIKUM;ul. Długa;1; ;60-001;Poznań;;;WIELKOPOLSKIE;Dzieci lub młodzież;brak specyfiki;
1;Technikum;TECHNIKUM W LUBLINIE;ul. Długa;1; ;20-001;Lublin;;;LUBELSKIE;Dzieci lub młodzież;brak specyfiki;
'''

POLISH_SHORT = '''name,city,street,schoolTypeName,number,postalCode,postOffice
SZKOŁA W ŁĄCE,Łąka,ul. Polna,Szkoła podstawowa,3,62-066,Granowo
"""PRZEDSZKOLE """"GACEK""""""",Łąka,,Przedszkole,3,62-066,Granowo
"""SZKOŁA """"BÓBR""""""",Bobrowo,,Szkoła podstawowa,3,62-067,Granowo
SZKOŁA W LUBLINIE,Lublin,,Szkoła podstawowa,3,20-001,Lublin
'''

TURKISH = """il,ilce,okul_adi,kurum_kodu,okul_turu,web_sitesi,adres,telefon,harita,cekim_tarihi
Bursa,İnegöl,Çınar Ortaokulu,999999,Ortaokul,https://cinar.example,,,,2026-08-31
Bursa,İnegöl,Işık İlkokulu,0,İlkokul,,,,,2026-08-31
Bursa,İnegöl,Papatya Anaokulu,999998,Anaokulu,,,,,2026-08-31
Bursa,İnegöl,İnegöl Öğretmenevi,999997,Öğretmenevi,,,,,2026-08-31
Bursa,İnegöl,Kısa Kod Lisesi,99999,Anadolu Lisesi,,,,,2026-08-31
İstanbul,Kadıköy,Deniz Lisesi,999996,Anadolu Lisesi,,,,,2026-08-31
"""

RUSSIAN = '''ROWNUM;name;adress;okrug;rayon;tip_uchrezhdeniya;vid_uchrezhdeniya;web_site;e_mail;Y;
1;"Средняя школа № 1 ""Заря""";"150000, г. Ярославль, ул. Садовая, 1";"";"";"Общеобразовательное учреждение";"Средняя общеобразовательная школа";"zarya.example";"zarya@school.example";"57,6";
2;"Гимназия № 2";"119136 г.Москва, Ярославское шоссе, 9";"Западный административный округ";"район Раменки";"Общеобразовательное учреждение";"Гимназия";"";"xxx-xxx@mail.example";"55,7";
3;"Лицей без адреса";"";"";"";"Общеобразовательное учреждение";"Лицей";"";"";"";
4;"Детский сад № 4";"150000, г. Ярославль";"";"";"Дошкольное учреждение";"Детский сад";"";"";"";
'''

RUSSIAN_RESULTS = """"ID";"AdmArea";"District";"EDU_NAME";"OGRN";"YEAR";"LINK";
"1";"";"Ярославский район";"Школа «Волга»";"1027699999997";"2015-2016";"{global_id=1, value=null; more=1}";
"2";"";"Ярославский район";"Школа «Ока»";"1027699999998";"2015-2016";"";
"3";"Северный административный округ";"район Аэропорт";"Школа № 426";"1027739314734";"2015-2016";"";
"""

UNESCAPED = """"ROWNUM","name","adress","okrug","rayon","tip_uchrezhdeniya","vid_uchrezhdeniyz"
"1","Гимназия № 1 "Заря"","150000, г. Ярославль","","","Общеобразовательное учреждение","Гимназия"
"2","Лицей "Волга", при университете",,,,"Общеобразовательное учреждение","Лицей"
"3","Лицей "Ока"","150001, г. Ярославль","","","Общеобразовательное учреждение","Лицей"
"""

DISTRICTS = "name,kladr\nБольшесельский р-н,76002000000\n"

BY_FORMAT = {
    "de_laender": HESSEN,
    "fr_ips": IPS,
    "fr_annuaire": ANNUAIRE,
    "it_mim": ITALIAN,
    "pl_rspo": RSPO,
    "pl_short": POLISH_SHORT,
    "tr_meb": TURKISH,
    "ru_schools": RUSSIAN,
    "ru_results": RUSSIAN_RESULTS,
    **OTHER_LAENDER,
}
