"""More headers of the same sort, written at the same time and looked at only at the end."""

FILES = """
deals en: Quote Ref=external_id; Deal Label=name; Buying Organisation=account; Sales Owner=owner;
    Pipeline Stg=stage; Contract Val.=amount; Win Likelihood=probability;
    Expected Signing=expected_close|close_date; Created By Date=opened_on;
    Marketing Channel=source; Reason Closed Lost=lost_reason; Latest Comment=-word
deals en: Opportunity No.=external_id; Requirement=name; Customer Account=account; BDM=owner;
    Bid Stage=stage; Bid Value=amount; Confidence (%)=probability;
    Award Date=expected_close|close_date|closed_on|won_on; Bid Opened=opened_on;
    Main Rival=competitor; Next Milestone=next_step; Next Milestone Date=next_step_on
deals de: Chancen-Nr.=external_id; Thema=name; Interessent=account; Außendienst=owner;
    Status im Verkaufsprozess=stage|status; Angebotswert netto=amount; W'keit=probability;
    Entscheidung erwartet=expected_close|close_date; Erstellungszeitpunkt=opened_on;
    Quelle des Leads=source; Nächster Termin=next_step_on
deals fr: Réf. opportunité=external_id; Intitulé du projet=name; Entreprise cliente=account;
    Responsable commercial=owner; Phase commerciale=stage; Chiffre prévu=amount;
    Probabilité de gain (%)=probability; Clôture estimée=expected_close|close_date;
    Créée le=opened_on; Source du prospect=source; Monnaie=currency
deals es: Código=external_id; Negocio=name; Compañía=account; Comercial asignado=owner;
    Estado de la venta=stage|status; Monto (USD)=amount; Probabilidad %=probability;
    Cierre previsto=expected_close|close_date; Creada el=opened_on; Canal=source;
    Competidores=competitor
deals pt: Nº do negócio=external_id; Título da proposta=name; Conta=account;
    Executivo de contas=owner; Estágio=stage; Valor previsto=amount;
    Probabilidade (%)=probability; Data prevista=expected_close|close_date; Criado em=opened_on;
    Concorrente principal=competitor
deals it: N. offerta=external_id; Oggetto=name; Azienda cliente=account;
    Venditore assegnato=owner; Stato avanzamento=stage|status; Importo previsto=amount;
    Probabilità=probability; Data prevista chiusura=expected_close|close_date;
    Creato il=opened_on; Origine=source; Motivo perdita=lost_reason
deals nl: Kansnummer=external_id; Naam verkoopkans=name; Bedrijf=account; Verkoper=owner;
    Stadium=stage; Geschatte waarde=amount; Kans %=probability;
    Verwachte afsluiting=expected_close|close_date; Startdatum=opened_on; Valuta=currency;
    Concurrent=competitor
deals pl: ID transakcji=external_id; Temat=name; Firma=account; Handlowiec=owner; Faza=stage;
    Kwota netto=amount; Szansa %=probability; Planowane zamknięcie=expected_close|close_date;
    Utworzono=opened_on; Produkt=product
accounts en: Account #=external_id; Business Name=name; Industry Type=industry;
    Staff Count=employees; Turnover (EUR)=revenue; Established In=founded;
    Relationship Manager=owner; Group Company=parent; Area=territory
accounts es: Nº de cliente=external_id; Nombre comercial=name; Sector=industry;
    Nº de trabajadores=employees; Volumen de negocio=revenue; Año de constitución=founded;
    Gestor de cuenta=owner; Provincia=territory
accounts it: Codice cliente=external_id; Denominazione=name; Settore=industry;
    Numero addetti=employees; Fatturato annuo=revenue; Anno di costituzione=founded;
    Agente di riferimento=owner; Regione=territory
accounts nl: Relatienummer=external_id; Bedrijfsnaam=name; Sector=industry;
    Aantal medewerkers=employees; Jaaromzet=revenue; Oprichtingsjaar=founded;
    Relatiebeheerder=owner; Land=territory
contacts fr: Prénom du contact=first_name; Nom du contact=last_name|name; Poste occupé=title;
    Adresse e-mail pro=email; Tél. portable=phone; Raison sociale=account
contacts pl: Imię=first_name; Nazwisko=last_name; Stanowisko=title; Adres e-mail=email;
    Telefon kom.=phone; Nazwa firmy=account
people en: Payroll No=external_id; Rep Full Name=name; Work Mail=email; Reports into=manager;
    Unit=team; Sales Area=region; Joining Dt=hired_on; Leaving Dt=left_on
people fr: Nom du commercial=name; Adresse mail=email; Manager direct=manager;
    Équipe de vente=team; Secteur géographique=region; Date d'entrée=hired_on; Poste=role
people nl: Personeelsnummer=external_id; Medewerker=name; E-mail werk=email;
    Direct leidinggevende=manager; Verkoopteam=team; Verkoopgebied=region;
    In dienst sinds=hired_on
products pt: Cód. produto=external_id; Nome do produto=name; Categoria do produto=family;
    Preço de tabela=list_price; Custo unitário=cost; Moeda=currency
products it: Codice articolo=external_id; Descrizione articolo=name; Famiglia prodotto=family;
    Prezzo di listino=list_price; Costo=cost; Valuta=currency
activities es: Tipo de actividad=type; Asunto=subject; Fecha y hora=at;
    Duración (minutos)=minutes; Realizada por=person; Empresa=account;
    Oportunidad relacionada=deal; Resultado=outcome
activities nl: Soort activiteit=type; Onderwerp=subject; Datum en tijd=at; Duur (min)=minutes;
    Uitgevoerd door=person; Klant=account; Verkoopkans=deal
quotas it: Venditore=person; Trimestre=period; Obiettivo vendite=amount; Valuta=currency
quotas pl: Handlowiec=person; Kwartał=period; Cel sprzedaży=amount; Waluta=currency; Zespół=team
stage_history fr: ID opportunité=deal_ref; Ancienne étape=from_stage; Nouvelle étape=stage;
    Date du changement=at; Modifié par=by
stage_history nl: Kans-ID=deal_ref; Oude fase=from_stage; Nieuwe fase=stage; Gewijzigd op=at;
    Gewijzigd door=by
leads es: Nombre=first_name|name; Apellidos=last_name; Empresa=company|account;
    Correo electrónico=email; Estado del lead=status; Origen del lead=source; Asignado a=owner;
    Fecha de creación=created_at
leads fr: Prénom=first_name; Nom=last_name|name; Société=company|account; E-mail=email;
    Statut du lead=status; Provenance du lead=source; Attribué à=owner; Créé le=created_at
notes es: Texto de la nota=text; Fecha de la nota=at; Oportunidad=deal; Cuenta=account
notes nl: Notitie=text; Geschreven op=at; Deal=deal; Klant=account
"""
