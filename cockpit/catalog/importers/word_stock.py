"""What single words of headings mean, in the languages that exports come in.

A line is a meaning and its words, in the plain form of ``header_words.plain``; a star stands for
any ending. Words are not those of any one program: headings are built from them.
"""

from __future__ import annotations

WORDS = """
stop: the riferimento unitario unitaire unitaria line direct a an of for and or in into at to de
    la les des du d l le del della dello di da do dos das des der die das den dem zu zum zur im
    van het een w z i y e et o a em en il lo gli un une una total full main primary principal
    final current actual net netto brut gross ht ttc eur usd gbp us r teur keur tsd all real own
    corp corporate corporativo dienstlich* geschaftlich* business work werk pro professionnel*
    internal haupt* buro office direct direkt* directo diretto end please select related linked
    associated zugehorig* hq ultimate crm this any ganz* gesamt* latest ufficio biuro oficina
    bureau kantoor escritorio indirizzo adres adresse address direccion endereco atuacao
    actividad attivo associe* asociad* associad* associat* gekoppeld* zugeordnet* verknupft*
id: id ids no nr num number* numer* numero* nummer* n code codigo cod codice kod ref reference
    referenz referencia riferimento key schlussel matricula matricola matricule identifi*
    kennung kennzeichen uid guid sku record lfd reff personalnummer kundennummer artikelnummer
    fiche informations registro registo enregistrement datensatz*
name: name* nom nombre nome naam nazwa bezeichnung benennung libelle intitule label titel titulo
    titolo titre tytul denomin* namen naming nombres nomes nomi
title: title
descr: description* beschreibung descripcion descricao descrizione omschrijving opis desc
    requirement omschrijv* beschrijv* descriz* descric* descripc*
deal: deal* opportunit* oportunidad* opp opps verkaufschance* affaire* negocio* trattativ*
    geschaft geschafte vorgang verkoopkans* transakcj* potential dossier auftrag* order projekt*
    project* projet proyecto progetto projeto okazj* chancen trato* transacti* affar*
offer: offer* angebot* quote quotation offert* propuesta proposta proposal bid tender devis
chance: chance* kans kansen szans* odds
account: account* customer* cust client* kunde* kd klant* klient* company companies firm firma*
    firmy firmen unternehmen* entreprise empresa* compania azienda bedrijf* organisation*
    organization* organizacion organizacao org societe konto compte* cuenta conta* kontrahent*
    buyer* buying entity employer interessent* relatie* acct sociale social ragione raison nabywc*
    odbiorc* afnemer* opdrachtgever auftraggeber* donneur acheteur* comprador* acquirente
    committente mandant abnehmer* kaufer*
contact: contact* kontakt* contatto contato ansprechpartner*
owner: owner* besitzer inhaber proprietair* propietario proprietario responsib* responsable*
    responsavel responsabile verantwortlich* zustandig* assigned asignad* assegnat* attribu*
    assigne zugewiesen* opiekun* eigenaar beheerder betreuer* charge gestore atribuid*
    przypisan* relationship verantw zust gerente* prowadzac* titular assegnatario duen* houder
    titolar* titular*
seller: seller* salesman salesperson rep reps representative* vertreter* verkaufer* vendeur*
    vendedor* venditor* verkoper* handlow* agent* commercial* comercial* aussendienst* vertriebler
    exec executive* ejecutiv* executiv* bdm ae accountbeheerder salesrep sprzedawca innendienst
    vertriebsmitarbeiter* przedstawiciel* sprzedawc* sprzedajac* forhandler kundenberater* closer
    hunter farmer verantw
sales: sales sale vertrieb* verkauf* venta* vente* vendit* venda* verkoop* sprzedaz*
person: employee* mitarbeiter* staff dipendent* medewerker* person* personal* personeel* user*
    pracowni* collaborat* empleado* funcionario* salarie* payroll trabajador* addetti beschaftigt*
    werknemer* effectif* fte headcount crew osob* zatrudnionych employe* salaries colaborador*
stage: stage* stg phase* etape* etapa* fase* stufe* step stadium etap estagio* faza avanzament*
status: status state estado statut stato stan etat situacao situacion
funnel: pipeline funnel trichter funil embudo tunnel lejek proceso processo prozess process
amount: amount* amt value* val valor* valore wert* waarde wartosc montant* importe importo monto
    betrag volumen volume worth sum summe kwota bedrag tcv acv arr mrr wartosc* kwot* valu* wert
    volumin* monta* cifra suma bedrag* opdrachtwaarde potenzial*
revenue: revenue* rev turnover umsatz* ca facturacion fatturato omzet przychod* ingreso* receita
    faturamento chiffre jahresumsatz negocios affaires jaaromzet obrot* umsatzerl* fakturier*
    fatturat* faturament* facturac* ricav*
currency: currency curr cur ccy wahrung* wahrg devise* divisa moneda moeda valuta waluta monnaie
    munt* walut* wahrungscode
prob: probab* prob wahrscheinlich* wahrsch prawdopodob* likelihood confidence erfolgschance*
    slagingskans* reussite keit percent gewinnchance* gain ganar erfolg waarschijnlijk* kansperc*
    sannolik*
date: date* datum* fecha* data dt day tag dzien jour dia giorno zeitpunkt timestamp time* when
    hora heure ora tijd termin* on am el op zeit giorni dat since sinds seit dag datums moment*
    uhrzeit godzin* orario fechas termijn deadline
close: clos* clotur* fermeture cierre cerrad* fechamento encerramento chiusur* chius* abschluss*
    abgeschlossen sluiting* afsluit* zamkniec* zamknie* signature signing sign unterschrift*
    award* decision entscheidung* decyzj* besluit* conclusion finaliz* ferme* cerrar fechar
    chiudere schluss* schliess* podpis* handtekening ondertekening* ordereingang assinatura
    signatur*
expected: expected exp estimat* est erwartet* erw voraussichtlich* vorauss geplant* gepl planned
    target* anticipat* forecasted prevu* prevue* previst* prevision previsao estime* estimee
    estimad* verwacht* geschat* przewidyw* planow* szacow* prognos* stimat* proyect* oczekiwan*
    spodziewan* attes* beoogd* likely erhofft* esperad* attend* atteso zaplanowan* voorzien*
    prevision*
created: creat* opened opening open added add logged entered start* angelegt anlage* erstell*
    erfass* eroffn* cree* ouverture ouvert alta cread* cadastr* criad* criacao abertura apert*
    crea* aangemaakt aanmaak* utworz* register* received eingegangen eingang* entrada entree
    inschrijv* dodan* zalozon* inserit* began begin debut inicio rejestr* registr* incorpor*
    logging aangelegd eingestell* anlag* dodano wprowadz* aufgenommen otwarc* zgloszen* nadan*
won: won win winning awarded gewonnen gagn* ganad* ganho vint* wygran*
lost: lost loss lose verlor* absage* verlust* perdu* perte perdid* perda perdit* pers* verlies*
    przegran* dropped echec rejected utrat* stracon* utracon* nicht missed
reason: reason* why grund* motif* motiv* razon reden powod* causa warum ursache przyczyn*
    ursach* oorzaak causal* raison*
source: source* origin* origen* origem herkunft* quelle* provenan* procedenc* provenienz* herkomst
    bron zrodlo channel* canal* canale kanal* hear fonte pochodzen* bronn heard referr* referen*
    empfehl* recommend* kampan* medium pozyskan* fuente
lead: lead* prospect*
marketing: marketing campaign* kampagne* campana campanha
product: product* produkt* produit* producto* produto* prodott* solution* artikel* article*
    articul* articol* item* losung solucion soluz* soluc* ware* material towar* uslug* service*
    dienstleist* servicio* servico* servizi* model
family: famil* famigl* group* gruppe* gamme range line* linea linha categor* kategor* series serie
    grupo reihe sparte rodzin* groep* grupp* grup* gruppo groupe gama
price: price* prix precio* preco* prezzo prijs* preis* rrp msrp list listino tabela cena vk
    katalog* cennik* katalogpreis stuckpreis einzelpreis tarif* tariff*
cost: cost* kosten* cout* revient coste* costo custo* ek einkauf* landed kostprijs koszt* purchase
    inkoop* zakup* acquist* achat* kosztow*
forecast: forecast* fcst prognose*
competitor: competi* rival* wettbewerb* mitbewerb* konkurren* concurren* concorren* mededing*
    konkuren* konkurent* competen* rywal*
next: next nachst* prochain* siguiente* proxim* prossim* volgend* nastepn* todo kolejn* naechst*
    folgend* suivant* successiv*
action: action* aktion* schritt* accion* acao azion* milestone* paso passo actie* task* tarea krok
    akcja do massnahm* dzialan* handeling* pasos passos
followup: wiedervorlage* followup relance rappel
industry: industr* branch* sector* secteur* settore* setor wirtschaftszweig* branz* vertical lob
    ramo rama sektor* bransch* gewerbe nace sic
count: count anz* anzahl zahl aantal liczba effectifs cantidad qtd quantidade
founded: found* establish* grundung* gegrund* fondation fundacion fundacao constitucion
    costituzion* oprichting* zalozeni* incorporated fundad* fondat* gegrunde* opgericht* zaloz*
    fondazion*
year: year* yr jahr* annee* ano anno jaar* rok annual* annuel* annuo anual* jahrlich* rocz* ann
    rok* lata anni annees
region: region* territor* area* gebiet* zona* zone patch provinc* regio* obszar geographique
    district bezirk verkaufsgebiet* verkoopgebied wojewodztwo rejon bundesland distrit* bezirk*
    provinz* comarca
country: country land pays pais paese kraj lander
team: team* squad* equip* squadra zespol* unit abteilung* department* dzial afdeling dipartiment*
    reparto departement departamento departament*
manager: manager* boss vorgesetzt* supervisor* chef superior leidinggevend* gestor* capo jefe
    kierowni* przelozon* reports superieur leiter* dyrektor kierownik* szef przelozony gerent*
    responsabl* coordinador* coordenador* teamleiter* direttore director* directeur* lider*
    leader*
role: role* position* job function* funktion* cargo poste puesto stanowisk* stelle* stellung*
    functie* ruolo mansione occup* fonction funcion rol mansion* incaric* qualif* zawod beruf*
    rang grade rola
email: email* mail* courriel correo posta emailadres* electronic* eletronic* elettronic*
phone: phone* tel telefon* telephon* mobil* movil portable dial cell handy kom celular cellular*
    telefoon* telefonnummer telefonnr komork* mobiele gsm telefonic* tlf fono
first: forename first given prenom* vorname* voornaam imie rufname pila
last: surname last nachname* apellido* cognome* sobrenome nazwisk* achternaam familienname*
hired: hired hire joined joining employ* eingestellt* eintritt* contrat* embauch* assunzion*
    dienst admiss* zatrudn* recruit* incorpor* ingres* beitritt* indiensttreding onboard*
    eintritts* arbeitsbeginn
left: left leaving leave exit austritt* sortie salida saida depart* termination uscita
type: type* typ kind art tipo* soort* rodzaj* typ* forma modalid*
activity: activit* aktivit* actividad* atividade* attivita* activiteit* log call* anruf* appel*
    aktywnos* gesprach* echange entretien llamada* telefonat*
subject: subject* betreff* objet* sujet* asunto* assunto* oggetto* onderwerp* temat* thema topic
    summary zusammenfassung betreffs zagadnienie
minutes: duration* dauer duree duracion duracao durata duur mins minut* min czas
happened: took place held durchgefuhrt* stattgefunden realised
done: done finished complet* erledigt* fait hecho feito fatto zrobion* afgerond concluid*
    completat* completad* terminad* terminat* termine* voltooid*
outcome: outcome* result* ergebnis* risultat* esito wynik* rezultat* uitkomst* ausgang konklus*
by: by von par por door przez bearbeit* realise* realiz* uitgevoerd* author verfasser auteur autor
    esegu* ejecut* execut* uitgevoer* wykonan* durch gefuhrt wykonal utworzyl
quota: quota* target* goal* ziel* objecti* objetivo* obiettiv* cel doel* cuota* meta soll* plan*
    vorgab* limit cele budget* obbiettiv* norm*
period: period* quarter* qtr quartal* trimestr* kwartal* month* mes mois monat* mese maand fiscal
    miesiac kwartaal* okres* semest* halbjahr* woche week semana kw tydzien
old: previous old alte alter ancien* anterior* oude prior from vorherig* precedent* poprzedni*
    antig* antigu* wczesniej* starsz* stare stary dotychczas* bisherig* vecchi* former
new: new neu* nouvel* nuev* nov* nieuw* nowy nowa
change: chang* moved move geander* modif* cambi* gewijzigd zmian* geaendert edited update* alter*
    mudanc* verander* wijzig* aenderung anderung* modific* zmien* zmod* shift transition* mutat*
    updat* actualiz* aktualis* aktualiz*
note: note* memo* notiz* nota notas notit* text* comment* bemerk* kommentar* opmerk* notatk* uwag*
    observac* observat* annotaz* anmerk* remark* aantek*
written: written verfasst* redig* geschreven escrit* scritt* napisan*
about: about concern* liee lie relacionad*
private: confiden* privat* vertraulich* prive* poufn* vertrouwelijk geheim* segreto secret*
strategic: strateg* schlusselkunde* vip
parent: parent* mutter* konzern* mere matriz madre moeder* holding capogruppo dachgesellschaft
    uberg* moedermaatschappij
other: ownership owned quantity qty menge cantidad address* street zip postal
web: web* url linkedin site domain homepage
"""

# Several words that mean something else together, and words of the same meaning.
PHRASES = """
raison sociale: account name; ragione sociale: account name; chiffre d affaires: revenue;
    volumen de negocio: revenue; line of business: industry; to do: next; took place: happened;
    reports to: manager; reports into: manager; in dienst: hired; nom de famille: last;
    nombre de pila: first; primer nombre: first; secteur geographique: region;
    secteur d activite: industry; sector de actividad: industry; family name: last;
    to do by: next date; how did you hear about us: source; list price: price;
    vor und nachname: name; nome e cognome: name;
    nombre y apellidos: name; nom et prenom: name; prenom et nom: name; nome e sobrenome: name;
    first and last name: name; nicht andern: the; non modificare: the; no modificar: the;
    nao modificar: the; ne pas modifier: the; niet wijzigen: the;
    first contact: happened
"""
