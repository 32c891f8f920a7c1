"""Word lists for German and English: function words, over-stemmed words, opaque compounds.

Nothing here depends on a catalogue. Each list says what it is for; a word belongs here only if it is wrong for every
catalogue of programmes.
"""

from __future__ import annotations

FUNCTION_WORDS = frozenset(
    """aber alle allen aller alles als also am an ander andere anderen auch auf aus bei beim bereits bin bis bist bzw
    da dabei dadurch dafür dafuer damit dann daran darauf daraus das dass daß dazu dein deine dem den denn der
    deren des dessen deshalb die dies diese diesem diesen dieser dieses doch dort du durch ein eine einem einen
    einer eines er es etwa etwas euch euer eure für fuer gegen gibt gibts hab habe haben hat hatte hatten hier ich
    ihm ihn ihnen ihr ihre ihrem ihren ihrer im immer in ins ist ja je jede jedem jeden jeder jedes jedoch jemand
    jemandem jemanden kann kannst kein keine keinem keinen keiner können könnte koennen man mein meine meinem
    meinen meiner mich mir mit meist meisten meistens muss musst müssen muessen nach nicht noch nun nur ob oder
    ohne sehr sein seine seinem seinen seiner seit sich sie sind so sodass sollen sollte soll sowie sowohl über
    ueber um und uns unser unsere unserem unseren unserer unter usw vom von vor wann war waren warum was weil
    welche welchem welchen welcher welches wem wen wenn wer werde werden wessen wie wieso will wir wird wo woher wohin
    wollen worden wurde wurden würde zu zum zur zwischen möchte möchten moechte moechten darf dürfen
    bloß danach davon davor dazwischen dran drauf drin ebenfalls ebenso eher eigentlich einander einmal endlich erst
    fast ganz gar genau halt höchstens irgendein irgendeine irgendeinen irgendwann irgendwas irgendwelche irgendwer
    irgendwie irgendwo jedenfalls jene jener jenes kaum mal manche manchen mancher manches nachdem nämlich
    nie niemals nirgends nochmal obwohl schon sobald solange solche solchen solcher solches sonst sowas stets
    trotz trotzdem überall überhaupt vielleicht während weder wegen weshalb weswegen wieviel wirklich wodurch wofür
    wollte womit woran worauf worüber wovon wozu ziemlich zudem zumindest heiße heißt heißen hieß hießen
    about all any like more much some a am an and
    are as at be been but by can could do does for from get had has have he how i if in into is it its may me my
    no not of on or our she should so than that the their them there these they this to us was we were what when
    where which who whom whose why will with would you your
    au aux avec cette comment dans de des du elle en et ils l la le les mes mon ma nous ou où par pour qu quand que
    qui sans suis sur tu un une vous faire pas se sa jai cest nai quil à cómo hacer quién como con cuándo cuando
    dónde del el ella es
    estoy las lo los mi mis para por que qué quién soy una y cum de cine din este fac în la mea meu nu o pe pentru
    să sau şi si și unde czy dla do gdzie i jak kto który przy jest jestem mam moja mój na o od po przez się w z za
    zostać bir bu için ile kim mı nasıl nerede nereye olmak ve yapmak а від для до з за зі й і мені мене мій мого
    моєї моя на про та у в це чи що як я хто куди стати де в во для до из как ли мне мой моего моей моя на о об от
    по с со у что это я где и кто куда стать أنا أو أين إلى على عن في كيف لي ما ماذا مع من هذا هل و أن عندي لدي
    """.split()  # noqa: SIM905 - words are read more easily without quotation marks
)
"""Words without content of their own in the languages of the thesaurus; those of French, Spanish, Romanian, Polish and
Turkish only if they mean nothing in German or English. They are indexed in names only."""

WEAK_WORDS = frozenset(
    """angebot angebote anschaffen anfangen bekomme bekommen bekommt beantragen bezahlen bezahlt brauche brauchen
    braucht euro eur finde finden findet gefunden gesucht gehen geht gerne gern helfen hilf hilft hilfe holen
    kaufen kosten kriegen kriege lassen mache machen macht gemacht mehr möglichkeit möglichkeiten neu neue neuen
    neuer neues programm programme projekt projekte suche suchen sucht unterstützen unterstützt unterstützung
    werden wissen jetzt heute sofort bald zahlen zahlt bitte hallo aktuell aktuelle gute guten
    bekomm bekämen bekäme bekommst besorgen beste besten besser bringen bringt dinge einfach erhalte erhalten erhält
    ganze ganzen geben große großen großer krieg kriegst kriegt lasse leicht leute lohnen lohnt lässt nehme nehmen
    nimmt nutze nutzen nutzt paar richtig sache sachen schnell schneller selber selbst tun tut viel viele vielen
    wenig wünsche wünschen zahle zahlst
    sohn sohnes söhne söhnen tochter töchter töchtern mann mannes bruder schwester neffe nichte enkel enkelin son
    daughter
    zwei drei vier fünf sechs sieben acht neun zehn jahr jahre jahren monat monate monaten woche wochen tag tage tagen
    year years month months week weeks day days
    give gives make makes people take takes thing things try trying use using way need needs want wants
    looking look find help helps pay pays paying programme programs program offer offers new please getting become
    besoin chercher cherche obtenir trouver veux voudrais buscar busco encontrar necesito obtener quiero caut nevoie
    vreau chcę potrzebuję szukam znaleźć almak arıyorum istiyorum lazım знайти отримати потрібен потрібна потрібно
    хочу шукаю ищу найти нужен нужна нужно получить أبحث أجد أحتاج أريد
    pedir quisiera puedo podemos tener hacer recibir conseguir necesitamos buscando sobre información informacion
    peux pouvons avoir faire recevoir demander aimerais voudrait faut cherchons informations
    mogę dostać uzyskać otrzymać można chciałbym chciałabym potrzebujemy szukamy informacje
    doresc obțin obține primesc primi găsi găsesc pot despre informații căutăm
    alabilirim bulabilirim yapabilirim yapmak gerekiyor hakkında bilgi düşünüyorum istiyoruz
    можу можна треба хочемо шукаємо потрібні""".split()  # noqa: SIM905 - words are read more easily without quotation marks
)
"""Generic words, which do not tell the subject; they weigh little beside another word, alone in full."""

