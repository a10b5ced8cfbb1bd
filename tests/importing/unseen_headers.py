"""Headers as companies write them that no program of ours has been made for.

A line is a file: its kind, its language, and its columns as ``heading=field``; ``-word``, ``-date``
and ``-number`` are columns of ours nowhere, with cells of that sort. Fields parted by a bar are
both right. Written before the recognition was worked on, so that it is not made for them.
"""

FILES = """
deals en: Opp #=external_id; Opp Title=name; Client Org=account; Acct Exec=owner;
    Sales Phase=stage; TCV (USD)=amount; Prob %=probability;
    Target Signature Date=expected_close|close_date; Entered Pipeline=opened_on;
    Lead Origin=source; Win/Loss Reason=lost_reason; Fcst Cat=forecast_category;
    Rival Vendor=competitor; Internal Code=-word
deals en: Ref No.=external_id; Prospect=account; Project Description=name; Salesman=owner;
    Funnel Step=stage; Deal Worth=amount; Curr=currency; Chance to win=probability;
    Decision expected=expected_close|close_date; Date logged=opened_on; Solution=product;
    To do next=next_step; To do by=next_step_on; Printed=-date
deals en: Record No=external_id; Opportunity=name; End Customer=account; Responsible Rep=owner;
    Current Status=status|stage; Est Amt=amount; Anticipated Award Date=expected_close|close_date;
    Date Added=opened_on; Date Awarded=won_on; Date Dropped=lost_on; Why lost=lost_reason;
    Product Line Item=product; Last Phase Move=stage_since
deals de: Angebotsnr.=external_id; Projektbezeichnung=name; Kundenfirma=account;
    Zuständiger Verkäufer=owner; Vertriebsstatus=stage; Auftragsvolumen EUR=amount;
    Abschlusswahrsch. %=probability; Vorauss. Abschluss=expected_close|close_date;
    Anlagedatum=opened_on; Lead-Herkunft=source; Produktgruppe=product; Mitbewerber=competitor;
    Grund der Absage=lost_reason; Bemerkungsfeld=-word
deals de: lfd. Nr.=external_id; Chance=name; Kd.-Name=account; Vertreter=owner;
    Phase im Trichter=stage; Erw. Umsatz=amount; Währg.=currency; Erfolgschance=probability;
    Gepl. Unterschrift=expected_close|close_date; Erfasst am=opened_on; Nächste Aktion=next_step;
    Wiedervorlage=next_step_on
deals fr: N° affaire=external_id; Libellé de l'affaire=name; Nom du client=account;
    Commercial en charge=owner; Étape de vente=stage; Montant HT=amount;
    Taux de réussite=probability; Date de signature prévue=expected_close|close_date;
    Date d'ouverture du dossier=opened_on; Provenance=source; Motif d'échec=lost_reason;
    Concurrents en lice=competitor; Prochaine action=next_step
deals es: Nº oportunidad=external_id; Nombre de la oportunidad=name; Cliente final=account;
    Ejecutivo de ventas=owner; Fase de venta=stage; Valor estimado=amount;
    Prob. de cierre=probability; Fecha estimada de cierre=expected_close|close_date;
    Fecha de alta=opened_on; Procedencia=source; Divisa=currency; Razón de pérdida=lost_reason;
    Siguiente acción=next_step
deals pt: Código da oportunidade=external_id; Oportunidade=name; Nome do cliente=account;
    Vendedor responsável=owner; Fase do funil=stage; Valor total (R$)=amount;
    Chance de fechamento=probability; Previsão de fechamento=expected_close|close_date;
    Data de cadastro=opened_on; Canal de origem=source; Linha de produto=product;
    Motivo de perda=lost_reason
deals it: Codice trattativa=external_id; Trattativa=name; Ragione sociale cliente=account;
    Agente commerciale=owner; Fase di vendita=stage; Valore offerta=amount;
    Probabilità di chiusura=probability; Chiusura prevista=expected_close|close_date;
    Data apertura=opened_on; Provenienza contatto=source; Concorrenti=competitor
deals nl: Offertenummer=external_id; Omschrijving=name; Klantnaam=account; Accountbeheerder=owner;
    Verkoopfase=stage; Orderwaarde=amount; Slagingskans=probability;
    Verwachte sluitingsdatum=expected_close|close_date; Datum aangemaakt=opened_on;
    Herkomst=source; Reden verlies=lost_reason
deals pl: Numer szansy=external_id; Nazwa szansy=name; Klient=account; Opiekun handlowy=owner;
    Etap sprzedaży=stage; Wartość=amount; Waluta=currency; Prawdopodobieństwo=probability;
    Przewidywana data zamknięcia=expected_close|close_date; Data utworzenia=opened_on;
    Źródło=source; Powód przegranej=lost_reason; Konkurencja=competitor
accounts en: Cust No=external_id; Legal Entity Name=name; Line of Business=industry;
    FTE=employees; Ann. Rev.=revenue; Yr Founded=founded; Rep Assigned=owner;
    Ultimate Parent=parent; Strategic Acct?=key_account; HQ Country=territory; Website=-word
accounts de: Kundennr.=external_id; Firmenbezeichnung=name; Wirtschaftszweig=industry;
    Anz. Beschäftigte=employees; Jahresumsatz TEUR=revenue; Gründung=founded;
    Zuständiger Betreuer=owner; Mutterkonzern=parent; Vertriebsregion=territory;
    Schlüsselkunde (J/N)=key_account
accounts fr: Code client=external_id; Dénomination sociale=name; Secteur d'activité=industry;
    Effectifs=employees; CA annuel=revenue; Année de fondation=founded; Chargé de compte=owner;
    Maison mère=parent; Pays du siège=territory
accounts pl: Nr klienta=external_id; Nazwa firmy=name; Branża=industry;
    Liczba pracowników=employees; Roczny przychód=revenue; Rok założenia=founded;
    Opiekun klienta=owner; Kraj=territory
contacts en: Contact No=external_id; Forename=first_name; Surname=last_name; Job Role=title;
    Work E-mail=email; Direct Dial=phone; Employer=account; LinkedIn URL=-word
contacts de: Kontaktnr.=external_id; Rufname=first_name; Familienname=last_name;
    Stellung im Unternehmen=title; E-Mail geschäftlich=email; Tel. (Büro)=phone;
    Firmenname=account
contacts es: Nombre de pila=first_name; Primer apellido=last_name; Puesto de trabajo=title;
    Correo corporativo=email; Teléfono móvil=phone; Nombre de la empresa=account
contacts nl: Voornaam=first_name; Achternaam=last_name; Functietitel=title;
    E-mailadres werk=email; Telefoonnr.=phone; Bedrijfsnaam=account
people en: Staff No=external_id; Employee Full Name=name; Corp. E-mail=email;
    Line Manager=manager; Sales Squad=team; Patch=region; Start of employment=hired_on;
    Position Title=role; Shoe size=-number
people de: Personalnr.=external_id; Name des Mitarbeiters=name; Dienstliche E-Mail=email;
    Direkter Vorgesetzter=manager; Vertriebsteam=team; Verkaufsgebiet=region;
    Eingestellt am=hired_on; Stellenbezeichnung=role
people pt: Matrícula=external_id; Nome do vendedor=name; E-mail corporativo=email;
    Gestor direto=manager; Equipe de vendas=team; Regional=region; Data de contratação=hired_on;
    Cargo atual=role
people it: Nome dipendente=first_name|name; Cognome dipendente=last_name; Posta elettronica=email;
    Capo area=manager; Squadra vendite=team; Zona=region; Data di assunzione=hired_on
products en: SKU #=external_id; Product Title=name; Product Range=family; RRP=list_price;
    Landed Cost=cost; Ccy=currency
products de: Art.-Nr.=external_id; Artikelbezeichnung=name; Warengruppe=family;
    VK-Preis=list_price; EK-Preis=cost; Währung=currency
products fr: Réf. article=external_id; Désignation article=name; Famille de produits=family;
    Prix de vente HT=list_price; Prix de revient=cost; Devise=currency
products es: Cód. artículo=external_id; Descripción del producto=name;
    Familia de productos=family; Precio de venta=list_price; Precio de coste=cost
activities en: Log ID=external_id; Kind of activity=type; Summary=subject; Took place on=at;
    Mins=minutes; Logged by=person; Customer=account; Linked opportunity=deal;
    Result of call=outcome; Finished?=done
activities de: Aktivitätsart=type; Betreffzeile=subject; Durchgeführt am=at; Dauer (Min.)=minutes;
    Bearbeiter=person; Kunde=account; Verkaufschance=deal; Gesprächsergebnis=outcome
activities fr: Type d'activité=type; Sujet=subject; Date de l'échange=at; Durée (min)=minutes;
    Réalisé par=person; Société=account; Affaire liée=deal; Résultat de l'appel=outcome
activities pt: Tipo de atividade=type; Assunto=subject; Data da atividade=at;
    Duração (min)=minutes; Realizado por=person; Cliente=account; Negócio=deal
quotas en: Seller Name=person; Fiscal Qtr=period; Revenue Target=amount; Curr.=currency;
    Sales Team=team
quotas de: Vertriebsmitarbeiter=person; Quartal=period; Zielumsatz=amount; Währung=currency;
    Vertriebsteam=team
quotas fr: Commercial=person; Trimestre=period; Objectif de vente=amount; Devise=currency
quotas es: Vendedor=person; Mes=period; Objetivo de ventas=amount; Moneda=currency;
    Equipo comercial=team
stage_history en: Opp ID=deal_ref; Opp Name=deal; Previous Phase=from_stage; New Phase=stage;
    Moved on=at; Moved by=by
stage_history de: Chancen-ID=deal_ref; Verkaufschance=deal; Alte Phase=from_stage;
    Neue Phase=stage; Geändert am=at; Geändert von=by
stage_history es: ID de oportunidad=deal_ref; Etapa anterior=from_stage; Etapa nueva=stage;
    Fecha de cambio=at; Modificado por=by
leads en: Lead No=external_id; Lead First Name=first_name; Lead Surname=last_name;
    Company Name=company|account; E-mail=email; Phone No=-phone; Lead Stage=status;
    How did you hear about us=source; Assigned Rep=owner; Received on=created_at
leads de: Lead-Nr.=external_id; Vorname=first_name; Nachname=last_name; Firma=company|account;
    E-Mail-Adresse=email; Lead-Status=status; Leadquelle=source; Zuständig=owner;
    Eingegangen am=created_at
leads pt: Nome do lead=name; Empresa=company|account; E-mail=email; Telefone=-phone;
    Status do lead=status; Origem do lead=source; Responsável=owner; Data de entrada=created_at
notes en: Memo=text; Written on=at; About deal=deal; About customer=account;
    Confidential?=private
notes de: Notiztext=text; Verfasst am=at; Zum Geschäft=deal; Zur Firma=account;
    Vertraulich=private
notes fr: Texte de la note=text; Rédigée le=at; Affaire concernée=deal; Compte client=account
"""
