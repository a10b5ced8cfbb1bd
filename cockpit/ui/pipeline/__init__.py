"""The pipeline page: filters, views, the board and the deal that is open."""
