"""Language models behind one port; every command works without one."""
