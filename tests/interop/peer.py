"""Runs commands with boto3: reads a JSON object from each line of the standard input, and prints its result.

    peer.py SERVICE REGION URL KEY SECRET TOKEN

The member `do` of a command names one of the functions below. Must not know what Hardy does, or which
differences are deliberate.
"""

import base64
import json
import sys

import boto3
from botocore import xform_name
from botocore.auth import SigV4Auth
from botocore.awsrequest import AWSRequest
from botocore.config import Config
from botocore.credentials import Credentials
from botocore.exceptions import ClientError

from values import to_json, to_python


def params(client, command):
    model = client.meta.service_model.operation_model(command["operation"])
    return to_python(command["input"], model.input_shape) if model.input_shape else {}


def call(client, command):
    """The output or the error of one call."""
    try:
        output = getattr(client, xform_name(command["operation"]))(**params(client, command))
    except ClientError as error:
        response = dict(error.response)
        details, meta = response.pop("Error"), response.pop("ResponseMetadata")
        return {
            "code": details["Code"],
            "message": details["Message"],
            "status": meta["HTTPStatusCode"],
            "request_id": meta.get("RequestId"),
            "members": {name: to_json(value) for name, value in response.items() if name.lower() != "message"},
        }
    meta = output.pop("ResponseMetadata")
    return {"output": to_json(output), "request_id": meta.get("RequestId"), "missing": []}


def listing(client, command):
    """The items of all pages, and the token to resume after them."""
    paginator = client.get_paginator(xform_name(command["operation"]))
    pages = paginator.paginate(**params(client, command), PaginationConfig=command["config"])
    [key] = pages.result_keys
    items = [item for page in pages for item in key.search(page) or []]
    return {"items": to_json(items), "token": pages.resume_token}


def sign(_client, command):
    """The header `authorization` of a request at this time, and the canonical request."""
    keys = command["credentials"]
    signer = SigV4Auth(Credentials(keys["id"], keys["secret"], keys["token"]), command["service"], command["region"])
    request = AWSRequest(command["method"], command["url"], data=base64.b64decode(command["body"]))
    for name, value in command["headers"]:
        request.headers.add_header(name, value)
    # The steps of `add_auth`, at the time of the command.
    request.context["timestamp"] = command["time"]
    signer._modify_request_before_signing(request)
    canonical = signer.canonical_request(request)
    signature = signer.signature(signer.string_to_sign(request, canonical), request)
    signer._inject_signature_to_request(request, signature)
    return {"authorization": request.headers["Authorization"], "canonical": canonical}


COMMANDS = {"call": call, "list": listing, "sign": sign}


def main(service, region, url, key, secret, token):
    client = boto3.client(
        service,
        region_name=region,
        endpoint_url=url,
        aws_access_key_id=key,
        aws_secret_access_key=secret,
        aws_session_token=token,
        config=Config(retries={"total_max_attempts": 1}),
    )
    for line in sys.stdin:
        command = json.loads(line)
        try:
            result = COMMANDS[command["do"]](client, command)
        except Exception as error:  # Every error is a result to compare.
            result = {"failed": f"{type(error).__name__}: {error}"}
        print(json.dumps(result), flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
