# Writes the targets of a Makefile by who uses them:
#   awk -f tools/help.awk Makefile
#
# A line "#> Who: target target ..." makes a group, in which they stand in that order; what no such line names stands
# under the last. A target's own line is "target: ... ## what it does".
/^#> / {
  split(substr($0, 4), halves, ": ")
  who[++groups] = halves[1]
  members[groups] = halves[2]
}
/^[a-z-]+:.*## / {
  target = $0
  sub(/:.*/, "", target)
  sub(/.*## /, "")
  said[target] = $0
  order[++targets] = target
}
END {
  for (group = 1; group <= groups; group++) {
    printf "%s%s\n", (group > 1 ? "\n" : ""), who[group]
    count = split(members[group], names, " ")
    for (i = 1; i <= count; i++) show(names[i])
  }
  for (i = 1; i <= targets; i++) show(order[i])
}
function show(target) {
  if (target in said) printf "  make %-20s %s\n", target, said[target]
  delete said[target]
}
