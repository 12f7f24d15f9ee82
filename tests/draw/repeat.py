#!/usr/bin/env python3
"""Repeats a draw without the program that made it: reads what `zhongcai draw CASE --json` printed, reckons
commitment, weights and names as src/office/draw_pick.h describes them, and ends with 0 when all agree."""
import hashlib, hmac, json, struct, sys

drawn = json.load(sys.stdin)
seed, record = bytes.fromhex(drawn["seed"]), drawn["record"]
lines = [line.split("\t") for line in record.splitlines()]
step, catch_up, top = next(tuple(map(int, f[1:])) for f in lines if f[0] == "weight")
needs_full_time = ["full_time", "1"] in lines
seats = [f[1] for f in lines if f[0] == "seat"]
people = [f[1:] for f in lines if f[0] == "eligible"]  # id, name, kind, load, yearly, weight

commitment = hashlib.sha256(seed + record.encode()).digest()
assert commitment.hex() == drawn["commitment"], "the commitment is another"

shares = [int(p[3]) * 1000 // int(p[4]) for p in people]
reference = max(min(shares), sum(shares) // len(shares) - catch_up)
weights = [2 ** max(0, top - max(0, share - reference) // step) for share in shares]
assert weights == [int(p[5]) for p in people], "the weights are others"

count = 0


def below(bound):
    global count
    while True:
        mac = hmac.new(seed, commitment + struct.pack(">Q", count), "sha256").digest()
        count += 1
        number = int.from_bytes(mac[:8], "big")
        if number < 2**64 // bound * bound:
            return number % bound


names, taken = [], []
for seat in range(len(seats)):
    pool = [i for i in range(len(people)) if i not in taken]
    last = seat == len(seats) - 1
    if needs_full_time and last and not any(people[i][2] == "full_time" for i in taken):
        pool = [i for i in pool if people[i][2] == "full_time"]
    point = below(sum(weights[i] for i in pool))
    for i in pool:
        if point < weights[i]:
            break
        point -= weights[i]
    taken.append(i)
    names.append(people[i][1])
assert names == drawn["arbitrators"], "the names are others: %s" % names
print(", ".join(names))
