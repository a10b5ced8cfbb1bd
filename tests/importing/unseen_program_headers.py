"""Headers in the style of programs that have no preset, and of every kind in seven languages.

Written from what is generally known of these programs, for an audit. When first looked at, 83.6 %
of ``PROGRAMS`` and 87.1 % of ``KINDS`` landed right; words were added afterwards.
"""

PROGRAMS = """
deals en: Record Id=external_id; Deal Owner.id=owner_ref; Deal Owner=owner; Amount=amount; Deal
    Name=name; Closing Date=close_date; Account Name.id=account_ref; Account Name=account;
    Stage=stage; Type=-word; Probability (%)=probability; Expected Revenue=-number; Next
    Step=next_step; Lead Source=source; Created Time=opened_on; Modified Time=-date; Sales Cycle
    Duration=-number; Reason For Loss=lost_reason; Currency=currency; Description=-word
accounts en: Record Id=external_id; Account Owner=owner; Account Name=name; Account Site=-word;
    Parent Account=parent; Account Type=-word; Industry=industry; Annual Revenue=revenue;
    Employees=employees; Phone=-phone; Website=-word; Ownership=-word; Billing
    Country=territory; Ticker Symbol=-word
contacts en: Record Id=external_id; Contact Owner=-word; First Name=first_name; Last
    Name=last_name; Account Name=account; Email=email; Title=title; Phone=phone;
    Department=-word; Mailing City=-word
leads en: Record Id=external_id; Lead Owner=owner; Company=company; First Name=first_name; Last
    Name=last_name; Designation=-word; Email=email; Lead Source=source; Lead Status=status;
    Created Time=created_at; Phone=-phone
activities en: Record Id=external_id; Task Owner=person; Subject=subject; Due Date=at; Related
    To=deal; Status=-word; Priority=-word; Account Name=account
deals en: ID=external_id; Opportunity Name:=name; Date Created=opened_on; Assigned to=owner;
    Account Name:=account; Lead Source=source; Opportunity Amount=amount; Currency=currency;
    Expected Close Date=expected_close; Next Step=next_step; Sales Stage=stage; Probability
    (%)=probability; Type:=-word; Date Modified=-date
deals en: id=external_id; name=name; date_entered=opened_on; date_modified=-date;
    assigned_user_name=owner; account_name=account; lead_source=source; amount=amount;
    date_closed=close_date|expected_close|closed_on; next_step=next_step; sales_stage=stage;
    probability=probability; opportunity_type=-word
deals en: External ID=external_id; Opportunity=name; Customer=account; Salesperson=owner; Sales
    Team=-word; Expected Revenue=amount; Probability=probability; Stage=stage; Expected
    Closing=expected_close; Created on=opened_on; Closed Date=closed_on; Lost
    Reason=lost_reason; Email=-word; Phone=-phone
deals en: id=external_id; name=name; partner_id/name=account; user_id/name=owner;
    stage_id/name=stage; expected_revenue=amount; probability=probability;
    date_deadline=expected_close|close_date; create_date=opened_on;
    date_closed=closed_on|close_date; lost_reason_id/name=lost_reason; source_id/name=source
deals en: Deal id=external_id; Deal name=name; Deal value=amount; Deal stage=stage; Deal
    pipeline=pipeline; Expected close date=expected_close; Closed date=closed_on; Sales
    owner=owner; Account name=account; Probability (%)=probability; Lost reason=lost_reason;
    Created at=opened_on; Updated at=-date; Currency=currency; Source=source; Age (in
    days)=-number
deals en: Name=name; Owner=owner; Stage=stage; Deal Value=amount; Close Probability=probability;
    Forecast Value=-number; Expected Close Date=expected_close; Contacts=-word;
    Accounts=account; Last Interaction=-date; Deal creation date=opened_on
deals en: Copper ID=external_id; Name=name; Value=amount; Status=status; Stage=stage;
    Pipeline=pipeline; Close Date=close_date; Company=account; Owned By=owner; Source=source;
    Loss Reason=lost_reason; Win Probability=probability; Created At=opened_on; Primary
    Contact=-word; Days in Stage=-number; Priority=-word
deals en: Opportunity Id=external_id; Opportunity Name=name; Bid Amount=amount; Bid
    Currency=currency; Actual Close Date=closed_on; Forecast Close Date=expected_close;
    Probability Of Winning=probability; Opportunity State=status; Pipeline Current Stage=stage;
    User Responsible=owner; Date Created=opened_on; Organization=account; Pipeline=pipeline
deals en: id=external_id; lead_name=account; user_name=owner; status_label=stage|status;
    pipeline_name=pipeline; value=amount; confidence=probability; date_created=opened_on;
    date_won=won_on; date_lost=lost_on; note=-word; contact_name=-word
deals en: Opportunity Id=external_id; Name=name; Party=account; Milestone=stage; Probability of
    winning=probability; Value=amount; Currency=currency; Expected close=expected_close; Closed
    on=closed_on; Lost reason=lost_reason; Owner=owner; Created=opened_on; Team=-word
deals de: Opportunity-Inhaber=owner; Accountname=account; Opportunity-Name=name; Phase=stage;
    Betrag=amount; Wahrscheinlichkeit (%)=probability; Schlusstermin=close_date;
    Erstelldatum=opened_on; Nächster Schritt=next_step; Leadquelle=source; Alter=-number;
    Opportunity-ID=external_id; Typ=-word
deals fr: Propriétaire de l'opportunité=owner; Nom du compte=account; Nom de l'opportunité=name;
    Étape=stage; Montant=amount; Probabilité (%)=probability; Date de clôture=close_date; Date
    de création=opened_on; Étape suivante=next_step; Origine de la piste=source; Type=-word
deals es: Propietario de oportunidad=owner; Nombre de la cuenta=account; Nombre de la
    oportunidad=name; Etapa=stage; Importe=amount; Probabilidad (%)=probability; Fecha de
    cierre=close_date; Fecha de creación=opened_on; Próximo paso=next_step; Origen del
    prospecto=source; Tipo=-word
deals pt: Proprietário da oportunidade=owner; Nome da conta=account; Nome da oportunidade=name;
    Fase=stage; Valor=amount; Probabilidade (%)=probability; Data de fechamento=close_date; Data
    de criação=opened_on; Próxima etapa=next_step; Origem do lead=source; Tipo=-word
deals it: Titolare opportunità=owner; Nome account=account; Nome opportunità=name; Fase=stage;
    Importo=amount; Probabilità (%)=probability; Data di chiusura=close_date; Data
    creazione=opened_on; Fase successiva=next_step; Fonte del lead=source; Tipo=-word
deals nl: Eigenaar opportunity=owner; Accountnaam=account; Naam opportunity=name; Fase=stage;
    Bedrag=amount; Waarschijnlijkheid (%)=probability; Sluitingsdatum=close_date;
    Aanmaakdatum=opened_on; Volgende stap=next_step; Leadbron=source; Type=-word
deals de: Datensatz-ID=external_id; Deal-Name=name; Deal-Phase=stage; Abschlussdatum=close_date;
    Zuständiger Mitarbeiter=owner; Betrag=amount; Pipeline=pipeline; Erstellungsdatum=opened_on;
    Zugehöriges Unternehmen=account; Grund für verlorenen Abschluss=lost_reason
deals fr: ID de fiche d'informations=external_id; Nom de la transaction=name; Phase de la
    transaction=stage; Date de fermeture=close_date; Propriétaire de la transaction=owner;
    Montant=amount; Pipeline=pipeline; Date de création=opened_on; Entreprise associée=account
deals es: ID de registro=external_id; Nombre del negocio=name; Etapa del negocio=stage; Fecha de
    cierre=close_date; Propietario del negocio=owner; Importe=amount; Pipeline=pipeline; Fecha
    de creación=opened_on; Empresa asociada=account; Motivo del cierre perdido=lost_reason
deals pt: ID do registro=external_id; Nome do negócio=name; Etapa do negócio=stage; Data de
    fechamento=close_date; Proprietário do negócio=owner; Valor=amount; Pipeline=pipeline; Data
    de criação=opened_on; Empresa associada=account
deals it: ID record=external_id; Nome trattativa=name; Fase trattativa=stage; Data di
    chiusura=close_date; Proprietario trattativa=owner; Importo=amount; Pipeline=pipeline; Data
    di creazione=opened_on; Azienda associata=account
deals nl: Record-ID=external_id; Dealnaam=name; Dealfase=stage; Sluitingsdatum=close_date;
    Dealeigenaar=owner; Bedrag=amount; Pipeline=pipeline; Aanmaakdatum=opened_on; Gekoppeld
    bedrijf=account
deals de: Deal – ID=external_id; Deal – Titel=name; Deal – Besitzer=owner; Deal – Wert=amount;
    Deal – Währung=currency; Deal – Organisation=account; Deal – Pipeline=pipeline; Deal –
    Phase=stage; Deal – Status=status; Deal – Deal erstellt=opened_on; Deal – Gewonnen
    am=won_on; Deal – Verloren am=lost_on; Deal – Erwartetes Abschlussdatum=expected_close; Deal
    – Verlustgrund=lost_reason
deals fr: Affaire - ID=external_id; Affaire - Titre=name; Affaire - Propriétaire=owner; Affaire
    - Valeur=amount; Affaire - Devise=currency; Affaire - Organisation=account; Affaire -
    Étape=stage; Affaire - Statut=status; Affaire - Affaire créée=opened_on; Affaire - Date de
    clôture prévue=expected_close; Affaire - Raison de la perte=lost_reason
deals es: Trato - ID=external_id; Trato - Título=name; Trato - Propietario=owner; Trato -
    Valor=amount; Trato - Divisa=currency; Trato - Organización=account; Trato - Etapa=stage;
    Trato - Estado=status; Trato - Trato creado=opened_on; Trato - Fecha de cierre
    esperada=expected_close; Trato - Motivo de pérdida=lost_reason
deals pt: Negócio - ID=external_id; Negócio - Título=name; Negócio - Proprietário=owner; Negócio
    - Valor=amount; Negócio - Moeda=currency; Negócio - Organização=account; Negócio -
    Etapa=stage; Negócio - Status=status; Negócio - Negócio criado em=opened_on; Negócio - Data
    de fechamento esperada=expected_close; Negócio - Motivo da perda=lost_reason
deals de: (Nicht ändern) Verkaufschance=external_id; (Nicht ändern) Zeilenprüfsumme=-word;
    (Nicht ändern) Geändert am=-date; Thema=name; Potenzieller Kunde=account; Gesch.
    Abschlussdatum=expected_close|close_date; Gesch. Umsatz=amount;
    Wahrscheinlichkeit=probability; Vertriebsphase=stage; Besitzer=owner; Erstellt am=opened_on
accounts it: ID azienda=external_id; Nome azienda=name; Proprietario azienda=owner;
    Settore=industry; Numero di dipendenti=employees; Ricavi annuali=revenue; Paese=territory;
    Anno di fondazione=founded; Azienda madre=parent
accounts pt: ID da empresa=external_id; Nome da empresa=name; Proprietário da empresa=owner;
    Setor=industry; Número de funcionários=employees; Receita anual=revenue; País=territory;
    Empresa matriz=parent
accounts nl: Klantnummer=external_id; Naam bedrijf=name; Eigenaar bedrijf=owner;
    Branche=industry; Aantal werknemers=employees; Jaaromzet=revenue; Land=territory;
    Moederbedrijf=parent; Opgericht=founded
accounts es: ID de la empresa=external_id; Nombre de la empresa=name; Propietario de la
    empresa=owner; Sector=industry; Número de empleados=employees; Ingresos anuales=revenue;
    País=territory; Empresa matriz=parent; Año de fundación=founded
people de: Personal-Nr.=external_id; Vor- und Nachname=name; E-Mail=email; Vorgesetzter=manager;
    Team=team; Region=region; Eintrittsdatum=hired_on; Austrittsdatum=left_on; Position=role
people it: Matricola=external_id; Nome e cognome=name; E-mail aziendale=email;
    Responsabile=manager; Team=team; Area=region; Data di assunzione=hired_on; Ruolo=role
people pt: Matrícula=external_id; Nome completo=name; E-mail=email; Gerente=manager;
    Equipe=team; Região=region; Data de admissão=hired_on; Cargo=role
people en: User ID=external_id; Full Name=name; Email=email; Role=role; Manager=manager;
    Team=team; Territory=region; Start Date=hired_on; Active=-word
people fr: Matricule=external_id; Nom complet=name; E-mail=email; Responsable=manager;
    Équipe=team; Région=region; Date d'embauche=hired_on; Fonction=role; Date de départ=left_on
products de: Artikel-Nr.=external_id; Bezeichnung=name; Warengruppe=family;
    Listenpreis=list_price; EK-Preis=cost; Währung=currency
products fr: Référence=external_id; Désignation=name; Famille=family; Prix catalogue=list_price;
    Prix d'achat=cost; Devise=currency
products es: Código=external_id; Nombre del producto=name; Familia=family; Precio de
    lista=list_price; Costo=cost; Moneda=currency
products en: Product Code=external_id; Product Name=name; Product Category=family; Unit
    Price=list_price; Cost Price=cost; Currency=currency
contacts nl: Contact-ID=external_id; Voornaam=first_name; Achternaam=last_name; Functie=title;
    E-mail=email; Telefoon=phone; Bedrijf=account
contacts fr: ID contact=external_id; Prénom=first_name; Nom=last_name; Poste=title;
    E-mail=email; Téléphone=phone; Entreprise=account
contacts it: ID contatto=external_id; Nome=first_name|name; Cognome=last_name; Qualifica=title;
    E-mail=email; Numero di telefono=phone; Azienda=account
activities de: Aktivitäts-ID=external_id; Art=type; Betreff=subject; Fällig am=at; Dauer
    (Min.)=minutes; Zuständig=person; Firma=account; Verkaufschance=deal; Erledigt=done;
    Ergebnis=outcome
activities fr: Type d'activité=type; Objet=subject; Date=at; Durée (min)=minutes;
    Responsable=person; Entreprise=account; Affaire=deal; Résultat=outcome
activities pt: Tipo de atividade=type; Assunto=subject; Data=at; Duração (min)=minutes;
    Responsável=person; Empresa=account; Negócio=deal; Resultado=outcome; Concluída=done
activities en: Activity Type=type; Title=subject; Activity Date=at; Duration (mins)=minutes;
    Logged By=person; Company=account; Opportunity=deal; Outcome=outcome
quotas de: Verkäufer=person; Quartal=period; Zielvorgabe=amount; Währung=currency
quotas fr: Commercial=person; Trimestre=period; Objectif=amount; Devise=currency
quotas es: Vendedor=person; Trimestre=period; Cuota=amount; Moneda=currency
quotas en: Rep=person; Quarter=period; Sales Target=amount; Currency=currency
quotas nl: Verkoper=person; Kwartaal=period; Target=amount; Valuta=currency
stage_history de: Opportunity-ID=deal_ref; Alte Phase=from_stage; Neue Phase=stage; Geändert
    am=at; Geändert von=by
stage_history es: ID de oportunidad=deal_ref; Etapa anterior=from_stage; Etapa nueva=stage;
    Fecha de modificación=at; Modificado por=by
stage_history it: ID opportunità=deal_ref; Fase precedente=from_stage; Nuova fase=stage; Data
    modifica=at; Modificato da=by
stage_history en: Deal ID=deal_ref; From=from_stage; To=stage; Date=at; User=by
stage_history en: Opportunity Name=deal; From Stage=from_stage; To Stage=stage; Last
    Modified=at; Edited By=by
leads de: Lead-ID=external_id; Vorname=first_name; Nachname=last_name; Firma=company;
    E-Mail=email; Lead-Status=status; Lead-Quelle=source; Lead-Inhaber=owner; Erstellt
    am=created_at
leads pt: ID do lead=external_id; Nome=first_name|name; Sobrenome=last_name; Empresa=company;
    E-mail=email; Status do lead=status; Origem do lead=source; Proprietário=owner; Data de
    criação=created_at
leads it: ID lead=external_id; Nome=first_name|name; Cognome=last_name; Azienda=company;
    E-mail=email; Stato del lead=status; Fonte del lead=source; Titolare del lead=owner; Data
    creazione=created_at
leads nl: Lead-ID=external_id; Voornaam=first_name; Achternaam=last_name; Bedrijf=company;
    E-mail=email; Leadstatus=status; Leadbron=source; Eigenaar lead=owner;
    Aanmaakdatum=created_at
notes de: Notiz=text; Erstellt am=at; Verkaufschance=deal; Firma=account; Erstellt von=-word
notes fr: Note=text; Date de création=at; Affaire=deal; Entreprise=account
notes pt: Nota=text; Criado em=at; Negócio=deal; Empresa=account
notes en: Note Title=-word; Note Content=text; Created Time=at; Parent ID.id=deal_ref; Note
    Owner=-word
rates de: Währung=base; Datum=on_day; Kurs=rate; Zielwährung=into
rates fr: Devise=base; Date=on_day; Taux de change=rate; Devise cible=into
rates es: Moneda=base; Fecha=on_day; Tipo de cambio=rate
rates it: Valuta=base; Data=on_day; Tasso di cambio=rate
rates pt: Moeda=base; Data=on_day; Taxa de câmbio=rate
rates nl: Valuta=base; Datum=on_day; Wisselkoers=rate
calls de: Anruf-ID=external_id; Datum=at; Agent=person; Thema=topic; Angenommen=answered;
    Wartezeit=wait_seconds; Gesprächsdauer=talk_seconds; Bewertung=rating
calls fr: ID appel=external_id; Date=at; Agent=person; Sujet=topic; Répondu=answered; Temps
    d'attente=wait_seconds; Durée de conversation=talk_seconds; Note de satisfaction=rating
calls es: ID de llamada=external_id; Fecha=at; Agente=person; Tema=topic; Contestada=answered;
    Tiempo de espera=wait_seconds; Duración de la conversación=talk_seconds; Satisfacción=rating
calls en: Call ID=external_id; Call Date=at; Agent Name=person; Call Reason=topic;
    Answered?=answered; Queue Time (s)=wait_seconds; Talk Time (s)=talk_seconds; CSAT=rating
calls pt: ID da chamada=external_id; Data=at; Agente=person; Assunto=topic; Atendida=answered;
    Tempo de espera=wait_seconds; Tempo de conversa=talk_seconds; Avaliação=rating
calls it: ID chiamata=external_id; Data=at; Operatore=person; Argomento=topic;
    Risposta=answered; Tempo di attesa=wait_seconds; Durata conversazione=talk_seconds;
    Valutazione=rating
calls nl: Gespreks-ID=external_id; Datum=at; Medewerker=person; Onderwerp=topic;
    Beantwoord=answered; Wachttijd=wait_seconds; Gesprekstijd=talk_seconds; Beoordeling=rating
deal_lines de: Opportunity-ID=deal_ref; Produkt=product; Menge=quantity; Einzelpreis=net_price;
    Gesamtpreis=total
deal_lines fr: ID affaire=deal_ref; Produit=product; Quantité=quantity; Prix unitaire=net_price;
    Prix total=total
deal_lines en: Deal ID=deal_ref; Product name=product; Quantity=quantity; Unit price=net_price;
    Total=total; Discount=-number
surveys en: Response ID=external_id; Submitted at=answered_on; NPS score=score; Comment=-word;
    Customer=account
shifts en: Agent=person; Date=on_day; Scheduled hours=-number; Available time=available_seconds
"""

