"""A server for the supervisor's tests: answers 200 to everything, and ends when asked for /die.

``LITTLE_PORT`` says where it listens; without it, it ends at once, as a server with a broken setting does.
"""

import os
import sys
from http.server import BaseHTTPRequestHandler, HTTPServer


class Handler(BaseHTTPRequestHandler):
    """Answers with the process id."""

    def do_GET(self) -> None:
        self.send_response(200)
        self.end_headers()
        self.wfile.write(str(os.getpid()).encode())
        if self.path == "/die":
            self.wfile.flush()
            os._exit(3)


if __name__ == "__main__":
    if "LITTLE_PORT" not in os.environ:
        sys.exit("LITTLE_PORT is not set")
    HTTPServer(("127.0.0.1", int(os.environ["LITTLE_PORT"])), Handler).serve_forever()
