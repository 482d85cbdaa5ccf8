import reg
reg.add(model="claude-opus-4-7")
