"""Everything on screen: the only room with Qt."""
