"""The board: a column a stage, painted cards, drag and drop."""