TELLING_WORDS = frozenset(
    """komme kommt kommen kam gekommen steht stehe stehen stand liegt liegen sitze sitzt sitzen läuft laufe lief
    gelaufen warte wartet warten hoffe hoffen denke denkt dachte frage fragt fragen sagt sagte gesagt reden rede
    hört höre sehe sieht gesehen zeigt bleibt bleibe bleiben geblieben hält halte genommen gab gegeben versuche
    versucht versuchen schaffe schafft geschafft fühle fühlt passiert klappt geklappt funktioniert kenne kennt
    kennen weiß wusste verstehe versteht angefangen aufgehört meldet gemeldet angemeldet abgemeldet überlege
    überlegen überlegt entschieden rauskommen weiterkommen loslegen ersetzt bedienen hochgehen dauert wollte
    wollten konnte konnten musste mussten durfte sollten müsste müssten könnten fertig rum herum dort drüben
    zuhause daheim oft manchmal selten spät später früh früher kürzlich neulich demnächst nächste nächsten
    nächstes letzte letzten letztes kommende kommenden vorigen allein alleine zusammen kurz genug wirklich
    unerträglich schlimm schwer schwierig schlecht trotzdem deswegen einige mehrere beide beiden dritt zweit
    viert sommer winter frühling herbst januar februar märz april mai juni juli august september oktober
    november dezember montag dienstag mittwoch donnerstag freitag samstag sonntag opa oma onkel tante nachbar
    nachbarin kunde kunden kollege kollegin chef chefin bekannter bekannte came comes went goes going said says
    told tell think thought know knows knew feel feels happened tried still already yet again soon later lately
    never always often really very boss neighbour neighbor grandpa grandma klein kleine kleiner kleines kleinen
    kleinem weit weg teuer teurer teure teuren billig hoch hohe höher niedrig lange langem längst eigene eigenen
    eigener übernommen passende passenden mögliche""".split()  # noqa: SIM905 - words are read more easily without quotation marks
)
"""Words with which people tell of their situation: verbs of any sentence, times, people by the way. They weigh as
little as those of asking."""

HEADS_OF_ASKING = frozenset(
    """kosten ausgaben rechnung antrag pflicht einbau montage installation anschaffung beschaffung nachrüstung
    umrüstung aufrüstung maßnahme maßnahmen vorhaben programm projekt spritze bedarf wunsch problem probleme
    hilfe""".split()  # noqa: SIM905 - words are read more easily without quotation marks
)
"""Heads of compounds that name the action or payment rather than the subject (Treppenlifteinbau)."""

ARTICLES = frozenset("ein eine einen einem einer der die das den dem a an the".split())  # noqa: SIM905

COUNTRY_WORDS = frozenset(
    """deutschland deutschlands deutschlandweit bundesweit germany almanya alemania allemagne germania niemcy niemczech
    німеччина німеччині германия германии ألمانيا region regional""".split()  # noqa: SIM905 - words are read more easily without quotation marks
)
"""The country, and the word for any region: they say where, and are treated as the places that a catalogue knows."""

# Words that deny what stands beside them, as they are written and spoken
WITHOUT = frozenset("ohne kein keine keinen keiner keinem no without weder".split())  # noqa: SIM905
NOT = frozenset("nicht not nich net".split())  # noqa: SIM905
EXCEPT = frozenset("außer ausser except".split())  # noqa: SIM905
INSTEAD = frozenset("statt anstatt anstelle instead".split())  # noqa: SIM905
REFUSED = "nein"
"""Stands behind what is denied: *Beratung ja, Kredit nein*."""
DENIALS = WITHOUT | NOT | EXCEPT | INSTEAD | {REFUSED}

INFLECTIONS = ("", "s", "n", "en", "e", "es", "er", "ern", "in", "innen")

