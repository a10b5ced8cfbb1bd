"""Currencies by code, sign and name, and what a heading of money says of its unit."""

from __future__ import annotations

import re

from cockpit.catalog.importers.header_words import in_brackets, plain

_ISO = """
AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP BYN
BZD CAD CDF CHF CLF CLP CNH CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EEK EGP ERN ETB EUR FJD FKP
GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL HRK HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS
KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LTL LVL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR
MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF
SAR SBD SCR SDG SEK SGD SHP SLE SLL SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD
TZS UAH UGX USD UYU UZS VES VND VUV WST XAF XAG XAU XCD XDR XOF XPF YER ZAR ZMW ZWL
"""
CODES = frozenset(_ISO.split())
# Those that a heading may name in plain sight; CUP, ALL and TOP are words there.
_USUAL_ISO = (
    "USD EUR GBP CHF JPY CAD AUD NZD SEK NOK DKK PLN CZK HUF RON BRL MXN INR CNY ZAR SGD HKD AED"
    " SAR ILS KRW THB IDR CLP COP ARS PEN"
)
_USUAL = frozenset(_USUAL_ISO.split())
SIGNS = {
    "$": "$", "US$": "USD", "C$": "CAD", "CA$": "CAD", "A$": "AUD", "AU$": "AUD", "NZ$": "NZD",
    "R$": "BRL", "€": "EUR", "£": "GBP", "¥": "JPY", "₹": "INR", "zł": "PLN", "Kč": "CZK",
    "Ft": "HUF", "₺": "TRY", "₽": "RUB", "₩": "KRW", "₪": "ILS", "Fr.": "CHF", "SFr.": "CHF",
    "Rs": "INR", "Rs.": "INR", "NT$": "TWD", "HK$": "HKD", "S$": "SGD", "MX$": "MXN",
    "円": "JPY", "￥": "JPY", "元": "CNY", "\\": "JPY",
}  # fmt: skip
# A Japanese code page has the yen where others have the backslash.
# Several countries write theirs so.
KRONA = "kr"
_NAMES = """
EUR: euro; euros; eur euro; euro eur
USD: us dollar; us dollars; usd dollar; dollar us; american dollar; united states dollar;
    us dollar usd; usd us dollar; dolar estadounidense; dolar americano; dollaro statunitense;
    amerikanischer dollar
GBP: pound; pounds; british pound; pound sterling; british pound sterling; sterling;
    pfund sterling; livre sterling; libra esterlina; sterlina
CHF: swiss franc; swiss francs; franken; schweizer franken; franc suisse; franco suizo
JPY: yen; japanese yen
SEK: swedish krona; swedish kronor; schwedische krone
NOK: norwegian krone; norwegische krone
DKK: danish krone; danische krone
PLN: zloty; polish zloty; zl
CZK: czech koruna; koruna; tschechische krone
HUF: forint; hungarian forint
CAD: canadian dollar; kanadischer dollar
AUD: australian dollar; australischer dollar
NZD: new zealand dollar
SGD: singapore dollar
HKD: hong kong dollar
BRL: real; brazilian real; real brasileiro; reais
MXN: mexican peso; peso mexicano
INR: rupee; indian rupee; rupees
CNY: yuan; renminbi; chinese yuan; rmb
ZAR: rand; south african rand
TRY: lira; turkish lira
$: dollar; dollars; dolar; dolares; dollaro; dollari
"""
_BY_NAME = {
    " ".join(name.split()): code
    for line in _NAMES.replace("\n    ", " ").strip().splitlines()
    for code, names in [line.split(": ")]
    for name in names.split(";")
}
# Thousands and millions, written with the currency as in TEUR or alone as in “in thousands”.
_THOUSANDS = re.compile(
    r"\b(?:T|k|K)\s?(?:EUR|USD|CHF|GBP|€|\$|£)(?![a-z])|\bin (?:thousands|tausend|T)\b"
    r"|\bTsd\b|['’]?\b0?00s?\b(?=\s*\)|$)|\(k\)|\ben milliers\b|\ben miles\b|\bem milhares\b",
)
_MILLIONS = re.compile(
    r"\b(?:M|m|Mio\.?|MM)\s?(?:EUR|USD|CHF|GBP|€|\$|£)(?![a-z])|\bin (?:millions|Mio|Millionen)\b"
    r"|\(Mio\.?\)|\bMio\.|\ben millions\b|\ben millones\b",
)
_TOKEN = re.compile(r"[A-Z]{2}\$|R\$|[€£¥₹]|(?<![A-Za-z])[TkKM]?([A-Z]{3})(?![A-Za-z])")


def code_of(text: str) -> str:
    """The code for a code, a sign or a name, ``$`` and ``kr`` as they are; "" for none."""
    short = text.strip()
    if short.upper() in CODES:
        return short.upper()
    found = SIGNS.get(short) or SIGNS.get(short.rstrip("."))
    if found:
        return found
    if short.casefold().rstrip(".") == KRONA:
        return KRONA
    named = _BY_NAME.get(plain(short), "")
    if named:
        return named
    # SuiteCRM writes “US Dollar : $”, others “USD - US Dollar” or “Euro (EUR)”.
    parts = [part for part in re.split(r"[:()/–-]", short) if part.strip()]
    codes = [code for part in parts if len(parts) > 1 and (code := code_of(part))]
    return next((code for code in codes if code not in ("$", KRONA)), codes[0] if codes else "")


def is_code(text: object) -> bool:
    """True for three letters as codes of currencies have, whether a list has them or not."""
    return isinstance(text, str) and len(text) == 3 and text.isascii() and text.isalpha()


def code_in_heading(heading: str) -> str:
    """The currency that a heading of money names: “Amount (EUR)”, “Betrag in €”, “TEUR”."""
    inside = code_of(in_brackets(heading))
    if inside and inside not in ("$", KRONA):
        return inside
    codes = (code_of(found[1] or found[0]) for found in _TOKEN.finditer(heading))
    return next((code for code in codes if code in _USUAL), "")


def scale_in_heading(heading: str) -> int:
    """What figures below a heading count in: 1, thousands (“TEUR”) or millions (“Mio. €”)."""
    if _MILLIONS.search(heading):
        return 1_000_000
    return 1_000 if _THOUSANDS.search(heading) else 1
