"""Values of botocore as JSON in wire format, and back, by the shapes of botocore's own model.

Must not know operations. A blob is base64. A timestamp is a string as of `date-time`, in whichever
format the service sends it.
"""

import base64
import datetime


def to_python(value, shape):
    kind = shape.type_name
    if kind == "structure":
        return {name: to_python(entry, shape.members[name]) for name, entry in value.items()}
    if kind == "list":
        return [to_python(entry, shape.member) for entry in value]
    if kind == "map":
        return {key: to_python(entry, shape.value) for key, entry in value.items()}
    if kind == "blob":
        return base64.b64decode(value)
    if kind == "timestamp" and isinstance(value, str):
        return datetime.datetime.fromisoformat(value.replace("Z", "+00:00"))
    return value


def to_json(value):
    if isinstance(value, dict):
        return {key: to_json(entry) for key, entry in value.items()}
    if isinstance(value, list):
        return [to_json(entry) for entry in value]
    if isinstance(value, bytes):
        return base64.b64encode(value).decode()
    if isinstance(value, datetime.datetime):
        utc = value.astimezone(datetime.timezone.utc).replace(tzinfo=None)
        text = utc.isoformat()
        return (text.rstrip("0") if "." in text else text) + "Z"
    return value