_UNG = ("ung", "ungen", "ungs")

STEM_EXCEPTIONS = (
    ("vereinig", "vereinig", (*_UNG, "en", "t", "te", "ten", "tes", "ter")),
    ("alter", "alter", ("", "s", "n")),
    ("bürger", "burger", INFLECTIONS),
    ("buerger", "burger", INFLECTIONS),
    ("lehrer", "lehrer", INFLECTIONS),
    ("schüler", "schuler", INFLECTIONS),
    ("schueler", "schuler", INFLECTIONS),
    ("lager", "lager", ("", "s", "n", "ung")),
    ("messer", "messer", ("", "s", "n")),
    ("steuer", "steuer", ("", "n")),
    ("wagen", "wagen", ("", "s")),
    ("sicher", "sicher", ("", "e", "em", "en", "er", "es", "n", "t", "te", "ten", "heit", "heiten", "heits", *_UNG)),
    ("grund", "grunde", ("", "s", "es")),
    ("ausländer", "auslander", INFLECTIONS),
    ("auslaender", "auslander", INFLECTIONS),
    ("ausbilder", "ausbilder", INFLECTIONS),
    ("bäcker", "backer", INFLECTIONS),
    ("baecker", "backer", INFLECTIONS),
    ("betreuer", "betreuer", INFLECTIONS),
    ("gewinn", "gewinn", ("", "s", "e", "en", "er", "ern", "t", "end")),
    ("beginn", "beginn", ("", "s", "e", "en", "t", "end", "ende", "enden")),
)
"""``(ending, stem, inflections)``: where Snowball cuts two different words down to one stem (Vereinigung to verein,
Bürger to burg, Lehrer to lehr, Schüler to schul, Sicherheit to sich, Grund and Gründung to grund); the ending may stand
at the end of a compound."""

WHOLE_STEMS = {
    whole_stem + inflection: whole_stem
    for whole_stem, inflections in (
        ("angeln", ("",)),
        ("banker", ("", "n", "s")),
        ("bauer", ("", "n")),
        ("made", ("",)),
        ("maler", ("", "s", "n", "in", "innen")),
        ("note", ("", "n")),
        ("rente", ("", "n")),
        ("ware", ("", "n")),
    )
    for inflection in inflections
}
"""The stems of words whose Snowball stem is another word, German or English (Rente and rent, Maler and mal, angeln and
angel), and which are no ending of others as those of :data:`STEM_EXCEPTIONS` are (optimaler)."""

PARTICLES = frozenset(
    """ab an auf aus be bei da dar ein emp ent er fort ge gegen her herein herum hin hinter los miss mit nach nieder
    uber um un unter ver vor voran voraus vorbei weg weiter wider wieder zer zu zuruck zusammen durch statt fest
    frei hoch""".split()  # noqa: SIM905 - words are read more easily without quotation marks
)
"""Verbal prefixes and particles, folded. What follows one is a derived word (Stelle, Herstellung), not a head."""
OPAQUE = """handwerk netzwerk stichwort landwirt wirtschaft gesellschaft wissenschaft gewerkschaft landschaft mannschaft
    botschaft meisterschaft eigenschaft ortschaft bahnhof friedhof haushalt vorstand verstand umstand zuschuss
    ausschuss vorschuss darleh gutschein rathaus krankenhaus spielraum weltraum nachhalt buchhalt lehrgang
    rundgang fortschritt zeitschrift vorschrift anschrift unterschrift grundstuck fruhstuck unternehm arbeitnehm
    teilnehm hochschul musikschul fahrschul tanzschul arbeitsamt augenblick bundesland festland niederland
    deutschland ausland england russland jahrgang kindergeld wohngeld elterngeld pflegegeld krankengeld burgergeld
    mutterschaft rentenversicher grundsteuer kfzsteuer lohnsteuer einkommensteuer umsatzsteuer gewerbesteuer
    erbschaft kindergart baumarkt supermarkt flohmarkt gebrauchtwagen hauptstadt werkstatt gegenstand widerstand
    wettbewerb gewerb verein stadtwerk kraftwerk bergwerk fachwerk tagwerk werkzeug fahrzeug flugzeug spielzeug
    feuerwehr bundeswehr grundschul schulter vertrag beitrag auftrag antrag kreislauf lebenslauf standort wohnort
    vorort handel handl radio radius radikal altern alternativ betrieb vertrieb beruf bericht gericht unterricht
    nachricht wohlstand zustand bestand abstand ruhestand mittelstand aufstand stammtisch geschichte region
    religion hochzeit mahlzeit generation kooperation operation organisation information formation transformation
    innovation betriebsrat aufsichtsrat versicher grundlag grundsatz grundwasser grundbuch grundrecht grundrent
    fahrplan bauernhof""".split()  # noqa: SIM905 - words are read more easily without quotation marks
"""Folded stems of lexicalised words whose pieces mean something else: a Hochschule is no Schule, a Wettbewerb
no Werbung. A piece that lies inside one of them, also inside a longer compound, is not a part of the compound."""
