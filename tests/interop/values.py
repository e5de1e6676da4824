"""Values of botocore as JSON in wire format, and back, by the shapes of botocore's own model.

Must not know operations. A blob is base64. A timestamp is a string as of `date-time`, in whichever
format the service sends it.
"""

import base64
import datetime


def wire_names(shape, has_names):
    """The names of members in JSON: their own, or those that the model states, where the protocol has these."""
    names = {}
    for name, member in shape.members.items():
        stated = member.serialization
        in_body = has_names and "location" not in stated
        names[name] = stated.get("name", name) if in_body else name
    return names


def to_python(value, shape, has_names=False):
    kind = shape.type_name
    if kind == "structure":
        members = {wire: name for name, wire in wire_names(shape, has_names).items()}
        # boto3 refuses a member that does not exist.
        pairs = [(members.get(wire, wire), entry) for wire, entry in value.items()]
        return {
            name: to_python(entry, shape.members[name], has_names) if name in shape.members else entry
            for name, entry in pairs
        }
    if kind == "list":
        return [to_python(entry, shape.member, has_names) for entry in value]
    if kind == "map":
        return {key: to_python(entry, shape.value, has_names) for key, entry in value.items()}
    if kind == "blob":
        return base64.b64decode(value)
    if kind == "timestamp" and isinstance(value, str):
        return datetime.datetime.fromisoformat(value.replace("Z", "+00:00"))
    return value


def to_json(value, shape=None, has_names=False):
    """Without a shape, members keep the names that botocore has for them."""
    kind = shape.type_name if shape else None
    if isinstance(value, dict):
        names = wire_names(shape, has_names) if kind == "structure" else {}
        members = shape.members if kind == "structure" else {}
        of_map = shape.value if kind == "map" else None
        return {
            names.get(key, key): to_json(entry, members.get(key, of_map), has_names) for key, entry in value.items()
        }
    if isinstance(value, list):
        of_list = shape.member if kind == "list" else None
        return [to_json(entry, of_list, has_names) for entry in value]
    if isinstance(value, bytes):
        return base64.b64encode(value).decode()
    if isinstance(value, datetime.datetime):
        utc = value.astimezone(datetime.timezone.utc).replace(tzinfo=None)
        text = utc.isoformat()
        return (text.rstrip("0") if "." in text else text) + "Z"
    return value
