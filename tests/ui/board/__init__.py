"""The board, the deal panel and the pipeline page, on a real file with real widgets."""
