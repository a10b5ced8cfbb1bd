"""Invented names of people, companies and products."""

from __future__ import annotations

import numpy as np

from cockpit.analysis.simulated_team.rows import Ints


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


FIRST = _words(
    """
    Adaeze Aiko Alma Amir Anika Arlo Beatriz Bram Camila Chidi Clara Dario Delia Emeka Elif
    Esther Farah Felix Freya Gideon Greta Hana Hugo Ines Ivo Jonas Kavya Kofi Lena Leon
    Linnea Mateo Mira Nadia Niko Noor Oskar Paloma Priya Rafael Rosa Ruben Samir Selma Tariq
    Tessa Tomas Vera Wei Yara Yusuf Zoe
    """
)
LAST = _words(
    """
    Abara Alder Arroyo Banner Beckett Brandt Castell Cordova Dahl Devarin Eklund Farrow
    Fontaine Garrick Haddon Hallam Ibarra Ingram Jarvell Kessler Kimura Lindqvist Lockhart
    Marlow Mehra Moreau Nakata Novak Okonjo Oduya Palmer Petrov Quill Raines Rosado Sandoval
    Serrano Sorel Tanaka Thorne Ueda Valdez Vance Vogel Whitlock Winslow Xu Yates Zeller
    """
)
_ROOTS = _words(
    """
    Al Ar Bel Bram Bry Cal Cor Dor El Fen Gal Hal Har Il Jor Kel Lan Lor Mar Mel Nor Ol Or
    Pel Quan Ros Sal Sel Sor Tal Tor Tre Ul Val Ven Vor Wes Win Yar Zan
    """
)
_ENDINGS = _words(
    """
    aris bridge bury combe dale den enta field ford gate haven holm ion mere mont ora ridge
    stead vane wick
    """
)
INDUSTRIES = _words(
    """
    Logistics Manufacturing Healthcare Retail Energy Software Finance Education Media
    Hospitality Construction Agriculture
    """
)
_BUSINESS = {
    "Logistics": ("Freight", "Logistics"),
    "Manufacturing": ("Works", "Components"),
    "Healthcare": ("Medical", "Clinics"),
    "Retail": ("Stores", "Outfitters"),
    "Energy": ("Energy", "Power"),
    "Software": ("Systems", "Labs"),
    "Finance": ("Capital", "Assurance"),
    "Education": ("Academy", "Learning"),
    "Media": ("Studios", "Press"),
    "Hospitality": ("Hotels", "Kitchens"),
    "Construction": ("Builders", "Homes"),
    "Agriculture": ("Farms", "Growers"),
}
TITLES = (
    "Head of Operations",
    "IT Director",
    "Purchasing Manager",
    "Chief Financial Officer",
    "Operations Manager",
    "Managing Director",
    "Plant Manager",
    "Project Lead",
)
COMPETITORS = ("Rivalta", "Northbeam", "Quillo", "Tessera One", "Opalync")
REGIONS = ("East", "Central", "West")
CITIES = (
    ("Boston", "New York", "Philadelphia", "Atlanta"),
    ("Chicago", "Dallas", "Denver", "Minneapolis"),
    ("Los Angeles", "Portland", "San Diego", "Seattle"),
)
UNDERTAKINGS = ("pilot", "rollout", "expansion", "renewal", "upgrade", "second site")


def people(chance: np.random.Generator, count: int) -> list[str]:
    """That many names of people, no two alike."""
    pairs = chance.choice(len(FIRST) * len(LAST), count, replace=False)
    return [f"{FIRST[pair // len(LAST)]} {LAST[pair % len(LAST)]}" for pair in pairs.tolist()]


def anybody(chance: np.random.Generator, count: int) -> list[str]:
    """That many names; some may be alike, as in life."""
    first, last = chance.integers(0, len(FIRST), count), chance.integers(0, len(LAST), count)
    return [f"{FIRST[a]} {LAST[b]}" for a, b in zip(first.tolist(), last.tolist(), strict=True)]


def companies(chance: np.random.Generator, industries: Ints) -> list[str]:
    """A name for a company of each industry (positions in INDUSTRIES), no two alike."""
    roots = [root + ending for root in _ROOTS for ending in _ENDINGS]
    order = chance.permutation(len(roots)).tolist()
    made, used = [], set()
    for position, industry in enumerate(industries.tolist()):
        root = roots[order[position % len(order)]]
        business = _BUSINESS[INDUSTRIES[industry]]
        name, number = f"{root} {business[position % len(business)]}", 1
        while name in used:
            number += 1
            name = f"{root} {business[position % len(business)]} {number}"
        used.add(name)
        made.append(name)
    return made


def address(name: str, domain: str) -> str:
    """An e-mail address at a domain that never exists."""
    return f"{name.lower().replace(' ', '.')}@{domain}.example"
