"""The one style sheet, generated from the tokens."""

from __future__ import annotations

from dataclasses import asdict
from string import Template

from cockpit.ui.theme.tokens import RADIUS_CONTROL, RADIUS_PANEL, RADIUS_SMALL, Tokens

_BUTTONS = """
QPushButton, QToolButton {
  color: $ink; background: $panel; border: 1px solid $line; border-radius: ${control}px;
  padding: 5px 12px; min-height: 20px; }
QPushButton:hover, QToolButton:hover { background: $hover; }
QPushButton:pressed, QToolButton:pressed, QPushButton:checked, QToolButton:checked {
  background: $press; }
QPushButton:focus, QToolButton:focus { border: 2px solid $accent; padding: 4px 11px; }
QPushButton:disabled, QToolButton:disabled { color: $faint; background: $bg; }
QPushButton[kind="primary"] { color: $on_accent; background: $accent; border-color: $accent; }
QPushButton[kind="primary"]:hover { background: $accent_hover; border-color: $accent_hover; }
QPushButton[kind="primary"]:focus { border: 2px solid $ink; }
QPushButton[kind="primary"]:disabled { color: $faint; background: $press; border-color: $press; }
QPushButton[kind="quiet"], QToolButton[kind="icon"] {
  background: transparent; border: 1px solid transparent; }
QPushButton[kind="quiet"] { padding: 5px 8px; color: $dim; }
QPushButton[kind="quiet"]:hover, QToolButton[kind="icon"]:hover { background: $press; }
QPushButton[kind="quiet"]:hover { color: $ink; }
QPushButton[kind="quiet"]:focus { border: 2px solid $accent; padding: 4px 7px; }
QPushButton[kind="link"] { background: transparent; border: 1px solid transparent;
  color: $accent; padding: 1px; min-height: 16px; border-radius: 4px; text-align: left; }
QPushButton[kind="link"]:hover { background: $accent_bg; }
QPushButton[kind="link"]:focus { border: 2px solid $accent; padding: 0; }
QPushButton[kind="link"]:disabled { color: $faint; }
QToolButton[kind="icon"] { padding: 4px; min-height: 18px; min-width: 18px; border-radius: 7px; }
QToolButton[kind="icon"]:focus { border: 2px solid $accent; padding: 3px; }
QPushButton::menu-indicator { image: url($glyphs/chevron-down.svg); width: 12px; height: 12px;
  subcontrol-origin: padding; subcontrol-position: center right; right: 9px; }
QPushButton[kind="menu"] { padding-right: 19px; }
QPushButton[kind="menu"]:focus { padding-right: 18px; }
QToolButton::menu-indicator { image: none; }
QFileDialog QToolButton { padding: 3px; min-height: 18px; min-width: 18px; }
QFileDialog QToolButton:focus { padding: 2px; }
"""

