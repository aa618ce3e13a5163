"""Small lists of holidays in every published format, invented by us; the dates of 2026/27 resemble the real ones."""

OPEN_HOLIDAYS = """Id,Country,StartDate,EndDate,Type,RegionalScope,Name,Subdivisions,source
1,DE,2025-10-06,2025-10-18,School,Regional,"DE Herbstferien,EN Autumn Holidays",HE,school.csv
2,DE,2026-10-05,2026-10-17,School,Regional,"DE Herbstferien,EN Autumn Holidays",HE,school.csv
3,DE,2027-03-26,,Public,Regional,"DE Karfreitag,EN Good Friday",,public.csv
4,DE,2027-05-27,,Public,Regional,"DE Fronleichnam,EN Corpus Christi","BW,BY,HE",public.csv
5,DE,2027-10-04,2027-10-16,School,Regional,"DE Herbstferien,EN Autumn Holidays",HE,school.csv
6,DE,2026-11-18,,Public,Regional,"DE Buß- und Bettag,EN Repentance Day",SN,public.csv
"""

FRENCH = """Id,Country,StartDate,EndDate,Type,RegionalScope,Name,Subdivisions,source
1,FR,2026-10-18,2026-11-01,School,Regional,"FR Vacances de la Toussaint,DE Allerheiligenferien","ZA,AR,BF,NA",school.csv
2,FR,2027-02-06,2027-02-21,School,Regional,"FR Vacances d'hiver,DE Winterferien","ZB,BT,PC",school.csv
3,FR,2027-05-08,,Public,National,"FR Victoire 1945,DE Tag des Sieges",,public.csv
4,FR,2027-07-03,,EndOfLessons,Regional,"FR Fin des cours,DE Unterrichtsende","ZA,NA",school.csv
"""

ITALIAN = """Id,Country,StartDate,EndDate,Type,RegionalScope,Name,Subdivisions,source
1,IT,2026-12-24,2027-01-06,School,Regional,"IT festività natalizie,EN Christmas holidays","ER,TO,TR-BZ",school.csv
2,IT,2026-10-04,,Public,Local,"IT San Petronio,EN St. Petronius",ER-BO,public.csv
3,IT,2026-12-24,2027-01-07,School,Regional,"IT festività natalizie,EN Christmas holidays","TR-BZ,VE",school.csv
"""

RUSSIAN = """Id,Country,StartDate,EndDate,Type,RegionalScope,Name,Subdivisions,source
1,RU,2027-01-01,2027-01-06,Public,National,"RU Новогодние каникулы,EN New Year's Holidays",,public.csv
2,RU,2027-01-07,,Public,National,"RU Православное Рождество,EN Orthodox Christmas",,public.csv
3,RU,2027-01-08,,Public,National,"RU Новогодние каникулы,EN New Year's Holidays",,public.csv
"""

BRIDGE_DAYS = """Country,Date,Type,Name,source
RU,2027-01-01,Public,Новогодние каникулы,computed
RU,2027-01-02,Public,Новогодние каникулы,computed
RU,2027-01-03,Public,Новогодние каникулы,computed
RU,2027-01-04,Public,Новогодние каникулы,computed
RU,2027-01-05,Public,Новогодние каникулы,computed
RU,2027-01-06,Public,Новогодние каникулы,computed
RU,2027-01-07,Public,Рождество Христово,computed
RU,2027-01-08,Public,Новогодние каникулы,computed
RU,2027-02-22,Public,Выходной (перенесено с 20.02.2027),computed
"""

TURKISH = """Country,Date,Type,Name,source
TR,2027-03-09,Public,Ramazan Bayramı,computed
TR,2027-03-10,Public,Ramazan Bayramı,computed
TR,2027-03-11,Public,Ramazan Bayramı,computed
TR,2027-04-23,Public,Ulusal Egemenlik ve Çocuk Bayramı,computed
TR,2027-04-24,Optional,Yalnızca bankalar,computed
"""

EXCERPTS = """Region,StartDate,EndDate,Type,Name,source,remark
IT-45,2026-09-15,,SchoolStart,Inizio delle lezioni,DERIVED from the rule,15 Sept 2026 is a Tuesday
IT-45,2027-06-05,,EndOfLessons,Termine delle lezioni,DERIVED from the rule,
TR,2027-02-01,,SchoolStart,İkinci dönem başlangıcı,gazete.example,
TR,2026-11-16,2026-11-20,School,Birinci dönem ara tatili,gazete.example,CONFLICT: 9 November elsewhere
RU-YAR,2027-02-20,2027-02-28,School,Дополнительные каникулы для 1-х классов,газета.example,first grade only
RU-YAR,2027-03-27,2027-04-04,School,Весенние каникулы,газета.example,recommended
RU-MOW,2027-04-05,2027-04-11,School,Весенние каникулы,газета.example,
"""

CALENDAR = """BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//Schulamt//DE
BEGIN:VEVENT
UID:1
SUMMARY:Herbstferien 2027 Hessen
DTSTART;VALUE=DATE:20271004
DTEND;VALUE=DATE:20271017
END:VEVENT
BEGIN:VEVENT
UID:2
SUMMARY:Tag der Deutschen Einheit
DTSTART;VALUE=DATE:20271003
END:VEVENT
BEGIN:VEVENT
UID:3
SUMMARY:Projektwochen
DTSTART;VALUE=DATE:20271101
DTEND;VALUE=DATE:20271120
END:VEVENT
BEGIN:VEVENT
UID:4
SUMMARY:Neujahr
DTSTART;VALUE=DATE:2028-1
END:VEVENT
END:VCALENDAR
"""

BY_FORMAT = {
    "open_holidays": OPEN_HOLIDAYS,
    "days": TURKISH,
    "excerpts": EXCERPTS,
    "calendar": CALENDAR,
}
