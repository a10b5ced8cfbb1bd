"""Where Tab goes: through what is seen, in the order it is read."""

from __future__ import annotations

from collections.abc import Iterator

import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QWidget


def step_by_tab(window: QWidget, *, forward: bool) -> bool:
    """Give the keyboard to the next control, or the one before; False when there is no other."""
    found = tab_neighbour(window, forward=forward)
    if found is None:
        return False
    reason = Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason
    found.setFocus(reason)
    return True


def tab_neighbour(window: QWidget, *, forward: bool) -> QWidget | None:
    """The control after the one with the keyboard, or before it; round at the ends.

    Qt goes by the order in which widgets were made, so rows that were filled in later come last;
    and where a page hands its focus on to its main view, Qt steps from outside straight into that
    view, past everything on the page before it.
    """
    held: QWidget | None = window.focusWidget()
    places = _places_in_ring(window)
    order = [one for one in _read(window, places) if one is held or _takes_tab(one)]
    if held is not None and not forward:
        # A panel that gives the focus to a row of its own would give it back at once.
        order = [one for one in order if one is held or not one.isAncestorOf(held)]
    if not order or order == [held]:
        return None
    if held is None or held not in order:
        return order[0 if forward else -1]
    return order[(order.index(held) + (1 if forward else -1)) % len(order)]


def _takes_tab(widget: QWidget) -> bool:
    # What hands its focus on has the taker inside or beside it.
    tabbed = widget.focusPolicy() & Qt.FocusPolicy.TabFocus
    return bool(tabbed) and widget.isEnabled() and widget.focusProxy() is None


def _read(parent: QWidget, places: dict[int, int]) -> Iterator[QWidget]:
    """All that is visible inside, as laid out; what is placed by hand follows, in Qt's order."""
    laid: dict[int, int] = {}
    layout = parent.layout()
    if layout is not None:
        laid = {_key(widget): at for at, widget in enumerate(_laid_out(layout))}
    inside = [
        child
        for child in parent.children()
        if isinstance(child, QWidget) and child.isVisible() and not child.isWindow()
    ]
    last = len(laid)
    inside.sort(key=lambda child: (laid.get(_key(child), last), places.get(_key(child), 0)))
    for child in inside:
        yield child
        yield from _read(child, places)


def _laid_out(layout: QLayout) -> Iterator[QWidget]:
    for at in range(layout.count()):
        item = layout.itemAt(at)
        if item is None:
            continue
        widget, within = item.widget(), item.layout()
        if widget is not None:
            yield widget
        elif within is not None:
            yield from _laid_out(within)


def _places_in_ring(window: QWidget) -> dict[int, int]:
    """Each widget of the window by its place in Qt's own order."""
    places: dict[int, int] = {}
    step: QWidget | None = window
    while step is not None and _key(step) not in places:
        places[_key(step)] = len(places)
        step = step.nextInFocusChain()
    return places


def _key(widget: QWidget) -> int:
    # Python's own objects for what Qt made come and go.
    return int(shiboken6.getCppPointer(widget)[0])
