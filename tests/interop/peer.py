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
    shape = model_of(client, command).input_shape
    return to_python(command["input"], shape, has_names(client)) if shape else {}


def model_of(client, command):
    return client.meta.service_model.operation_model(command["operation"])


def has_names(client):
    """Whether the protocol has names of members in JSON (`jsonName`)."""
    return client.meta.service_model.metadata["protocol"] == "rest-json"


def call(client, command):
    """The output or the error of one call."""
    try:
        output = getattr(client, xform_name(command["operation"]))(**params(client, command))
    except ClientError as error:
        return of_error(error, client, command)
    meta = output.pop("ResponseMetadata")
    output = to_json(output, model_of(client, command).output_shape, has_names(client))
    return {"output": output, "request_id": meta.get("RequestId"), "missing": []}


def of_error(error, client, command):
    response = dict(error.response)
    details, meta = response.pop("Error"), response.pop("ResponseMetadata")
    code = details.get("QueryErrorCode", details["Code"])
    shapes = model_of(client, command).error_shapes
    shape = next((shape for shape in shapes if code in (shape.name, shape.error_code)), None)
    members = to_json(response, shape, has_names(client))
    return {
        "code": details["Code"],
        "message": details["Message"],
        "status": meta["HTTPStatusCode"],
        "request_id": meta.get("RequestId"),
        "members": {name: value for name, value in members.items() if name.lower() != "message"},
    }


def listing(client, command):
    """The items of all pages, and the token to resume after them."""
    result = pages(client, command)
    return {name: value for name, value in result.items() if name != "pages"}


def pages(client, command):
    """The same, with the number of items in each page."""
    paginator = client.get_paginator(xform_name(command["operation"]))
    iterator = paginator.paginate(**params(client, command), PaginationConfig=command["config"])
    # Any others are no lists, or lists beside the items.
    key = iterator.result_keys[0]
    items, sizes = [], []
    try:
        for page in iterator:
            items += key.search(page) or []
            sizes.append(len(key.search(page) or []))
    except ClientError as error:
        return of_error(error, client, command)
    shape = model_of(client, command).output_shape
    for name in key.expression.split("."):
        shape = shape.members[name]
    return {"items": to_json(items, shape, has_names(client)), "pages": sizes, "token": iterator.resume_token}


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


COMMANDS = {"call": call, "list": listing, "pages": pages, "sign": sign}


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
