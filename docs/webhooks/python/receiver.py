"""Receives webhooks without a package: checks the signature, and takes each message once.

WEBHOOK_SECRET=whsec_… PORT=3000 python3 receiver.py
"""

import base64
import hashlib
import hmac
import json
import os
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

KEY = base64.b64decode(os.environ["WEBHOOK_SECRET"].removeprefix("whsec_"))
MAX_AGE_SECONDS = 300
seen = set()  # Keep it where your results are: same database, same transaction.


def is_signed(headers, body):
    """Whether one of the signatures is right, and the message is not an old one sent again."""
    message_id = headers.get("webhook-id", "")
    sent_at = headers.get("webhook-timestamp", "")
    if not sent_at.isdigit() or abs(time.time() - int(sent_at)) > MAX_AGE_SECONDS:
        return False
    content = f"{message_id}.{sent_at}.".encode() + body
    expected = base64.b64encode(hmac.new(KEY, content, hashlib.sha256).digest()).decode()
    signatures = (each.partition(",") for each in headers.get("webhook-signature", "").split())
    return any(
        version == "v1" and hmac.compare_digest(signature, expected)
        for version, _, signature in signatures
    )


class Receiver(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"  # Connections are kept for the next message.

    def do_POST(self):
        body = self.rfile.read(int(self.headers["content-length"]))
        if not is_signed(self.headers, body):
            self.answer(400)
            return
        message = json.loads(body)
        if self.headers["webhook-id"] not in seen:
            seen.add(self.headers["webhook-id"])
            print(message["type"], message["data"].get("run_id", ""), flush=True)
        self.answer(204)  # Answer at once, and work afterwards.

    def answer(self, status):
        self.send_response(status)
        self.send_header("content-length", "0")
        self.end_headers()

    def log_message(self, *_):
        pass


server = ThreadingHTTPServer(("127.0.0.1", int(os.environ.get("PORT", "3000"))), Receiver)
print("listening", server.server_address[1], flush=True)
server.serve_forever()
