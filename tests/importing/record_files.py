"""Small files of leads, calls, surveys, shifts and rates, and the SQL that reads them back."""

from __future__ import annotations

LEADS = (
    "Lead ID,Name,Company,Email,Lead Source,Lead Status,Segment,Owner,Created,First contact,"
    "Converted on,Deal ID\n"
    "L1,Rose Ash,Acme,r@a.example,web,working,SMB,Ann,2026-02-02 09:00,2026-02-02 11:30,,\n"
    "L2,Sean Oak,Beta,,trade fair,converted,,Bob,2026-01-05,,2026-01-06,2\n"
    "L3,,Gamma,g@g.example,,new,,,2026-03-01 08:15:30,,,\n"
)
CALLS = (
    "Call ID,Agent,Date,Time,Direction,Topic,Answered (Y/N),Resolved,Wait (s),Talk time,"
    "Hold time,After call work,Deal ID\n"
    "C1,Ann,2026-02-02,09:10:11,in,Billing,Y,Y,12,0:02:23,10,30,1\n"
    "C2,Bob,2026-02-02,09:12:00,outbound,,Y,N,4,1:00,,,\n"
    "C3,Ann,2026-02-03,17:00:00,in,=Setup,N,,25,,,,\n"
)
SURVEYS = (
    "Survey ID,Sent on,Responded at,CSAT,Scale high,Agent,Account,Call ID\n"
    "S1,2026-02-02,2026-02-04,5,5,Ann,,C1\nS2,2026-02-03,,,5,Ann,Acme,\n"
    "S3,2026-02-05,2026-02-05,2.5,5,Bob,Beta,\n"
)
SHIFTS = (
    "Employee,Date,Shift start,Shift end,Clock in,Clock out,Break,Training,Available,Absent\n"
    "Ann,2026-02-02,08:00,16:30,08:07,16:31,30,0:15,2:30,no\n"
    "Bob,2026-02-02,22:00,06:00,21:58,06:10,45,,90,no\nBob,2026-02-03,08:00,16:00,,,,,,yes\n"
)
RATES = (
    "Currency,Date,Exchange rate\nEUR,2026-02-02,1.083\nEUR,2026-02-03,1.0845\nCHF,2026-02-02,1.1\n"
)
FILES = {"leads": LEADS, "calls": CALLS, "surveys": SURVEYS, "shifts": SHIFTS, "rates": RATES}
SAID = {
    "leads": "SELECT l.name, company, l.email, l.source, status, segment, p.name, created_at,"
    " created_on, first_contact_at, converted_on, d.name FROM lead l"
    " LEFT JOIN person p ON p.id = l.owner_id LEFT JOIN deal d ON d.id = l.deal_id ORDER BY 8",
    "calls": "SELECT at, happened_on, direction, p.name, topic, answered, resolved, wait_seconds,"
    " talk_seconds, hold_seconds, wrap_seconds, d.name FROM call c"
    " LEFT JOIN person p ON p.id = c.person_id LEFT JOIN deal d ON d.id = c.deal_id ORDER BY 1",
    "surveys": "SELECT asked_on, answered_on, score, scale_low, scale_high, p.name, a.name, c.at"
    " FROM survey_answer s LEFT JOIN person p ON p.id = s.person_id"
    " LEFT JOIN account a ON a.id = s.account_id LEFT JOIN call c ON c.id = s.call_id ORDER BY 1",
    "shifts": "SELECT p.name, on_day, planned_start, planned_end, actual_start, actual_end,"
    " break_seconds, training_seconds, available_seconds, missed, excused FROM shift s"
    " JOIN person p ON p.id = s.person_id ORDER BY 2, 1",
    "rates": "SELECT currency, into_currency, on_day, rate FROM rate ORDER BY 3, 1",
}