_FIELDS = """
QLineEdit, QPlainTextEdit, QTextEdit, QComboBox, QAbstractSpinBox {
  color: $ink; background: $panel; border: 1px solid $line; border-radius: ${control}px;
  padding: 4px 9px; selection-background-color: $accent; selection-color: $on_accent; }
QLineEdit, QComboBox, QAbstractSpinBox { min-height: 20px; }
QLineEdit:hover, QComboBox:hover, QAbstractSpinBox:hover { border-color: $scroll; }
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, QComboBox:focus, QAbstractSpinBox:focus {
  border: 2px solid $accent; padding: 3px 8px; }
QLineEdit:disabled, QPlainTextEdit:disabled, QComboBox:disabled, QAbstractSpinBox:disabled {
  color: $faint; background: $bg; }
QLineEdit[refused="true"], QPlainTextEdit[refused="true"] { border: 2px solid $bad;
  padding: 3px 8px; }
QLineEdit[kind="bare"], QPlainTextEdit[kind="bare"] { background: transparent; border: none;
  padding: 0; min-height: 0; }
QLineEdit[kind="quiet"], QPlainTextEdit[kind="quiet"], QComboBox[kind="quiet"] {
  background: transparent; border-color: transparent; }
QLineEdit[kind="quiet"]:hover, QPlainTextEdit[kind="quiet"]:hover, QComboBox[kind="quiet"]:hover {
  background: $hover; border-color: $line; }
QLineEdit[kind="quiet"]:focus, QPlainTextEdit[kind="quiet"]:focus, QComboBox[kind="quiet"]:focus {
  background: $panel; border: 2px solid $accent; }
QLineEdit[kind="quiet"][refused="true"], QPlainTextEdit[kind="quiet"][refused="true"] {
  background: $panel; border: 2px solid $bad; }
QLineEdit > QToolButton { border: none; background: transparent; padding: 0; min-height: 0; }
QComboBox { padding-left: 11px; padding-right: 24px; combobox-popup: 0; }
QComboBox:focus { padding-left: 10px; padding-right: 23px; }
QComboBox::drop-down { border: none; width: 24px; subcontrol-origin: padding;
  subcontrol-position: center right; }
QComboBox::down-arrow { image: url($glyphs/chevron-down.svg); width: 14px; height: 14px; }
QComboBox QAbstractItemView { background: $panel; border: 1px solid $line;
  border-radius: ${control}px; padding: 4px; outline: none; }
QComboBox QAbstractItemView::item { min-height: 28px; padding: 0 8px; border-radius: 6px;
  color: $ink; }
QComboBox QAbstractItemView::item:hover, QComboBox QAbstractItemView::item:selected {
  background: $accent_bg; color: $ink; }
QAbstractSpinBox QLineEdit { border: none; background: transparent; padding: 0; min-height: 0; }
QAbstractSpinBox { padding-right: 22px; }
QAbstractSpinBox:focus { padding-right: 21px; }
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button { border: none; width: 20px;
  background: transparent; subcontrol-origin: border; }
QAbstractSpinBox::up-button { subcontrol-position: top right; margin: 2px 2px 0 0; }
QAbstractSpinBox::down-button { subcontrol-position: bottom right; margin: 0 2px 2px 0; }
QAbstractSpinBox::up-button:hover, QAbstractSpinBox::down-button:hover { background: $hover;
  border-radius: 4px; }
QAbstractSpinBox::up-arrow { image: url($glyphs/chevron-up.svg); width: 12px; height: 12px; }
QAbstractSpinBox::down-arrow { image: url($glyphs/chevron-down.svg); width: 12px; height: 12px; }
"""

_CHECKS = """
QCheckBox, QRadioButton { color: $ink; spacing: 8px; padding: 2px; border-radius: 5px; }
QCheckBox[bare="true"] { spacing: 0; }
QCheckBox:disabled, QRadioButton:disabled { color: $faint; }
QCheckBox::indicator, QTableView::indicator, QListView::indicator, QTreeView::indicator {
  width: 14px; height: 14px; border: 1px solid $faint; border-radius: 5px; background: $panel; }
QRadioButton::indicator { width: 14px; height: 14px; border: 1px solid $faint; border-radius: 8px;
  background: $panel; }
QCheckBox::indicator:hover, QRadioButton::indicator:hover { border-color: $accent; }
QCheckBox::indicator:checked, QTableView::indicator:checked, QListView::indicator:checked,
QTreeView::indicator:checked { background: $check; border-color: $check;
  image: url($glyphs/tick.svg); }
QCheckBox::indicator:indeterminate { background: $check; border-color: $check;
  image: url($glyphs/dash.svg); }
QRadioButton::indicator:checked { border: 5px solid $check; width: 6px; height: 6px; }
QCheckBox::indicator:focus, QRadioButton::indicator:focus { border: 2px solid $accent;
  width: 12px; height: 12px; }
QCheckBox::indicator:checked:focus { border: 2px solid $accent; width: 12px; height: 12px; }
QCheckBox:focus, QRadioButton:focus { outline: none; background: $accent_bg; }
"""

