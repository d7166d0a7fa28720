"""Runs a module as a program that ends when whoever started it is gone.

``python -m bot.serving.child MODULE`` keeps an eye on its standard input, a pipe that nobody writes to: when the
supervisor ends, however suddenly, the pipe closes and so does this process. No server is ever left behind.
"""

import os
import runpy
import signal
import sys
import threading

GRACE_SECONDS = 10.0


def main() -> None:
    """Run the module named on the command line."""
    threading.Thread(target=end_with_parent, name="end-with-parent", daemon=True).start()
    module = sys.argv[1]
    sys.argv = [module, *sys.argv[2:]]
    runpy.run_module(module, run_name="__main__", alter_sys=True)


def end_with_parent() -> None:
    """Wait until standard input closes, then stop: politely, and if that does not help, at once."""
    while os.read(0, 1024):
        pass
    os.kill(os.getpid(), signal.SIGTERM)
    threading.Event().wait(GRACE_SECONDS)
    os._exit(1)


if __name__ == "__main__":
    main()
