"""Words for the codes in the facts of programmes: who applies, what is paid, which rules there are, who answers."""

from flask_babel import lazy_gettext, lazy_pgettext

APPLICANTS = {
    "any_organisation": lazy_pgettext("applicant", "Any organisation of the field: school, authority, association"),
    "accredited": lazy_pgettext("applicant", "An accredited school, authority or consortium"),
    "school_without_accreditation": lazy_pgettext("applicant", "A school or school authority without accreditation"),
    "authority": lazy_pgettext("applicant", "A local or regional school authority"),
    "registered_teacher": lazy_pgettext(
        "applicant",
        "A teacher who is registered on the European School Education Platform",
    ),
    "school_or_vocational": lazy_pgettext("applicant", "A general or vocational school"),
    "school_vocational_or_university": lazy_pgettext(
        "applicant",
        "A school, a vocational school or a university that trains teachers",
    ),
    "municipality_alone": lazy_pgettext(
        "applicant",
        "A municipality, a twinning committee or an association; a school takes part but does not apply",
    ),
    "municipality": lazy_pgettext("applicant", "A municipality or a local or regional authority"),
    "travelling_class": lazy_pgettext(
        "applicant",
        "Each travelling class on the platform Scolari; in Hessen by the central office in Rüsselsheim",
    ),
    "school_of_the_place": lazy_pgettext("applicant", "A school of the country in which the meeting takes place"),
    "french_or_german": lazy_pgettext("applicant", "The French or the German partner"),
    "both_together": lazy_pgettext("applicant", "Both partners together, with one application"),
    "german_school": lazy_pgettext("applicant", "The German general school, for both schools"),
    "german_organisation": lazy_pgettext("applicant", "A German organisation"),
    "hessian_school": lazy_pgettext(
        "applicant",
        "A school in Hessen, at its education authority (Staatliches Schulamt)",
    ),
    "young_people": lazy_pgettext(
        "applicant",
        "A class, a youth group or young people who live in one of the four regions",
    ),
    "hessian_municipality": lazy_pgettext("applicant", "A municipality or partnership association in Hessen"),
}
GRANT_MODELS = {
    "lump_sum": lazy_pgettext("support", "A lump sum"),
    "lump_sum_80": lazy_pgettext("support", "A lump sum that covers four fifths of the costs"),
    "country_lump_sum_80": lazy_pgettext(
        "support",
        "A lump sum that depends on the country and covers four fifths of the costs",
    ),
    "by_participants": lazy_pgettext("support", "A lump sum by participants, days and distance"),
    "unit_costs": lazy_pgettext("support", "Fixed amounts for each person, day and journey"),
    "no_money": lazy_pgettext("support", "No money, but tools, quality labels and prizes"),
    "travel": lazy_pgettext("support", "A flat rate for travel"),
    "travel_and_days": lazy_pgettext("support", "Travel, and a daily amount for each person"),
    "travel_and_stay": lazy_pgettext("support", "Travel and stay"),
    "travel_stay_project": lazy_pgettext("support", "Travel, stay and costs of the project"),
    "person_and_day": lazy_pgettext("support", "A flat rate for each participant and programme day"),
    "flat_rates": lazy_pgettext("support", "Flat rates"),
    "per_student": lazy_pgettext("support", "An amount for each student, by destination"),
    "prizes": lazy_pgettext("support", "Prize money and some days in Wiesbaden"),
}
AGENCIES = {
    "national_agency": lazy_pgettext("agency", "National agency for Erasmus+ of your country"),
    "eacea": lazy_pgettext("agency", "European Education and Culture Executive Agency (EACEA)"),
    "etwinning": lazy_pgettext("agency", "National support organisation for eTwinning"),
    "cerv": lazy_pgettext("agency", "CERV contact point of your country"),
    "dfjw": lazy_pgettext("agency", "Franco-German Youth Office (DFJW/OFAJ)"),
    "dpjw": lazy_pgettext("agency", "German-Polish Youth Office (DPJW/PNWM)"),
    "dtjb": lazy_pgettext("agency", "German-Turkish Youth Bridge"),
    "drja": lazy_pgettext("agency", "Foundation for German-Russian Youth Exchange (DRJA)"),
    "schulamt": lazy_pgettext("agency", "Education authority of the school (Staatliches Schulamt)"),
    "jugendpreis": lazy_pgettext("agency", "JugendpreisStiftung"),
    "state_chancellery": lazy_pgettext("agency", "Hessian State Chancellery"),
}
DEADLINE_PARTS = {
    "": lazy_pgettext("deadline", "Usually: %(months)s"),
    "early": lazy_pgettext("deadline", "Usually early in the month: %(months)s"),
    "middle": lazy_pgettext("deadline", "Usually in the middle of the month: %(months)s"),
    "late": lazy_pgettext("deadline", "Usually in the second half of the month: %(months)s"),
}
UNCERTAIN = {
    "all": lazy_pgettext("uncertain", "Everything"),
    "partners": lazy_pgettext("uncertain", "How many partners are needed"),
    "countries": lazy_pgettext("uncertain", "Which countries take part"),
    "amount": lazy_pgettext("uncertain", "Amount"),
    "duration": lazy_pgettext("uncertain", "Duration"),
    "deadline": lazy_pgettext("uncertain", "Deadline"),
}
RULES = {
    "start_in_autumn": lazy_gettext("Projects begin between September and December."),
    "second_round": lazy_gettext("The national agency may open a second round in autumn."),
    "five_at_most": lazy_gettext(
        "An organisation applies once per deadline and takes part in five such partnerships at most."
    ),
    "schools_join": lazy_gettext(
        "Schools are advised to join as partners and to let a more experienced organisation coordinate."
    ),
    "neighbours_join": lazy_gettext(
        "Partners from some countries outside the programme may join; they do not count and cannot coordinate."
    ),
    "accreditation_first": lazy_gettext("Accreditation comes first; its call is in autumn."),
    "one_applies": lazy_gettext("One organisation applies alone; it needs at least one host abroad."),
    "group_mobility": lazy_gettext(
        "Groups travel for 2 to 30 days, with at least two students and a teacher who is there all the time."
    ),
    "single_mobility": lazy_gettext("Single students stay for 10 to 29 days, or for 30 to 365 days."),
    "thirty_at_most": lazy_gettext("At most 30 participants; accompanying adults do not count."),
    "three_in_five_years": lazy_gettext(
        "At most three such projects in five years; accredited organisations and consortia cannot apply."
    ),
    "autumn_too": lazy_gettext("Some years have a second deadline in October."),
    "authority_with_schools": lazy_gettext(
        "A school authority with at least two schools of its country, and a partner authority with two "
        "schools of another country."
    ),
    "two_founders": lazy_gettext("Two teachers of two schools begin it; any time of the year is possible."),
    "alone": lazy_gettext("One school applies alone, without partners."),
    "forty_lessons": lazy_gettext("At least 40 lessons in each of three school years in a row."),
    "fifty_people": lazy_gettext("At least 50 people take part, 25 of them invited from abroad."),
    "in_a_member_country": lazy_gettext("The activities take place in a country that takes part in the programme."),
    "in_two_countries": lazy_gettext("The activities take place in at least two countries."),
    "return_visit": lazy_gettext("A return visit is compulsory."),
    "four_nights": lazy_gettext("Four nights at least; only the group that travels is funded."),
    "balanced": lazy_gettext("Both groups are about the same size; neither is more than twice as large as the other."),
    "hessen_december": lazy_gettext(
        "In Hessen for the following calendar year: general schools until 31 December, vocational schools "
        "until 1 November."
    ),
    "third_place_dates": lazy_gettext(
        "Three months before the meeting at the latest: until 31 January for meetings before August, until 31"
        " May for September to December."
    ),
    "three_months_before": lazy_gettext("Three months before the meeting at the latest."),
    "third_country": lazy_gettext(
        "Germany, France and a third country; its costs are covered only for Central, Eastern and South-"
        "Eastern Europe and the Maghreb."
    ),
    "central_office": lazy_gettext(
        "The application goes through the central office of the state or association, whose dates vary."
    ),
    "joint_days": lazy_gettext("Only days with a joint programme count; sightseeing alone is not funded."),
    "third_guest": lazy_gettext(
        "A group from a third country may join; the meeting then takes place in Germany or Poland."
    ),
    "from_twelve": lazy_gettext("Children under twelve take part by exception only."),
    "both_visits": lazy_gettext(
        "Visit and return visit take five days each at least, three of them with work on the project."
    ),
    "ten_students": lazy_gettext("At least ten students per school; the partner school must be known already."),
    "small_grants": lazy_gettext("German organisations can ask for small grants all year round."),
    "no_exchange_now": lazy_gettext(
        "Cooperation with Russian state institutions ended in 2022; the foundation and the ministries advise "
        "against any exchange."
    ),
    "ten_days": lazy_gettext("A trip should take ten days; a shorter one needs written reasons of the head of school."),
    "balanced_adults": lazy_gettext("The number of accompanying adults fits the size of the group."),
    "bilingual": lazy_gettext(
        "The entry has two languages; any form is possible, for example text, picture, film or radio play."
    ),
    "yearly_theme": lazy_gettext("Every year has a theme; a jury with members of all regions meets in March."),
    "local_partnerships": lazy_gettext("For active partnerships of municipalities within the European Dialogue."),
}
