"""Serves moto on a free port of the loopback interface. Reads a JSON object from each line of the standard
input, and prints its result: `start` has the URL, `reset` empties all services and begins their random numbers
again, so that the same calls make the same ids.

Ends when the standard input does, so that it never outlives the program that started it.
"""

import json
import logging
import sys
from importlib.metadata import version
from urllib.request import Request, urlopen

from moto.server import ThreadedMotoServer


def post(url):
    urlopen(Request(url, method="POST")).read()


def main():
    # Otherwise a line for each request; an exception in moto has its traceback all the same.
    logging.getLogger("werkzeug").setLevel(logging.WARNING)
    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    url = f"http://{host}:{port}"
    for line in sys.stdin:
        result = {}
        match json.loads(line)["do"]:
            case "start":
                result = {"url": url, "moto": version("moto"), "boto3": version("boto3")}
            case "reset":
                post(f"{url}/moto-api/reset")
                post(f"{url}/moto-api/seed?a=42")
        print(json.dumps(result), flush=True)


if __name__ == "__main__":
    main()
