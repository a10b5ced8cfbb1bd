"""Which meanings of words together name which field; the likelier pattern stands first."""

from __future__ import annotations

# kind.field: sets of meanings (``word_stock``) parted by semicolons.
PATTERNS = """
deals.external_id: deal id; offer id; chance id; id
deals.name: deal name; offer name; chance name; deal title; deal descr; name; title; deal; descr;
    subject; chance; deal subject; offer descr
deals.account: account name; account; lead account; account name lead; account account; lead
deals.owner: deal owner; sales owner; seller owner; seller; owner; account seller; account owner;
    account manager; sales person; person; sales manager; seller person; person name; owner name;
    seller name
deals.owner_email: owner email; seller email
deals.stage: sales stage; deal stage; offer stage; funnel stage; stage; sales status; funnel
    action; deal status; funnel status sales; sales status funnel; stage status; seller stage;
    stage funnel
deals.status: status; status name; stage status; sales status; deal status
deals.amount: deal amount; offer amount; amount; expected amount; expected revenue; amount quota;
    revenue; expected revenue close; deal revenue
deals.currency: currency; amount currency
deals.probability: prob; close prob; chance prob; chance close; chance won; won prob; chance; prob
    id; close chance; prob deal
deals.forecast_category: forecast family; forecast
deals.expected_close: expected close date; expected close; close quota date; expected date; close
    quota; expected date quota; quota date; deal close expected
deals.close_date: close date; close; expected close date
deals.closed_on: close date; close
deals.won_on: won date; close won date; date won close
deals.lost_on: lost date; close lost date
deals.opened_on: created date; deal created date; created; created funnel; offer created; created
    date by
deals.stage_since: stage change; stage date; stage change date
deals.source: lead source; source; marketing source; contact source
deals.lost_reason: lost reason; reason; reason won lost; reason close lost; reason close
deals.competitor: competitor
deals.next_step: next action; next stage; next; note next; action
deals.next_step_on: next date; next action date; followup; action date; followup date; date action
deals.product: product; product name; product family; family product
deals.pipeline: funnel; funnel name

accounts.external_id: account id; id
accounts.name: account name; name seller; account; name; account title
accounts.industry: industry; industry type; industry name; industry account; industry activity
accounts.employees: person count; count person; person; person id
accounts.revenue: revenue; revenue year; year revenue; amount revenue; amount year
accounts.founded: founded year; founded; created year; founded date
accounts.key_account: strategic; strategic account
accounts.territory: region; country; sales region; country region
accounts.owner: owner; account owner; seller; seller owner; account manager; account seller;
    manager; manager owner
accounts.parent: parent; parent account; account family; family account

contacts.external_id: contact id; id; person id
contacts.name: contact name; name; person name; contact
contacts.first_name: first; first name; contact first; name first contact
contacts.last_name: last; last name; contact last
contacts.title: role; role title; title; role name; role account; contact role
contacts.email: email; contact email
contacts.phone: phone; phone id; contact phone; phone mobile
contacts.account: account name; account; account contact

people.external_id: person id; seller id; id
people.name: person name; seller name; name; seller; person; sales person
people.first_name: first; first name; name
people.last_name: last; last name
people.email: email; person email
people.role: role; role title; title; role name
people.manager: manager; manager name; manager person; manager region; sales manager
people.team: team; sales team; team seller
people.region: region; sales region; country; region industry
people.hired_on: hired date; hired; created date; created hired; created; created person
people.left_on: left date; left

products.external_id: product id; id; type id
products.name: product name; product; name; product descr; product title; descr
products.family: product family; family
products.list_price: price; sales price; price cost; product price; price year
products.cost: cost; price cost; cost product
products.currency: currency

activities.external_id: activity id; id
activities.type: activity type; type; activity
activities.subject: subject; activity subject; subject name; descr
activities.at: happened date; activity date; date; happened; created date; activity happened date
activities.minutes: minutes; activity minutes
activities.person: by; created by; owner; seller; person; seller by; activity by
activities.account: account; account name
activities.deal: deal; deal name; chance; deal about; offer; about deal
activities.outcome: outcome; activity outcome; outcome status
activities.done: done; done activity
activities.customer_facing: account contact

quotas.person: seller name; seller; person; sales person; person name; owner; name; seller person
quotas.email: email
quotas.team: team; sales team; seller team
quotas.period: period; period year; year; period name
quotas.amount: quota; sales quota; revenue quota; quota amount; amount; quota sales revenue
quotas.currency: currency

stage_history.deal_ref: deal id; chance id; offer id
stage_history.deal: deal name; deal; chance; chance name
stage_history.from_stage: old stage; old status
stage_history.stage: new stage; stage; new status
stage_history.at: change date; date; change; change stage date
stage_history.by: change by; by

leads.external_id: lead id; id
leads.name: lead name; name; lead; contact name; contact; person name
leads.first_name: first; lead first; first name; lead first name
leads.last_name: last; lead last; last name; lead last name
leads.company: account; account name; lead account
leads.email: email; lead email
leads.status: lead status; status; lead stage; stage
leads.source: lead source; source; marketing source
leads.owner: owner; seller owner; seller; lead owner; person owner
leads.created_at: created date; created; lead created; date

notes.text: note; note note; descr
notes.at: written date; written; note date; created date; date; created
notes.deal: deal; about deal; deal name; chance
notes.account: account; about account; account name
notes.person: person; about person
notes.private: private
"""
