"""Small works in six languages, and sixty searches with the works that each of them should find."""

WORKS = {
    # number: (language, text)
    1: ("de", "Unser Schulgarten: Wir pflanzen Tomaten neben der Turnhalle."),
    2: ("de", "Die Brücken über den Fluss verbinden zwei Städte."),
    3: ("de", "Ein Flussufer im Winter, fotografiert von der Klasse 8b."),
    4: ("de", "Das Weihnachtsmarkt-Rezept: Bücher, Häuser und Lebkuchen."),
    5: ("de", "Meine Großmutter erzählt vom Museum. Sie mochte praktische Kleider."),
    6: ("de", "Klassenfahrt an das Meer mit unseren Freundinnen."),
    11: ("fr", "Les chevaux de la forêt et la rivière de notre ville."),
    12: ("fr", "Nos travaux d’élèves : les ponts de Bordeaux."),
    13: ("fr", "Une journée à l’école avec les yeux fermés."),
    14: ("fr", "La fête des lumières, des recettes et des gâteaux."),
    21: ("it", "I laghi e i fiumi della nostra regione."),
    22: ("it", "Gli uomini della montagna raccontano storie antiche."),
    23: ("it", "Le città del futuro disegnate dalle ragazze."),
    24: ("it", "Due uova, farina e i boschi di castagno."),
    31: ("pl", "W naszych szkołach czytamy książki o rzece."),
    32: ("pl", "Okna starego miasta i piosenki babci."),
    33: ("pl", "Uczniowie malują mosty w Poznaniu."),
    34: ("pl", "Psy, koty i dni w ogrodzie."),
    41: ("ru", "Окна нашей школы и письма друзьям."),
    42: ("ru", "Де́ти рисуют ре́ки и города́."),
    43: ("ru", "Девочки поют песни о земле."),
    44: ("ru", "Гордый орёл летит над деревнями."),
    51: ("tr", "Nehirler şehirleri birbirine bağlar."),
    52: ("tr", "Kitabımın resmi: ağacın altındaki çocuklar."),
    53: ("tr", "Köprünün rengi ve denizin sesi."),
    54: ("tr", "Okulumuzun ismi ve arkadaşlarımız."),
    7: ("de", "Lufttemperatur am Brückenpfeiler: Geräusche und Märchen."),
    15: ("fr", "L’anguille, le fromage et trois valises."),
    25: ("it", "Le nebbie sui portici."),
    35: ("pl", "Gruszka na kanapce i zegar z korzeniem."),
    45: ("ru", "Пирог для собаки и бутылка."),
    55: ("tr", "Leyleğin haritası ve öğretmenin bahçesi."),
}

SEARCHES: list[tuple[str, set[int]]] = [
    ("Brückenpfeilers", {7}),
    ("GERÄUSCH", {7}),
    ("Maerchen", {7}),
    ("anguilles", {15}),
    ("fromages", {15}),
    ("valise", {15}),
    ("nebbia", {25}),
    ("portico", {25}),
    ("gruszki", {35}),
    ("kanapek", {35}),
    ("zegary", {35}),
    ("korzeni", {35}),
    ("пироги", {45}),
    ("СОБАКА", {45}),
    ("бутылок", {45}),
    ("leylekler", {55}),
    ("haritalar", {55}),
    ("ogretmenler", {55}),
    # German: forms, parts of compounds, ue for ü, without accents
    ("Garten", {1}), ("Schule", {1}), ("Tomate", {1}), ("Halle", {1}),
    ("Brücke", {2, 7}), ("Bruecke", {2, 7}), ("brucke", {2, 7}), ("Fluss", {2, 3}), ("Ufer", {3}), ("Stadt", {2}),
    ("Markt", {4}), ("Buch", {4}), ("Haus", {4}), ("Weihnachtsmarkt", {4}),
    ("Museen", {5}), ("Mutter", {5}), ("Tisch", set()), ("Freundin", {6}), ("Fahrt", {6}), ("Klasse Fahrt", {6}),
    # French
    ("cheval", {11}), ("foret", {11}), ("rivières", {11}), ("travail", {12}), ("eleve", {12}), ("pont", {12}),
    ("œil", {13}), ("l'école", {13}), ("fete", {14}), ("recette", {14}), ("gateau", {14}),
    # Italian
    ("lago", {21}), ("fiume", {21}), ("uomo", {22}), ("storia", {22}), ("citta", {23}), ("ragazza", {23}),
    ("uovo", {24}), ("bosco", {24}),
    # Polish
    ("szkół", {31}), ("szkoła", {31}), ("książek", {31}), ("ksiazka", {31}), ("rzeka", {31}), ("okno", {32}),
    ("okien", {32}), ("miasto", {32}), ("uczeń", {33}), ("mostów", {33}), ("pies", {34}), ("dzień", {34}),
    # Russian: forms, marks of stress on either side
    ("окон", {41}), ("письмо", {41}), ("друг", {41}), ("ребёнок", {42}), ("река", {42}), ("го́род", {42}),
    ("девочка", {43}), ("земля", {43}), ("деревня", {44}),
    # Turkish
    ("nehrin", {51}), ("şehre", {51}), ("sehir", {51}), ("kitap", {52}), ("resim", {52}), ("ağaç", {52}),
    ("çocuk", {52}), ("köprü", {53}), ("renk", {53}), ("okul", {54}), ("isim", {54}),
]  # fmt: skip

SLIPS = {
    # typed with one slip: what was meant
    "Scuhlgarten": "Schulgarten", "Tomsten": "Tomaten", "Brüke": "Brücken", "Lebkchen": "Lebkuchen", "rivère": "rivière",
    "Bordaux": "Bordeaux", "montanga": "montagna", "piosneki": "piosenki", "деервня": "деревнями", "köpürnün": "Köprünün",
}  # fmt: skip
