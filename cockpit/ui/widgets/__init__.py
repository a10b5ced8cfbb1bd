"""The parts every page is built from; none of them knows the workspace."""
