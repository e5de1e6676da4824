"""Runs paginator test vectors through an installed botocore and says where it does something else.

    vectors.py FILE...            compares, and ends with 1 where something differs
    vectors.py --record FILE...   writes what botocore does into the files

Must not know what Hardy does: deviations from botocore are not looked at. A vector of an operation goes
through the real client of the service, with only HTTP replaced; the others through a paginator of a
made-up operation. Binary values are objects with the one key `$bytes` and their base64.
"""

import base64
import datetime
import functools
import json
import sys
from types import SimpleNamespace

import jmespath
from botocore.awsrequest import AWSResponse
from botocore.config import Config
from botocore.exceptions import ClientError, PaginationError, ParamValidationError
from botocore.paginate import Paginator
from botocore.session import Session

SERVICE = "mpa"
COMPARED = (
    "requests", "items", "pages", "page_items", "page_tokens", "resume_token", "full_result", "error",
    "error_code",
)


def to_python(value):
    if isinstance(value, dict):
        if list(value) == ["$bytes"]:
            return base64.b64decode(value["$bytes"])
        return {key: to_python(entry) for key, entry in value.items()}
    return [to_python(entry) for entry in value] if isinstance(value, list) else value


def to_json(value):
    if isinstance(value, bytes):
        return {"$bytes": base64.b64encode(value).decode()}
    if isinstance(value, datetime.datetime):
        return value.isoformat()
    if isinstance(value, dict):
        return {key: to_json(entry) for key, entry in value.items()}
    return [to_json(entry) for entry in value] if isinstance(value, list) else value


class Service:
    """Responds from a list or by token, and keeps the requests."""

    def __init__(self, respond):
        self.respond = respond
        self.requests = []

    def paginator(self, case):
        """A paginator of the operation that a vector or chain names, or of a made-up one."""
        names = case["paginator"]
        if case["operation"] is None:
            size = {names.get("limit_key"): SimpleNamespace(type_name="integer")}
            model = SimpleNamespace(input_shape=SimpleNamespace(members=size))
            return Paginator(self.call, names, model)
        client().service = self
        method = "".join("_" + c.lower() if c.isupper() else c for c in case["operation"])
        return client().real.get_paginator(method.lstrip("_"))

    def call(self, **params):
        self.requests.append(to_json(dict(params)))
        response = self.respond(len(self.requests) - 1, self.requests[-1])
        if "error" in response:
            error = response["error"]
            raise ClientError({"Error": {"Code": error["code"], "Message": error["message"]}}, "Dynamic")
        return to_python(response["output"])

    def note(self, params, **_):
        self.params = to_json(dict(params))

    def send(self, request, **_):
        self.requests.append(self.params)
        response = self.respond(len(self.requests) - 1, self.params)
        error = response.get("error")
        body = {"message": error["message"]} if error else response["output"]
        headers = {"x-amzn-errortype": error["code"]} if error else {}
        made = AWSResponse(request.url, error["http_status"] if error else 200, headers, None)
        made._content = json.dumps(body).encode()
        return made


@functools.cache
def client():
    """The one real client, whose requests go to whatever `service` is at the time."""
    config = Config(retries={"total_max_attempts": 1})
    keys = {"aws_access_key_id": "a", "aws_secret_access_key": "b"}
    one = SimpleNamespace(real=Session().create_client(SERVICE, "us-east-1", config=config, **keys))
    events = one.real.meta.events
    events.register(f"provide-client-params.{SERVICE}", lambda **said: one.service.note(**said))
    events.register(f"before-send.{SERVICE}", lambda **said: one.service.send(**said))
    return one


def fault(error):
    if isinstance(error, ClientError):
        return "service_error", error.response["Error"]["Code"]
    text = str(error)
    if isinstance(error, ParamValidationError):
        return "param_validation", None
    if isinstance(error, PaginationError):
        return ("duplicate_token" if "twice" in text else "page_size_unsupported"), None
    if isinstance(error, ValueError):
        return ("bad_starting_token" if "starting token" in text else "bad_config"), None
    return "type_error", None


def given(config):
    return {key: value for key, value in (config or {}).items() if value is not None}


def first(names):
    return names[0] if isinstance(names, list) else names


def run(case, respond, config):
    """What is to be seen of one run."""
    names = case["paginator"]
    items = jmespath.compile(first(names["result_key"]))
    token = jmespath.compile(first(names["output_token"]))
    service = Service(respond)
    params = lambda: to_python(json.loads(json.dumps(case["params"])))
    seen = {"page_items": [], "page_tokens": [], "resume_token": None, "error": None, "error_code": None}
    try:
        pages = service.paginator(case).paginate(**params(), PaginationConfig=given(config))
        for page in pages:
            found = items.search(page)
            seen["page_items"].append([] if found is None else to_json(found))
            seen["page_tokens"].append(to_json(token.search(page)))
        seen["resume_token"] = pages.resume_token
    except Exception as error:
        seen["error"], seen["error_code"] = fault(error)
    seen["requests"], seen["pages"] = service.requests, len(seen["page_items"])
    seen["items"] = [item for page in seen["page_items"] for item in page]
    seen["full_result"] = None
    if seen["error"] is None:
        pages = Service(respond).paginator(case).paginate(**params(), PaginationConfig=given(config))
        seen["full_result"] = to_json(pages.build_full_result())
    return {key: seen[key] for key in COMPARED}


def run_vector(vector):
    return run(vector, lambda index, _: vector["responses"][index], vector["config"])


def run_chain(chain):
    names = chain["paginator"]["input_token"]

    def respond(_, request):
        token = request.get(names)
        key = token if isinstance(token, str) else json.dumps(token, separators=(",", ":")) if token else ""
        return {"output": chain["server"][key]}

    config, runs = given(chain["config"]), []
    while True:
        seen = run(chain, respond, config)
        runs.append({key: seen[key] for key in ("requests", "items", "resume_token")})
        if seen["resume_token"] is None:
            return {"runs": runs, "items": [item for one in runs for item in one["items"]]}
        config["StartingToken"] = seen["resume_token"]


def main(arguments):
    record = arguments[:1] == ["--record"]
    count, differing = 0, 0
    for path in arguments[1:] if record else arguments:
        with open(path, encoding="utf-8") as file:
            content = json.load(file)
        cases = [(vector, run_vector) for vector in content.get("vectors", [])]
        cases += [(chain, run_chain) for chain in content.get("chains", [])]
        for case, run_case in cases:
            seen = run_case(case)
            count += 1
            if record:
                case["expect"] = seen
                continue
            wrong = [key for key in seen if seen[key] != case["expect"][key]]
            differing += bool(wrong)
            for key in wrong:
                print(f"{case['name']}: {key}: {case['expect'][key]!r} in the file, {seen[key]!r} in botocore")
        if record:
            with open(path, "w", encoding="utf-8") as file:
                file.write(json.dumps(content, indent=1) + "\n")
    print(f"{count} cases, {differing} differ")
    return 1 if differing else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
