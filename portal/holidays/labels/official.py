"""What school holidays are called officially, by country: those of its language read these names."""

# Country, language, and the names of its ministry for the codes of the usual breaks.
OFFICIAL = {
    ("DE", "de"): {
        "autumn": "Herbstferien",
        "christmas": "Weihnachtsferien",
        "winter": "Winterferien",
        "easter": "Osterferien",
        "summer": "Sommerferien",
    },
    ("FR", "fr"): {
        "autumn": "Vacances de la Toussaint",
        "christmas": "Vacances de Noël",
        "winter": "Vacances d’hiver",
        "spring": "Vacances de printemps",
        "ascension": "Pont de l’Ascension",
        "summer": "Vacances d’été",
    },
    ("IT", "it"): {
        "all_souls": "Commemorazione dei defunti",
        "christmas": "Vacanze natalizie",
        "easter": "Vacanze pasquali",
        "summer": "Vacanze estive",
    },
    ("PL", "pl"): {
        "christmas": "Zimowa przerwa świąteczna",
        "winter": "Ferie zimowe",
        "easter": "Wiosenna przerwa świąteczna",
        "summer": "Ferie letnie",
    },
    ("RU", "ru"): {
        "autumn": "Осенние каникулы",
        "winter": "Зимние каникулы",
        "spring": "Весенние каникулы",
        "summer": "Летние каникулы",
    },
    ("TR", "tr"): {
        "autumn": "Birinci dönem ara tatili",
        "semester": "Yarıyıl tatili",
        "spring": "İkinci dönem ara tatili",
        "summer": "Yaz tatili",
    },
}
