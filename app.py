"""Starts the web interface, nothing else: ``python app.py [--host H] [--port P]``."""

import sys

from assistant.cli import main

if __name__ == "__main__":
    sys.argv.insert(1, "serve")
    main()
