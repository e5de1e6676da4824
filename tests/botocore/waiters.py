"""Evaluates the waiters of a model with an installed jmespath, and says where the vectors differ.

    waiters.py MODEL FILE            compares, and ends with 1 where something differs
    waiters.py --record MODEL FILE   writes random cases and what jmespath makes of them into the file

Each vector has the name of a waiter, an input, an output, and the end of a wait that polls once: `success`, `retry`,
or `failure: ` with the path that matched. Must not know what Hardy does.
"""

import json
import random
import sys

import jmespath

WAITABLE = "smithy.waiters#waitable"
STRINGS = ["x", "y", "z", "a", "b", "weed", "rose", "thorn", "root", "it's", "xyz", "zxyq", "waiter", "ROSE", "", "d"]
NUMBERS = {
    "Integer": [0, 1, 2, 3, 4, 9, 10, 11, 300, -1],
    "Long": [0, 1, 2, 3, 5],
    "Float": [0.0, 0.25, 0.5, 1.0, 2.0],
    "Double": [0.0, 0.25, 0.5, 1.0, 2.0],
}
# How many vectors each acceptor decides at least, and how many there are for none.
ENOUGH = 2


class Model:
    def __init__(self, path):
        with open(path, encoding="utf-8") as file:
            self.shapes = json.load(file)["shapes"]
        self.random = random.Random(1)

    def waiters(self):
        """Name, operation and acceptors of each waiter with a path that is not meant to fail."""
        for operation in self.shapes.values():
            for name, waiter in operation.get("traits", {}).get(WAITABLE, {}).items():
                if "output" in operation and not name.startswith("Untranslated"):
                    yield name, operation, waiter["acceptors"]

    def value(self, target, depth=0):
        """A random value of a shape."""
        pick = self.random.choice
        if target.startswith("smithy.api#"):
            kind = target.split("#")[1]
            return pick(NUMBERS.get(kind) or {"String": STRINGS, "Boolean": [True, False]}[kind])
        shape = self.shapes[target]
        kind = shape["type"]
        if kind == "string":
            return pick(STRINGS)
        if kind == "enum":
            return pick([*shape["members"], "OTHER"])
        if kind == "intEnum":
            return pick([1, 2, 3])
        if kind == "list":
            is_sparse = "smithy.api#sparse" in shape.get("traits", {})
            count = pick([0, 1, 2]) if depth < 5 else 0
            item = shape["member"]["target"]
            return [None if is_sparse and pick([0, 0, 1]) else self.value(item, depth + 1) for _ in range(count)]
        if kind == "map":
            keys = pick([[], ["x"], ["my-label"]])
            return {key: self.value(shape["value"]["target"], depth + 1) for key in keys}
        members = shape["members"].items()
        return {
            name: self.value(member["target"], depth + 1)
            for name, member in members
            if name not in ("planted", "weather")
            and ("smithy.api#required" in member.get("traits", {}) or self.random.random() < (0.5 if depth < 4 else 0.1))
        }


def matches(matcher, case):
    if "success" in matcher:
        return matcher["success"]
    if "errorType" in matcher:
        return False
    (kind, test), = matcher.items()
    root = case["output"] if kind == "output" else {"input": case["input"], "output": case["output"]}
    try:
        value = jmespath.search(test["path"], root)
    except (jmespath.exceptions.JMESPathError, TypeError):
        return False
    expected = test["expected"]
    if test["comparator"] == "booleanEquals":
        return value is (expected == "true")
    if test["comparator"] == "stringEquals":
        return value == expected
    if not isinstance(value, list):
        return False
    found = [one == expected for one in value]
    return any(found) if test["comparator"] == "anyStringEquals" else bool(found) and all(found)


def decided(acceptors, case):
    """The index of the acceptor that decides, and the end."""
    for index, acceptor in enumerate(acceptors):
        if matches(acceptor["matcher"], case):
            if acceptor["state"] == "failure":
                (test,) = acceptor["matcher"].values()
                return index, "failure: " + test["path"]
            return index, acceptor["state"]
    return None, "retry"


def record(model):
    vectors = []
    for name, operation, acceptors in model.waiters():
        count = dict.fromkeys([None, *range(len(acceptors))], 0)
        for _ in range(20000):
            case = {
                "waiter": name,
                "input": model.value(operation["input"]["target"]),
                "output": model.value(operation["output"]["target"]),
            }
            index, case["end"] = decided(acceptors, case)
            if count[index] < ENOUGH:
                count[index] += 1
                vectors.append(case)
        for index, found in count.items():
            if found < ENOUGH:
                print(f"{name}: {found} cases for acceptor {index}", file=sys.stderr)
    return vectors


def main(arguments):
    model_path, path = arguments[-2:]
    model = Model(model_path)
    if "--record" in arguments:
        lines = ",\n".join(json.dumps(vector) for vector in record(model))
        with open(path, "w", encoding="utf-8") as file:
            file.write(f"[\n{lines}\n]\n")
        return 0
    acceptors = {name: acceptors for name, _, acceptors in model.waiters()}
    with open(path, encoding="utf-8") as file:
        vectors = json.load(file)
    differing = 0
    for number, vector in enumerate(vectors):
        _, end = decided(acceptors[vector["waiter"]], vector)
        if end != vector["end"]:
            differing += 1
            print(f"vector {number} of {vector['waiter']}: jmespath says {end}, the vector {vector['end']}")
    print(f"{len(vectors)} vectors of waiters, {differing} differ from jmespath")
    return min(differing, 1)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