KINDS = """
deals en: Engagement ID=external_id; Engagement=name; Client=account; Partner in charge=owner;
    Deal Phase=stage; Fee estimate (USD)=amount; Win %=probability; Expected start=-date;
    Decision by=expected_close|close_date; Origin=source; First contact=opened_on; Lost
    because=lost_reason; Last touched=-date
deals en: SFDC Id=external_id; Opty Name=name; Acct Name=account; AE=owner; Stg=stage;
    ARR=amount; Close Dt=close_date; Create Dt=opened_on; Fcst Category=forecast_category; Next
    Step=next_step; Primary Competitor=competitor; CSM=-word
deals en: Deal=name; Status=status|stage; $ Amount=amount; Salesperson=owner; Company=account;
    Closing=close_date|expected_close; Added=opened_on; Chance=probability; Notes=-word
deals de: Vorgangs-ID=external_id; Projekt=name; Auftraggeber=account; Betreuer=owner;
    Stand=stage|status; Auftragswert in €=amount; Chance (%)=probability; Abschluss
    vorauss.=expected_close|close_date; Angelegt=opened_on; Nächste Schritte=next_step;
    Wettbewerber=competitor; Branche=-word
deals de: Opp-Name=name; Opp-ID=external_id; Kunde=account; Vertriebler=owner; Phase=stage;
    Volumen=amount; Whrschl.=probability; Zieldatum=expected_close|close_date;
    Eröffnet=opened_on; Absagegrund=lost_reason; Geändert=-date
deals fr: Dossier=name; Identifiant du dossier=external_id; Client=account; Vendeur=owner;
    Statut commercial=stage|status; CA prévisionnel=amount; Proba=probability;
    Échéance=expected_close|close_date; Créé le=opened_on; Origine=source; Raison de
    perte=lost_reason; Modifié le=-date
deals es: Cód. oportunidad=external_id; Proyecto=name; Cuenta=account; Asesor comercial=owner;
    Etapa de ventas=stage; Valor del negocio=amount; Probabilidad de éxito=probability; Fecha
    prevista de cierre=expected_close; Fecha de apertura=opened_on; Origen=source; Última
    modificación=-date
deals pt: ID=external_id; Nome=name; Cliente=account; Responsável=owner; Etapa do funil=stage;
    Valor do negócio (R$)=amount; Probabilidade de ganho=probability; Data prevista de
    fechamento=expected_close; Data de abertura=opened_on; Fonte=source; Motivo de
    perda=lost_reason
deals it: Opportunità=name; Cliente=account; Commerciale=owner; Stato trattativa=stage|status;
    Valore=amount; Probabilità %=probability; Data chiusura prevista=expected_close; Data
    creazione=opened_on; Fonte=source; Prossima azione=next_step; Motivo della
    perdita=lost_reason
deals nl: Projectnaam=name; Opdrachtgever=account; Accountmanager=owner; Status=stage|status;
    Waarde (EUR)=amount; Kans=probability; Verwachte orderdatum=expected_close|close_date;
    Aangemaakt=opened_on; Bron=source; Reden afwijzing=lost_reason
accounts en: Company ID=external_id; Company=name; Sector=industry; # Employees=employees;
    Annual Sales=revenue; Founded Year=founded; Account Manager=owner; Headquarters=territory;
    Parent Co.=parent
accounts de: Debitor=external_id; Name 1=name; Branche=industry; MA-Anzahl=employees;
    Umsatz=revenue; Gegründet=founded; Kundenbetreuer=owner; Land=territory;
    Muttergesellschaft=parent
accounts fr: N° client=external_id; Raison sociale=name; Secteur=industry; Nb
    salariés=employees; Chiffre d'affaires=revenue; Création=founded; Commercial=owner;
    Pays=territory; Groupe=parent
people en: Agent=name; Team Leader=manager; Office=region; Hire Date=hired_on; E-mail=email;
    Employee #=external_id
people es: Comercial=name; Responsable=manager; Equipo=team; Delegación=region; Alta=hired_on;
    Correo electrónico=email; Cargo=role
people de: Name, Vorname=name; Teamleitung=manager; Abteilung=team; Standort=region; Eingestellt
    am=hired_on; E-Mail-Adresse=email
people nl: Naam=name; Leidinggevende=manager; Team=team; Regio=region; Datum in dienst=hired_on;
    E-mail=email; Functie=role
products de: Produkt=name; Produktcode=external_id; Produktfamilie=family; VK-Preis=list_price;
    Herstellkosten=cost
products en: Series=family; Product=name; Sales Price=list_price; SKU=external_id
products nl: Product=name; Code=external_id; Categorie=family; Prijs=list_price; Kostprijs=cost
products pt: Produto=name; Código=external_id; Linha=family; Preço=list_price; Custo=cost
contacts en: Full Name=name; Company=account; Job Title=title; Email Address=email;
    Mobile=phone; Contact ID=external_id
contacts es: Nombre=first_name|name; Apellidos=last_name; Empresa=account; Cargo=title;
    Correo=email; Teléfono=phone
contacts pt: Nome=first_name|name; Sobrenome=last_name; Empresa=account; Cargo=title;
    E-mail=email; Telefone=phone
contacts de: Vorname=first_name; Nachname=last_name; Firma=account; Funktion=title;
    E-Mail=email; Telefon=phone; Mobil=-phone
activities es: Tipo=type; Asunto=subject; Fecha=at; Duración=minutes; Propietario=person;
    Cuenta=account; Oportunidad=deal
activities it: Tipo=type; Oggetto=subject; Data=at; Durata=minutes; Assegnato a=person;
    Azienda=account; Opportunità=deal; Esito=outcome
activities nl: Type=type; Onderwerp=subject; Datum=at; Duur=minutes; Toegewezen aan=person;
    Bedrijf=account; Deal=deal; Resultaat=outcome
activities en: Kind=type; When=at; Who=person; Account=account; Deal=deal; Minutes=minutes;
    Result=outcome
quotas it: Agente=person; Mese=period; Obiettivo=amount; Valuta=currency
quotas de: Mitarbeiter=person; Monat=period; Soll=amount; Team=team
quotas pt: Vendedor=person; Mês=period; Cota=amount; Moeda=currency
quotas en: Name=person; Period=period; Quota=amount; Currency=currency; Team=team
quotas en: Salesperson=person; Quarter=period; Goal=amount
stage_history fr: ID affaire=deal_ref; Étape précédente=from_stage; Étape=stage; Date=at;
    Utilisateur=by
stage_history nl: Deal-ID=deal_ref; Van fase=from_stage; Naar fase=stage; Datum=at; Gebruiker=by
stage_history pt: ID da oportunidade=deal_ref; De=from_stage; Para=stage; Data=at; Usuário=by
stage_history de: Vorgangs-ID=deal_ref; Von Phase=from_stage; Nach Phase=stage; Datum=at;
    Benutzer=by
stage_history en: Opportunity ID=deal_ref; Stage=stage; Entered On=at; Changed By=by
stage_history en: Deal=deal; Old Status=from_stage; New Status=stage; Changed On=at; Changed
    By=by
leads en: Prospect ID=external_id; Prospect Name=name; Organisation=company|account; Mail=email;
    Lead Stage=status; Channel=source; Assigned To=owner; Date Added=created_at
leads de: Interessent=name; Firma=company|account; E-Mail=email; Status=status; Herkunft=source;
    Betreuer=owner; Eingegangen am=created_at; Lead-Nr.=external_id
leads es: ID de prospecto=external_id; Nombre completo=name; Empresa=company|account;
    Correo=email; Estado=status; Fuente=source; Propietario=owner; Creado el=created_at
notes it: Nota=text; Data=at; Opportunità=deal; Azienda=account
notes en: Date=at; Deal Name=deal; Comments=text; Private?=private
notes de: Datum=at; Kommentar=text; Vorgang=deal; Kunde=account
rates de: Stichtag=on_day; Währung=base; Wechselkurs=rate
rates fr: Jour=on_day; Monnaie=base; Cours=rate
calls en: Interaction ID=external_id; Started=at; Handled By=person; Queue=topic;
    Connected=answered; Ring Time=wait_seconds; Talk=talk_seconds; Customer Rating=rating
calls de: Gesprächs-ID=external_id; Anrufzeit=at; Mitarbeiter=person; Grund=topic;
    Beantwortet=answered; Warteschlange (Sek.)=wait_seconds; Sprechzeit=talk_seconds;
    Zufriedenheit=rating
calls es: ID=external_id; Fecha de la llamada=at; Operador=person; Motivo=topic;
    Respondida=answered; Espera (s)=wait_seconds; Conversación (s)=talk_seconds;
    Valoración=rating
surveys de: Umfrage-ID=external_id; Gesendet am=asked_on; Beantwortet am=answered_on;
    Kunde=account; Bewertung=score
surveys es: ID encuesta=external_id; Enviado el=asked_on; Respondido el=answered_on;
    Cliente=account; Puntuación=score
deal_lines es: ID oportunidad=deal_ref; Producto=product; Cantidad=quantity; Precio
    unitario=net_price; Importe=total
deal_lines it: ID opportunità=deal_ref; Prodotto=product; Quantità=quantity; Prezzo
    unitario=net_price; Totale=total
deal_lines nl: Deal-ID=deal_ref; Product=product; Aantal=quantity; Stukprijs=net_price;
    Totaal=total
deal_lines en: Opportunity Name=deal; Product=product; Qty=quantity; Sales Price=net_price; Line
    Total=total
"""
