"""The running program: QApplication, one window per home, crash dialog, garbage collector, shutdown order."""