_VIEWS = """
QTableView, QTreeView, QListView { background: $panel; alternate-background-color: $panel;
  color: $ink; border: none; outline: none; gridline-color: $line;
  selection-background-color: $accent_bg; selection-color: $ink; }
QTableView::item { padding: 0 8px; border-bottom: 1px solid $line; }
QTableView::item:hover { background: $hover; }
QTableView::item:selected { background: $accent_bg; color: $ink; }
QListView::item:selected, QTreeView::item:selected { background: $accent_bg; color: $ink; }
QListView[kind="popup"] { background: $panel; border: 1px solid $line; padding: 4px; }
QListView[kind="popup"]::item { min-height: 26px; padding: 0 6px; border-radius: 6px; }
QListView[kind="sections"]::item { padding: 0 8px; border-radius: 7px; }
QHeaderView { background: transparent; border: none; }
QHeaderView::section { background: transparent; color: $dim; border: none;
  border-bottom: 1px solid $line; padding: 6px 8px; font-weight: normal; }
QHeaderView::section:hover { color: $ink; background: $hover; }
QHeaderView::down-arrow { image: url($glyphs/chevron-down.svg); width: 10px; height: 10px; }
QHeaderView::up-arrow { image: url($glyphs/chevron-up.svg); width: 10px; height: 10px; }
QTableCornerButton::section { background: $panel; border: none; border-bottom: 1px solid $line; }
QScrollArea, QAbstractScrollArea { background: transparent; border: none; }
QScrollArea > QWidget > QWidget { background: transparent; }
QAbstractScrollArea::corner { background: transparent; border: none; }
QPlainTextEdit[kind="plain"] { background: $panel; border: 1px solid $line; }
QPlainTextEdit[kind="plain"]:focus { border: 2px solid $accent; }
QScrollBar:vertical { background: transparent; width: 10px; margin: 0; border: none; }
QScrollBar:horizontal { background: transparent; height: 10px; margin: 0; border: none; }
QScrollBar::handle { background: $scroll; border-radius: 3px; }
QScrollBar::handle:vertical { min-height: 32px; margin: 2px 2px; }
QScrollBar::handle:horizontal { min-width: 32px; margin: 2px 2px; }
QScrollBar::handle:hover { background: $faint; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; border: none; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QSplitter::handle { background: transparent; }
QSplitter::handle:hover { background: $accent_bg; }
QTabWidget::pane { border: none; border-top: 1px solid $line; }
QTabBar { background: transparent; border: none; }
QTabBar::tab { color: $dim; background: transparent; border: none; padding: 7px 4px; margin: 0 8px;
  border-bottom: 2px solid transparent; }
QTabBar::tab:hover { color: $ink; }
QTabBar::tab:selected { color: $ink; border-bottom: 2px solid $accent; }
QTabBar::tab:focus { color: $accent; }
"""

_SURFACES = """
QToolTip { color: $ink; background: $panel; border: 1px solid $line; padding: 5px 8px; }
QMenu { color: $ink; background: $panel; border: 1px solid $line; padding: 5px; }
QMenu[rounded="true"] { border-radius: 9px; }
QMenu::item { padding: 6px 28px 6px 10px; border-radius: 6px; background: transparent; }
QMenu::item:selected { background: $accent_bg; color: $ink; }
QMenu::item:disabled { color: $faint; }
QMenu::separator { height: 1px; background: $line; margin: 5px 4px; }
QMenu::icon { padding-left: 8px; }
QMenu::indicator { width: 16px; height: 16px; right: 6px; subcontrol-position: center right; }
QMenu::indicator:checked { image: url($glyphs/check.svg); }
QMenu::right-arrow { image: url($glyphs/chevron-right.svg); width: 12px; height: 12px;
  right: 8px; }
QCalendarWidget QWidget { alternate-background-color: $panel; }
QCalendarWidget QWidget#qt_calendar_navigationbar { background: $panel; }
QCalendarWidget QToolButton { border: none; background: transparent; padding: 4px 8px; }
QCalendarWidget QToolButton:hover { background: $hover; }
QCalendarWidget QAbstractItemView { background: $panel; color: $ink; outline: none;
  selection-background-color: $accent; selection-color: $on_accent; }
QCalendarWidget QTableView::item { padding: 0; border: none; border-radius: ${small}px; }
QCalendarWidget QTableView::item:disabled { color: $faint; }
QCalendarWidget QTableView::item:selected { background: $accent; color: $on_accent; }
Panel { background: $panel; border: 1px solid $line; border-radius: ${panel_radius}px; }
Panel[flat="true"] { border: none; border-radius: 0; }
"""

_SHEET = Template(_BUTTONS + _FIELDS + _CHECKS + _VIEWS + _SURFACES)


def style_sheet(tokens: Tokens, glyphs: str) -> str:
    """The sheet in these colours; ``glyphs`` is the folder of the small drawings."""
    return _SHEET.substitute(
        asdict(tokens),
        glyphs=glyphs,
        control=RADIUS_CONTROL,
        panel_radius=RADIUS_PANEL,
        small=RADIUS_SMALL,
    )
